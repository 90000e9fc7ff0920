"""What the graph of a bundle may be, found out without running it or making a session of it.

A graph stays in its file, uses the operators of the standard alone, has no branch or loop, no size
beyond reason, and only numbers as weights.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from google.protobuf.message import DecodeError
from onnx import AttributeProto, GraphProto, ModelProto, NodeProto, TensorProto, numpy_helper

from engine.importing.refused import RefusedError

STANDARD_DOMAINS = ("", "ai.onnx")
MAX_NODES = 50_000  # the published sizes have some thousands
MAX_DIMENSION = 1 << 20
MAX_STATE_VALUES = 1 << 26  # of an input, which a session allocates before it has heard anything
MAX_WHOLE_NUMBER = 1 << 24  # of a shape, an axis, an index
NO_LIMIT = (np.iinfo(np.int32).max, np.iinfo(np.int64).max)  # the end of a slice, by convention
TYPES = {
    TensorProto.FLOAT: 4,
    TensorProto.FLOAT16: 2,
    TensorProto.DOUBLE: 8,
    TensorProto.INT64: 8,
    TensorProto.INT32: 4,
    TensorProto.INT8: 1,
    TensorProto.UINT8: 1,
    TensorProto.BOOL: 1,
}
SIMPLE_ATTRIBUTES = (
    AttributeProto.FLOAT,
    AttributeProto.FLOATS,
    AttributeProto.INT,
    AttributeProto.INTS,
    AttributeProto.STRING,
    AttributeProto.TENSOR,
)


def check_graph(path: Path) -> None:
    """Raise `RefusedError` when the file at `path` is not such a graph, or OSError."""
    model = _load(path)
    if model.functions:
        raise RefusedError("has functions of its own")
    if model.training_info:
        raise RefusedError("is a graph for training")
    graph = model.graph
    if len(graph.node) > MAX_NODES:
        raise RefusedError(f"has {len(graph.node)} nodes, more than any graph of a bundle")
    if graph.sparse_initializer:
        raise RefusedError("has sparse weights")
    _check_inputs(graph)
    for node in graph.node:
        _check_node(node)
    for tensor in _tensors(graph):
        _check_tensor(tensor)


def _load(path: Path) -> ModelProto:
    model = ModelProto()
    try:
        model.ParseFromString(path.read_bytes())
    except (DecodeError, ValueError) as error:
        raise RefusedError("is not an ONNX graph") from error
    if not model.graph.node:
        raise RefusedError("is an ONNX graph without a node")
    return model


def _check_inputs(graph: GraphProto) -> None:
    for value in graph.input:
        sizes = [each.dim_value for each in value.type.tensor_type.shape.dim]
        fixed = [size for size in sizes if size]
        huge = any(not 0 <= size <= MAX_DIMENSION for size in sizes)
        if huge or math.prod(fixed) > MAX_STATE_VALUES:
            raise RefusedError(f"has an input {value.name!r} of an impossible size {sizes}")


def _check_node(node: NodeProto) -> None:
    if node.domain not in STANDARD_DOMAINS:
        raise RefusedError(f"uses an operator {node.op_type!r} of {node.domain!r}, not a standard")
    for attribute in node.attribute:
        if attribute.type not in SIMPLE_ATTRIBUTES:
            raise RefusedError(f"has a branch or a loop, {node.op_type!r}, or a thing unknown")
        if any(abs(n) > MAX_WHOLE_NUMBER for n in (attribute.i, *attribute.ints)):
            raise RefusedError(f"has an operator {node.op_type!r} of an impossible size")
        if not all(map(math.isfinite, (attribute.f, *attribute.floats))):
            raise RefusedError(f"has an operator {node.op_type!r} with what is not a number")


def _tensors(graph: GraphProto) -> Iterator[TensorProto]:
    yield from graph.initializer
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.type == AttributeProto.TENSOR:
                yield attribute.t


def _check_tensor(tensor: TensorProto) -> None:
    name = tensor.name
    if tensor.data_location == TensorProto.EXTERNAL or tensor.external_data:
        raise RefusedError(f"keeps its weights {name!r} in another file")
    if tensor.data_type not in TYPES:
        raise RefusedError(f"has weights {name!r} of an unknown type")
    if any(not 0 <= size <= MAX_DIMENSION for size in tensor.dims):
        raise RefusedError(f"has weights {name!r} of an impossible size {[*tensor.dims]}")
    _check_values(tensor)


def _check_values(tensor: TensorProto) -> None:
    if tensor.raw_data:
        n_bytes = math.prod(tensor.dims) * TYPES[tensor.data_type]
        if len(tensor.raw_data) != n_bytes:
            raise RefusedError(f"has weights {tensor.name!r} that do not fill their size")
    elif math.prod(tensor.dims) > _n_listed(tensor):  # before an array of that size is made
        raise RefusedError(f"has weights {tensor.name!r} that do not fill their size")
    try:
        values = numpy_helper.to_array(tensor)
    except (ValueError, TypeError) as error:
        raise RefusedError(f"has weights {tensor.name!r} that do not fill their size") from error
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        raise RefusedError(f"has weights {tensor.name!r} that are not numbers")
    if values.dtype.kind == "i" and values.size and not _is_modest(values):
        raise RefusedError(f"has whole numbers {tensor.name!r} of an impossible size")


def _n_listed(tensor: TensorProto) -> int:
    return max(
        len(tensor.float_data),
        len(tensor.double_data),
        len(tensor.int32_data),
        len(tensor.int64_data),
    )


def _is_modest(values: npt.NDArray[np.generic]) -> bool:
    sizes = np.abs(values.astype(np.int64))
    return bool(((sizes < MAX_WHOLE_NUMBER) | np.isin(sizes, NO_LIMIT)).all())
