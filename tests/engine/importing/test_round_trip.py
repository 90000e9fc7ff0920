"""What torch saves of a tiny network, imported, computes what the network computes."""

import json
import warnings
from argparse import Namespace
from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
import onnx
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import torch

from engine.conversion.graphs import graphs_of
from engine.conversion.skeletons import write_skeletons
from engine.importing.checkpoint import Checkpoint
from engine.importing.model import PublishedModel, PublishedVocabulary, PublishedVocoder
from engine.importing.names import their_name
from engine.runtime.onnx import Graph
from engine.spec import EncoderSpec, HifiganSpec, TextDecoderSpec
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from tests.engine import tiny_network
from tests.engine.importing.tiny_model import (
    SPECIAL_PIECES,
    VOCODER_CONFIG,
    TinyModel,
    sentencepiece_model,
)
from tests.engine.tiny_network import randomised

pytestmark = pytest.mark.torch

TOLERANCE = 1e-4
VOCODER = HifiganSpec(
    n_units=20,
    d_unit=8,
    n_initial_channels=8,
    upsample_rates=(4, 2),
    upsample_kernels=(8, 4),
    resblock_kernels=(3,),
    resblock_dilations=((1, 3),),
    d_duration=8,
)
SPEC = replace(
    tiny_network.SPEC,
    n_target=50,
    encoder=EncoderSpec(conv_channels=32, d_model=16, n_heads=2, d_ffn=32, n_layers=1),
    text_decoder=TextDecoderSpec(d_model=24, n_heads=2, d_ffn=32, n_layers=1),
    vocoder=VOCODER,
)
OFFLINE = replace(
    SPEC,
    encoder=replace(SPEC.encoder, convolution="whole"),
    unit_generator=replace(SPEC.unit_generator, attention="whole"),
)
CONFIG = VOCODER_CONFIG | {
    "upsample_rates": [4, 2],
    "upsample_kernel_sizes": [8, 4],
    "upsample_initial_channel": 8,
    "resblock_kernel_sizes": [3],
    "resblock_dilation_sizes": [[1, 3]],
    "num_embeddings": 20,
    "embedding_dim": 8,
    "model_in_dim": 8,
    "code_hop_size": 8,
    "dur_predictor_params": {
        "encoder_embed_dim": 8,
        "var_pred_hidden_dim": 8,
        "var_pred_kernel_size": 3,
        "var_pred_dropout": 0.5,
    },
}


@dataclass(frozen=True, slots=True)
class Networks:
    """Both parts in torch."""

    text: StreamSpeech
    voice: CodeHifigan


def networks(seed, spec=SPEC):
    torch.manual_seed(seed)
    return Networks(randomised(StreamSpeech(spec)), randomised(CodeHifigan(VOCODER)))


@pytest.fixture(scope="module")
def skeletons(tmp_path_factory):
    """Skeletons of other weights than those that fill them."""
    folder = tmp_path_factory.mktemp("skeletons")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        for place, spec in ((folder, SPEC), (folder / "offline", OFFLINE)):
            others = networks(1, spec)
            write_skeletons(place, others.text, others.voice)
    return folder


def saved(folder, parts, skeletons, dtype, **options):
    """Save the networks as the authors' code does, weight norm and tied layers included."""
    text = OrderedDict(
        (their_name(name), weight.to(dtype) if weight.is_floating_point() else weight)
        for name, weight in parts.text.state_dict().items()
    )
    for part in ("decoder", "target_unigram_decoder"):
        text[f"{part}.output_projection.weight"] = text[f"{part}.embed_tokens.weight"]
        text[f"{part}.version"] = torch.tensor([3.0])
    configuration = {"model": Namespace(**options)}
    torch.save({"args": None, "cfg": configuration, "model": text}, folder / "model.pt")
    voice = OrderedDict(with_weight_norm(parts.voice.state_dict()))
    torch.save({"generator": voice}, folder / "g_1")
    (folder / "config.json").write_text(json.dumps(CONFIG))
    pieces = [*SPECIAL_PIECES, *(f"▁p{i}" for i in range(4, SPEC.n_source))]
    (folder / "a.model").write_bytes(sentencepiece_model(pieces))
    np.savez(folder / "gcmvn.npz", mean=np.zeros(80, np.float32), std=np.ones(80, np.float32))
    vocabulary = PublishedVocabulary(folder / "a.model", None)
    vocoder = PublishedVocoder(folder / "g_1", folder / "config.json")
    published = PublishedModel(
        folder / "model.pt", vocoder, vocabulary, vocabulary, folder / "gcmvn.npz"
    )
    return TinyModel(folder, skeletons, published)


