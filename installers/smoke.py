"""Try a frozen Sotto where it was built: `python3 installers/smoke.py dist/sotto`.

Starts the program without Python, with nothing in its environment and a home of its own, and prints
what it found, its size, and how long it takes to start; on Linux, with Xvfb, also to its first
window. Ends with 1 when anything is not as it should be.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installers.linux import first_window
from installers.origins import OriginError, check_folder

MAX_MEGABYTES = 350
MAX_START_S = 3.0
NEVER_SHIPPED = ("torch", "onnxscript", "pyworld", "ttspico")
PAPERS = ("LICENSE", "NOTICE", "THIRD-PARTY.txt", "sotto.cdx.json")
N_STARTS = 5


def main() -> int:
    """Try the folder that is named; return the exit code."""
    folder = Path(sys.argv[1]).resolve()
    program = folder / ("sotto.exe" if sys.platform == "win32" else "sotto")
    with tempfile.TemporaryDirectory() as home:
        start_s = time.perf_counter()
        start(program, home, "--version")
        start_s = time.perf_counter() - start_s
        found: dict[str, Any] = json.loads(start(program, home, "--self-test"))
    found["folder"] = {"megabytes": round(megabytes(folder), 1), "start_s": round(start_s, 2)}
    if sys.platform == "linux" and first_window.can_measure():
        found["window"] = window(program)
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


def megabytes(folder: Path) -> float:
    """Return the size of a folder; a link to a library is no second copy of it."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def window(program: Path) -> dict[str, float]:
    """Return how long the first window takes, first with nothing of it read, then the quickest.

    `undisturbed_s` is without the time in which others had the machine.
    """
    first_window.forget(program.parent)
    cold, *warm = first_window.first_windows([str(program)], 1 + N_STARTS)
    return {
        "cold_s": round(cold.wall_s, 2),
        "cold_undisturbed_s": round(cold.undisturbed_s, 2),
        "s": round(min(each.wall_s for each in warm), 2),
        "undisturbed_s": round(min(each.undisturbed_s for each in warm), 2),
        "process_s": round(min(each.process_s for each in warm), 2),
    }


def problems(folder: Path, found: dict[str, Any]) -> list[str]:
    """Return what is not as it should be, a sentence each."""
    complaints = []
    if found["folder"]["megabytes"] > MAX_MEGABYTES:
        complaints.append(f"{found['folder']['megabytes']} MB are more than {MAX_MEGABYTES}.")
    for name in NEVER_SHIPPED:
        if any(name in path.name.lower() for path in folder.rglob("*")):
            complaints.append(f"There is something of {name} in it.")
    complaints += [
        f"There is no {name} in it."
        for name in PAPERS
        if not (folder / "_internal" / name).exists()
    ]
    if not found["demo"]["last_caption"]:
        complaints.append("The demo clip gave no caption.")
    if found.get("window", {"undisturbed_s": 0})["undisturbed_s"] > MAX_START_S:
        complaints.append(f"The first window takes more than {MAX_START_S} s.")
    try:
        check_folder(folder)
    except OriginError as error:
        complaints.append(str(error))
    return complaints


if __name__ == "__main__":
    sys.exit(main())
