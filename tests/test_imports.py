"""What `engine` offers, and what neither it nor a whole translation pulls in."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import engine

ROOT = Path(__file__).parent.parent
DEMO_CLIP = ROOT / "assets" / "demo" / "demo-fr.wav"
LOADED = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
NEVER_SHIPPED = {"onnxscript", "pyworld", "torch", "tqdm", "ttspico"}
WINDOW = {"PySide6", "shiboken6"}
SLOW_TO_LOAD = {"onnx", "onnxruntime", "pulsectl", "sentencepiece", "sounddevice", "soundfile"}


def modules_after(statements: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after `statements`."""
    command = [sys.executable, "-c", f"{statements}\n{LOADED}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_public_names_are_these_and_no_more():
    assert sorted(engine.__all__) == [
        "Engine",
        "EngineConfig",
        "EngineError",
        "EngineEvent",
        "errors",
        "events",
        "open_bundle",
    ]


@pytest.mark.parametrize("name", engine.__all__)
def test_a_public_name_can_be_had(name):
    assert getattr(engine, name) is not None


def test_a_name_that_is_not_offered_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'torch'"):
        _ = engine.torch


def test_importing_the_engine_is_light():
    assert not modules_after("import engine") & (NEVER_SHIPPED | WINDOW | SLOW_TO_LOAD)


def test_asking_for_help_is_light():
    statements = "from app.cli import parse\ntry: parse(['--help'])\nexcept SystemExit: pass"
    assert not modules_after(statements) & (NEVER_SHIPPED | WINDOW | SLOW_TO_LOAD)


NO_NETWORK = """
import sys
asked = []
sys.addaudithook(lambda event, _: asked.append(event) if event.startswith("socket.") else None)
from app.__main__ import main
assert main({arguments!r}) == 0
assert not asked, asked
"""


@pytest.mark.parametrize(
    "arguments",
    [["translate", str(DEMO_CLIP), "--task", "s2st", "--dub", "{out}/dub.wav"], ["models", "list"]],
)
def test_nothing_opens_a_socket_unless_it_is_asked_to(arguments, tmp_path):
    arguments = [word.format(out=tmp_path) for word in arguments]
    modules_after(NO_NETWORK.format(arguments=arguments))


def test_a_whole_translation_needs_neither_torch_nor_a_window():
    call = f"assert main(['translate', {str(DEMO_CLIP)!r}, '--json']) == 0"
    loaded = modules_after(f"from app.__main__ import main\n{call}")
    assert not loaded & (NEVER_SHIPPED | WINDOW | {"onnx"})
    assert "onnxruntime" in loaded  # it was the real thing
