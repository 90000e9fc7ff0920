"""The stages that ship, on the authors' checkpoint, give the numbers of the authors' code.

Where a stage gives log-probabilities and the reference logits, these are normalised first.
`docs/exactness.md` has what was measured.
"""

import numpy as np
import onnx
import pytest

from engine.bundle import Cmvn
from engine.runtime.ctc import GreedyCtc
from engine.runtime.encoder import Encoder
from engine.runtime.features import LogMel
from engine.runtime.hifigan import FAST, HifiganVocoder, Join
from engine.runtime.onnx import Graph, StatefulGraph
from engine.runtime.unit_generator import UnitGenerator
from engine.runtime.voice import load_vocoder
from engine.spec import EOS_ID, FIRST_UNIT_ID, SUBSAMPLING
from tests.engine.golden import CLIPS, close, golden, needs_golden

pytestmark = [pytest.mark.torch, needs_golden]  # torch makes the checkpoint, nothing else

SETTINGS = [("c8_k8", 8), ("c16_k8", 16), ("c24_k8", 24), ("offline", None)]
NEVER_CHOSEN = [1, 3]
N_UNIT_FRAMES = 25  # of each text state
T2U_NORM = "unit_generator.encoder_layer_norm.weight"
T2U_STATES = "t2u_states"
each_clip = pytest.mark.parametrize("clip", CLIPS)


@pytest.fixture(scope="module")
def encoder(golden_bundle):
    """An encoder of features that are normalised already, as the reference has them."""
    graph = StatefulGraph(golden_bundle.path("encoder.onnx"))
    return Encoder(graph, Cmvn(np.zeros(80, np.float32), np.ones(80, np.float32)))


@pytest.fixture(scope="module")
def text_graphs(golden_bundle):
    return (
        Graph(golden_bundle.path("text_memory.onnx")),
        StatefulGraph(golden_bundle.path("text_decoder.onnx")),
    )


@pytest.fixture(scope="module")
def unit_graph(golden_bundle):
    return StatefulGraph(golden_bundle.path("unit_generator.onnx"))


@pytest.fixture(scope="module")
def t2u_graph(golden_bundle, tmp_path_factory):
    """The graph of units, which also gives the states between its two halves."""
    model = onnx.load(golden_bundle.path("unit_generator.onnx"))
    norm = next(node for node in model.graph.node if T2U_NORM in node.input)
    model.graph.node.append(onnx.helper.make_node("Identity", norm.output, [T2U_STATES]))
    model.graph.output.append(onnx.helper.make_empty_tensor_value_info(T2U_STATES))
    path = tmp_path_factory.mktemp("t2u") / "unit_generator.onnx"
    onnx.save(model, path)
    yield StatefulGraph(path)
    path.unlink()


@pytest.fixture(scope="module")
def vocoder_graphs(golden_bundle):
    return [Graph(golden_bundle.path(f"{name}.onnx")) for name in ("durations", "vocoder")]


