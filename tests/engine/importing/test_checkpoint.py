"""What a checkpoint says is what is read, whichever way it was written."""

import pickle
from argparse import Namespace as PythonNamespace
from collections import OrderedDict

import numpy as np
import pytest

from engine.importing.checkpoint import Checkpoint
from engine.importing.stored import Namespace
from tests.engine.importing.handmade import (
    Raw,
    called,
    named,
    opcodes,
    pickled,
    tensor,
    text,
    write_checkpoint,
    write_legacy,
    write_model,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.pt"


def read(path, name, key="model"):
    with Checkpoint(path) as checkpoint:
        return checkpoint.read(checkpoint.tensors(key)[name])


@pytest.mark.parametrize("dtype", [np.float32, np.float16])
def test_values_come_back_in_single_precision(path, dtype):
    values = np.linspace(-3, 3, 24).reshape(2, 3, 4).astype(dtype)
    write_model(path, {"a": values})
    result = read(path, "a")
    assert result.dtype == np.float32
    np.testing.assert_array_equal(result, values.astype(np.float32))


def test_bfloat16_is_the_upper_half_of_single_precision(path):
    values = np.array([1.0, -2.5, 3.0e38], np.float32)
    halves = (values.view(np.uint32) >> 16).astype(np.uint16)
    kept = (halves.astype(np.uint32) << 16).view(np.float32)
    content = {"model": {"a": tensor("0", (3,), kind="BFloat16Storage")}}
    write_checkpoint(path, content, {"0": halves.tobytes()})
    np.testing.assert_array_equal(read(path, "a"), kept)


def test_a_tensor_may_be_a_window_that_is_turned_round(path):
    storage = np.arange(10, dtype=np.float32)
    window = tensor("0", (2, 3), strides=(1, 2), offset=1, n_values=10)
    write_checkpoint(path, {"model": {"a": window}}, {"0": storage.tobytes()})
    np.testing.assert_array_equal(read(path, "a"), [[1, 3, 5], [2, 4, 6]])


def test_a_scalar_and_an_empty_tensor(path):
    write_model(path, {"a": np.full((), 7, np.float32), "b": np.zeros((0, 3), np.float32)})
    assert read(path, "a").tolist() == 7
    assert read(path, "b").shape == (0, 3)


def test_a_parameter_is_its_tensor(path):
    parameter = called(named("torch._utils", "_rebuild_parameter"), tensor("0", (1,)), True, {})
    write_checkpoint(path, {"model": {"a": parameter}}, {"0": np.float32(2).tobytes()})
    assert read(path, "a").tolist() == [2]


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_plain_data_of_every_protocol(path, protocol):
    plain = {"a": [1, -2, 2**40, 0.5, None, True], "b": ("é", b"raw"), 3: {"c": ()}}
    content = pickle.dumps(plain, protocol)
    write_checkpoint(path, content)
    if protocol == 2:  # bytes are a call there, which no model needs
        plain["b"] = ("é",)
        write_checkpoint(path, pickle.dumps(plain, protocol))
    with Checkpoint(path) as checkpoint:
        assert checkpoint.content == plain


@pytest.mark.parametrize("protocol", [2, 4])
def test_namespaces_and_ordered_dictionaries_become_plain(path, protocol):
    ordered = OrderedDict(a=1, b=2)
    ordered._metadata = OrderedDict(version=1)  # as a state dict has it
    content = {"cfg": {"model": PythonNamespace(chunk_size=8)}, "model": ordered}
    write_checkpoint(path, pickle.dumps(content, protocol))
    with Checkpoint(path) as checkpoint:
        assert checkpoint.content["model"] == {"a": 1, "b": 2}
        assert checkpoint.content["cfg"]["model"] == Namespace({"chunk_size": 8})


def test_what_is_said_once_is_one_value(path):
    shared = Raw(opcodes([]) + pickle.BINPUT + b"\x00")
    again = Raw(pickle.BINGET + b"\x00")
    write_checkpoint(path, {"a": shared, "b": again})
    with Checkpoint(path) as checkpoint:
        assert checkpoint.content["a"] is checkpoint.content["b"]


def test_values_that_hold_each_other_do_not_grow(path):
    """A list of ten times the list before, forty deep: written out, more than there are atoms."""
    content = pickle.EMPTY_LIST + pickle.BINPUT + b"\x00"
    for n in range(40):
        again = (pickle.BINGET + bytes([n])) * 10
        content += pickle.POP + pickle.EMPTY_LIST + pickle.BINPUT + bytes([n + 1])
        content += pickle.MARK + again + pickle.APPENDS
    write_checkpoint(path, {"a": Raw(content)})
    with Checkpoint(path) as checkpoint:
        assert len(checkpoint.content["a"]) == 10


def test_a_far_place_in_the_memo_costs_nothing(path):
    far = text("a") + pickle.LONG_BINPUT + b"\xff\xff\xff\x7f"
    write_checkpoint(path, pickled({"a": Raw(far)}))
    with Checkpoint(path) as checkpoint:
        assert checkpoint.content == {"a": "a"}


def test_the_layout_before_zip_archives(path):
    first, second = np.arange(6, dtype=np.float32), np.array([1.5, -2], np.float16)
    content = {
        "model": {
            "a": tensor("94", (2, 3)),
            "b": tensor("7", (2,), kind="HalfStorage"),
            "c": tensor("94", (2,), offset=4, n_values=6),
        }
    }
    write_legacy(path, content, {"94": (first.tobytes(), 6), "7": (second.tobytes(), 2)})
    np.testing.assert_array_equal(read(path, "a"), first.reshape(2, 3))
    np.testing.assert_array_equal(read(path, "b"), second)
    np.testing.assert_array_equal(read(path, "c"), [4, 5])


def test_opening_reads_no_weights(path):
    """A damaged optimiser state does not matter: nobody asks for it."""
    write_model(path, {"a": np.arange(9, dtype=np.float32)}, optimizer={"b": tensor("9", (4,))})
    with Checkpoint(path) as checkpoint:
        assert list(checkpoint.tensors("model")) == ["a"]
