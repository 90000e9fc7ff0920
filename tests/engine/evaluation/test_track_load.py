"""What caption tracks cost beside the speech engine, on a clock of the test's own."""

import numpy as np
import pytest

from engine.caption_tracks import NO_TRACKS, Track, TrackChoice
from engine.errors import BundleError
from engine.evaluation.track_load import TrackLoadMeter
from engine.glossary_tracks import GlossaryTracks
from engine.runtime.track_thread import TrackThread
from tests.app.fake_translator import FakeTranslator

BLOCK_SAMPLES = 8000
SOUND = np.zeros(7 * 16_000, np.float32)
DE = TrackChoice((Track("de", 1),), threshold=0.0)


class Clock:
    """Time that goes on only when somebody waits, and while a chunk is translated."""

    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s

    def wait(self, duration_s):
        self.now_s += duration_s


class SlowTranslator(FakeTranslator):
    """Takes so long for each chunk."""

    def __init__(self, clock, chunk_s):
        super().__init__()
        self._clock, self._chunk_s = clock, chunk_s

    def push(self, chunk):
        self._clock.wait(self._chunk_s)
        return super().push(chunk)


def measure(chunk_s, choice=DE, load=lambda source, languages: GlossaryTracks(source, {"de": {}})):
    clock = Clock()
    translator = SlowTranslator(clock, chunk_s)
    tracks = TrackThread(load, choice)
    meter = TrackLoadMeter(translator, tracks, clock, clock.wait, process_s=lambda: 0.0)
    return meter.run(SOUND, BLOCK_SAMPLES)


def test_captions_take_what_their_chunk_takes():
    load = measure(0.06)
    assert load.captions_p50_ms == pytest.approx(60)
    assert load.captions_p95_ms == pytest.approx(60)
    assert load.behind_ms == pytest.approx(0)
    assert (load.n_words, load.n_skipped, load.refused) == (7, 0, "")


def test_who_is_slower_than_speech_falls_behind_and_is_told_so():
    load = measure(0.6)
    assert load.behind_ms == pytest.approx(1300)  # 13 chunks before the last, a tenth too long
    assert load.captions_most_ms == pytest.approx(1900)


def test_without_tracks_no_word_is_written():
    assert measure(0.06, NO_TRACKS).n_words == 0


def test_a_model_that_cannot_be_loaded_is_told():
    def load(source, languages):
        raise BundleError("The model is damaged: fetch it again.")

    assert measure(0.06, load=load).refused == "The model is damaged: fetch it again."