def log_softmax(logits):
    logits = logits - logits.max(axis=-1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


def between(values):
    """Return how far each of the best is below the first: the same of logits and log-probs."""
    return values[:, :1] - values


def best(log_probs):
    allowed = log_probs.copy()
    allowed[:, NEVER_CHOSEN] = -np.inf
    return allowed.argmax(axis=-1).tolist()


def encoded(encoder, features, chunk_frames):
    """Return states and the scores of both heads, chunk by chunk or at once."""
    n_rows = SUBSAMPLING * chunk_frames if chunk_frames else len(features)
    encoder.reset()
    parts = [encoder.push(features[i : i + n_rows]) for i in range(0, len(features), n_rows)]
    return (
        np.concatenate([part.states for part in parts]),
        {
            "source": np.concatenate([part.source_log_probs for part in parts]),
            "target": np.concatenate([part.target_log_probs for part in parts]),
        },
    )


@each_clip
def test_features_of_the_samples(golden_bundle, clip):
    stored, cmvn = golden(clip, "features"), golden_bundle.cmvn
    frames = LogMel().push(stored["samples"].astype(np.float32) / 32768)
    # A quiet band has the rounding of the loud ones beside it, from the transform they share: the
    # authors' own differ from double precision by up to 1.3e-3 there.
    power, expected = (np.exp(each.astype(np.float64)) for each in (frames, stored["fbank"]))
    assert (np.abs(power - expected) / expected.max(axis=-1, keepdims=True)).max() < 1e-4
    np.testing.assert_allclose(frames, stored["fbank"], atol=2e-3)
    np.testing.assert_allclose((frames - cmvn.mean) / cmvn.std, stored["fbank_cmvn"], atol=1e-3)


@each_clip
@pytest.mark.parametrize(("setting", "chunk_frames"), [("c8_k8", 8), ("offline", None)])
def test_from_samples_to_encoder_states_and_ids(golden_bundle, clip, setting, chunk_frames):
    encoder = Encoder(StatefulGraph(golden_bundle.path("encoder.onnx")), golden_bundle.cmvn)
    frames = LogMel().push(golden(clip, "features")["samples"].astype(np.float32) / 32768)
    states, scores = encoded(encoder, frames, chunk_frames)
    close(states, golden(clip, "encoder")[setting], 2e-4)  # their features have an error of theirs
    for head, log_probs in scores.items():
        assert best(log_probs) == golden(clip, "ctc")[f"{head}_ids_{setting}"].tolist()


@each_clip
@pytest.mark.parametrize(("setting", "chunk_frames"), SETTINGS)
def test_encoder_states_and_what_both_heads_find(encoder, clip, setting, chunk_frames):
    features = golden(clip, "features")["fbank_cmvn"]
    states, scores = encoded(encoder, features, chunk_frames)
    close(states, golden(clip, "encoder")[setting])
    stored = golden(clip, "ctc")
    for head, log_probs in scores.items():
        assert log_probs.argmax(axis=-1).tolist() == stored[f"{head}_raw_ids_{setting}"].tolist()
        assert best(log_probs) == stored[f"{head}_ids_{setting}"].tolist()
        tokens = [token.id for token in GreedyCtc().push(log_probs)]
        assert tokens == stored[f"{head}_tokens_{setting}"].tolist()


@each_clip
def test_scores_of_both_heads(encoder, clip):
    _, scores = encoded(encoder, golden(clip, "features")["fbank_cmvn"], 8)
    for head, log_probs in scores.items():
        close(log_probs[:24], golden(clip, "ctc")[f"{head}_log_probs_c8_k8"])


@each_clip
@pytest.mark.parametrize("n_at_once", [1, 4, 13])
def test_text_states_and_scores(text_graphs, clip, n_at_once):
    (memory, decoder), stored = text_graphs, golden(clip, "text")
    kept = memory.run(states=golden(clip, "encoder")["c8_k8"][None])
    decoder.reset()
    prefix, parts = stored["prefix"].astype(np.int64), []
    for start in range(0, len(prefix), n_at_once):
        parts.append(decoder.run(tokens=prefix[None, start : start + n_at_once], **kept))
    close(np.concatenate([part["hidden"][0] for part in parts]), stored["hidden"])
    log_probs = np.concatenate([part["log_probs"][0] for part in parts])
    close(log_probs[stored["full_positions"]], log_softmax(stored["full_logits"]))
    top = np.take_along_axis(log_probs, stored["top_ids"], axis=1)
    close(between(top), between(stored["top_values"]))
    assert log_probs.argmax(axis=-1).tolist() == stored["top_ids"][:, 0].tolist()


@each_clip
def test_text_states_whose_source_grew_meanwhile(text_graphs, clip):
    """What was written stays as it was: the training mask, which an engine that keeps all has."""
    (memory, decoder), stored = text_graphs, golden(clip, "text")
    kept = memory.run(states=golden(clip, "encoder")["c8_k8"][None])
    decoder.reset()
    hidden = []
    for token, n_frames in zip(stored["prefix"], stored["masked_n_frames"], strict=True):
        read = {name: values[:n_frames] for name, values in kept.items()}
        hidden.append(decoder.run(tokens=np.array([[token]], np.int64), **read)["hidden"][0, 0])
    close(np.stack(hidden), stored["masked_hidden"])


@each_clip
def test_memory_that_came_chunk_by_chunk(text_graphs, clip):
    memory, states = text_graphs[0], golden(clip, "encoder")["c8_k8"]
    whole = memory.run(states=states[None])
    chunks = [memory.run(states=states[None, i : i + 8]) for i in range(0, len(states), 8)]
    for name, values in whole.items():
        close(np.concatenate([chunk[name] for chunk in chunks]), values, 1e-5)


@each_clip
@pytest.mark.parametrize("n_at_once", [1, 5, 13])
def test_states_of_the_text_to_unit_encoder(t2u_graph, clip, n_at_once):
    hidden, parts = golden(clip, "text")["hidden"], []
    t2u_graph.reset()
    for start in range(0, len(hidden), n_at_once):
        outputs = t2u_graph.run(text_states=hidden[None, start : start + n_at_once])
        parts.append(outputs[T2U_STATES][0])
    close(np.concatenate(parts), golden(clip, "units")["t2u"])


@each_clip
@pytest.mark.parametrize(
    ("states", "ids", "top"),
    [("hidden", "ids_n2_1", "top_{}_n2_1"), ("masked_hidden", "masked_ids", "masked_top_{}")],
    ids=["whole source", "source by then"],
)
@pytest.mark.parametrize("n_at_once", [1, 5, 13])
def test_unit_scores(unit_graph, clip, states, ids, top, n_at_once):
    stored, hidden = golden(clip, "units"), golden(clip, "text")[states]
    unit_graph.reset()
    parts = [
        unit_graph.run(text_states=hidden[None, i : i + n_at_once])["unit_log_probs"][0]
        for i in range(0, len(hidden), n_at_once)
    ]
    log_probs = np.concatenate(parts)
    assert best(log_probs) == stored[ids].tolist()
    best_of = np.take_along_axis(log_probs, stored[top.format("ids")], axis=1)
    close(between(best_of), between(stored[top.format("values")]))
    if states == "hidden":
        full = log_softmax(stored["full_logits_n2_1"])
        close(log_probs[stored["full_frames"]], full)


@each_clip
@pytest.mark.parametrize("n_at_once", [1, 5, 13])
def test_units(unit_graph, golden_bundle, clip, n_at_once):
    hidden, stored = golden(clip, "text")["hidden"], golden(clip, "units")
    generator = UnitGenerator(unit_graph, golden_bundle.spec.unit_generator.blank_id)
    generator.reset()
    parts = [generator.push(hidden[i : i + n_at_once]) for i in range(0, len(hidden), n_at_once)]
    assert np.concatenate(parts).tolist() == stored["units_n2_1"].tolist()
    collapsed = stored["collapsed_ids_n2_1"]
    assert stored["units_n2_1"].tolist() == [
        i - FIRST_UNIT_ID for i in collapsed if i not in (0, EOS_ID)
    ]


@each_clip
def test_the_first_states_alone_give_the_first_units(unit_graph, clip):
    hidden, ids = golden(clip, "text")["hidden"], golden(clip, "units")["ids_n2_1"]
    unit_graph.reset()
    log_probs = unit_graph.run(text_states=hidden[None, :4])["unit_log_probs"][0]
    assert best(log_probs) == ids[: 4 * N_UNIT_FRAMES].tolist()


@each_clip
@pytest.mark.parametrize("which", ["prefix", "long"])
def test_durations(vocoder_graphs, clip, which):
    stored = golden(clip, "vocoder")
    units = stored[f"{which}_units"].astype(np.int64)
    log_durations = vocoder_graphs[0].run(units=units[None])["log_durations"][0]
    close(log_durations, stored[f"{which}_log_durations"])
    durations = np.maximum(1, np.rint(np.exp(log_durations) - 1))
    assert durations.tolist() == stored[f"{which}_durations"].tolist()


def spoken(stage, units, n_at_once):
    pieces = [stage.push(units[i : i + n_at_once]) for i in range(0, len(units), n_at_once)]
    return np.concatenate([*pieces, stage.finish()])


@each_clip
@pytest.mark.parametrize(("which", "n_at_once"), [("prefix", 3), ("long", 60), ("long", 11)])
def test_the_waveform_in_exact_pieces(vocoder_graphs, golden_bundle, clip, which, n_at_once):
    spec, stored = golden_bundle.spec.vocoder, golden(clip, "vocoder")
    stage = HifiganVocoder(spec, *vocoder_graphs, Join.exact(spec))
    units = stored[f"{which}_units"].astype(np.int64)
    close(spoken(stage, units, n_at_once), stored[f"{which}_waveform"])


def test_the_waveform_in_fast_pieces_comes_close(golden_bundle):
    stored = golden(CLIPS[0], "vocoder")
    whole = stored["long_waveform"]
    sound = spoken(load_vocoder(golden_bundle, 1), stored["long_units"].astype(np.int64), 11)
    assert len(sound) == len(whole)
    assert 20 * np.log10(whole.std() / (sound - whole).std()) > 20
    n_samples = 320 * FAST.least_codes  # nothing is missing yet, on the left or on the right
    np.testing.assert_allclose(sound[:n_samples], whole[:n_samples], atol=0.2)
