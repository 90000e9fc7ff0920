"""The import contracts guard something: each forbidden import, tried once, is found."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installers.checks import LINT_IMPORTS

ROOT = Path(__file__).parent.parent
FORBIDDEN = (
    ("engine.events", "app.cli.parser"),
    ("engine.worker", "PySide6"),
    ("engine.runtime.features", "torch"),
    ("engine.runtime.features", "engine.training.corpus"),
    ("engine.evaluation.report", "engine.conversion.export"),
    ("app.model.captions", "torch"),
    ("engine.importing.names", "torch"),
    ("engine.importing.names", "engine.conversion.export"),
    ("engine.importing.names", "onnx"),
    ("engine.runtime.features", "onnx"),
    ("app.cli.models", "engine.importing.model"),
    ("engine.runtime.features", "engine.importing.model"),
    ("engine.manifest", "engine.importing.model"),
    ("engine.runtime.features", "engine.manifest"),
    ("engine.audio.ring", "sounddevice"),
    ("engine.audio.ring", "pulsectl"),
    ("engine.audio.host_devices", "pyaudiowpatch"),
    ("engine.audio.ring", "soundfile"),
    ("engine.audio.ring", "av"),
    ("engine.runtime.features", "sentencepiece"),
    ("engine.track_spec", "engine.training.corpus"),
    ("engine.track_spec", "engine.runtime.features"),
    ("app.cli.parser", "sounddevice"),
    ("app.cli.parser", "websockets"),
    ("app.web.feed", "websockets"),
    ("app.web.server", "segno"),
    ("app.x11", "jeepney"),
    ("app.portal", "PySide6"),
    ("engine.worker", "onnxruntime"),
    ("engine.importing.smaller", "onnxruntime"),
    ("engine.installing.shelf", "onnx"),
    ("engine.installing.shelf", "nacl"),
    ("engine.installing.shelf", "engine.training.corpus"),
    ("engine.importing.model", "engine.installing.shelf"),
    ("app.cli.shelf", "engine.installing.shelf"),
    ("app.controller", "engine.runtime.features"),
    ("app.cli.parser", "engine.audio.ring"),
    ("app.views.overlay", "engine.audio.ring"),
    ("app.model.captions", "PySide6"),
    ("app.controller", "PySide6"),
    ("app.web.server", "PySide6"),
    ("app.web.feed", "app.controller"),
    ("app.controller", "app.web.server"),
    ("app.model.captions", "app.web.feed"),
    ("app.web.server", "engine.audio.ring"),
    ("app.cli.parser", "PySide6"),
    ("engine.audio.ring", "engine.runtime.features"),
    ("engine.audio.ring", "engine.worker"),
    ("engine.errors", "engine.events"),
    ("engine.runtime.features", "engine.worker"),
    ("app.model.captions", "app.controller"),
    ("app.bridge", "app.controller"),
    ("app.instance", "app.controller"),
    ("app.x11", "PySide6"),
    ("app.controller", "app.views.overlay"),
    ("app.views.overlay", "app.wiring.models"),
    ("app.cli.parser", "app.views.overlay"),
    ("app.cli.parser", "app.wiring.models"),
)
PERMITTED = (
    ("app.web.server", "websockets"),
    ("app.web.audience", "websockets"),
    ("app.web.qr_code", "segno"),
    ("app.portal", "jeepney"),
    ("app.wiring.models", "engine.audio.portaudio"),
    ("app.wiring.models", "PySide6"),
    ("app.wiring.models", "app.cli.parser"),
    ("app.views.overlay", "PySide6"),
    ("app.controller", "engine.events"),
    ("engine.audio.portaudio", "sounddevice"),
    ("engine.runtime.onnx", "onnxruntime"),
    ("engine.importing.quantise", "onnxruntime"),
    ("engine.importing.skeleton", "onnx"),
    ("engine.importing.model", "engine.runtime.features"),
    ("engine.installing.graph_check", "onnx"),
    ("engine.installing.signature", "nacl"),
    ("engine.installing.shelf", "engine.importing.refused"),
    ("engine.runtime.tokenizer", "sentencepiece"),
    ("engine.conversion.export", "torch"),
)
LONE_LINK = re.compile(r"^- +(\S+) -> (\S+) \(l\.[^)]*\)\n(?! )", re.MULTILINE)


def inject(root: Path, module: str, imported: str) -> None:
    """Append an import to a module of the tree at `root`; make what is not there."""
    path = root.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    with path.open("a") as file:
        file.write(f"\nimport {imported}\n" if imported else "")


@pytest.fixture(scope="module")
def rejected(tmp_path_factory):
    """What import-linter rejects in a copy of the tree with every import of the tables in it.

    Only an import that is rejected for itself counts, not one that begins a longer chain.
    """
    root = tmp_path_factory.mktemp("tree")
    for package in ("app", "engine"):
        shutil.copytree(ROOT / package, root / package)
    shutil.copy(ROOT / "pyproject.toml", root)
    for module, imported in FORBIDDEN + PERMITTED:
        if imported.split(".")[0] in ("app", "engine"):
            inject(root, imported, "")
        inject(root, module, imported)
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-cache"]
    # What is wide is folded, and a folded line is not found.
    environment = {"COLUMNS": "1000", "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)
    assert "0 kept" in done.stdout, done.stdout + done.stderr
    return set(LONE_LINK.findall(done.stdout))


@pytest.mark.parametrize(("module", "imported"), FORBIDDEN, ids=lambda name: name)
def test_a_forbidden_import_is_found(rejected, module, imported):
    assert (module, imported) in rejected


@pytest.mark.parametrize(("module", "imported"), PERMITTED, ids=lambda name: name)
def test_a_permitted_import_is_let_through(rejected, module, imported):
    assert (module, imported) not in rejected
