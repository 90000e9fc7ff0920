import numpy as np
import pytest

from engine.runtime.features import POWER_FLOOR, LogMel
from tests.engine.golden import CLIPS, golden, needs_golden

PCM = np.random.default_rng(1).standard_normal(8000).astype(np.float32) * 0.1


@pytest.mark.parametrize("n_samples", [1, 7, 159, 160, 161, 400, 1000, 8000])
def test_any_pieces_give_the_frames_of_the_whole(n_samples):
    log_mel = LogMel()
    pieces = [log_mel.push(PCM[i : i + n_samples]) for i in range(0, len(PCM), n_samples)]
    np.testing.assert_allclose(np.concatenate(pieces), LogMel().push(PCM), atol=1e-4)


def test_silence_is_the_floor():
    frames = LogMel().push(np.zeros(560, np.float32))
    np.testing.assert_allclose(frames, np.full((2, 80), np.log(POWER_FLOOR)), atol=1e-4)


@pytest.mark.parametrize("n_samples", [0, 100, 400, 560, 6000])
def test_the_end_is_padded_with_silence_to_whole_blocks(n_samples):
    log_mel = LogMel()
    n_before = len(log_mel.push(PCM[:n_samples]))
    padded = LogMel().push(np.concatenate([PCM[:n_samples], np.zeros(32 * 160 + 400, np.float32)]))
    n_missing = -n_before % 32
    np.testing.assert_allclose(
        log_mel.finish(n_missing), padded[n_before : n_before + n_missing], atol=1e-4
    )


@needs_golden
@pytest.mark.parametrize("clip", CLIPS)
def test_the_features_are_kaldis(clip):
    stored = golden(clip, "features")
    frames = LogMel().push(stored["samples"].astype(np.float32) / 32768)
    np.testing.assert_allclose(frames, stored["fbank"], atol=2e-3)
