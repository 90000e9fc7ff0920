"""Writes the graphs of the published models without their weights: what an import fills.

    python -m engine.conversion.skeletons --out assets/skeletons/streamspeech

The folder `offline` in it has those graphs that are others in the offline models.
Run it again whenever `graphs.py` or a network changes.
"""

import argparse
import json
from pathlib import Path

from onnx import ModelProto

from engine.conversion.export import traced
from engine.conversion.graph import Graph
from engine.conversion.graphs import graphs_of
from engine.importing.skeleton import NETWORK, OFFLINE
from engine.spec import PUBLISHED, PUBLISHED_OFFLINE, HifiganSpec
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech

# The graphs in which an offline model differs; see `EncoderSpec` and `UnitGeneratorSpec`.
OFFLINE_GRAPHS = ("encoder", "unit_generator")


def write_skeletons(folder: Path, network: StreamSpeech, vocoder: CodeHifigan) -> None:
    """Write a skeleton of every graph, and the sizes of the network, into `folder`.

    Of an offline network only those that are its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for graph in graphs_of(network, vocoder):
        if network.spec.is_offline and graph.name not in OFFLINE_GRAPHS:
            continue
        model = skeleton_of(graph)
        (folder / f"{graph.name}.onnx").write_bytes(model.SerializeToString(deterministic=True))
    sizes = json.dumps(network.spec.to_json(), indent=2)
    (folder / NETWORK).write_text(sizes + "\n", encoding="utf-8")


def skeleton_of(graph: Graph) -> ModelProto:
    """Return the ONNX graph with weights that have a name and sizes, and no values."""
    model = traced(graph)
    weights = set(graph.module.state_dict())
    for tensor in model.graph.initializer:
        if tensor.name in weights:
            tensor.ClearField("raw_data")
    return model


def main() -> None:
    """Write the skeletons of the published sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder: Path = parser.parse_args().out
    spec = PUBLISHED.vocoder
    assert isinstance(spec, HifiganSpec), spec
    write_skeletons(folder, StreamSpeech(PUBLISHED), CodeHifigan(spec))
    write_skeletons(folder / OFFLINE, StreamSpeech(PUBLISHED_OFFLINE), CodeHifigan(spec))
    for path in sorted(folder.rglob("*.onnx")):
        print(f"{path.relative_to(folder)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
