"""What an engine says to somebody who talks for ever: events without an engine."""

import itertools
from collections.abc import Iterator

from engine.events import CaptionUpdated, EngineEvent, SourceUpdated, UtteranceEnded

WORDS = (
    *("the", "sea", "is", "deep", "and", "the", "fish", "that", "live", "at", "its", "bottom"),
    *("are", "older", "than", "every", "story", "told", "of", "them", "but", "nobody", "who"),
    *("has", "seen", "them", "ever", "came", "back", "to", "tell", "how", "they", "look"),
)
WORD_MS = 400
WORDS_PER_S = 1000 / WORD_MS


def endless_talk() -> Iterator[EngineEvent]:
    """Yield a growing text for each word, in either language by turns; it never ends."""
    for number in itertools.count():
        start_ms = number * len(WORDS) * WORD_MS
        end_ms = start_ms
        for n_words in range(1, len(WORDS) + 1):
            end_ms += WORD_MS
            text, maybe = " ".join(WORDS[:n_words]), WORDS[n_words % len(WORDS)]
            if n_words % 2:
                yield SourceUpdated(number, text, maybe, end_ms)
            else:
                yield CaptionUpdated("en", number, text, maybe, end_ms)
        yield UtteranceEnded(number, start_ms, end_ms)
