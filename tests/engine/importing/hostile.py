"""Checkpoints that must be refused: by name, what makes each and what the sentence must name.

Every maker is given the file to write and, where its pickle calls for a command, that command,
which would leave a canary behind.
"""

import json
import pickle
import struct
import warnings
import zipfile

import numpy as np

from tests.engine.importing.handmade import (
    ROOT,
    Raw,
    called,
    named,
    number,
    opcodes,
    pickled,
    storage,
    tensor,
    text,
    write_checkpoint,
    write_entries,
    write_legacy,
    write_model,
)
from tests.engine.importing.tiny_model import text_arrays

TEN_GIGABYTES = 10 * 2**30 // 4
CTC = "source_unigram_decoder.proj.bias"
ONE = {"0": bytes(4)}


def calling(module, name, *before):
    """Return a maker whose pickle calls a function with the command."""
    return lambda path, command: write_checkpoint(
        path, {"model": called(named(module, name), *before, command)}
    )


def holding(content, storages=ONE):
    """Return a maker of a checkpoint with `content`, made when it is asked for."""
    return lambda path, _: write_checkpoint(path, content, storages)


def with_tensor(**window):
    """Return a maker of a model with one tensor on a storage of one value."""
    return holding({"model": {CTC: tensor("0", **window)}})


def with_opcodes(content):
    return holding(pickle.PROTO + b"\x02" + content + pickle.STOP)


def with_arrays(change):
    """Return a maker of the sound model after `change`."""

    def make(path, _):
        arrays = text_arrays()
        change(arrays)
        write_model(path, arrays)

    return make


def with_bytes(content):
    return lambda path, _: path.write_bytes(content)


def by_inst(path, command):
    inst = pickle.MARK + text(command) + pickle.INST + b"os\nsystem\n"
    write_checkpoint(path, {"model": Raw(inst)})


def by_obj(path, command):
    content = pickle.MARK + opcodes(named("os", "system")) + text(command) + pickle.OBJ
    write_checkpoint(path, {"model": Raw(content)})


def by_newobj(path, command):
    content = opcodes(named("subprocess", "Popen")) + opcodes((command,)) + pickle.NEWOBJ
    write_checkpoint(path, {"model": Raw(content)})


def by_newobj_ex(path, command):
    arguments = opcodes((command,)) + opcodes({"shell": True})
    content = opcodes(named("subprocess", "Popen")) + arguments + pickle.NEWOBJ_EX
    write_checkpoint(path, {"model": Raw(content)})


def by_state(path, command):
    """An object that takes any attribute is first given a `__setstate__`, then a state."""
    bare = opcodes(named("argparse", "Namespace")) + opcodes(()) + pickle.NEWOBJ
    first = opcodes({"__setstate__": named("os", "system")}) + pickle.BUILD
    write_checkpoint(path, {"model": Raw(bare + first + text(command) + pickle.BUILD)})


def by_numpy(path, command):
    """An array of objects, whose state is another pickle."""
    inner = pickled(called(named("os", "system"), command))
    array = called(named("numpy.core.multiarray", "_reconstruct"), named("numpy", "ndarray"), (0,))
    state = pickle.BINBYTES + struct.pack("<I", len(inner)) + inner
    write_checkpoint(path, {"model": Raw(opcodes(array) + opcodes((1, Raw(state))) + pickle.BUILD)})


def by_nested_pickle(path, command):
    inner = pickled(called(named("os", "system"), command))
    content = pickle.BINBYTES + struct.pack("<I", len(inner)) + inner
    write_checkpoint(path, {"model": called(named("_pickle", "loads"), Raw(content))})


def by_torch(path, command):
    inner = pickled(called(named("os", "system"), command))
    content = pickle.BINBYTES + struct.pack("<I", len(inner)) + inner
    loads = named("torch.storage", "_load_from_bytes")
    write_checkpoint(path, {"model": called(loads, Raw(content))})


def by_stack(module, name):
    both = text(module) + text(name) + pickle.STACK_GLOBAL

    def make(path, command):
        write_checkpoint(path, {"model": called(Raw(both), command)})

    return make


