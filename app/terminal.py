"""Shows a session in the terminal: growing captions, whole lines for a pipe, or JSON.

Source and translation differ in style where the terminal has styles, and by their languages' names
everywhere.
"""

import json
import os
import shutil
import sys
import textwrap
from typing import Protocol, TextIO

from app.model.captions import Captions, Text, Utterance
from app.notices import to_label, to_notice
from engine.events import (
    ActivityChanged,
    AudioDropped,
    BundleChanged,
    BundleRefused,
    CaptionUpdated,
    DeviceBack,
    DeviceLost,
    DubPaced,
    DubSkipped,
    EngineEvent,
    EngineReady,
    LagMeasured,
    LanguageHeard,
    SourceChanged,
    SourceUpdated,
    TracksRefused,
    TracksSkipped,
    UtteranceEnded,
    to_json,
)

SOURCE_STYLE = "\x1b[3;36m"  # italic cyan
TRANSLATION_STYLE = "\x1b[1m"  # bold
TRACK_STYLE = "\x1b[35m"  # magenta
QUIET_STYLE = "\x1b[2m"
PLAIN_STYLE = "\x1b[0m"
ERASE_BELOW = "\x1b[J"
INDENT = "    "  # as wide as a language's name and the space after it
N_KEPT = 4  # utterances; a terminal keeps the others itself


class Printer(Protocol):
    """Shows events as they come."""

    def show(self, event: EngineEvent) -> None:
        """Take the next event."""

    def tell(self, notice: str) -> None:
        """Print a sentence that is no event."""

    def finish(self) -> None:
        """Print what is still to say: nothing more will come."""


