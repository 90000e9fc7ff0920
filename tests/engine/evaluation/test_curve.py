from xml.etree import ElementTree

import pytest

from engine.evaluation.curve import Axis, Point, Series, draw, round_step

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("span", "step"), [(5, 1), (9, 2), (20, 5), (1000, 200), (0.4, 0.1), (0.02, 0.005)]
)
def test_a_few_round_steps_cover_a_span(span, step):
    assert round_step(span) == pytest.approx(step)


def test_every_value_lies_on_its_axis():
    axis = Axis.over("LAAL", [1320, 2890], 100, 700)
    assert axis.ticks[0] <= 1320
    assert axis.ticks[-1] >= 2890
    assert (axis.px(axis.ticks[0]), axis.px(axis.ticks[-1])) == (100, 700)


@pytest.mark.parametrize("value", [0, 12.5, -3, 100])
def test_one_value_has_an_axis_too(value):
    axis = Axis.over("BLEU", [value], 0, 100)
    assert 0 <= axis.px(value) <= 100
    assert len(axis.ticks) > 1


def test_a_drawing_has_a_point_a_run_higher_where_it_is_better():
    points = (Point("320 ms", 1000, 15), Point("640 ms", 1500, 20))
    drawing = draw("a < b", "LAAL", "BLEU", [Series("ours & theirs", points)])
    root = ElementTree.fromstring(drawing)
    first, second = root.iter(f"{SVG}circle")
    assert float(first.get("cx")) < float(second.get("cx"))
    assert float(first.get("cy")) > float(second.get("cy"))
    words = {text.text for text in root.iter(f"{SVG}text")}
    assert {"a < b", "ours & theirs", "LAAL", "BLEU", "320 ms", "640 ms"} <= words