def truncated(path, _):
    write_model(path, text_arrays())
    path.write_bytes(path.read_bytes()[:-200])


def flipped(path, _):
    """One bit of a weight is another: the entry's checksum tells."""
    arrays = text_arrays()
    write_model(path, arrays)
    content = bytearray(path.read_bytes())
    at = content.find(arrays[CTC].tobytes())
    content[at + 3] ^= 1
    path.write_bytes(content)


def compressed(path, _):
    """Eight megabytes of zeros in eight thousand bytes."""
    content = {"model": {CTC: tensor("0", (2 * 2**20,))}}
    write_checkpoint(path, content, {"0": bytes(8 * 2**20)}, zipfile.ZIP_DEFLATED)


def with_entries(*names):
    def make(path, _):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a name is there twice
            write_entries(path, [(name, b"x") for name in names])

    return make


def overlapping(path, _):
    """Two entries of the directory lead to the same bytes, as in a bomb that needs no ratio."""
    write_entries(path, [(f"{ROOT}/data.pkl", pickled({})), (f"{ROOT}/data/0", bytes(4))])
    content = bytearray(path.read_bytes())
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(content)


def beyond_the_end(path, _):
    """The directory claims ten gigabytes for an entry of four bytes."""
    write_entries(path, [(f"{ROOT}/data.pkl", pickled({})), (f"{ROOT}/data/0", bytes(4))])
    content = bytearray(path.read_bytes())
    second = content.rfind(b"PK\x01\x02")
    content[second + 20 : second + 28] = struct.pack("<II", 2**31, 2**31)
    path.write_bytes(content)


def big_endian(path, _):
    entries = {"data.pkl": pickled({"model": {}}), "byteorder": b"big"}
    write_entries(path, [(f"{ROOT}/{name}", content) for name, content in entries.items()])


def safetensors(path, _):
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))


def legacy(content=None, **others):
    """Return a maker of a file of torch's old layout with one tensor of one value."""
    content = {"model": {CTC: tensor("0", (1,))}} if content is None else content

    def make(path, command):
        made = content(command) if callable(content) else content
        write_legacy(path, made, **{"storages": {"0": (bytes(4), 1)}, **others})

    return make


def untied(arrays):
    name = "target_unigram_decoder.output_projection.weight"
    arrays[name] = arrays[name] + np.float32(1)


def not_a_number(arrays):
    arrays[CTC] = np.full(7, np.nan, np.float32)


def of_type(dtype):
    return with_arrays(lambda arrays: arrays.update({CTC: np.zeros(7, dtype)}))


def missing_and_unknown(arrays):
    del arrays[CTC]
    arrays["decoder.layers.7.fc1.bias"] = np.zeros(3, np.float32)
    arrays["decoder.embed_tokens.weight"] = np.zeros((9, 5), np.float32)


