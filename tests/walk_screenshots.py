"""Takes the pictures of docs/screenshots/walk: `python -m tests.walk_screenshots`.

They are of a whole walk through Sotto, with real sound and a real film: the test
`tests/end_to_end/test_walk.py`, which this runs.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots" / "walk"
WALK = "tests/end_to_end/test_walk.py"
N_COLOURS = 64  # a picture of a window needs no more, and takes a fifth of the room


def main() -> int:
    """Walk, and make the pictures small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sotto-") as folder:  # a file dialog shows its name
        walk = [sys.executable, "-m", "pytest", "-q", WALK, "--basetemp", f"{folder}/walk"]
        keep = {"SOTTO_WALK_PICTURES": str(FOLDER)}
        code = subprocess.call(walk, cwd=ROOT, env=os.environ | keep)
    shrink = ["-dither", "None", "-colors", str(N_COLOURS), "-strip"]
    subprocess.run(["mogrify", *shrink, *map(str, FOLDER.glob("*.png"))], check=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
