import pytest

from app.model.placement import (
    LEAST_WIDTH_PX,
    Placement,
    Rect,
    resize,
    snap,
    to_placement,
    to_rect,
)

AREA = Rect(100, 50, 1000, 500)


def test_a_placement_gives_back_where_it_was_taken():
    rect = Rect(200, 300, 400, 90)
    assert to_rect(to_placement(rect, AREA), 90, AREA) == rect


def test_the_usual_place_is_below_in_the_middle():
    assert to_rect(Placement(), 90, AREA) == Rect(220, 432, 760, 90)


@pytest.mark.parametrize("placement", [Placement(-3, -3, 0), Placement(5, 5, 5)])
def test_captions_never_leave_the_screen(placement):
    rect = to_rect(placement, 90, AREA)
    assert AREA.x <= rect.x
    assert AREA.y <= rect.y
    assert rect.x + rect.width <= AREA.x + AREA.width
    assert rect.y + rect.height <= AREA.y + AREA.height


def test_what_comes_near_an_edge_or_the_middle_snaps_to_it():
    assert snap(Rect(110, 70, 400, 90), AREA) == Rect(100, 50, 400, 90)
    assert snap(Rect(390, 480, 400, 90), AREA) == Rect(400, 460, 400, 90)
    assert snap(Rect(300, 200, 400, 90), AREA) == Rect(300, 200, 400, 90)


def test_either_side_can_be_pulled_but_not_past_the_other():
    rect = Rect(200, 300, 400, 90)
    assert resize(rect, -50, 0) == Rect(150, 300, 450, 90)
    assert resize(rect, 0, 50) == Rect(200, 300, 450, 90)
    assert resize(rect, 390, 0).width == LEAST_WIDTH_PX
    assert resize(rect, 0, -390).width == LEAST_WIDTH_PX
