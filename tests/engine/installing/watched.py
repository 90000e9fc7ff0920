"""A program: installs every hostile bundle while an audit hook writes down what happens.

    python -m tests.engine.installing.watched FOLDER

prints, as JSON, for each of them the error, what was done that an installation has no need of, and
what was left behind; and whether there ever was a library that could have made a session.
"""

import json
import os
import sys
from pathlib import Path

from engine.errors import EngineError
from engine.installing.shelf import Shelf
from tests.engine.installing.hostile_archives import HOSTILE_ARCHIVES
from tests.engine.installing.hostile_bundles import HOSTILE_BUNDLES
from tests.engine.installing.small_bundle import write_small

HOSTILE = HOSTILE_ARCHIVES | HOSTILE_BUNDLES
FORBIDDEN = ("ctypes", "exec", "import", "marshal", "pickle.find_class", "socket.", "subprocess.")
CHANGES = ("os.rename", "os.symlink", "os.link", "os.truncate", "shutil.rmtree")


def main():
    folder = Path(sys.argv[1])
    events, results = [], {}
    sound = folder / "sound.sotto"
    write_small(sound)
    Shelf(folder / "warm").install(sound)  # also loads every module that an installation needs
    for name, (write, _) in HOSTILE.items():
        write(folder / f"{name}.sotto")
    before = snapshot(folder)
    shelves = folder.resolve() / "shelves"
    sys.addaudithook(lambda event, arguments: note(events, event, arguments, shelves))
    for name in HOSTILE:
        shelf = shelves / name
        events.clear()
        error = attempt(Shelf(shelf), folder / f"{name}.sotto")
        results[name] = {"error": error, "events": [*events], "left": os.listdir(shelf)}
    results["everything else"] = sorted(snapshot(folder) - before - {"shelves"})
    results["onnxruntime"] = "onnxruntime" in sys.modules
    sys.stdout.write(json.dumps(results))


def attempt(shelf, path):
    try:
        shelf.install(path)
    except EngineError as error:
        return [type(error).__name__, str(error)]
    except Exception as error:  # noqa: BLE001 - it is told, and fails the test
        return [type(error).__name__, repr(error)]
    return None


def snapshot(folder):
    return {each.name for each in folder.iterdir()} | {f"../{each}" for each in os.listdir("..")}


def note(events, event, arguments, shelves):
    """Write down what is done outside of a staging folder, which is on a shelf and has a dot."""
    if event == "open" and isinstance(arguments[2], int):
        if arguments[2] & (os.O_WRONLY | os.O_RDWR) and not is_staged(arguments[0], shelves):
            events.append(f"open for writing {arguments[0]}")
    elif event in CHANGES:
        if not is_staged(arguments[0], shelves):
            events.append(f"{event} {arguments!r:.200}")
    elif event.startswith(FORBIDDEN):
        events.append(f"{event} {arguments!r:.200}")


def is_staged(path, shelves):
    path = Path(os.path.abspath(os.fsdecode(path)))
    below = path.relative_to(shelves).parts if path.is_relative_to(shelves) else ()
    return len(below) > 1 and below[1].startswith(".new-")


if __name__ == "__main__":
    main()
