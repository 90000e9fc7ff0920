import pytest

from app.model.placement import Placement
from app.model.places import Places

LEFT = Placement(0.2, 0.9, 0.3)


def test_each_screen_has_a_place_of_its_own_that_is_kept(tmp_path):
    path = tmp_path / "new" / "places.json"
    places = Places(path)
    places.put("HDMI-1", LEFT)
    places.put("eDP-1", Placement())
    again = Places(path)
    assert (again.on("HDMI-1"), again.on("DP-3")) == (LEFT, Placement())
    assert again.screens == ["eDP-1", "HDMI-1"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"HDMI-1": {"height": 3}}', '{"HDMI-1": 3}'])
def test_what_makes_no_sense_is_as_if_nobody_had_chosen(tmp_path, text):
    path = tmp_path / "places.json"
    path.write_text(text)
    assert Places(path).on("HDMI-1") == Placement()
