import numpy as np
import pytest

from engine.runtime.chunker import FRAME_SAMPLES, LOOKAHEAD_SAMPLES, Chunker
from engine.runtime.features import LogMel

PCM = np.random.default_rng(1).standard_normal(64 * FRAME_SAMPLES).astype(np.float32) * 0.1


def filled(pcm=PCM):
    chunker = Chunker()
    chunker.push(pcm)
    return chunker


@pytest.mark.parametrize("sizes", [[8] * 7, [16, 8, 24], [56], [8, 40]])
def test_the_features_do_not_depend_on_the_chunks(sizes):
    chunker = filled()
    frames = np.concatenate([chunker.take(n_frames) for n_frames in sizes])
    np.testing.assert_allclose(frames, LogMel().push(PCM)[: len(frames)], atol=1e-4)
    assert chunker.position_samples == sum(sizes) * FRAME_SAMPLES


def test_a_chunk_is_complete_with_the_end_of_its_last_window():
    n_samples = 8 * FRAME_SAMPLES + LOOKAHEAD_SAMPLES
    assert filled(PCM[: n_samples - 1]).n_complete_frames == 7
    assert filled(PCM[:n_samples]).n_complete_frames == 8
    assert filled(PCM[:100]).n_complete_frames == 0


@pytest.mark.parametrize(("n_samples", "n_frames"), [(0, 0), (240, 0), (241, 8), (6000, 16)])
def test_what_is_left_fills_whole_blocks(n_samples, n_frames):
    assert filled(PCM[:n_samples]).n_rest_frames == n_frames


def test_the_last_frames_are_padded_with_digital_silence():
    frames = filled(PCM[:1600]).take(8)
    assert len(frames) == 32
    np.testing.assert_array_equal(frames[20:], np.log(np.finfo(np.float32).eps))


def test_the_rest_ends_where_the_samples_end():
    chunker = filled(PCM[:1600])
    chunker.take(8)
    assert chunker.position_samples == chunker.end_samples == 1600
    assert chunker.n_rest_frames == 0


def test_stepping_back_hears_the_same_again():
    chunker = filled()
    first = chunker.take(16)
    chunker.step_back(8)
    np.testing.assert_array_equal(chunker.take(8), first[32:])


def test_levels_are_those_of_the_frames():
    pcm = np.concatenate([np.full(FRAME_SAMPLES, 0.1), np.zeros(FRAME_SAMPLES)]).astype(np.float32)
    np.testing.assert_allclose(filled(pcm).levels_db(3), [-20, -100, -100], atol=1e-3)
