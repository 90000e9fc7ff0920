"""Hotkeys that a desktop gives, over a real D-Bus from a portal of ours."""

import shutil

import pytest

from app.hotkey_doors import Given, Missing, Pressed, Refused
from app.model.hotkeys import Keys, parse_keys

pytest.importorskip("jeepney", reason="jeepney is for Linux")

from app.portal import ShortcutsPortal, to_trigger
from tests.app.fake_portal import FakePortal, PrivateBus

TOGGLE = {"toggle": (parse_keys("Ctrl+Alt+S"), "Start or stop")}


@pytest.fixture
def bus(monkeypatch):
    if not shutil.which("dbus-daemon"):
        pytest.skip("not installed: dbus-daemon")
    bus = PrivateBus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()


@pytest.fixture
def desktop(bus):
    desktop = FakePortal(bus.address)
    yield desktop
    desktop.close()


@pytest.fixture
def portal(desktop):
    portal = ShortcutsPortal()
    yield portal
    portal.close()


def news_until(portal, qtbot, kind):
    news = []
    qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in _more(portal, news)))
    return news


def _more(portal, news):
    news += portal.take_news()
    return news


def test_keys_are_asked_for_with_what_they_do(portal, desktop, qtbot):
    portal.bind(TOGGLE | {"louder": (parse_keys("Meta+Shift+PageUp"), "Dub louder")})
    assert news_until(portal, qtbot, Given) == [Given(("given", "given"))]
    (bound,) = desktop.bound.values()
    assert bound == {
        "toggle": ("Start or stop", "CTRL+ALT+s"),
        "louder": ("Dub louder", "SHIFT+LOGO+Page_Up"),
    }
    assert desktop.registered == ["sotto"]


def test_a_key_that_is_pressed_is_a_wish(portal, desktop, qtbot):
    portal.bind(TOGGLE)
    news_until(portal, qtbot, Given)
    desktop.press(next(iter(desktop.bound)), "toggle")
    assert news_until(portal, qtbot, Pressed) == [Pressed("toggle")]


def test_the_keys_of_another_program_are_none_of_ours(portal, desktop, qtbot):
    portal.bind(TOGGLE)
    news_until(portal, qtbot, Given)
    desktop.press("/org/freedesktop/portal/desktop/session/1_99/other", "louder")
    desktop.press(next(iter(desktop.bound)), "toggle")
    assert news_until(portal, qtbot, Pressed) == [Pressed("toggle")]


def test_other_keys_are_asked_for_in_a_session_of_their_own(portal, desktop, qtbot):
    portal.bind(TOGGLE)
    news_until(portal, qtbot, Given)
    portal.bind({"toggle": (parse_keys("Ctrl+Alt+T"), "Start or stop")})
    news_until(portal, qtbot, Given)
    first, second = desktop.bound
    assert desktop.closed == [first]
    assert desktop.bound[second]["toggle"][1] == "CTRL+ALT+t"


def test_a_person_who_says_no_is_a_refusal(portal, desktop, qtbot):
    desktop.code = 1
    portal.bind(TOGGLE)
    assert news_until(portal, qtbot, Refused) == [Refused()]


def test_a_bus_without_a_portal_has_no_keys_to_give(bus, qtbot):
    portal = ShortcutsPortal()
    portal.bind(TOGGLE)
    assert news_until(portal, qtbot, Missing) == [Missing()]
    portal.close()


def test_without_a_bus_there_is_no_portal(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    with pytest.raises(OSError, match="No such file"):
        ShortcutsPortal()


def test_a_bus_that_ends_takes_its_keys_along(bus, qtbot):
    portal = ShortcutsPortal()
    bus.close()
    news_until(portal, qtbot, Missing)
    portal.close()


@pytest.mark.parametrize(
    ("key", "trigger"), [("S", "CTRL+s"), ("Up", "CTRL+Up"), ("Space", "CTRL+space")]
)
def test_keys_are_written_as_the_portal_wants_them(key, trigger):
    assert to_trigger(Keys(key, frozenset({"Ctrl"}))) == trigger
