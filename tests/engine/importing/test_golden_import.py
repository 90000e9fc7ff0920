"""The imported bundle of the published sizes computes what the authors' code computes."""

import numpy as np
import pytest

pytest.importorskip("torch")

from engine.runtime.onnx import Graph, StatefulGraph
from engine.spec import PUBLISHED
from tests.engine.golden import CLIPS, golden, needs_golden

pytestmark = [pytest.mark.torch, needs_golden]

CHUNK_FEATURES = 32
LOG_PROBS_ATOL = 1e-3  # of numbers up to some 30
NEVER_CHOSEN = [1, 3]


def close(actual, expected, atol=1e-4):
    np.testing.assert_allclose(actual, expected, atol=atol, rtol=1e-4)


def chunks_of(clip):
    features = golden(clip, "features")["fbank_cmvn"]
    for start in range(0, len(features), CHUNK_FEATURES):
        chunk = features[start : start + CHUNK_FEATURES]
        yield np.pad(chunk, ((0, CHUNK_FEATURES - len(chunk)), (0, 0)))[None]


def test_the_import_is_light(golden_import):
    assert golden_import.peak_mb < 1500


def test_the_bundle_is_of_the_published_sizes(golden_bundle):
    assert golden_bundle.spec == PUBLISHED
    assert golden_bundle.target_pieces[:5] == ("<s>", "<pad>", "</s>", "<unk>", "▁p4")


def test_encoder_and_ctc_heads(golden_bundle):
    encoder = StatefulGraph(golden_bundle.path("encoder.onnx"))
    clip = CLIPS[0]  # its last chunk is a whole one, as the reference has it
    outputs = [encoder.run(features=chunk) for chunk in chunks_of(clip)]
    expected = golden(clip, "encoder")["c8_k8"]
    n_whole = len(expected) // 8 * 8
    states = np.concatenate([output["states"][0] for output in outputs])
    close(states[:n_whole], expected[:n_whole])
    for head in ("source", "target"):
        log_probs = np.concatenate([output[f"{head}_log_probs"][0] for output in outputs])
        close(log_probs[:24], golden(clip, "ctc")[f"{head}_log_probs_c8_k8"], LOG_PROBS_ATOL)
        ids = golden(clip, "ctc")[f"{head}_raw_ids_c8_k8"]
        assert log_probs[:n_whole].argmax(axis=-1).tolist() == ids[:n_whole].tolist()


@pytest.mark.parametrize("clip", CLIPS)
def test_text_decoder(golden_bundle, clip):
    memory = Graph(golden_bundle.path("text_memory.onnx"))
    decoder = StatefulGraph(golden_bundle.path("text_decoder.onnx"))
    stored = golden(clip, "text")
    kept = memory.run(states=golden(clip, "encoder")["c8_k8"][None])
    hidden = [
        decoder.run(tokens=np.array([[token]], np.int64), **kept)["hidden"][0, 0]
        for token in stored["prefix"]
    ]
    close(np.stack(hidden), stored["hidden"])


@pytest.mark.parametrize("clip", CLIPS)
def test_unit_generator(golden_bundle, clip):
    generator = StatefulGraph(golden_bundle.path("unit_generator.onnx"))
    log_probs = np.concatenate(
        [
            generator.run(text_states=state[None, None])["unit_log_probs"][0]
            for state in golden(clip, "text")["hidden"]
        ]
    )
    log_probs[:, NEVER_CHOSEN] = -np.inf
    assert log_probs.argmax(axis=-1).tolist() == golden(clip, "units")["ids_n2_1"].tolist()


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("part", ["prefix", "long"])
def test_vocoder(golden_bundle, clip, part):
    stored = golden(clip, "vocoder")
    units = stored[f"{part}_units"].astype(np.int64)
    durations = Graph(golden_bundle.path("durations.onnx")).run(units=units[None])
    close(durations["log_durations"][0], stored[f"{part}_log_durations"], 1e-5)
    codes = np.repeat(units, stored[f"{part}_durations"])
    waveform = Graph(golden_bundle.path("vocoder.onnx")).run(codes=codes[None])["waveform"][0]
    close(waveform, stored[f"{part}_waveform"])
