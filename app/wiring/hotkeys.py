"""Takes the keys that the settings name from every program, at once when they change."""

import logging
import os
import sys
from collections.abc import Callable
from typing import assert_never

from app.hotkey_doors import Given, KeyGiver, KeyGrabber, Missing, Pressed, Refused
from app.model.hotkeys import Keys, chosen_twice, parse_keys, to_titles, to_wishes
from app.model.settings import HotkeySettings
from app.model.wishes import Wish
from app.model.wording import translate

log = logging.getLogger(__name__)


class Hotkeys:
    """The hotkeys of one window; `refresh` is called on its timer."""

    def __init__(
        self,
        grabber: KeyGrabber | None,
        giver: KeyGiver | None,
        grant: Callable[[Wish], None],
        tell: Callable[[str], None],
    ) -> None:
        """Take nothing yet.

        Args:
            grabber: Takes keys one by one; it is used where nobody gives them.
            giver: Is asked for keys where the desktop hands them out.
            grant: Does what is wanted.
            tell: Is told which keys cannot be had.
        """
        self._grabber = grabber
        self._giver = giver
        self._grant = grant
        self._tell = tell
        self._chosen: HotkeySettings | None = None
        self._wishes: dict[Keys, Wish] = {}
        self._is_paused = False

    def follow(self, chosen: HotkeySettings) -> None:
        """Take these keys, if they are others than before, and say which cannot be had."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        if twice := chosen_twice(chosen):
            sentence = translate(
                "Hotkeys", "{keys} is chosen for two things: choose other keys for one of them."
            )
            self._tell(sentence.format(keys=", ".join(twice)))
        self._take()

    def pause(self, *, is_paused: bool) -> None:
        """Give the keys back for as long as somebody types new ones."""
        if is_paused != self._is_paused:
            self._is_paused = is_paused
            self._take()

    def refresh(self) -> None:
        """Grant what was asked for with keys since this was last called; never waits."""
        if self._giver is not None:
            self._read_giver(self._giver)
        elif self._grabber is not None:
            for keys in self._grabber.take_pressed():
                if wish := self._wishes.get(keys):
                    self._grant(wish)

    def close(self) -> None:
        """Give all keys back."""
        for each in (self._giver, self._grabber):
            if each is not None:
                each.close()
        self._giver = self._grabber = None

    def _take(self) -> None:
        self._wishes = {}
        wanted: dict[Wish, str] = {}
        if self._chosen is not None and not self._is_paused:
            wanted = to_wishes(self._chosen)
        for wish, text in wanted.items():
            if (keys := parse_keys(text)) is not None:
                self._wishes.setdefault(keys, wish)
        if self._giver is not None:
            titles = to_titles()
            self._giver.bind({wish: (keys, titles[wish]) for keys, wish in self._wishes.items()})
        elif self._grabber is not None:
            self._grab(self._grabber, wanted)

    def _grab(self, grabber: KeyGrabber, wanted: dict[Wish, str]) -> None:
        grabber.release()
        refused = [keys for keys in self._wishes if not grabber.grab(keys)]
        texts = {parse_keys(text): text for text in wanted.values()}
        if refused:
            sentence = translate(
                "Hotkeys",
                "{keys} cannot be used as a hotkey, as another program has it: choose other "
                "keys in the settings.",
            )
            self._tell(sentence.format(keys=", ".join(texts[keys] for keys in refused)))

    def _read_giver(self, giver: KeyGiver) -> None:
        for news in giver.take_news():
            match news:
                case Pressed(wish):
                    self._grant(wish)
                case Given(descriptions):
                    log.info("the desktop gave hotkeys: %s", "; ".join(descriptions))
                case Refused():
                    self._tell(
                        translate(
                            "Hotkeys",
                            "The desktop gives Sotto no hotkeys: allow them in its keyboard "
                            "settings, or bind `sotto --toggle` and its like there.",
                        )
                    )
                case Missing():
                    self._giver = None
                    giver.close()
                    self._take()  # one by one, where that is possible
                    return
                case _:
                    assert_never(news)


def open_grabber() -> KeyGrabber | None:
    """Return what takes keys one by one on this system; None where nothing can."""
    try:
        if sys.platform == "win32":
            from app.windows_keys import WindowsKeys

            return WindowsKeys()
        if sys.platform == "darwin":
            from app.mac_keys import MacKeys

            return MacKeys()
    except OSError as error:
        log.info("no hotkeys: %s", error)
    return None


def open_giver() -> KeyGiver | None:
    """Return the desktop's portal on Wayland; None on other desktops and without a bus."""
    if sys.platform != "linux" or not os.environ.get("WAYLAND_DISPLAY"):
        return None
    from app.portal import ShortcutsPortal

    try:
        return ShortcutsPortal()
    except OSError as error:
        log.info("no portal: %s", error)
        return None
