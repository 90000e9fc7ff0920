"""A program: installs every hostile bundle while an audit hook writes down what happens.

    python -m tests.engine.installing.watched FOLDER

prints, as JSON, for each of them the error, what was done that an installation has no need of, and
what was left behind; and whether there ever was a library that could have made a session.
"""

import functools
import json
import os
import sys
from pathlib import Path

from engine.installing.shelf import Shelf
from tests.engine.audit import CHANGES, RUNNING, Audit
from tests.engine.installing.hostile_archives import HOSTILE_ARCHIVES
from tests.engine.installing.hostile_bundles import HOSTILE_BUNDLES
from tests.engine.installing.small_bundle import write_small

HOSTILE = HOSTILE_ARCHIVES | HOSTILE_BUNDLES


def main():
    folder = Path(sys.argv[1])
    results = {}
    sound = folder / "sound.sotto"
    write_small(sound)
    Shelf(folder / "warm").install(sound)  # also loads every module that an installation needs
    for name, (write, _) in HOSTILE.items():
        write(folder / f"{name}.sotto")
    before = snapshot(folder)
    shelves = folder.resolve() / "shelves"
    audit = Audit((*RUNNING, *CHANGES), may_write=functools.partial(is_staged, shelves))
    audit.start()
    for name in HOSTILE:
        shelf = shelves / name
        install = functools.partial(Shelf(shelf).install, folder / f"{name}.sotto")
        results[name] = {**audit.of(install), "left": os.listdir(shelf)}
    results["everything else"] = sorted(snapshot(folder) - before - {"shelves"})
    results["onnxruntime"] = "onnxruntime" in sys.modules
    sys.stdout.write(json.dumps(results))


def snapshot(folder):
    return {each.name for each in folder.iterdir()} | {f"../{each}" for each in os.listdir("..")}


def is_staged(shelves, path):
    """Say whether a path is in a staging folder, which is on a shelf and has a dot."""
    path = Path(os.path.abspath(os.fsdecode(path)))
    below = path.relative_to(shelves).parts if path.is_relative_to(shelves) else ()
    return len(below) > 1 and below[1].startswith(".new-")


if __name__ == "__main__":
    main()
