"""Caption tracks of unknown origin are checked down to their graphs, as bundles of speech are."""

import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.bundle import Bundle
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.shelf import Shelf
from engine.installing.sotto_file import pack
from engine.installing.track_check import check_any, check_track_bundle
from engine.manifest import TrackFacts, write_pieces, write_track_manifest
from engine.runtime.track_parts import DECODER, ENCODER, PIECES, VOCABULARY
from engine.track_bundle import TrackBundle
from engine.track_spec import TrackSpec
from tests.engine.installing.small_bundle import small_contents, write_folder

SUB_WORDS = ["<s>", "<pad>", "</s>", "<unk>", "▁le", "▁chat"]
SPEC = TrackSpec(source="fr", languages=("en", "de"), n_pieces=len(SUB_WORDS), d_model=8, d_ffn=8)


def graph(weight=1.0):
    values = numpy_helper.from_array(np.array([weight], np.float32), "weight")
    node = helper.make_node("Add", ["x", "weight"], ["y"])
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
    made = helper.make_graph([node], "small", ends[:1], ends[1:], [values])
    return helper.make_model(made).SerializeToString()


def vocabulary(sub_words):
    """A sentencepiece model as far as it is read: field 1 of field 1, for each."""
    messages = [bytes([0x0A, len(text)]) + text for text in (word.encode() for word in sub_words)]
    return b"".join(bytes([0x0A, len(message)]) + message for message in messages)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "tracks"
    folder.mkdir()
    for name in (ENCODER, DECODER):
        (folder / name).write_bytes(graph())
    (folder / VOCABULARY).write_bytes(vocabulary(SUB_WORDS))
    write_pieces(folder / PIECES, SUB_WORDS)
    seal(folder)
    return folder


def seal(folder, spec=SPEC, **changes):
    write_track_manifest(folder, spec, TrackFacts("fr-tracks", "MIT", {}, []))
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_sound_tracks_pass_and_can_be_installed(folder, tmp_path):
    assert check_any(folder).manifest.languages == ("en", "de")
    pack(folder, tmp_path / "tracks.sotto")
    installed = Shelf(tmp_path / "shelf").install(tmp_path / "tracks.sotto")
    assert isinstance(installed.bundle, TrackBundle)
    assert installed.bundle.folder == tmp_path / "shelf" / "fr-tracks"


def test_a_bundle_of_speech_is_checked_as_one(tmp_path):
    write_folder(tmp_path / "a", small_contents())
    assert isinstance(check_any(tmp_path / "a"), Bundle)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"network": SPEC.to_json() | {"d_model": 1 << 40}}, "impossible size"),
        ({"network": SPEC.to_json() | {"n_heads": "4"}}, "no whole number"),
        ({"network": SPEC.to_json() | {"languages": ["en", "en"]}}, "one of them twice"),
        ({"network": SPEC.to_json() | {"languages": ["../en", "de"]}}, "no code"),
        ({"languages": ["en", "es"]}, "other languages than its network"),
        ({"name": "a\x1b[2J"}, "not plain text"),
        ({"licence": ""}, "not plain text"),
        ({"version": 0}, "impossible version"),
    ],
)
def test_a_manifest_that_asks_for_what_none_needs_is_refused(folder, changes, complaint):
    seal(folder, **changes)
    with pytest.raises(RefusedError, match=complaint):
        check_track_bundle(folder)


def test_sizes_of_something_else_are_no_tracks(folder):
    seal(folder, network={"d_model": 3, "surprise": 1})
    with pytest.raises(BundleError, match="no sizes of caption tracks"):
        check_track_bundle(folder)


@pytest.mark.parametrize("name", [ENCODER, DECODER, PIECES, VOCABULARY])
def test_a_file_that_is_needed_is_named(folder, name):
    (folder / name).unlink()
    seal(folder)
    with pytest.raises(BundleError, match=name):
        check_track_bundle(folder)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        (DECODER, b"nothing", "not an ONNX graph"),
        (ENCODER, graph(np.nan), "not numbers"),
        (VOCABULARY, vocabulary(["<s>", "other"]), "other sub-words"),
        (VOCABULARY, b"\xff", "SentencePiece"),
        (PIECES, "\n".join([*SUB_WORDS[:-1], "\x1b[2J"]).encode(), "not plain text"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(folder, name, content, complaint):
    (folder / name).write_bytes(content)
    seal(folder)
    with pytest.raises(RefusedError, match=complaint):
        check_track_bundle(folder)


def test_a_graph_of_its_own_operators_is_refused(folder):
    model = onnx.load_from_string(graph())
    model.graph.node[0].domain = "com.example"
    (folder / DECODER).write_bytes(model.SerializeToString())
    seal(folder)
    with pytest.raises(RefusedError, match="not a standard"):
        check_track_bundle(folder)
