"""What was said, as far as it is to be shown now: captions, and the transcript's lines; no Qt."""

import math
from collections.abc import Callable, Sequence

from app.model.captions import CaptionEvent, Captions, Passage
from app.model.phrases import to_phrases
from app.model.running_text import RunningText
from app.model.settings import CaptionSettings
from app.screen import Screen

N_PASSAGES = 3  # as many utterances can be on screen at once
N_KEPT_UTTERANCES = 16  # a window that is open for days must not grow


class Said:
    """The text of one session after another, on its way to the screen.

    Attributes:
        label: Of what there is to hear instead of words; empty while people speak.
        tracks: The languages of the caption tracks that are shown.
    """

    def __init__(self, screen: Screen, now_ms: Callable[[], float]) -> None:
        self.label = ""
        self.tracks: tuple[str, ...] = ()
        self._screen = screen
        self._now_ms = now_ms
        self._captions = Captions(N_KEPT_UTTERANCES)
        self._text = RunningText()
        self._shown_ms = -math.inf  # when captions were shown last
        self._is_shown = True  # all that was said

    def begin(self, look: CaptionSettings) -> None:
        """Begin a session with an empty screen; its lines follow those of the one before."""
        self.label = ""
        self._captions = Captions(N_KEPT_UTTERANCES)
        self._text.begin()
        self.show(look)

    def name_main_track(self, language: str) -> None:
        """Say which track the speech engine writes from the next utterance on."""
        self._captions.main_track = language
        self._text.name_main_track(language)

    def apply(self, event: CaptionEvent) -> None:
        """Take what the engine says; the transcript has it at once, the captions when shown."""
        self._captions.apply(event)
        if changed := self._text.apply(event):
            self._screen.put_line(*changed)
        self._is_shown = False

    def refresh(self, look: CaptionSettings, commit_ms: int) -> None:
        """Show what was said since captions were shown last, if that is `commit_ms` ago."""
        if not self._is_shown and self._now_ms() - self._shown_ms >= commit_ms:
            self.show(look)

    def show(self, look: CaptionSettings) -> None:
        """Show all that was said as captions."""
        self._shown_ms, self._is_shown = self._now_ms(), True
        source = _readable(self._captions.source_passages(N_PASSAGES), look)
        translation = _readable(self._captions.translation_passages(N_PASSAGES), look)
        self._screen.show_captions(self._labelled(source), translation)
        self._screen.show_tracks(
            {
                track: _readable(self._captions.track_passages(track, N_PASSAGES), look)
                for track in self.tracks
            }
        )

    def _labelled(self, passages: list[Passage]) -> list[Passage]:
        """Return the passages, and after them what there is to hear instead of words."""
        if not self.label:
            return passages
        number = passages[-1].utterance + 1 if passages else 0
        return [*passages, Passage(number, self.label, "", is_ended=True)]


def _readable(passages: Sequence[Passage], look: CaptionSettings) -> list[Passage]:
    if not look.calm:
        return list(passages)
    phrases = [to_phrases(passage, look.width_characters) for passage in passages]
    return [passage for passage in phrases if passage.stable]
