"""A bundle is made of all files of a model, or nothing is."""

import json
from dataclasses import replace

import numpy as np
import pytest

from engine.bundle import open_bundle
from engine.errors import BundleError, CheckpointError, OutputError
from engine.runtime.onnx import Graph
from tests.engine.importing.handmade import Raw, named, opcodes, write_model
from tests.engine.importing.tiny_model import (
    OFFLINE_SPEC,
    PIECES,
    SPEC,
    TEXT_GRAPHS,
    VOCODER_CONFIG,
    sentencepiece_model,
    text_arrays,
    voice_arrays,
    write_tiny_model,
)


@pytest.fixture
def model(tmp_path):
    (tmp_path / "files").mkdir()
    return write_tiny_model(tmp_path / "files")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "bundles" / "out"


@pytest.fixture(autouse=True)
def _parent(out):
    out.parent.mkdir()


def total(out, name):
    """Return what a tiny graph computes: the sum of its weights."""
    return float(Graph(out / f"{name}.onnx").run(x=np.zeros(1, np.float32))["y"][0])


def with_checkpoint(model, arrays, **beside):
    write_model(model.published.checkpoint, arrays, **beside)
    return model


def test_the_bundle_has_every_file_and_says_where_it_is_from(model, out):
    model.import_into(out)
    bundle = open_bundle(out)
    assert bundle.spec == SPEC
    assert bundle.source_pieces == bundle.target_pieces == PIECES
    assert bundle.path("source.model").read_bytes() == sentencepiece_model(PIECES)
    manifest = bundle.manifest
    assert (manifest.source_language, manifest.target_language) == ("fr", "en")
    assert manifest.licence == "as its authors say"
    assert set(manifest.trained["files"]) == {
        "model.pt",
        "gcmvn.npz",
        "a.model",
        "g_1",
        "config.json",
    }


def test_every_graph_has_its_weights(model, out):
    model.import_into(out)
    arrays = text_arrays()
    units = arrays["decoder.embed_tokens.weight"]
    norms = [arrays[f"{part}.layer_norm.bias"] for part in ("synthesizer_encoder", "decoder")]
    assert total(out, "unit_generator") == pytest.approx(units.sum() + sum(norms).sum(), abs=1e-5)
    heads = ("source_unigram_decoder.proj.bias", "ctc_target_unigram_decoder.proj.bias")
    expected = arrays["encoder.linear.weight"].sum() + sum(arrays[name].sum() for name in heads)
    assert total(out, "encoder") == pytest.approx(expected, abs=1e-5)


def test_weight_norm_is_folded_in(model, out):
    model.import_into(out)
    arrays = voice_arrays()
    direction = arrays["ups.0.weight_v"]
    norm = np.sqrt((direction**2).sum(axis=(1, 2), keepdims=True))
    weight = arrays["ups.0.weight_g"] * direction / norm
    expected = weight.sum() + arrays["ups.0.bias"].sum() + arrays["dict.weight"].sum()
    assert total(out, "vocoder") == pytest.approx(expected, abs=1e-5)


def test_without_a_vocoder_the_bundle_is_for_captions(model, out):
    silent = replace(model, published=replace(model.published, vocoder=None))
    silent.import_into(out)
    assert total(out, "encoder") != 0
    with pytest.raises(BundleError, match=r"has no vocoder\.onnx"):
        open_bundle(out).path("vocoder.onnx")


def test_half_precision_stays_half_on_disk_and_is_exact(model, out):
    arrays = text_arrays()
    name = "decoder.embed_tokens.weight"
    halves = {name: array.astype(np.float16) for name, array in arrays.items() if array.ndim}
    with_checkpoint(model, halves).import_into(out)
    sums = [halves[name].astype(np.float32).sum()]
    sums += [
        halves[f"{part}.layer_norm.bias"].astype(np.float32).sum()
        for part in ("synthesizer_encoder", "decoder")
    ]
    assert total(out, "unit_generator") == pytest.approx(sum(sums), abs=1e-5)


