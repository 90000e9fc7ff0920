"""A bundle of caption tracks says what it is, and is refused where it is damaged."""

import hashlib
import json

import pytest

from engine.errors import BundleError
from engine.track_bundle import is_track_bundle, open_track_bundle, read_track_manifest

MODEL = b"not a model"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tracks.onnx").write_bytes(MODEL)
    write(tmp_path)
    return tmp_path


def write(folder, **changes):
    record = {"sha256": hashlib.sha256(MODEL).hexdigest(), "bytes": len(MODEL)}
    manifest = {
        "kind": "caption tracks",
        "schema_version": 1,
        "name": "fr-tracks",
        "source_language": "fr",
        "languages": ["de", "es"],
        "network": {},
        "files": {"tracks.onnx": record},
        "licence": "CC0-1.0",
    }
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))


def test_it_says_which_languages_it_writes(folder):
    manifest = read_track_manifest(folder)
    assert (manifest.source_language, manifest.languages) == ("fr", ("de", "es"))
    assert open_track_bundle(folder).path("tracks.onnx") == folder / "tracks.onnx"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"kind": "speech"}, "not a bundle of caption tracks"),
        ({"schema_version": 2}, "update Sotto"),
        ({"languages": 3}, "cannot be read as a manifest"),
        ({"files": {"../other": {"sha256": "", "bytes": 0}}}, "not a plain file name"),
        ({"files": {"gone.onnx": {"sha256": "", "bytes": 0}}}, "is missing"),
        ({"files": {"tracks.onnx": {"sha256": "", "bytes": 11}}}, "is damaged"),
    ],
)
def test_what_is_wrong_with_it_is_one_sentence(folder, changes, complaint):
    write(folder, **changes)
    with pytest.raises(BundleError, match=complaint):
        open_track_bundle(folder)


def test_a_folder_of_something_else_is_none(tmp_path):
    assert not is_track_bundle(tmp_path)
    (tmp_path / "manifest.json").write_text("[")
    assert not is_track_bundle(tmp_path)


def test_a_file_that_the_bundle_lacks_is_named(folder):
    with pytest.raises(BundleError, match=r"no other\.onnx"):
        open_track_bundle(folder).path("other.onnx")
