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

needs_golden = pytest.mark.skipif(
    not GOLDEN.is_dir(), reason="the authors' reference outputs are not on this machine"
)


def golden(clip, stage):
    return np.load(GOLDEN / f"{clip}.{stage}.npz")
