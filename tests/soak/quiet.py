"""What it costs to listen where nobody speaks: silence, a room, chords; a minute of each.

    python tests/soak/quiet.py

has the bundle that comes with Sotto recognise them, prints the processor time of each as a share of
a core, and ends with 1 where anything was recognised or silence costs more than 0.5 %.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np  # noqa: E402

from app import assets  # noqa: E402
from engine.bundle import open_bundle  # noqa: E402
from engine.config import EngineConfig  # noqa: E402
from engine.runtime.translator import StreamingTranslator  # noqa: E402

RATE_HZ, SECONDS, BLOCK_SAMPLES = 16_000, 60, 1_600
LIMIT = 0.005


def sounds() -> dict[str, np.ndarray]:
    """Return what is listened to, each (n_samples,)."""
    n_samples, rng = RATE_HZ * SECONDS, np.random.default_rng(1)
    at_s = np.arange(n_samples) / RATE_HZ
    chord = sum(np.sin(2 * np.pi * hz * at_s) for hz in (220.0, 277.2, 329.6))
    swell = np.repeat(rng.uniform(0.03, 0.1, 2 * SECONDS), RATE_HZ // 2)
    return {
        "silence": np.zeros(n_samples, np.float32),
        "a room of -50 dB": (10 ** (-50 / 20) * rng.standard_normal(n_samples)).astype(np.float32),
        "chords": (chord * swell).astype(np.float32),
    }


def main() -> int:
    """Measure and return the exit code."""
    translator = StreamingTranslator(open_bundle(assets.BUNDLE), EngineConfig("s2tt"))
    is_good = True
    for name, pcm in sounds().items():
        translator.reset()
        before_s, n_said = time.process_time(), 0
        for start in range(0, len(pcm), BLOCK_SAMPLES):
            n_said += len(translator.push(pcm[start : start + BLOCK_SAMPLES]))
        share = (time.process_time() - before_s) / SECONDS
        is_good = is_good and n_said == 0 and (name == "chords" or share <= LIMIT)
        sys.stdout.write(f"{name}: {share:.2%} of a core\n")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
