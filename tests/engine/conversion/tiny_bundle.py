"""A bundle of a tiny network, and the networks that it was made from."""

import warnings
from dataclasses import dataclass

import numpy as np

from engine.bundle import Bundle, Cmvn, open_bundle
from engine.conversion.export import TrainedModel, export_graph, write_bundle
from engine.conversion.vocoder_graphs import vocoder_graphs
from engine.manifest import BundleFacts
from engine.training.network.streamspeech import StreamSpeech
from engine.training.vocoder import Voice
from tests.engine.tiny_network import SPEC, tiny_network, tiny_voice

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
FACTS = BundleFacts(
    name="tiny",
    source_language="xx",
    target_language="yy",
    licence="MIT",
    trained={"sentences": 0},
    measured=[{"latency_ms": 320, "bleu": 0.0}],
)
CMVN = Cmvn(np.arange(80, dtype=np.float32) / 40 - 8, np.full(80, 2.5, np.float32))


@dataclass(frozen=True, slots=True)
class Exported:
    """The bundle, and the torch networks as their weights were rounded for it."""

    bundle: Bundle
    network: StreamSpeech
    voice: Voice


def pieces(n):
    return [*SPECIAL, *(("▁" if i % 2 else "") + f"p{i}" for i in range(4, n))]


def export_tiny(folder):
    network, voice = tiny_network(), tiny_voice()
    model = TrainedModel(network, voice, CMVN, pieces(SPEC.n_source), pieces(SPEC.n_target))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        write_bundle(folder, model, FACTS)
    return Exported(open_bundle(folder), network, voice)


def export_hifigan(network, folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        for graph in vocoder_graphs(network):
            export_graph(graph, folder / f"{graph.name}.onnx")
