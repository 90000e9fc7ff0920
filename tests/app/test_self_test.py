"""`sotto --self-test` tells what this Sotto is made of, and that it works."""

import hashlib
import json

from app import assets
from app.__main__ import main
from app.version import version


def test_everything_that_a_broken_installation_would_show_is_told(capfd):
    assert main(["--self-test"]) == 0
    found = json.loads(capfd.readouterr().out)
    manifest = (assets.BUNDLE / "manifest.json").read_bytes()
    assert found["sotto"] == version()
    assert found["bundle"]["manifest_sha256"] == hashlib.sha256(manifest).hexdigest()
    assert found["libraries"]["onnxruntime"]
    assert found["demo"]["last_caption"]
    assert found["demo"]["rtf"] > 0
    assert found["devices"]
