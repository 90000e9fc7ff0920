"""Nothing that is heard leaves the machine, and no library says anything of it to its maker.

Python's own sockets are watched in `test_imports`; this is about those that only the system sees.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DEMO_CLIP = ROOT / "assets" / "demo" / "demo-fr.wav"
INTERNET = re.compile(r"socket\(AF_INET6?, .*")
# By which ONNX Runtime knows that it is being tested, and then says nothing anyway.
TEST_SIGNS = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY")


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """Translate the demo clip in a process that thinks it is with a person; return its folder."""
    folder = tmp_path_factory.mktemp("session")
    home = folder / "home"
    home.mkdir()
    variables = {name: value for name, value in os.environ.items() if name not in TEST_SIGNS}
    variables |= {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        variables.pop(name, None)
    command = [sys.executable, "-m", "app", "translate", str(DEMO_CLIP)]
    if shutil.which("strace"):
        watch = ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(folder / "calls")]
        command = [*watch, *command]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def test_no_library_keeps_an_identifier_of_the_machine(session):
    assert [path for path in (session / "home").rglob("*") if path.is_file()] == []


def test_no_library_opens_a_socket_to_the_internet(session):
    if not (session / "calls").exists():
        pytest.skip("needs strace")
    assert INTERNET.findall((session / "calls").read_text()) == []


def test_it_is_said_before_anything_else_of_the_engine_is_loaded():
    program = "import os, engine.errors; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"