def test_how_much_is_done_is_told_from_nothing_to_all(model, out):
    shares = []
    model.import_into(out, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > len(TEXT_GRAPHS)


def test_an_empty_folder_is_taken(model, out):
    out.mkdir()
    model.import_into(out)
    assert open_bundle(out).spec == SPEC


def test_a_folder_with_something_in_it_is_left_alone(model, out):
    out.mkdir()
    (out / "mine").write_text("mine")
    with pytest.raises(OutputError, match="is not empty"):
        model.import_into(out)
    assert [path.name for path in out.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made_is_one_sentence(model, out):
    with pytest.raises(OutputError, match="cannot be written"):
        model.import_into(out / "no" / "such")


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("n_shares", [1, 2, 4])
def test_an_import_that_breaks_off_leaves_nothing(model, out, error, n_shares):
    shares = []

    def tell(share):
        shares.append(share)
        if len(shares) == n_shares:
            raise error

    with pytest.raises(error):
        model.import_into(out, tell)
    assert list(out.parent.iterdir()) == []


def test_everything_that_is_wrong_with_the_tensors_is_one_sentence(model, out):
    arrays = text_arrays()
    del arrays["source_unigram_decoder.proj.bias"], arrays["synthesizer_encoder.layer_norm.bias"]
    arrays["decoder.layers.9.fc1.bias"] = np.zeros(2, np.float32)
    arrays["encoder.linear.weight"] = np.zeros((3, 2), np.float32)
    with pytest.raises(CheckpointError) as raised:
        with_checkpoint(model, arrays).import_into(out)
    assert str(raised.value).endswith(
        "encoder.linear.weight is (3, 2) and not (2, 3), source_unigram_decoder.proj.bias is "
        "missing, synthesizer_encoder.layer_norm.bias is missing, decoder.layers.9.fc1.bias is "
        "unknown."
    )


def test_a_model_without_ctc_heads_is_named_for_what_it_is(model, out):
    arrays = {name: array for name, array in text_arrays().items() if "proj.bias" not in name}
    with pytest.raises(CheckpointError, match="has no CTC heads.*UnitY"):
        with_checkpoint(model, arrays).import_into(out)


def options(**values):
    bare = opcodes(named("argparse", "Namespace")) + opcodes(()) + b"\x81"
    return {"cfg": {"model": Raw(bare + opcodes(values) + b"b")}}


@pytest.mark.parametrize("looks_back", [{}, {"uni_encoder": False}], ids=["unsaid", "looks ahead"])
def test_a_model_that_was_trained_on_whole_recordings_is_offline(model, out, looks_back):
    beside = options(chunk_size=999_999, multichunk=False, **looks_back)
    with_checkpoint(model, text_arrays(), **beside).import_into(out)
    bundle = open_bundle(out)
    assert bundle.spec == OFFLINE_SPEC
    assert bundle.spec.is_offline
    network = json.loads((out / "manifest.json").read_text())["network"]
    assert network["encoder"]["convolution"] == network["unit_generator"]["attention"] == "whole"
    assert total(out, "encoder") != 0


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"chunk_size": 999_999, "uni_encoder": True}, "whole recordings.*looks back only"),
        ({"chunk_size": 8, "uni_encoder": False}, "chunks.*looks ahead"),
        ({"chunk_size": -1, "multichunk": False}, "with chunk_size -1"),
        ({"chunk_size": "8"}, "with chunk_size '8'"),
    ],
)
def test_a_model_that_was_trained_as_no_published_one_is_refused(model, out, chosen, sentence):
    with pytest.raises(CheckpointError, match=f"{sentence}, as none of the published models"):
        with_checkpoint(model, text_arrays(), **options(**chosen)).import_into(out)


