"""Fills the skeleton of a graph with weights: a bundle's graph, made without torch.

A skeleton is an ONNX file whose weights have names, sizes and types, and no values. What depends on
weights alone, such as a transposed matrix or a table of positions that went through a projection,
is computed here and stored: a session that has to do it when it loads the published sizes takes
120 MB more for good and a fifth longer. The only door to the ONNX library.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

from engine.errors import BundleError
from engine.spec import NetworkSpec

NETWORK = "network.json"  # the sizes, beside the skeletons
OFFLINE = "offline"  # the folder of those that are others in an offline model
HALF_FROM_VALUES = 256  # smaller tensors stay in single precision: biases, constants
HALF_SUFFIX = "_half"  # of a stored weight, before the Cast that restores it

ReadWeight = Callable[[str], npt.NDArray[np.float32]]
Values = dict[str, npt.NDArray[np.generic]]


class Skeletons:
    """The graphs of one network without its weights, in a folder with the network's sizes."""

    def __init__(self, folder: Path, *, offline: bool = False) -> None:
        """Read the sizes, raising `BundleError` where there are none."""
        self._folders = [folder / OFFLINE, folder] if offline else [folder]
        folder = self._folders[0]
        try:
            sizes = json.loads((folder / NETWORK).read_text(encoding="utf-8"))
            self.spec = NetworkSpec.from_json(sizes)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _not_installed(folder) from error

    def shapes(self, names: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """Return the weights that the graphs `names` need, by their names in the network."""
        return {
            tensor.name: tuple(tensor.dims)
            for name in names
            for tensor in self._load(name).graph.initializer
            if is_empty(tensor)
        }

    def n_values(self, name: str) -> int:
        """Return how many numbers the weights of a graph are."""
        return sum(math.prod(shape) for shape in self.shapes([name]).values())

    def write(self, name: str, path: Path, read: ReadWeight) -> None:
        """Write the graph `name` with the weights that `read` returns to `path`, as one file."""
        model = filled(self._load(name), read)
        store_in_half(model)
        path.write_bytes(model.SerializeToString())

    def _load(self, name: str) -> ModelProto:
        paths = [folder / f"{name}.onnx" for folder in self._folders]
        path = next((path for path in paths if path.is_file()), paths[-1])
        try:
            return onnx.load(path, load_external_data=False)
        except OSError as error:
            raise _not_installed(path.parent) from error


def is_empty(tensor: TensorProto) -> bool:
    """Return whether `tensor` has no values, although its sizes say that it has some."""
    has_values = bool(tensor.raw_data or tensor.float_data) or 0 in tensor.dims
    return tensor.data_type == TensorProto.FLOAT and not has_values


def filled(skeleton: ModelProto, read: ReadWeight) -> ModelProto:
    """Return the graph with its weights, and with what depends on weights alone computed."""
    tensors = {tensor.name: tensor for tensor in skeleton.graph.initializer}
    fixed, other = _parted(skeleton.graph.node, set(tensors))
    needed = {name for node in other for name in node.input}
    needed.update(output.name for output in skeleton.graph.output)
    computed = _computed(fixed, needed, lambda name: _value(tensors[name], read))
    model = ModelProto()
    model.CopyFrom(skeleton)
    model.graph.ClearField("node")
    model.graph.ClearField("initializer")
    model.graph.node.extend(other)
    for name, tensor in tensors.items():
        if name in needed:
            model.graph.initializer.append(numpy_helper.from_array(_value(tensor, read), name))
    for name in sorted(computed):
        model.graph.initializer.append(numpy_helper.from_array(computed.pop(name), name))
    return model


def store_in_half(model: ModelProto, *, rounding_from_values: int | None = None) -> None:
    """Replace each large tensor that half precision holds exactly; a Cast restores it.

    A tensor of `rounding_from_values` or more is rounded where it does not.
    """
    casts = []
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < HALF_FROM_VALUES:
            continue
        with np.errstate(over="ignore"):
            half = value.astype(np.float16)
        is_rounded = rounding_from_values is not None and value.size >= rounding_from_values
        if not (is_rounded and np.isfinite(half).all()) and not np.array_equal(half, value):
            continue  # a table made by the exporter, or a weight of full precision
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(half, f"{name}{HALF_SUFFIX}"))
        casts.append(
            helper.make_node("Cast", [f"{name}{HALF_SUFFIX}"], [name], to=TensorProto.FLOAT)
        )
    nodes = [*casts, *model.graph.node]
    model.graph.ClearField("node")
    model.graph.node.extend(nodes)


def _parted(nodes: Iterable[NodeProto], known: set[str]) -> tuple[list[NodeProto], list[NodeProto]]:
    """Return the nodes that follow from what is `known` alone, and the others."""
    known, fixed, other = set(known), [], []
    for node in nodes:
        has_graph = any(attribute.HasField("g") for attribute in node.attribute)
        if has_graph or any(name and name not in known for name in node.input):
            other.append(node)
        else:
            fixed.append(node)
            known.update(node.output)
    return fixed, other


def _computed(
    nodes: Iterable[NodeProto],
    needed: set[str],
    value_of: Callable[[str], npt.NDArray[np.generic]],
) -> Values:
    """Return the needed outputs of `nodes`, holding no other value longer than it is used."""
    nodes = list(nodes)
    n_readers = Counter(name for node in nodes for name in node.input)
    values: Values = {}
    for node in nodes:
        inputs = {
            name: values[name] if name in values else value_of(name) for name in node.input if name
        }
        outputs = ReferenceEvaluator(node).run(None, inputs)
        values.update(zip(node.output, outputs, strict=True))
        for name in node.input:
            n_readers[name] -= 1
            if not n_readers[name] and name not in needed:
                values.pop(name, None)
    return {name: value for name, value in values.items() if name in needed}


def _value(tensor: TensorProto, read: ReadWeight) -> npt.NDArray[np.generic]:
    value = read(tensor.name) if is_empty(tensor) else numpy_helper.to_array(tensor)
    return np.asarray(value)


def _not_installed(folder: Path) -> BundleError:
    return BundleError(f"{folder} lacks the graphs that an import fills: install Sotto again.")
