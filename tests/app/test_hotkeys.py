"""Hotkeys follow the settings at once, whoever takes or gives them."""

import pytest

from app.hotkey_doors import Given, Missing, Pressed, Refused
from app.model.hotkeys import parse_keys
from app.model.settings import HotkeySettings
from app.wiring.hotkeys import Hotkeys

NONE = HotkeySettings("", "", "", "", "", "", "")
STOP = HotkeySettings("Ctrl+Alt+S", "", "", "", "", "", "")


class FakeGrabber:
    """Takes all keys but some, which another program has."""

    def __init__(self, *taken):
        self.taken = {parse_keys(text) for text in taken}
        self.held, self.pressed, self.is_closed = [], [], False

    def grab(self, keys):
        if keys in self.taken:
            return False
        self.held.append(keys)
        return True

    def release(self):
        self.held.clear()

    def take_pressed(self):
        pressed, self.pressed = self.pressed, []
        return pressed

    def close(self):
        self.is_closed = True


class FakeGiver:
    """A desktop that gives what it is told to."""

    def __init__(self):
        self.wanted, self.news, self.is_closed = [], [], False

    def bind(self, wanted):
        self.wanted.append({wish: keys for wish, (keys, _) in wanted.items()})

    def take_news(self):
        news, self.news = self.news, []
        return news

    def close(self):
        self.is_closed = True


class Desk:
    """Hotkeys, what they granted, and what they told."""

    def __init__(self, grabber=None, giver=None):
        self.granted, self.told = [], []
        self.hotkeys = Hotkeys(grabber, giver, self.granted.append, self.told.append)


def test_what_is_pressed_is_granted():
    grabber = FakeGrabber()
    desk = Desk(grabber)
    desk.hotkeys.follow(HotkeySettings())
    grabber.pressed = [parse_keys("Ctrl+Alt+H"), parse_keys("Ctrl+Alt+Up")]
    desk.hotkeys.refresh()
    assert desk.granted == ["hide", "louder"]


def test_other_keys_act_at_once_and_the_old_ones_no_more():
    grabber = FakeGrabber()
    desk = Desk(grabber)
    desk.hotkeys.follow(STOP)
    desk.hotkeys.follow(HotkeySettings("Ctrl+Alt+T", "", "", "", "", "", ""))
    assert grabber.held == [parse_keys("Ctrl+Alt+T")]
    grabber.pressed = [parse_keys("Ctrl+Alt+S"), parse_keys("Ctrl+Alt+T")]
    desk.hotkeys.refresh()
    assert desk.granted == ["toggle"]


def test_keys_that_another_program_has_are_named_once():
    desk = Desk(FakeGrabber("Ctrl+Alt+S"))
    desk.hotkeys.follow(HotkeySettings())
    desk.hotkeys.follow(HotkeySettings())
    (sentence,) = desk.told
    assert sentence.startswith("Ctrl+Alt+S cannot be used as a hotkey, as another program has it")


def test_keys_for_two_things_are_named_and_do_the_first():
    grabber = FakeGrabber()
    desk = Desk(grabber)
    desk.hotkeys.follow(HotkeySettings("Ctrl+Alt+S", "Ctrl+Alt+S", "", "", "", "", ""))
    assert desk.told == ["Ctrl+Alt+S is chosen for two things: choose other keys for one of them."]
    grabber.pressed = [parse_keys("Ctrl+Alt+S")]
    desk.hotkeys.refresh()
    assert desk.granted == ["toggle"]


def test_keys_are_free_while_new_ones_are_typed():
    grabber = FakeGrabber()
    desk = Desk(grabber)
    desk.hotkeys.follow(STOP)
    desk.hotkeys.pause(is_paused=True)
    assert grabber.held == []
    desk.hotkeys.pause(is_paused=False)
    assert grabber.held == [parse_keys("Ctrl+Alt+S")]


def test_a_desktop_that_gives_keys_is_asked_and_nothing_is_grabbed():
    grabber, giver = FakeGrabber(), FakeGiver()
    desk = Desk(grabber, giver)
    desk.hotkeys.follow(STOP)
    giver.news = [Given(("Ctrl+Alt+S",)), Pressed("toggle")]
    desk.hotkeys.refresh()
    assert giver.wanted == [{"toggle": parse_keys("Ctrl+Alt+S")}]
    assert (grabber.held, desk.granted, desk.told) == ([], ["toggle"], [])


def test_a_desktop_that_refuses_is_told_with_the_way_out():
    giver = FakeGiver()
    desk = Desk(None, giver)
    desk.hotkeys.follow(STOP)
    giver.news = [Refused()]
    desk.hotkeys.refresh()
    assert "`sotto --toggle`" in desk.told[0]


def test_where_no_desktop_gives_keys_they_are_grabbed():
    grabber, giver = FakeGrabber(), FakeGiver()
    desk = Desk(grabber, giver)
    desk.hotkeys.follow(STOP)
    giver.news = [Missing()]
    desk.hotkeys.refresh()
    assert (giver.is_closed, grabber.held) == (True, [parse_keys("Ctrl+Alt+S")])


@pytest.mark.parametrize("chosen", [NONE, HotkeySettings()])
def test_a_system_without_hotkeys_is_left_in_peace(chosen):
    desk = Desk()
    desk.hotkeys.follow(chosen)
    desk.hotkeys.refresh()
    desk.hotkeys.close()
    assert (desk.granted, desk.told) == ([], [])
