"""Finds where each line of a text is read in a recording, by a synthetic reading of the same text.

Dynamic time warping over cepstra (Sakoe and Chiba, 1978), with the pauses of both left out: people
pause where they like, synthesisers hardly do. The recording may begin and end with anything else.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.runtime.features import Frames
from engine.training.units import FEATURES_PER_UNIT_FRAME, cepstra_of

AUDIBLE_ABOVE_FLOOR_SHARE = 0.35  # of the way from the quietest tenth to the loudest tenth
DELTA_SPAN_FRAMES = 2
STOP = 3
MAX_OUTSIDE_FRAMES = 1500  # 30 s of speech that is not the text, on either side
USUAL_OUTSIDE_FRAMES = 600
ALIKE_BELOW = 1.15  # distance of frames that are rather the same sound than not
EDGE_FRAMES = 5  # of 20 ms, kept around a line
PAUSE_FRAMES = 8
MAX_STRAY_FRAMES = 6

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a line lies, in features of 10 ms, and how unlike its synthetic reading it is."""

    start_frames: int
    end_frames: int
    distance: float


def align(recording: Frames, lines: list[Frames]) -> list[Span]:
    """Return the span of each line in the recording.

    Args:
        recording: Log-mel features (n_frames, n_mels).
        lines: The same of a synthetic reading of each line.
    """
    heard, heard_at = _audible(recording)
    read = [_audible(line)[0] for line in lines]
    rate = max(len(heard) - USUAL_OUTSIDE_FRAMES, len(heard) // 2) / sum(map(len, read))
    read = [_stretched(line, rate) for line in read]
    bounds = np.cumsum([0, *(len(line) for line in read)])
    distances = _distances(_normalised(np.concatenate(read)), _normalised(heard))
    path = _best_path(ALIKE_BELOW - distances)
    return [
        _span(path, distances, heard_at, start, end, len(recording))
        for start, end in zip(bounds[:-1], bounds[1:], strict=True)
    ]


def _stretched(frames: Frames, rate: float) -> Frames:
    """Return the frames at another rate: the nearest of them, `rate` for each."""
    n_frames = max(1, round(len(frames) * rate))
    at = (np.arange(n_frames) + 0.5) / n_frames * len(frames)
    stretched: Frames = frames[at.astype(np.int64)]
    return stretched


def _span(
    path: Indices, cost: Frames, heard_at: Indices, start: int, end: int, n_frames: int
) -> Span:
    cells = path[(path[:, 0] >= start) & (path[:, 0] < end)]
    at = _without_strays(heard_at[cells[:, 1]])
    return Span(
        max(0, (int(at[0]) - EDGE_FRAMES) * FEATURES_PER_UNIT_FRAME),
        min(n_frames, (int(at[-1]) + 1 + EDGE_FRAMES) * FEATURES_PER_UNIT_FRAME),
        float(cost[cells[:, 0], cells[:, 1]].mean()),
    )


def _without_strays(at: Indices) -> Indices:
    """Return where a line was heard, less what a pause parts from its first or last frames."""
    pauses = np.flatnonzero(np.diff(at) > PAUSE_FRAMES) + 1
    starts, ends = pauses[pauses <= MAX_STRAY_FRAMES], pauses[pauses >= len(at) - MAX_STRAY_FRAMES]
    start, end = max(starts, default=0), min(ends, default=len(at))
    return at[start:end] if start < end else at


def _audible(features: Frames) -> tuple[Frames, Indices]:
    """Return the cepstra (n, C) of the frames of 20 ms in which something sounds, and which."""
    cepstra = cepstra_of(features)
    quiet, loud = np.quantile(cepstra[:, 0], [0.1, 0.9])
    at = np.flatnonzero(cepstra[:, 0] > quiet + AUDIBLE_ABOVE_FLOOR_SHARE * (loud - quiet))
    return np.concatenate([cepstra, _deltas(cepstra)], axis=1)[at], at


def _deltas(cepstra: Frames) -> Frames:
    padded = np.pad(cepstra, ((DELTA_SPAN_FRAMES, DELTA_SPAN_FRAMES), (0, 0)), mode="edge")
    deltas: Frames = padded[2 * DELTA_SPAN_FRAMES :] - padded[: -2 * DELTA_SPAN_FRAMES]
    return deltas


def _normalised(cepstra: Frames) -> Frames:
    """Return each column with mean 0 and deviation 1: what is left differs less by speaker."""
    scaled: Frames = (cepstra - cepstra.mean(axis=0)) / (cepstra.std(axis=0) + 1e-6)
    return scaled / np.float32(np.sqrt(cepstra.shape[1]))


def _distances(rows: Frames, columns: Frames) -> Frames:
    """Return the distance of each row to each column (n_rows, n_columns)."""
    squares = (rows**2).sum(axis=1)[:, None] + (columns**2).sum(axis=1) - 2 * rows @ columns.T
    distances: Frames = np.sqrt(np.maximum(squares, 0)).astype(np.float32)
    return distances


def _best_path(gain: Frames) -> Indices:
    """Return the cells (n, 2) of the best way from the first row to the last.

    Both sides go on at every step, one of them by up to two frames: rates differ, by no more than
    twice (Sakoe and Chiba's slope condition with P = 1). What the recording has before the first
    row and after the last is left out, up to `MAX_OUTSIDE_FRAMES` of either.
    """
    n_rows, n_columns = gain.shape
    steps = np.full((n_rows, n_columns), STOP, np.uint8)
    worst = np.full(n_columns, -np.inf, np.float32)
    before, two_before = worst, worst
    for row in range(n_rows):
        here = gain[row]
        choices = np.stack(
            [
                _shifted(before, 1) + 2 * here,
                _shifted(before, 2) + 2 * _shifted(here, 1) + here,
                _shifted(two_before, 1) + (2 * gain[row - 1] + here if row else here),
                _first(here) if row == 0 else worst,
            ]
        )
        steps[row] = choices.argmax(axis=0)
        two_before, before = before, choices.max(axis=0)
    n_open = min(MAX_OUTSIDE_FRAMES, n_columns)
    last = n_columns - n_open + int(before[-n_open:].argmax())
    return _walk_back(steps, n_rows - 1, last)


def _first(gain: Frames) -> Frames:
    opened = 2 * gain
    opened[MAX_OUTSIDE_FRAMES:] = -np.inf
    return opened


def _shifted(values: Frames, n: int) -> Frames:
    """Return the values with the one `n` columns to the left in each place."""
    shifted = np.full_like(values, -np.inf)
    shifted[n:] = values[:-n]
    return shifted


def _walk_back(steps: npt.NDArray[np.uint8], row: int, column: int) -> Indices:
    cells = []
    while True:
        cells.append((row, column))
        match steps[row, column]:
            case 0:
                row, column = row - 1, column - 1
            case 1:
                cells.append((row, column - 1))
                row, column = row - 1, column - 2
            case 2:
                cells.append((row - 1, column))
                row, column = row - 2, column - 1
            case _:
                return np.array(cells[::-1])
