import pytest

from app.model.contrast import blend, contrast
from app.model.presets import presets


def test_black_on_white_is_21_and_a_colour_on_itself_is_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#4fd1c5", "#4fd1c5") == pytest.approx(1)


def test_a_box_half_as_dense_is_half_of_each():
    assert blend("#000000", 50, "#ffffff") == "#808080"


@pytest.mark.parametrize("which", ["source", "translation"])
@pytest.mark.parametrize("name", presets())
def test_every_look_can_be_read_over_a_white_film(name, which):
    look = presets()[name]
    text = getattr(look, which)
    behind = blend(look.background_colour, text.background_percent, "#ffffff")
    assert contrast(text.colour, behind) >= 7
