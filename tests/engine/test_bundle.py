import hashlib
import io
import json

import numpy as np
import pytest

from engine.bundle import MANIFEST, open_bundle
from engine.errors import BundleError
from engine.spec import NetworkSpec

PIECES = "<s>\n<pad>\n</s>\n<unk>\n▁a\n"


def cmvn_bytes():
    stored = io.BytesIO()
    np.savez(stored, mean=np.zeros(80, np.float32), std=np.ones(80, np.float32))
    return stored.getvalue()


@pytest.fixture
def folder(tmp_path):
    contents = {name: name.encode() for name in ("encoder.onnx", "text_decoder.onnx")}
    contents |= {"text_memory.onnx": b"memory", "cmvn.npz": cmvn_bytes()}
    contents |= {name: PIECES.encode() for name in ("source_pieces.txt", "target_pieces.txt")}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    manifest = {
        "schema_version": 1,
        "name": "test",
        "source_language": "fr",
        "target_language": "en",
        "input_rate_hz": 16000,
        "output_rate_hz": 16000,
        "network": NetworkSpec(n_source=5, n_target=5).to_json(),
        "latencies_ms": [320, 640],
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in contents.items()
        },
        "licence": "CC BY 2.0",
    }
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def change_manifest(folder, **changes):
    data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(data | changes), encoding="utf-8")


def test_a_sound_bundle_opens(folder):
    bundle = open_bundle(folder)
    assert bundle.manifest.source_language == "fr"
    assert bundle.spec.n_source == 5
    assert bundle.source_pieces == ("<s>", "<pad>", "</s>", "<unk>", "▁a")
    assert bundle.cmvn.std.tolist() == [1.0] * 80
    assert bundle.path("encoder.onnx") == folder / "encoder.onnx"


def test_a_flipped_byte_is_found_and_the_file_named(folder):
    path = folder / "text_memory.onnx"
    path.write_bytes(b"mEmory")
    with pytest.raises(BundleError, match=r"text_memory\.onnx is damaged.*fetch"):
        open_bundle(folder)


@pytest.mark.parametrize("name", ["encoder.onnx", MANIFEST])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BundleError, match=name):
        open_bundle(folder)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BundleError, match="nowhere is not a bundle"):
        open_bundle(tmp_path / "nowhere")


def test_another_schema_says_to_update(folder):
    change_manifest(folder, schema_version=2)
    with pytest.raises(BundleError, match="schema version 2.*update Sotto"):
        open_bundle(folder)


@pytest.mark.parametrize("text", ["", "[]", '"manifest"', '{"schema_version": 1}', "{"])
def test_a_manifest_that_makes_no_sense_is_refused(folder, text):
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(BundleError, match="cannot be read as a manifest"):
        open_bundle(folder)


def test_a_manifest_must_list_what_is_needed(folder):
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    del files["encoder.onnx"]
    change_manifest(folder, files=files)
    with pytest.raises(BundleError, match=r"does not list encoder\.onnx"):
        open_bundle(folder)


def test_a_manifest_cannot_reach_out_of_its_folder(folder):
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    change_manifest(folder, files=files | {"../x": {"sha256": "", "bytes": 0}})
    with pytest.raises(BundleError, match="not a plain file name"):
        open_bundle(folder)


def test_vocabulary_and_network_must_agree(folder):
    change_manifest(folder, network=NetworkSpec(n_source=6, n_target=5).to_json())
    with pytest.raises(BundleError, match=r"source_pieces\.txt has 5 sub-words, and the network 6"):
        open_bundle(folder)


def test_what_only_some_tasks_need_is_missed_when_they_need_it(folder):
    with pytest.raises(BundleError, match=r"has no vocoder\.onnx"):
        open_bundle(folder).path("vocoder.onnx")
