import itertools

import numpy as np
import pytest

from engine.evaluation.chunk_load import measure_load
from tests.app.fake_translator import FakeTranslator


class Counting(FakeTranslator):
    """Keeps how long its chunks were."""

    def __init__(self):
        super().__init__()
        self.chunks = []

    def push(self, chunk):
        self.chunks.append(len(chunk))
        return super().push(chunk)


def test_the_load_is_the_time_of_all_chunks_but_the_first():
    translator = Counting()
    times_s = itertools.count(10.0, 0.5)  # each look at the clock is half a second later
    load = measure_load(translator, np.zeros(6 * 5120, np.float32), 320, lambda: next(times_s))
    assert load == pytest.approx(0.5 / 1.6)
    assert translator.chunks == [5120] * 6


def test_the_chunk_is_the_translator_s():
    translator = Counting()
    measure_load(translator, np.zeros(32_000, np.float32), 640)
    assert (translator.latencies_ms, translator.chunks[0]) == ([640], 10_240)
