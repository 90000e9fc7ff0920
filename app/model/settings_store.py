"""The settings in force while Sotto runs: changed at once, written soon, followed when edited.

Threads: `SettingsStore` starts one, `sotto-settings`, and only that one touches the file after
`open`. Everything else may be called by any thread and never waits for the disk.
"""

import logging
import threading
from dataclasses import dataclass

from app.model.setting_keys import with_value
from app.model.setting_kinds import Value
from app.model.settings import Settings
from app.model.settings_file import SettingsFile
from app.model.wording import translate
from engine.errors import OutputError

log = logging.getLogger(__name__)

# An edited file is read when two looks find it the same: an editor may take it away for a moment.
POLL_S = 0.5
SETTLE_S = 0.3  # a slider that is being dragged is written once


@dataclass(frozen=True, slots=True)
class News:
    """What changed since somebody last asked: the settings in force, and sentences to tell."""

    settings: Settings
    notices: tuple[str, ...]


class SettingsStore:
    """One file's settings. `open`, then `start`; `close` writes what still waits."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self._wanted = threading.Condition()  # guards all below
        self._settings = Settings()
        self._waiting: dict[str, Value] = {}  # chosen, not written; one a key
        self._notices: list[str] = []
        self._has_news = False
        self._is_closing = False
        self._stamp = self._seen = file.stamp()  # when it was read, and when it was looked at
        self._problems: tuple[str, ...] = ()  # in the file, and told
        self._failure = ""  # why nothing could be written last time
        self._thread: threading.Thread | None = None

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    def open(self) -> tuple[str, ...]:
        """Read the file and return what there is to tell; waits for the disk."""
        reading = self._file.open()
        self._stamp = self._seen = self._file.stamp()
        self._settings = reading.settings
        return reading.problems

    def start(self) -> None:
        """Begin to write and to follow the file."""
        self._thread = threading.Thread(target=self._run, name="sotto-settings", daemon=True)
        self._thread.start()

    def change(self, name: str, value: Value) -> None:
        """Choose a value from now on; raise `ConfigError` if it makes no sense."""
        with self._wanted:
            self._settings = with_value(self._settings, name, value)
            self._waiting[name] = value
            self._wanted.notify_all()

    def take_news(self) -> News | None:
        """Return what the file changed since this was last asked, None if nothing."""
        with self._wanted:
            if not self._has_news:
                return None
            news = News(self._settings, tuple(self._notices))
            self._notices, self._has_news = [], False
            return news

    def close(self) -> None:
        """Write what waits and end the thread; waits for the disk."""
        with self._wanted:
            self._is_closing = True
            self._wanted.notify_all()
        if self._thread is not None:
            self._thread.join()
        self.write()

    def write(self) -> None:
        """Write what was chosen; what cannot be written is told, and tried again."""
        with self._wanted:
            values = dict(self._waiting)
        if not values:
            return
        try:
            self._file.change(values)
        except OutputError as error:
            self._tell_failure(str(error))
            return
        self._failure = ""
        with self._wanted:
            for name, value in values.items():
                if self._waiting[name] == value:  # not chosen anew while it was written
                    del self._waiting[name]
        self._read()  # somebody may have edited it as well

    def follow(self) -> None:
        """Read the file if it was changed, and is no longer being changed."""
        stamp, before = self._file.stamp(), self._seen
        self._seen = stamp
        if stamp != self._stamp and stamp == before:
            self._read()

    def _read(self) -> None:
        self._stamp = self._file.stamp()
        reading = self._file.read(self._settings)
        with self._wanted:
            settings = reading.settings
            for name, value in self._waiting.items():
                settings = with_value(settings, name, value)
            if settings != self._settings:
                self._settings, self._has_news = settings, True
        if reading.problems != self._problems:
            self._problems = reading.problems
            self._tell(reading.problems)

    def _tell_failure(self, sentence: str) -> None:
        """Tell why nothing can be written, once for each reason."""
        if sentence != self._failure:
            self._failure = sentence
            self._tell((sentence,))

    def _tell(self, sentences: tuple[str, ...]) -> None:
        with self._wanted:
            self._notices += sentences
            self._has_news = self._has_news or bool(sentences)

    def _run(self) -> None:
        while self._wait():
            try:
                self.write()
                self.follow()
            except Exception:  # noqa: BLE001 - thread boundary: report, never die silently
                log.exception("the settings can no longer be followed")
                self._tell(
                    (
                        translate(
                            "Settings",
                            "The settings file can no longer be followed: start Sotto again.",
                        ),
                    )
                )
                return

    def _wait(self) -> bool:
        """Wait for something to do; False when it is time to end."""
        with self._wanted:
            self._wanted.wait_for(lambda: self._is_closing or self._waiting, POLL_S)
            if self._waiting:
                self._wanted.wait_for(lambda: self._is_closing, SETTLE_S)
            return not self._is_closing
