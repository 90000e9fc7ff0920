"""Makes 8-bit integers of the large matrices of a graph; the only door to ONNX Runtime's quantiser.

Activations are quantised while the graph runs, each weight matrix once, column by column. What else
is large, such as tables of positions, embeddings and kernels, is stored in half precision, whose
rounding is far below that of 8 bits; it is computed with as before. Norms and states stay as they
are.
"""

import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import ModelProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from engine.errors import BundleError
from engine.importing.skeleton import filled, store_in_half

NORM = "LayerNormalization"
SMALLEST_VALUES = 16_384  # a matrix below 128 x 128 gains nothing


def quantise(source: Path, target: Path) -> None:
    """Write the graph at `source` with its large matrices in 8 bits to `target`.

    Raises `BundleError` when it has none.
    """
    # What follows from weights alone, such as a table of positions, is computed, not quantised.
    model = filled(onnx.load(source, load_external_data=False), _unexpected)
    model.metadata_props.add(key="onnx.quant.pre_process", value="onnxruntime.quant")  # no warning
    nodes = matrix_products(model)
    if not nodes:
        raise BundleError(
            f"{source} has no matrices that could be made smaller: leave it as it is."
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.name
        quantize_dynamic(
            model,
            path,
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=nodes,
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"WeightSymmetric": True, "MatMulConstBOnly": True},
        )
        quantised = onnx.load(path)
    store_in_half(quantised, rounding_from_values=SMALLEST_VALUES)
    target.write_bytes(quantised.SerializeToString())


def matrix_products(model: ModelProto) -> list[str]:
    """Name the nodes that multiply by a large matrix of weights; nodes get names if they lack one.

    A table with a third axis, such as the kernels of a depthwise convolution, is no such matrix.
    What comes before the first norm is left out: features have values of all sizes, for which one
    scale is too coarse, and every layer would hear its error (docs/performance.md).
    """
    operators = [node.op_type for node in model.graph.node]
    first = operators.index(NORM) if NORM in operators else 0
    large = {
        tensor.name
        for tensor in model.graph.initializer
        if len(tensor.dims) == 2 and tensor.dims[0] * tensor.dims[1] >= SMALLEST_VALUES
    }
    names = []
    for i, node in enumerate(model.graph.node):
        node.name = node.name or f"{node.op_type}_{i}"
        if i >= first and node.op_type == "MatMul" and node.input[1] in large:
            names.append(node.name)
    return names


def _unexpected(name: str) -> npt.NDArray[np.float32]:
    raise BundleError(f"The graph has no values for {name}: fetch the bundle again.")
