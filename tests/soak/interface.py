"""`sotto bench interface` on a private X screen with a window manager and a compositor.

    python -m tests.soak.interface [--hours 2] [--seconds 20] [--json FILE]

draws in software, as the slowest of all screens do.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "end_to_end"))


def main() -> int:
    """Measure on a screen of its own and return the exit code."""
    from screen import Screen

    screen = Screen()
    try:
        screen.start()
        command = [sys.executable, "-m", "app", "bench", "interface", *sys.argv[1:]]
        return subprocess.call(command, cwd=ROOT, env=os.environ | screen.env)
    finally:
        screen.close()


if __name__ == "__main__":
    sys.exit(main())
