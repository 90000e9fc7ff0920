import pytest

from app.model.placement import Rect
from app.model.window_places import WindowPlaces

BAR, MAIN = Rect(10, 20, 620, 120), Rect(-5, 40, 900, 520)


def test_each_window_has_a_place_that_is_kept(tmp_path):
    path = tmp_path / "new" / "windows.json"
    WindowPlaces(path).put({"bar": BAR})
    WindowPlaces(path).put({"main": MAIN})
    assert WindowPlaces(path).all == {"bar": BAR, "main": MAIN}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"bar": 3}', '{"bar": [1, 2]}', '{"bar": "four"}']
)
def test_what_makes_no_sense_is_as_if_no_window_had_been_moved(tmp_path, text):
    path = tmp_path / "windows.json"
    path.write_text(text)
    assert WindowPlaces(path).all == {}


def test_a_disk_that_refuses_stops_nobody(tmp_path):
    WindowPlaces(tmp_path).put({"bar": BAR})
