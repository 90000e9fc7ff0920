"""A program: imports every checkpoint of `hostile` while an audit hook writes down what happens.

    python -m tests.engine.importing.watched FOLDER

prints, as JSON, for each of them the error, the events that a mere reader has no need of, and what
was left beside the bundle that was asked for.
"""

import dataclasses
import json
import os
import sys
from pathlib import Path

from engine.errors import EngineError
from tests.engine.importing.hostile import HOSTILE
from tests.engine.importing.tiny_model import write_tiny_model

FORBIDDEN = (
    "code.__new__",
    "ctypes",
    "exec",
    "import",
    "marshal",
    "os.",
    "pickle.find_class",
    "shutil.",
    "socket.",
    "subprocess.Popen",
    "tempfile.",
)
HARMLESS = ("os.listdir", "os.scandir")


def main():
    folder = Path(sys.argv[1])
    events, results = [], {}
    model = write_tiny_model(folder)
    model.import_into(folder / "sound")  # also loads every module that an import needs
    sys.addaudithook(lambda event, arguments: note(events, event, arguments))
    for name, (make, _) in HOSTILE.items():
        case = folder / name
        case.mkdir()
        path, canary, out = case / "model.pt", case / "canary", case / "out"
        make(path, f"touch '{canary}'")
        before = sorted(os.listdir(case))
        events.clear()
        error = attempt(dataclasses.replace(model.published, checkpoint=path), model, out)
        results[name] = {
            "error": error,
            "events": [*events],
            "left": [each for each in sorted(os.listdir(case)) if each not in before],
        }
    sys.stdout.write(json.dumps(results))


def attempt(published, model, out):
    try:
        dataclasses.replace(model, published=published).import_into(out)
    except EngineError as error:
        return [type(error).__name__, str(error)]
    except Exception as error:  # noqa: BLE001 - it is told, and fails the test
        return [type(error).__name__, repr(error)]
    return None


def note(events, event, arguments):
    if event == "open" and isinstance(arguments[2], int):
        if arguments[2] & (os.O_WRONLY | os.O_RDWR):
            events.append(f"open for writing {arguments[0]}")
    elif event.startswith(FORBIDDEN) and event not in HARMLESS:
        events.append(f"{event} {arguments!r:.200}")


if __name__ == "__main__":
    main()
