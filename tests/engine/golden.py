"""Where the reference outputs of the authors' StreamSpeech lie, if this machine has them.

Their folder is looked for beside the checkout, as `shared/golden`, or in `SOTTO_SHARED`.
"""

import os
from pathlib import Path

import numpy as np
import pytest

BESIDE_THE_CHECKOUT = Path(__file__).parents[2].parent / "shared"
GOLDEN = Path(os.environ.get("SOTTO_SHARED", BESIDE_THE_CHECKOUT)) / "golden"
CLIPS = ("fr_17301936", "fr_17767732")
RELATIVE = 1e-4  # what floats may differ by, in single precision

needs_golden = pytest.mark.skipif(
    not GOLDEN.is_dir(), reason="the authors' reference outputs are not on this machine"
)


def golden(clip, stage):
    return np.load(GOLDEN / f"{clip}.{stage}.npz")


def relative_error(actual, expected):
    """Return the largest error relative to the value itself, for every value.

    A value smaller than the root mean square of its vector, the last axis, is measured by that: it
    is a sum of terms of that size, and has their rounding.
    """
    actual, expected = np.asarray(actual, np.float64), np.asarray(expected, np.float64)
    assert actual.shape == expected.shape, (actual.shape, expected.shape)
    level = np.sqrt(np.mean(expected**2, axis=-1, keepdims=True))
    return float(np.max(np.abs(actual - expected) / np.maximum(np.abs(expected), level)))


def close(actual, expected, limit=RELATIVE):
    error = relative_error(actual, expected)
    assert error <= limit, f"differs by {error:.1e} of its size"
