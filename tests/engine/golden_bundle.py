"""The authors' checkpoints of made-up weights as a bundle, by the command that users have."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.engine.golden import GOLDEN
from tests.engine.importing.tiny_model import SPECIAL_PIECES, sentencepiece_model

ROOT = Path(__file__).parents[2]
N_PIECES = 6000
MEASURED = """
import json, sys, time
from app.__main__ import main
from engine.evaluation.memory import peak_mb
start = time.process_time()
code = main(sys.argv[1:])
print(json.dumps([code, peak_mb(), time.process_time() - start]))
"""


@dataclass(frozen=True, slots=True)
class GoldenImport:
    """The bundle's folder, and what the command needed: MB at most, seconds of the processor."""

    folder: Path
    peak_mb: float
    process_s: float


def import_golden(checkpoints, parent, name="streamspeech.simultaneous.fr-en.pt"):
    """Import the checkpoints in the folder `checkpoints` into a new folder below `parent`."""
    folder = parent / "fr-en"
    model = parent / "made-up.model"
    model.write_bytes(sentencepiece_model(made_up_pieces()))
    arguments = [
        checkpoints / name,
        *("--vocoder", checkpoints / "g_00500000"),
        *("--vocoder-config", checkpoints / "config.json"),
        *("--source-spm", model),
        *("--target-spm", model),
        *("--cmvn", GOLDEN / "gcmvn.npz"),
        *("--out", folder),
    ]
    command = [sys.executable, "-c", MEASURED, "models", "import", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    code, peak_mb, process_s = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return GoldenImport(folder, peak_mb, process_s)


def made_up_pieces():
    """Return sub-words of no language that begin words where the published ones do."""
    begins = np.load(GOLDEN / "vocabulary.npz")["target_word_start"]
    others = [("▁" if begins[i] else "") + f"p{i}" for i in range(len(SPECIAL_PIECES), N_PIECES)]
    return [*SPECIAL_PIECES, *others]
