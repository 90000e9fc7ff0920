"""Live regions: lets a screen reader say what is new, as it comes, each word once.

Qt hands an announcement to the reader of the system, where one runs; elsewhere nothing happens.
"""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.model.captions import Passage

LEAST_CHARACTERS = 40  # fewer are said when the utterance ends: a reader that is fed words stutters


def announce(widget: QWidget, sentence: str, *, is_urgent: bool = False) -> None:
    """Have a sentence said after what is being said, or at once if it is urgent."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class CaptionAnnouncer:
    """Hands on the settled text of captions, in pieces that can be listened to."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Keep what has a piece of text said."""
        self._say = say
        self._utterance = -1
        self._n_said = 0  # characters of it

    def show_captions(self, passages: Sequence[Passage]) -> None:
        """Take what the captions show, oldest first; nothing begins anew."""
        if not passages:
            self._utterance, self._n_said = -1, 0
        for passage in passages:
            if passage.utterance >= self._utterance:
                self._take(passage)

    def _take(self, passage: Passage) -> None:
        if passage.utterance > self._utterance:
            self._utterance, self._n_said = passage.utterance, 0
        new = passage.stable[self._n_said :]
        if new.strip() and (passage.is_ended or len(new) >= LEAST_CHARACTERS):
            self._n_said = len(passage.stable)
            self._say(new.strip())
