import numpy as np
import pytest

from engine.audio.level import LevelMeter, measure_level


@pytest.mark.parametrize(
    ("pcm", "rms_db", "peak_db"),
    [
        pytest.param(np.ones(100), 0.0, 0.0, id="full scale"),
        pytest.param(np.full(100, -0.1), -20.0, -20.0, id="a tenth, negative"),
        pytest.param(np.sin(np.arange(48_000) / 10), -3.01, 0.0, id="sine"),
        pytest.param(np.zeros(100), -100.0, -100.0, id="silence"),
    ],
)
def test_levels_are_in_db_below_full_scale(pcm, rms_db, peak_db):
    level = measure_level(pcm.astype(np.float32))
    assert level.rms_db == pytest.approx(rms_db, abs=0.01)
    assert level.peak_db == pytest.approx(peak_db, abs=0.01)


def test_five_levels_a_second_whatever_the_blocks():
    meter = LevelMeter(16_000)
    levels = [meter.push(np.zeros(320, np.float32)) for _ in range(50)]
    assert sum(level is not None for level in levels) == 5
    assert levels[9] is not None


def test_a_level_is_of_all_blocks_since_the_last():
    meter = LevelMeter(1000)
    assert meter.push(np.ones(100, np.float32)) is None
    level = meter.push(np.zeros(100, np.float32))
    assert level.rms_db == pytest.approx(-3.01, abs=0.01)
    assert level.peak_db == 0.0
