"""Writes a bundle from trained networks: ONNX graphs, vocabularies, statistics and the manifest.

Weights are stored in half precision and computed with in single precision: `rounded` gives the
network that the graphs hold exactly.
"""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxscript import optimizer
from torch import nn

from engine.bundle import CMVN, SOURCE_PIECES, TARGET_PIECES, Cmvn
from engine.conversion.graph import Graph
from engine.conversion.graphs import graphs_of
from engine.importing.skeleton import HALF_FROM_VALUES, store_in_half
from engine.manifest import BundleFacts, write_manifest, write_pieces
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from engine.training.vocoder import Voice


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
    model = traced(graph)
    store_in_half(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())


def traced(graph: Graph) -> onnx.ModelProto:
    """Return the ONNX graph; its weights have the names of the state dict."""
    program = torch.onnx.export(
        graph.module.eval(),
        tuple(graph.inputs.values()),
        dynamo=True,
        optimize=False,
        dynamic_shapes=_dynamic_shapes(graph),
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
    return model


def _dynamic_shapes(graph: Graph) -> tuple[Any, ...]:
    """Return which dimensions of each argument vary; those of a `*argument` are one tuple."""
    shapes = [graph.shapes.get(name, {}) for name in graph.inputs]
    parameters = inspect.signature(graph.module.forward).parameters.values()
    n_named = sum(parameter.kind is not parameter.VAR_POSITIONAL for parameter in parameters)
    if n_named == len(parameters):
        return tuple(shapes)
    return *shapes[:n_named], tuple(shapes[n_named:])


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
