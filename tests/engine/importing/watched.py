"""A program: imports every checkpoint of `hostile` while an audit hook writes down what happens.

    python -m tests.engine.importing.watched FOLDER

prints, as JSON, for each of them the error, the events that a mere reader has no need of, and what
was left beside the bundle that was asked for.
"""

import dataclasses
import functools
import json
import os
import sys
from pathlib import Path

from tests.engine.audit import RUNNING, Audit
from tests.engine.importing.hostile import HOSTILE
from tests.engine.importing.tiny_model import write_tiny_model

FORBIDDEN = (*RUNNING, "code.__new__", "os.", "shutil.", "tempfile.")


def main():
    folder = Path(sys.argv[1])
    results = {}
    model = write_tiny_model(folder)
    model.import_into(folder / "sound")  # also loads every module that an import needs
    audit = Audit(FORBIDDEN, harmless=("os.listdir", "os.scandir"))
    audit.start()
    for name, (make, _) in HOSTILE.items():
        case = folder / name
        case.mkdir()
        path, canary, out = case / "model.pt", case / "canary", case / "out"
        make(path, f"touch '{canary}'")
        before = sorted(os.listdir(case))
        published = dataclasses.replace(model.published, checkpoint=path)
        hostile = dataclasses.replace(model, published=published)
        results[name] = audit.of(functools.partial(hostile.import_into, out))
        results[name]["left"] = [each for each in sorted(os.listdir(case)) if each not in before]
    sys.stdout.write(json.dumps(results))


if __name__ == "__main__":
    main()
