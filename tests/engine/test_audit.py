"""The audit that hostile files are read under notices what it is there for."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, os, socket, sys
from tests.engine.audit import CHANGES, RUNNING, Audit
audit = Audit((*RUNNING, *CHANGES), may_write=lambda path: str(path).endswith("staged"))
audit.start()
deeds = {
    "writing": lambda: open(sys.argv[1] + "/a", "w").close(),
    "staged": lambda: open(sys.argv[1] + "/staged", "w").close(),
    "running": lambda: exec("pass"),
    "calling": lambda: socket.socket().close(),
    "renaming": lambda: os.rename(sys.argv[1] + "/a", sys.argv[1] + "/b"),
    "failing": lambda: 1 / 0,
}
print(json.dumps({name: audit.of(deed) for name, deed in deeds.items()}))
"""


def test_writing_running_calling_and_renaming_are_noticed_and_staging_is_not(tmp_path):
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    noticed = {name: bool(each["events"]) for name, each in found.items()}
    assert noticed == {
        "writing": True,
        "staged": False,
        "running": True,
        "calling": True,
        "renaming": True,
        "failing": False,
    }
    assert found["failing"]["error"][0] == "ZeroDivisionError"