@pytest.mark.parametrize("chosen", [{"chunk_size": 8}, {"chunk_size": -1, "multichunk": True}])
def test_a_model_that_was_trained_in_chunks_is_taken(model, out, chosen):
    with_checkpoint(model, text_arrays(), **options(**chosen)).import_into(out)
    assert open_bundle(out).spec == SPEC


def test_a_vocoder_without_a_direction_is_refused(model, out):
    arrays = voice_arrays()
    arrays["ups.0.weight_v"][1] = 0
    write_model(model.published.vocoder.checkpoint, arrays, "generator")
    with pytest.raises(CheckpointError, match=r"ups\.0\.weight has values that are no numbers"):
        model.import_into(out)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sampling_rate": 22_050}, "another kind of vocoder, by its sampling_rate"),
        ({"f0": True}, "by its f0"),
        ({"code_hop_size": 256}, "by its code_hop_size"),
        ({"num_embeddings": 100}, "other sizes"),
        ({"upsample_rates": None}, "is not the configuration"),
    ],
    ids=lambda value: "" if isinstance(value, str) else next(iter(value)),
)
def test_a_configuration_of_another_vocoder_is_refused(model, out, change, sentence):
    model.published.vocoder.config.write_text(json.dumps(VOCODER_CONFIG | change))
    with pytest.raises(CheckpointError, match=sentence):
        model.import_into(out)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a SentencePiece model"),
        (b"words, and no model", "is not a SentencePiece model"),
        (b"\x0a\xff\xff\xff\xff\x0f", "truncated"),
        (b"\x0a\x04\x0a\x02\xff\xfe", "is not text"),
        (sentencepiece_model(PIECES[:-1]), "has 6 sub-words, and the checkpoint 7"),
        (sentencepiece_model(("<unk>", *PIECES[1:])), "begins with <unk>"),
        (sentencepiece_model((*PIECES[:-1], "▁\n")), "two lines"),
        (sentencepiece_model((*PIECES[:-1], "c")), "has '▁' in line 3, and"),
    ],
    ids=["empty", "text", "truncated", "not utf-8", "too few", "other ids", "lines", "dictionary"],
)
def test_sub_words_that_do_not_fit_are_refused(model, out, content, sentence):
    model.published.source.model.write_bytes(content)
    with pytest.raises(CheckpointError, match=sentence):
        model.import_into(out)


def test_a_dictionary_of_another_length_is_refused(model, out):
    model.published.source.dictionary.write_text("▁a 1\n")
    with pytest.raises(CheckpointError, match="has 1 sub-words"):
        model.import_into(out)


def save(**arrays):
    return lambda path: np.savez(path, **arrays)


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (lambda path: path.write_bytes(b"no archive"), "does not hold a mean and a std"),
        (save(mean=np.zeros(8)), "does not hold a mean and a std"),
        (save(mean=np.zeros(9), std=np.ones(9)), "does not fit 8 features"),
        (save(mean=np.zeros(8), std=np.zeros(8)), "does not fit 8 features"),
        (save(mean=np.full(8, np.nan), std=np.ones(8)), "does not fit 8 features"),
        (save(mean=np.array([{}] * 8, object), std=np.ones(8)), "does not hold a mean and a std"),
        (save(mean=np.zeros(2**20), std=np.ones(8)), "too many"),
        (lambda path: np.savez_compressed(path, mean=np.zeros(2**20)), "does not hold a mean"),
        (lambda path: path.unlink(), "cannot be read"),
    ],
    ids=["text", "no std", "nine", "zero", "no number", "pickle", "large", "bomb", "missing"],
)
def test_statistics_that_do_not_fit_are_refused(model, out, write, sentence):
    write(model.published.cmvn)
    with pytest.raises(CheckpointError, match=sentence):
        model.import_into(out)
    assert list(out.parent.iterdir()) == []


def test_without_the_skeletons_it_is_sotto_that_is_incomplete(model, out):
    (model.skeletons / "vocoder.onnx").unlink()
    with pytest.raises(BundleError, match="install Sotto again"):
        model.import_into(out)
