"""What is said of recordings in which no word is recognised: music, no speech, no sound, nothing.

    python tests/soak/activities.py RECORDING ...

judges each once a second, from its fifth on, and prints how often it was judged what. A person who
has recordings of one kind can see with it how often that kind is told right.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from engine.audio.activity import WORDLESS_MS, ActivityMeter  # noqa: E402
from engine.audio.file import read_audio_blocks  # noqa: E402

RATE_HZ = 16_000


def judge(path: str) -> Counter[str]:
    """Return how often a recording was judged what."""
    meter, judged, n_samples = ActivityMeter(RATE_HZ), Counter[str](), 0
    activity = "nothing"
    for block in read_audio_blocks(path, RATE_HZ, block_ms=1000):
        change = meter.push(block)
        activity = change.activity if change is not None else activity
        n_samples += len(block)
        if n_samples > RATE_HZ * WORDLESS_MS // 1000:
            judged[activity] += 1
    return judged


def main() -> None:
    """Judge all that are named."""
    together = Counter[str]()
    for path in sys.argv[1:]:
        judged = judge(path)
        together += judged
        print(f"{path}: {dict(judged)}")
    print(f"together: {dict(together)}")


if __name__ == "__main__":
    main()
