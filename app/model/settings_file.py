"""The settings as one TOML file that people may edit; what makes no sense is put aside and named.

The file holds what somebody chose; all else is as the table of settings has it.
Threads: all on the caller's, who waits for the disk.
"""

import os
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.model import toml_text
from app.model.setting_keys import bad_value, find_key, keys, unknown_key, value_of, with_value
from app.model.setting_kinds import Value
from app.model.settings import Settings
from app.model.toml_text import Document
from app.model.wording import translate
from engine.errors import ConfigError, OutputError

ASIDE = "settings-aside.txt"

Stamp = tuple[int, int, int]  # tells one state of a file from the next


@dataclass(frozen=True, slots=True)
class Reading:
    """What the file said.

    Attributes:
        settings: What is in force.
        problems: A sentence for each thing that made no sense.
        bad: The values that were not taken, by key.
        is_broken: The file as a whole is no TOML.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    bad: tuple[tuple[str, object], ...] = ()
    is_broken: bool = False


class SettingsFile:
    """One file, which need not be there yet."""

    def __init__(self, path: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self.path = path
        self._now = now

    def stamp(self) -> Stamp | None:
        """Return what changes whenever the file does; None while there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read(self, otherwise: Settings | None = None) -> Reading:
        """Return what the file says; where it makes no sense, what holds `otherwise`."""
        otherwise = otherwise or Settings()
        try:
            document = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Reading(Settings())
        except OSError as error:
            return Reading(
                otherwise,
                (self._failure(translate("Settings", "{path} cannot be read: {reason}."), error),),
            )
        except ValueError as error:  # no TOML, or not even UTF-8
            return Reading(
                otherwise,
                (
                    translate("Settings", "{name} is no TOML: {error}.").format(
                        name=self.path.name, error=error
                    ),
                ),
                is_broken=True,
            )
        return _read(document, otherwise)

    def open(self) -> Reading:
        """Return what the file says, and put aside what made no sense; for the start."""
        reading = self.read()
        try:
            if reading.is_broken:
                return self._put_file_aside(reading)
            if reading.bad:
                return self._put_values_aside(reading)
        except OSError as error:  # a folder that may not be written to: go on all the same
            return Reading(
                reading.settings,
                (
                    *reading.problems,
                    self._failure(
                        translate("Settings", "{path} cannot be changed: {reason}."), error
                    ),
                ),
                reading.bad,
            )
        return reading

    def change(self, values: Mapping[str, Value | None]) -> None:
        """Write values by key, None taking one away; raise `ConfigError` or `OutputError`.

        All else in the file stays as it is; a file that is no TOML is put aside first.
        """
        for name, value in values.items():
            if value is not None and not find_key(name).kind.accepts(value):
                raise ConfigError(bad_value(find_key(name), value))
        try:
            text = self._text_to_change()
            for name, value in values.items():
                path = tuple(name.split("."))
                if value is None:
                    text = toml_text.without_value(text, path)
                else:
                    text = toml_text.with_value(text, path, value)
            self._write(text)
        except OSError as error:
            raise OutputError(
                self._failure(translate("Settings", "{path} cannot be written: {reason}."), error)
            ) from error

    def _text_to_change(self) -> str:
        reading = self.read()
        if reading.is_broken:
            self._put_file_aside(reading)
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def _put_file_aside(self, reading: Reading) -> Reading:
        aside = self.path.with_name(f"settings-broken-{self._now():%Y%m%d-%H%M%S}.toml")
        os.replace(self.path, aside)
        told = translate(
            "Settings", "{problem} It is now called {name}, and Sotto begins anew."
        ).format(problem=reading.problems[0], name=aside.name)
        return Reading(reading.settings, (told,))

    def _put_values_aside(self, reading: Reading) -> Reading:
        rows = [f"{name} = {value!r}\n" for name, value in reading.bad]
        aside = self.path.with_name(ASIDE)
        with aside.open("a", encoding="utf-8") as file:
            file.write("".join([f"{self._now():%Y-%m-%d %H:%M}\n", *rows]))
        text = self.path.read_text(encoding="utf-8")
        for name, _ in reading.bad:
            text = toml_text.without_value(text, tuple(name.split(".")))
        self._write(text)
        told = translate("Settings", "What was there is kept in {name}.").format(name=aside.name)
        return Reading(reading.settings, (*reading.problems, told))

    def _write(self, text: str) -> None:
        """Put a whole new file in the place of the old one, so that none is ever half there."""
        target = self.path.resolve()  # a link stays one
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".settings-", suffix=".toml")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise

    def _failure(self, sentence: str, error: OSError) -> str:
        return sentence.format(path=self.path, reason=(error.strerror or str(error)).lower())


def _read(document: Document, otherwise: Settings) -> Reading:
    known = keys()
    settings = Settings()
    problems: list[str] = []
    bad: list[tuple[str, object]] = []
    for name, value in _leaves(document, ""):
        if name not in known:
            problems.append(unknown_key(name))
        elif known[name].kind.accepts(value):
            settings = with_value(settings, name, value)  # type: ignore[arg-type]  # just checked
        else:
            held = value_of(otherwise, name)
            settings = with_value(settings, name, held)
            problems.append(bad_value(known[name], value, held))
            bad.append((name, value))
    return Reading(settings, tuple(problems), tuple(bad))


def _leaves(document: Document, prefix: str) -> list[tuple[str, object]]:
    """Return every value of the document by its key."""
    leaves: list[tuple[str, object]] = []
    for name, value in document.items():
        if isinstance(value, dict):
            leaves += _leaves(value, f"{prefix}{name}.")
        else:
            leaves.append((f"{prefix}{name}", value))
    return leaves
