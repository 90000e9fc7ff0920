"""Does what `sotto models quantise` asks for."""

import sys

import numpy as np

from app import cli
from engine.audio.file import read_audio_blocks
from engine.bundle import open_bundle
from engine.importing.smaller import Smaller, make_smaller


def run_quantise(options: cli.QuantiseOptions) -> None:
    """Make the smaller bundle, and say how it differs; raise `EngineError`."""
    bundle = open_bundle(options.bundle)
    rate_hz = bundle.manifest.input_rate_hz
    recordings = {
        path.name: np.concatenate(list(read_audio_blocks(path, rate_hz)))
        for path in options.recordings
    }
    smaller = make_smaller(bundle, options.out, recordings)
    sys.stdout.write(describe(smaller))
    n_bytes = [
        sum(path.stat().st_size for path in f.iterdir()) for f in (bundle.folder, options.out)
    ]
    sys.stdout.write(
        f"{options.out} is ready: {n_bytes[1] / 1e6:.0f} of {n_bytes[0] / 1e6:.0f} MB\n"
    )


def describe(smaller: Smaller) -> str:
    """Return how a smaller bundle differs, as text."""
    lines = [
        f"{name:<15} {verdict.agreement.same_best * 100:6.2f} % of "
        f"{verdict.agreement.n_rows} decisions the same ({verdict.needed * 100:.0f} % needed), "
        f"log-probabilities {verdict.agreement.mean_difference:.3f} apart: "
        f"{'8 bits' if verdict.passed else 'left as it was'}"
        for name, verdict in smaller.verdicts.items()
    ]
    lines.append(f"recognised      {smaller.same_source_words * 100:.1f} % of the words the same")
    lines.append(f"translated      {smaller.same_target_words * 100:.1f} % of the words the same")
    return "\n".join(lines) + "\n"
