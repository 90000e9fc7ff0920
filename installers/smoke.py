"""Try a frozen Sotto where it was built: `python3 installers/smoke.py dist/sotto`.

Starts the program without Python, with nothing in its environment and a home of its own, and prints
what it found, its size, and how long it takes to start. Ends with 1 when anything is not as it
should be.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

MAX_MEGABYTES = 350
NEVER_SHIPPED = ("torch", "onnxscript", "pyworld", "ttspico")


def main() -> int:
    """Try the folder that is named; return the exit code."""
    folder = Path(sys.argv[1]).resolve()
    program = folder / ("sotto.exe" if sys.platform == "win32" else "sotto")
    with tempfile.TemporaryDirectory() as home:
        start_s = time.perf_counter()
        start(program, home, "--version")
        start_s = time.perf_counter() - start_s
        found: dict[str, Any] = json.loads(start(program, home, "--self-test"))
    # A link to a library is no second copy of it.
    megabytes = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    found["folder"] = {"megabytes": round(megabytes, 1), "start_s": round(start_s, 2)}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    complaints = problems(folder, found)
    print("\n".join(complaints) or "as it should be")
    return 1 if complaints else 0


def start(program: Path, home: str, *arguments: str) -> str:
    """Return what the program prints, in an environment with nothing but a home in it."""
    done = subprocess.run(
        [str(program), *arguments],
        env={"HOME": home, "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
    )
    return done.stdout


def problems(folder: Path, found: dict[str, Any]) -> list[str]:
    """Return what is not as it should be, a sentence each."""
    complaints = []
    if found["folder"]["megabytes"] > MAX_MEGABYTES:
        complaints.append(f"{found['folder']['megabytes']} MB are more than {MAX_MEGABYTES}.")
    for name in NEVER_SHIPPED:
        if any(name in path.name.lower() for path in folder.rglob("*")):
            complaints.append(f"There is something of {name} in it.")
    if not found["demo"]["last_caption"]:
        complaints.append("The demo clip gave no caption.")
    return complaints


if __name__ == "__main__":
    sys.exit(main())
