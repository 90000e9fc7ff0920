import contextlib

import pytest

from app.__main__ import main
from app.display import ScreenError, has_display, prepare_display


@pytest.mark.parametrize(
    ("variables", "is_there"),
    [
        ({}, False),
        ({"DISPLAY": ":987"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
    ids=["nothing", "nobody behind it", "wayland", "offscreen"],
)
def test_a_screen_is_found_where_there_is_one(monkeypatch, variables, is_there):
    monkeypatch.setattr("sys.platform", "linux")
    assert has_display(variables) == is_there


def test_x_is_preferred_where_wayland_offers_both():
    variables = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    with contextlib.suppress(ScreenError):
        prepare_display(variables)
    assert variables["QT_QPA_PLATFORM"] == "xcb"


def test_without_a_screen_one_sentence_shows_the_way_out(monkeypatch, capfd):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "`sotto demo`" in err
    assert "`sotto translate FILE`" in err
