"""Writes a bundle from trained networks: ONNX graphs, vocabularies, statistics and the manifest.

Weights are stored in half precision and computed with in single precision: `rounded` gives the
network that the graphs hold exactly.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxscript import optimizer
from torch import nn

from engine.bundle import CMVN, MANIFEST, SCHEMA_VERSION, SOURCE_PIECES, TARGET_PIECES, Cmvn
from engine.config import LATENCIES_MS
from engine.conversion.graphs import Graph, graphs_of
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.spec import NetworkSpec
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from engine.training.vocoder import Voice

HALF_FROM_VALUES = 256  # smaller tensors stay in single precision: biases, constants


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What a manifest says beyond the sizes: names, licence, training, measurements."""

    name: str
    source_language: str
    target_language: str
    licence: str
    trained: dict[str, Any]
    measured: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """Everything of a bundle that training made."""

    network: StreamSpeech
    voice: Voice | CodeHifigan
    cmvn: Cmvn
    source_pieces: list[str]
    target_pieces: list[str]


def write_bundle(folder: Path, model: TrainedModel, facts: BundleFacts) -> None:
    """Write the bundle of `model` into `folder`; round its weights in place to what is stored."""
    folder.mkdir(parents=True, exist_ok=True)
    rounded(model.network)
    rounded(model.voice)
    for graph in graphs_of(model.network, model.voice):
        export_graph(graph, folder / f"{graph.name}.onnx")
    np.savez(folder / CMVN, mean=model.cmvn.mean, std=model.cmvn.std)
    write_pieces(folder / SOURCE_PIECES, model.source_pieces)
    write_pieces(folder / TARGET_PIECES, model.target_pieces)
    write_manifest(folder, model.network.spec, facts)


def rounded(network: nn.Module) -> nn.Module:
    """Round every large weight to half precision, in place, and return `network` ready to run."""
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.numel() >= HALF_FROM_VALUES:
                parameter.copy_(parameter.half().float())
    return network.eval()


def export_graph(graph: Graph, path: Path) -> None:
    """Write one graph as a single ONNX file with its weights in half precision."""
    program = torch.onnx.export(
        graph.module.eval(),
        tuple(graph.inputs.values()),
        dynamo=True,
        optimize=False,
        dynamic_shapes=tuple(graph.shapes.get(name, {}) for name in graph.inputs),
        input_names=list(graph.inputs),
        output_names=graph.outputs,
        verbose=False,
    )
    if program is None:
        raise RuntimeError(f"the exporter returned no program for {graph.name}")
    with _out_of_reach(program.model.graph, set(graph.module.state_dict())):
        optimizer.optimize_ir(program.model)
    model = program.model_proto
    for node in [*model.graph.node]:
        node.ClearField("metadata_props")
        node.doc_string = ""
    model.graph.ClearField("value_info")
    store_in_half(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


@contextmanager
def _out_of_reach(graph: Any, names: set[str]) -> Iterator[None]:  # noqa: ANN401 - onnx_ir's graph
    """Make these weights inputs meanwhile: an optimiser would transpose, merge and rename them.

    What can be computed from weights alone is computed when a session loads the graph.
    """
    weights = [graph.initializers.pop(name) for name in [*graph.initializers] if name in names]
    values = [weight.const_value for weight in weights]
    for weight in weights:
        weight.const_value = None
    n_inputs = len(graph.inputs)
    graph.inputs.extend(weights)
    yield
    del graph.inputs[n_inputs:]
    for weight, value in zip(weights, values, strict=True):
        weight.const_value = value
        if weight.uses():
            graph.register_initializer(weight)


def store_in_half(model: onnx.ModelProto) -> None:
    """Replace each large float tensor by a half-precision copy and a Cast that restores it."""
    casts = []
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < HALF_FROM_VALUES:
            continue
        if not np.array_equal(value.astype(np.float16).astype(np.float32), value):
            continue  # a table made by the exporter, not a rounded weight
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(value.astype(np.float16), f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    model.graph.ClearField("node")
    model.graph.node.extend(nodes)


def write_pieces(path: Path, pieces: list[str]) -> None:
    """Write one sub-word a line, in the order of their ids."""
    path.write_text("\n".join(pieces) + "\n", encoding="utf-8")


def write_manifest(folder: Path, spec: NetworkSpec, facts: BundleFacts) -> None:
    """Write the manifest of the files that lie in `folder`."""
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "name": facts.name,
        "source_language": facts.source_language,
        "target_language": facts.target_language,
        "input_rate_hz": SAMPLE_RATE_HZ,
        "output_rate_hz": SAMPLE_RATE_HZ,
        "network": spec.to_json(),
        "latencies_ms": list(LATENCIES_MS),
        "licence": facts.licence,
        "trained": facts.trained,
        "measured": facts.measured,
        "files": {path.name: file_record(path) for path in paths},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def file_record(path: Path) -> dict[str, Any]:
    """Return the checksum and size of a file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
