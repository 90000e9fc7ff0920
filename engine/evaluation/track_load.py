"""What caption tracks cost beside the speech engine, as in a live session: chunk by chunk, in time.

Threads: the caller's takes the sound in, as the worker does; the tracks have their own.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from engine.evaluation.latency import percentile
from engine.events import (
    CaptionUpdated,
    Pcm,
    SourceUpdated,
    TracksRefused,
    TracksSkipped,
    UtteranceEnded,
)
from engine.runtime.track_thread import Told, TrackThread
from engine.translation import Translator

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class TrackLoad:
    """What was measured while sound came in as fast as it is spoken.

    Attributes:
        captions_p50_ms: From the last sample of a chunk to the captions of the speech engine, in
            wall time; likewise the next two.
        tracks_p50_ms: From the end of an utterance, as recognised, to the last word of every track.
        n_words: That were written on all tracks.
        n_skipped: Words of the source that are on none.
        behind_ms: How late the last chunk was begun.
        core_percent: Processor time of all threads, of one core.
        refused: Why there are no tracks; empty where there are.
    """

    captions_p50_ms: float
    captions_p95_ms: float
    captions_most_ms: float
    tracks_p50_ms: float
    tracks_p95_ms: float
    n_words: int
    n_skipped: int
    behind_ms: float
    core_percent: float
    refused: str


class TrackLoadMeter:
    """Runs one translator and its tracks over sound, once."""

    def __init__(
        self,
        translator: Translator,
        tracks: TrackThread,
        now_s: Clock = time.perf_counter,
        wait_s: Callable[[float], None] = time.sleep,
        process_s: Clock = time.process_time,
    ) -> None:
        """Keep the parts; the clocks are for tests."""
        self._translator = translator
        self._tracks = tracks
        self._now_s = now_s
        self._wait_s = wait_s
        self._process_s = process_s
        self._captions_ms: list[float] = []
        self._tracks_ms: list[float] = []
        self._ended_s: dict[int, float] = {}  # utterance -> when its end went to the tracks
        self._n_words = self._n_skipped = 0
        self._refused = ""

    def run(self, pcm: Pcm, block_samples: int) -> TrackLoad:
        """Take in `pcm` (n_samples,) in blocks, each when it would have been spoken."""
        translator, rate_hz = self._translator, self._translator.input_rate_hz
        self._tracks.start(self._tell)
        # No language is left out as the speech engine's own: what counts is how many there are.
        self._tracks.hear(translator.source_language, "")
        began_s, began_process_s = self._now_s(), self._process_s()
        behind_s = 0.0
        for start in range(0, len(pcm), block_samples):
            block = pcm[start : start + block_samples]
            behind_s = self._wait_until(began_s + (start + len(block)) / rate_hz)
            self._push(block, self._now_s() - behind_s)
        spoken_s = self._now_s() - began_s
        self._tracks.finish()
        self._tracks.close()
        core_percent = 100 * (self._process_s() - began_process_s) / spoken_s
        return self._load(behind_s, core_percent)

    def _wait_until(self, due_s: float) -> float:
        """Wait for a time, and return how late it is."""
        ahead_s = due_s - self._now_s()
        if ahead_s > 0:
            self._wait_s(ahead_s)
        return max(0.0, self._now_s() - due_s)

    def _push(self, block: Pcm, due_s: float) -> None:
        said = self._translator.push(block)
        self._captions_ms.append((self._now_s() - due_s) * 1000)
        for event in said:
            if isinstance(event, UtteranceEnded):
                self._ended_s[event.utterance] = self._now_s()
            if isinstance(event, SourceUpdated | UtteranceEnded):
                self._tracks.push(event)

    def _tell(self, told: Told) -> None:
        match told:
            case CaptionUpdated():
                self._n_words += 1
            case UtteranceEnded(utterance):
                self._tracks_ms.append((self._now_s() - self._ended_s[utterance]) * 1000)
            case TracksSkipped(n_words):
                self._n_skipped += n_words
            case TracksRefused(message=message):
                self._refused = message
            case _:
                pass  # why a word waited

    def _load(self, behind_s: float, core_percent: float) -> TrackLoad:
        captions, tracks = self._captions_ms, self._tracks_ms
        return TrackLoad(
            captions_p50_ms=percentile(captions, 50),
            captions_p95_ms=percentile(captions, 95),
            captions_most_ms=max(captions, default=0.0),
            tracks_p50_ms=percentile(tracks, 50),
            tracks_p95_ms=percentile(tracks, 95),
            n_words=self._n_words,
            n_skipped=self._n_skipped,
            behind_ms=behind_s * 1000,
            core_percent=core_percent,
            refused=self._refused,
        )