class JsonPrinter:
    """One event a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, event: EngineEvent) -> None:
        """Print the event at once."""
        self._stream.write(json.dumps(to_json(event), ensure_ascii=False) + "\n")
        self._stream.flush()

    def tell(self, notice: str) -> None:
        """Print it where people read and programs do not."""
        sys.stderr.write(f"sotto: {notice}\n")

    def finish(self) -> None:
        """Print nothing more."""


class TextPrinter:
    """Utterances as two paragraphs; on a terminal the newest one grows in place.

    Attributes:
        is_live: The stream is a terminal that can move its cursor.
        is_styled: Colours and weights are welcome.
    """

    def __init__(self, stream: TextIO, *, is_live: bool, is_styled: bool) -> None:
        self.is_live = is_live
        self.is_styled = is_styled
        self._stream = stream
        self._languages = ("", "")
        self._captions = Captions(N_KEPT)
        self._lags_ms: list[int] = []
        self._lag_ms: dict[int, int] = {}  # growing utterance -> how late its last words were
        self._last_number = 0  # of the utterance whose caption grew last
        self._n_utterances = 0
        self._is_hurried = False  # the dub; told once, not at every change
        self._n_open_rows = 0  # of the growing utterance, still to be overwritten

    def show(self, event: EngineEvent) -> None:
        """Print what the event changes."""
        match event:
            case EngineReady(source_language, target_language) | BundleChanged(
                source_language, target_language
            ):
                self._languages = (source_language, target_language)
                self._captions.main_track = target_language
            case SourceUpdated() | CaptionUpdated() | UtteranceEnded():
                self._captions.apply(event)
                self._show_utterance(event)
            case LagMeasured(lag_ms, track=""):
                self._lags_ms.append(lag_ms)
                self._lag_ms[self._last_number] = lag_ms
                self._redraw()
            case (
                AudioDropped()
                | TracksSkipped()
                | DubSkipped()
                | DeviceLost()
                | DeviceBack()
                | SourceChanged()
                | BundleRefused()
                | LanguageHeard()
                | TracksRefused()
            ):
                self._print_above(to_notice(event))
            case ActivityChanged(activity):
                if label := to_label(activity):
                    self._print_above(label)
            case DubPaced(is_hurried=is_hurried):
                if is_hurried and not self._is_hurried:
                    self._print_above(to_notice(event))
                self._is_hurried = is_hurried
            case _:
                pass  # levels belong to a meter, failures to the exit code

    def tell(self, notice: str) -> None:
        """Print it above what grows."""
        self._print_above(notice)

    def finish(self) -> None:
        """Settle what still grows, and sum up."""
        for utterance in self._captions.utterances:
            if utterance.end_ms is None:
                self._settle(utterance)
        if self._lags_ms:
            mean_s = sum(self._lags_ms) / len(self._lags_ms) / 1000
            worst_s = max(self._lags_ms) / 1000
            plural = "" if self._n_utterances == 1 else "s"
            lags = f"lag {mean_s:.1f} s, at most {worst_s:.1f} s"
            summary = f"{self._n_utterances} utterance{plural}, {lags}"
            self._write(self._style(QUIET_STYLE, summary) + "\n")

    def _show_utterance(self, event: SourceUpdated | CaptionUpdated | UtteranceEnded) -> None:
        if isinstance(event, UtteranceEnded):
            for utterance in self._captions.utterances:
                if utterance.number == event.utterance:
                    self._settle(utterance)
            return
        if isinstance(event, CaptionUpdated) and event.track == self._captions.main_track:
            self._last_number = event.utterance
        self._redraw()

    def _settle(self, utterance: Utterance) -> None:
        """Print an utterance for good."""
        rows = self._rows(utterance)
        self._erase()
        if rows:
            self._n_utterances += 1
            self._write("\n".join(rows) + "\n\n")
        self._lag_ms.pop(utterance.number, None)

    def _redraw(self) -> None:
        growing = [each for each in self._captions.utterances if each.end_ms is None]
        if not self.is_live or not growing:
            return
        size = shutil.get_terminal_size()
        rows = [row for utterance in growing for row in self._rows(utterance)]
        rows = rows[-max(1, size.lines - 2) :]  # what has left the screen cannot be overwritten
        self._erase()
        self._n_open_rows = len(rows)
        self._write("".join(row + "\n" for row in rows))

    def _erase(self) -> None:
        if self._n_open_rows:
            self._stream.write(f"\x1b[{self._n_open_rows}A\r{ERASE_BELOW}")
            self._n_open_rows = 0

    def _print_above(self, notice: str) -> None:
        self._erase()
        self._write(self._style(QUIET_STYLE, notice) + "\n")
        self._redraw()

    def _rows(self, utterance: Utterance) -> list[str]:
        source, target = self._languages
        return [
            *self._side_rows(source, utterance.source, SOURCE_STYLE, ""),
            *self._side_rows(
                target, utterance.translation, TRANSLATION_STYLE, self._lag(utterance)
            ),
            *(
                row
                for track, text in utterance.tracks.items()
                for row in self._side_rows(track, text, TRACK_STYLE, "")
            ),
        ]

    def _lag(self, utterance: Utterance) -> str:
        lag_ms = self._lag_ms.get(utterance.number)
        return "" if lag_ms is None else f"\u00a0({lag_ms / 1000:.1f}\u00a0s)"

    def _side_rows(self, language: str, text: Text, style: str, lag: str) -> list[str]:
        partial = text.partial if self.is_live else ""
        said = " ".join(f"{text.stable} {partial}".split())
        if not said:
            return []
        n_stable = len(" ".join(text.stable.split()))
        width = shutil.get_terminal_size().columns - 1 if self.is_live else 10**6
        rows = textwrap.wrap(said + lag, max(20, width - len(INDENT)))
        label = self._style(QUIET_STYLE, f"{language:<3}") + " "
        return [
            (INDENT if i else label) + row
            for i, row in enumerate(self._style_rows(rows, style, n_stable))
        ]

    def _style_rows(self, rows: list[str], style: str, n_stable: int) -> list[str]:
        """Give the first `n_stable` characters the style, and the rest the quiet one."""
        styled = []
        for row in rows:
            n_here = min(len(row), max(0, n_stable))
            styled.append(self._style(style, row[:n_here]) + self._style(QUIET_STYLE, row[n_here:]))
            n_stable -= len(row) + 1  # the space at which it was wrapped
        return styled

    def _style(self, style: str, text: str) -> str:
        return f"{style}{text}{PLAIN_STYLE}" if self.is_styled and text else text

    def _write(self, text: str) -> None:
        self._stream.write(text.replace("\u00a0", " "))
        self._stream.flush()


def open_printer(stream: TextIO, *, as_json: bool) -> Printer:
    """Return the printer that suits the stream; NO_COLOR and dumb terminals are respected."""
    if as_json:
        return JsonPrinter(stream)
    is_live = stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    is_styled = is_live and not os.environ.get("NO_COLOR")
    return TextPrinter(stream, is_live=is_live, is_styled=is_styled)
