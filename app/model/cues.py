"""Cuts utterances into subtitle cues: short enough to read, in order, never two at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from app.model.captions import Text, Utterance
from app.model.columns import n_columns

ROW_COLUMNS = 42  # what broadcasters hold to be readable, two rows of it at once
CUE_COLUMNS = 2 * ROW_COLUMNS
READING_MS = 1000  # a cue stays so long if the next one lets it
# What is shorter only flashes, and some players leave it out; what it crowds out comes later.
SHORTEST_MS = 500
# A word with the space behind it; Chinese and Japanese have none, and may be cut at any letter but
# not before a closing sign.
WORD = re.compile(
    r"(?:[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff][、。，．！？；：」』）】…]*"
    r"|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)(\s*)"
)

Word = tuple[str, int]  # a word and when in the source it ended, in ms


@dataclass(frozen=True, slots=True)
class Cue:
    """What is on screen from `start_ms` to `end_ms`; one text may be empty, but not all.

    `tracks` are the other languages with their texts, as far as the utterance has them.
    """

    start_ms: int
    end_ms: int
    source: str
    translation: str
    tracks: tuple[tuple[str, str], ...] = ()


def to_cues(utterances: Iterable[Utterance]) -> list[Cue]:
    """Return the settled text of all utterances as cues, in order and without overlap."""
    cues: list[Cue] = []
    end_ms = 0
    for utterance in utterances:
        start_ms = end_ms if utterance.start_ms is None else utterance.start_ms
        end_ms = max(start_ms + SHORTEST_MS, _end_ms(utterance))
        cues += _cut(utterance, start_ms, end_ms)
    return _apart([cue for cue in cues if cue.source or cue.translation or cue.tracks])


def to_rows(text: str) -> list[str]:
    """Return a cue's text in rows of at most 42 columns and about the same width."""
    words = [_spaced(match) for match in WORD.finditer(text)]
    wanted_columns = n_columns(text) / max(1, -(-n_columns(text) // ROW_COLUMNS))
    rows = [""]
    for word in words:
        is_full = rows[-1] and n_columns(rows[-1] + word.rstrip()) > ROW_COLUMNS
        if is_full or n_columns(rows[-1]) >= wanted_columns:
            rows.append("")
        rows[-1] += word
    return [row.strip() for row in rows]


def _end_ms(utterance: Utterance) -> int:
    """Return the end, or while it is not known, how far the text reaches."""
    if utterance.end_ms is not None:
        return utterance.end_ms
    texts = (utterance.source, *utterance.translations.values())
    return max((growth.end_ms for text in texts for growth in text.growths), default=0)


def _cut(utterance: Utterance, start_ms: int, end_ms: int) -> list[Cue]:
    source = _timed_words(utterance.source, start_ms, end_ms)
    translation = _timed_words(utterance.translation, start_ms, end_ms)
    tracks = {
        track: _timed_words(text, start_ms, end_ms) for track, text in utterance.tracks.items()
    }
    lead = next(filter(None, (translation, source, *tracks.values())), [])
    texts = (utterance.source, *utterance.translations.values())
    widest = max(n_columns(text.stable) for text in texts)
    n_parts = max(1, -(-widest // CUE_COLUMNS))
    bounds_ms = [start_ms, *_bounds(lead, n_parts), end_ms]
    return [
        Cue(
            a_ms,
            b_ms,
            _between(source, a_ms, b_ms),
            _between(translation, a_ms, b_ms),
            _tracks_between(tracks, a_ms, b_ms),
        )
        for a_ms, b_ms in pairwise(bounds_ms)
    ]


def _timed_words(text: Text, start_ms: int, end_ms: int) -> list[Word]:
    """Return each word with its end, as if each growth had been spoken at an even pace."""
    words = []
    for match in WORD.finditer(text.stable):
        word_ms = _time_of(match.start(1), text, start_ms, end_ms)
        words.append((_spaced(match), max(word_ms, start_ms + 1)))
    return words


def _spaced(match: re.Match[str]) -> str:
    """Return a word with one space behind it, if it has any."""
    return match.group().rstrip() + (" " if match.group(1) else "")


def _time_of(n_characters: int, text: Text, start_ms: int, end_ms: int) -> int:
    n_before, before_ms = 0, start_ms
    for growth in text.growths:
        growth_ms = max(before_ms, min(growth.end_ms, end_ms))
        if n_characters <= growth.n_characters:
            share = (n_characters - n_before) / (growth.n_characters - n_before)
            return round(before_ms + share * (growth_ms - before_ms))
        n_before, before_ms = growth.n_characters, growth_ms
    return before_ms


def _bounds(lead: list[Word], n_parts: int) -> list[int]:
    """Return the times between parts of about as many characters each."""
    lengths = [n_columns(word) for word, _ in lead]
    bounds_ms = []
    for part in range(1, n_parts):
        wanted = sum(lengths) * part / n_parts
        reached = [sum(lengths[: i + 1]) for i in range(len(lengths))]
        bounds_ms.append(lead[bisect_left(reached, wanted)][1])
    return bounds_ms


def _between(words: list[Word], after_ms: int, until_ms: int) -> str:
    return "".join(word for word, end_ms in words if after_ms < end_ms <= until_ms).strip()


def _tracks_between(
    tracks: dict[str, list[Word]], after_ms: int, until_ms: int
) -> tuple[tuple[str, str], ...]:
    texts = ((track, _between(words, after_ms, until_ms)) for track, words in tracks.items())
    return tuple((track, text) for track, text in texts if text)


def _apart(cues: list[Cue]) -> list[Cue]:
    placed: list[Cue] = []
    for i, cue in enumerate(cues):
        start_ms = max(cue.start_ms, placed[-1].end_ms if placed else 0)
        next_ms = cues[i + 1].start_ms if i + 1 < len(cues) else start_ms + READING_MS
        read_ms = min(start_ms + READING_MS, next_ms)
        end_ms = max(cue.end_ms, read_ms, start_ms + SHORTEST_MS)
        placed.append(replace(cue, start_ms=start_ms, end_ms=end_ms))
    return placed