HOSTILE = {
    "os.system by REDUCE": (calling("os", "system"), "os.system"),
    "posix.system by REDUCE": (calling("posix", "system"), "posix.system"),
    "os.system by INST": (by_inst, "INST"),
    "os.system by OBJ": (by_obj, "os.system"),
    "Popen by NEWOBJ": (by_newobj, "subprocess.Popen"),
    "Popen by NEWOBJ_EX": (by_newobj_ex, "subprocess.Popen"),
    "a __setstate__ by BUILD": (by_state, "os.system"),
    "builtins.eval": (calling("builtins", "eval"), "builtins.eval"),
    "builtins.exec": (calling("builtins", "exec"), "builtins.exec"),
    "builtins.getattr": (
        calling("builtins", "getattr", named("collections", "OrderedDict")),
        "builtins.getattr",
    ),
    "eval of Python 2": (calling("__builtin__", "eval"), "__builtin__.eval"),
    "an import": (calling("importlib", "import_module"), "importlib.import_module"),
    "numpy's _reconstruct": (by_numpy, "numpy.core.multiarray._reconstruct"),
    "numpy's load": (calling("numpy", "load"), "numpy.load"),
    "a pickle in a pickle": (by_nested_pickle, "_pickle.loads"),
    "a checkpoint in a pickle": (by_torch, "torch.storage._load_from_bytes"),
    "a part of something known": (
        by_stack("torch._utils", "_rebuild_tensor_v2.__globals__"),
        "__globals__",
    ),
    "a dotted name": (by_stack("collections", "OrderedDict.fromkeys"), "OrderedDict.fromkeys"),
    "a name on the stack": (by_stack("os", "system"), "os.system"),
    "an extension code": (with_opcodes(pickle.EXT1 + b"\x01"), "EXT1"),
    "a persistent id in words": (with_opcodes(pickle.PERSID + b"os.system\n"), "PERSID"),
    "a persistent id of a module": (
        with_opcodes(
            opcodes(("module", named("torch", "FloatStorage"), "a", "b", 1)) + pickle.BINPERSID
        ),
        "persistent id",
    ),
    "a call of a dictionary": (with_opcodes(opcodes({}) + opcodes(()) + pickle.REDUCE), "calls"),
    "a state for a tensor": (
        with_opcodes(opcodes(tensor("0", (1,))) + opcodes({"a": 1}) + pickle.BUILD),
        "state",
    ),
    "an empty stack": (with_opcodes(pickle.TUPLE3), "TUPLE3"),
    "a memo that was never written": (with_opcodes(pickle.BINGET + b"\x07"), "BINGET"),
    "no end": (holding(pickle.PROTO + b"\x02" + pickle.EMPTY_DICT), "truncated"),
    "an unknown step": (with_opcodes(b"\xff"), "damaged"),
    "nested too deep": (
        with_opcodes(pickle.MARK * 5000 + pickle.TUPLE * 5000),
        "nested more than",
    ),
    "a nested key": (
        with_opcodes(
            pickle.EMPTY_DICT + opcodes(()) + pickle.TUPLE1 * 1000 + number(1) + pickle.SETITEM
        ),
        "key",
    ),
    "a number of a million bits": (
        with_opcodes(pickle.LONG4 + struct.pack("<i", 125_000) + b"\x7f" * 125_000),
        "999999 bits",
    ),
    "a text of ten gigabytes": (
        with_opcodes(pickle.BINUNICODE8 + struct.pack("<Q", 10 * 2**30)),
        "truncated",
    ),
    "bytes that can change": (
        with_opcodes(pickle.BYTEARRAY8 + struct.pack("<Q", 1) + b"a"),
        "BYTEARRAY8",
    ),
    "a bomb of steps": (with_opcodes(pickle.NONE * 2_100_000), "more than 2000000 steps"),
    "no dictionary": (holding([1, 2]), "dictionary"),
    "another kind of model": (holding({"weights": {}}), "'model'"),
    "a text for a tensor": (holding({"model": {"encoder.a": "b"}}), "encoder.a"),
    "ten gigabytes of four bytes": (
        with_tensor(shape=(TEN_GIGABYTES,), n_values=1),
        str(TEN_GIGABYTES),
    ),
    "ten gigabytes that are not there": (
        with_tensor(shape=(TEN_GIGABYTES,)),
        str(4 * TEN_GIGABYTES),
    ),
    "ten gigabytes by a stride of zero": (
        with_tensor(shape=(TEN_GIGABYTES,), strides=(0,), n_values=1),
        str(TEN_GIGABYTES),
    ),
    "more values than can be counted": (
        with_tensor(shape=(2**40, 2**40), strides=(1, 1), n_values=1),
        str(2**80),
    ),
    "a stride beyond the storage": (
        holding({"model": {CTC: tensor("0", (2,), strides=(9,), n_values=4)}}, {"0": bytes(16)}),
        "storage of 4",
    ),
    "an offset beyond the storage": (with_tensor(shape=(1,), offset=1, n_values=1), "offset 1"),
    "a negative offset": (with_tensor(shape=(1,), offset=-1, n_values=1), "negative"),
    "a negative size": (with_tensor(shape=(-1,), strides=(1,), n_values=1), "negative"),
    "a negative stride": (with_tensor(shape=(1,), strides=(-1,), n_values=1), "negative"),
    "a storage of negative length": (holding({"a": storage("0", -1)}), "-1"),
    "sizes that are texts": (
        holding(
            {
                "a": called(
                    named("torch._utils", "_rebuild_tensor_v2"), storage("0", 1), 0, ("1",), (1,)
                )
            }
        ),
        "whole numbers",
    ),
    "nine dimensions": (with_tensor(shape=(1,) * 9), "9 dimensions"),
    "a complex tensor": (
        holding({"model": {CTC: tensor("0", (1,), kind="ComplexFloatStorage")}}),
        "torch.ComplexFloatStorage",
    ),
    "a quantised tensor": (
        holding({"model": {CTC: called(named("torch._utils", "_rebuild_qtensor"))}}),
        "torch._utils._rebuild_qtensor",
    ),
    "a sparse tensor": (
        holding({"model": {CTC: called(named("torch._utils", "_rebuild_sparse_tensor"))}}),
        "torch._utils._rebuild_sparse_tensor",
    ),
    "whole numbers for weights": (of_type(np.int64), "int64"),
    "a missing tensor": (with_arrays(lambda arrays: arrays.pop(CTC)), CTC),
    "an unknown tensor": (
        with_arrays(lambda arrays: arrays.update({"encoder.extra": np.zeros(1, np.float32)})),
        "encoder.extra",
    ),
    "a wrong shape": (
        with_arrays(lambda arrays: arrays.update({CTC: np.zeros(8, np.float32)})),
        "(8,) and not (7,)",
    ),
    "a tied pair that differs": (
        with_arrays(untied),
        "target_unigram_decoder.output_projection.weight differs",
    ),
    "weights that are no numbers": (with_arrays(not_a_number), "no numbers"),
    "a truncated archive": (truncated, "truncated"),
    "a flipped bit": (flipped, "damaged"),
    "a compressed archive": (compressed, "compressed"),
    "an entry that climbs out": (with_entries(f"{ROOT}/../../../evil"), "evil"),
    "an absolute entry": (with_entries("/etc/evil"), "/etc/evil"),
    "an entry of another system": (with_entries("C:\\evil"), "evil"),
    "an entry twice": (with_entries(f"{ROOT}/data.pkl", f"{ROOT}/data.pkl"), "twice"),
    "two folders": (with_entries("a/data.pkl", "b/data.pkl"), "2 folders"),
    "no pickle": (with_entries(f"{ROOT}/data/0"), "data.pkl"),
    "entries that overlap": (overlapping, "overlaps"),
    "an entry beyond the end": (beyond_the_end, "beyond the file"),
    "the old layout, calling": (
        legacy(lambda command: {"model": called(named("os", "system"), command)}, storages={}),
        "os.system",
    ),
    "the old layout, truncated": (
        legacy(storages={"0": (bytes(2), 1)}),
        "ends before them",
    ),
    "the old layout, with a lie": (legacy(counts={"0": 2**40}), "holds another number"),
    "the old layout, negative": (legacy(counts={"0": -1}), "holds another number"),
    "the old layout, with an end": (legacy(storages={"0": (bytes(9), 1)}), "5 bytes behind"),
    "the old layout, other storages": (
        legacy(storages={"1": (bytes(4), 1)}),
        "other storages",
    ),
    "the old layout, of nobody": (legacy(head=[0x1950A86A20F9469CFC6C, 7, {}]), "never wrote"),
    "a part of a storage": (
        holding(
            {
                "a": Raw(
                    opcodes(("storage", named("torch", "FloatStorage"), "0", "cpu", 1, ("0", 0, 1)))
                    + pickle.BINPERSID
                )
            }
        ),
        "a part of another",
    ),
    "a storage of two lengths": (
        holding({"a": storage("0", 1), "b": storage("0", 2)}),
        "two things",
    ),
    "the other byte order": (big_endian, "byte order"),
    "a text file": (with_bytes(b"weights\n"), "not a checkpoint"),
    "an empty file": (with_bytes(b""), "is empty"),
    "safetensors": (safetensors, "not a checkpoint"),
    "a bare pickle": (with_bytes(pickled({"model": {}})), "not a checkpoint"),
    "a folder": (lambda path, _: path.mkdir(), "is a folder"),
    "no file": (lambda path, _: None, "cannot be read"),
}