def with_weight_norm(weights):
    for name, weight in weights.items():
        if weight.ndim == 3:
            yield f"{name}_g", weight.norm(dim=(1, 2), keepdim=True)
            yield f"{name}_v", 0.5 * weight
        else:
            yield name, weight


def rounded(network, dtype):
    with torch.no_grad():
        for weight in network.state_dict().values():
            if weight.is_floating_point():
                weight.copy_(weight.to(dtype).float())
    return network


@pytest.fixture(scope="module", params=["float32", "float16", "bfloat16"])
def imported(request, skeletons, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    dtype, parts = getattr(torch, request.param), networks(seed=2)
    saved(folder, parts, skeletons, dtype).import_into(folder / "out")
    return folder / "out", Networks(rounded(parts.text, dtype), parts.voice)


def drawn(graph):
    torch.manual_seed(3)
    return {
        name: torch.randint(4, 20, example.shape)
        if example.dtype == torch.int64
        else torch.randn(example.shape)
        for name, example in graph.inputs.items()
    }


@torch.no_grad()
def test_every_graph_is_the_networks(imported):
    out, parts = imported
    for graph in graphs_of(parts.text, parts.voice):
        inputs = drawn(graph)
        expected = graph.module.eval()(*inputs.values())
        expected = expected if isinstance(expected, tuple) else (expected,)
        actual = Graph(out / f"{graph.name}.onnx").run(**{k: v.numpy() for k, v in inputs.items()})
        for name, tensor in zip(graph.outputs, expected, strict=True):
            np.testing.assert_allclose(
                actual[name], tensor.numpy(), atol=TOLERANCE, rtol=TOLERANCE, err_msg=name
            )


@pytest.mark.parametrize(("n_features", "n_states"), [(1, 1), (40, 3), (301, 24)])
@torch.no_grad()
def test_an_offline_model_hears_and_reads_all_at_once(skeletons, tmp_path, n_features, n_states):
    parts = networks(2, OFFLINE)
    model = saved(tmp_path, parts, skeletons, torch.float32, chunk_size=999_999, uni_encoder=False)
    model.import_into(tmp_path / "out")
    features, hidden = torch.randn(1, n_features, 80), torch.randn(1, n_states, 24)
    states, _ = parts.text.encoder(features, parts.text.encoder.initial_state(1))
    actual = Graph(tmp_path / "out" / "encoder.onnx").run(features=features.numpy())
    np.testing.assert_allclose(actual["states"], states, atol=TOLERANCE)
    generator = parts.text.unit_generator
    scores, _ = generator(hidden, generator.initial_state(1))
    actual = Graph(tmp_path / "out" / "unit_generator.onnx").run(text_states=hidden.numpy())
    np.testing.assert_allclose(actual["unit_log_probs"], scores.log_softmax(-1), atol=TOLERANCE)


def test_the_layout_before_zip_archives_is_read_too(tmp_path):
    weights = networks(seed=2).voice.state_dict()
    path = tmp_path / "g_1"
    torch.save({"generator": weights}, path, _use_new_zipfile_serialization=False)
    with Checkpoint(path) as checkpoint:
        tensors = checkpoint.tensors("generator")
        assert list(tensors) == list(weights)
        for name, weight in weights.items():
            np.testing.assert_array_equal(checkpoint.read(tensors[name]), weight.numpy())


def test_half_precision_stays_half_on_disk(skeletons, tmp_path):
    n_bytes = {}
    for dtype in (torch.float32, torch.float16):
        folder = tmp_path / str(dtype)
        folder.mkdir()
        saved(folder, networks(seed=2), skeletons, dtype).import_into(folder / "out")
        model = onnx.load(folder / "out" / "text_decoder.onnx")
        n_bytes[dtype] = sum(len(tensor.raw_data) for tensor in model.graph.initializer)
    assert n_bytes[torch.float16] < 0.7 * n_bytes[torch.float32]
