"""Models of caption tracks stand beside those of speech, in the list and by themselves."""

import json

import pytest

from app.wiring.bundle_kinds import any_manifest, targets
from app.wiring.shelf import details, summary
from engine.errors import BundleError


@pytest.fixture
def folder(tmp_path):
    manifest = {
        "kind": "caption tracks",
        "schema_version": 1,
        "name": "fr-tracks",
        "source_language": "fr",
        "languages": ["en", "de", "es"],
        "network": {},
        "files": {"a.onnx": {"sha256": "", "bytes": 7}},
        "licence": "CC BY 2.0",
        "trained": {"steps": 3},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    return tmp_path


def test_a_list_says_which_languages_it_writes(folder):
    row = summary(folder)
    assert (row["languages"], row["bytes"], row["version"]) == ("fr-en/de/es", 7, 1)


def test_what_is_known_of_it_has_no_latencies(folder):
    about = details(folder)
    assert about["writes"] == "caption tracks"
    assert about["trained"] == {"steps": 3}
    assert "latencies_ms" not in about


def test_a_manifest_is_of_either_kind(folder, tmp_path_factory):
    assert targets(any_manifest(folder)) == "en/de/es"
    with pytest.raises(BundleError, match="is not a bundle"):
        any_manifest(tmp_path_factory.mktemp("empty"))
