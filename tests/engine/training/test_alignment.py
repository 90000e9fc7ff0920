import numpy as np
import pytest

pytest.importorskip("torch")

from engine.training.alignment import align

SOUND_FRAMES = 12


def sounds(ids, sound_frames=SOUND_FRAMES, seed=7):
    """Return features in which every id is a sound of its own, the same but for some noise."""
    shapes = np.random.default_rng(1).normal(0, 2, (40, 80)).cumsum(axis=1) / 4
    noise = np.random.default_rng(seed)
    frames = np.repeat(shapes[list(ids)], sound_frames, axis=0)
    return (frames + noise.normal(0, 0.1, frames.shape)).astype(np.float32)


def pause(n_frames):
    return np.full((n_frames, 80), -14, np.float32)


LINES = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 3, 2], [11, 12, 1, 13, 14, 15, 16]]


def recording(sound_frames=SOUND_FRAMES):
    """Return features of the lines between other speech, and where each line is."""
    pieces, spans = [sounds(range(20, 30), sound_frames), pause(60)], []
    for line in LINES:
        start = sum(map(len, pieces))
        pieces.append(sounds(line, sound_frames))
        spans.append((start, start + len(pieces[-1])))
        pieces.append(pause(45))
    return np.concatenate([*pieces, sounds(range(30, 38), sound_frames)]), spans


@pytest.mark.parametrize("sound_frames", [9, 12, 20], ids=["faster", "alike", "slower"])
def test_lines_are_found_between_other_words_and_pauses(sound_frames):
    features, spans = recording(sound_frames)
    found = align(features, [sounds(line, seed=3) for line in LINES])
    for (start, end), span in zip(spans, found, strict=True):
        assert abs(span.start_frames - start) <= 25
        assert abs(span.end_frames - end) <= 25


def test_lines_that_were_not_read_are_unlike_what_is_found():
    others = [[31, 32, 33, 34, 35, 36], [37, 4, 38, 30, 39, 29], [28, 31, 27, 35, 26, 33, 32]]
    right, wrong = (
        [span.distance for span in align(recording()[0], [sounds(line, seed=3) for line in lines])]
        for lines in (LINES, others)
    )
    assert min(wrong) > 1.5 * max(right)
