"""Checkpoints made by hand, byte by byte, without torch: also those that torch never writes."""

import pickle
import struct
import zipfile

import numpy as np

STORAGES = {"float32": "FloatStorage", "float16": "HalfStorage", "int64": "LongStorage"}
ROOT = "archive"


class Raw:
    """Opcodes that stand where a value would."""

    def __init__(self, opcodes):
        self.opcodes = opcodes


def text(value):
    content = value.encode()
    return pickle.BINUNICODE + struct.pack("<I", len(content)) + content


def number(value):
    return pickle.BININT + struct.pack("<i", value) if abs(value) < 2**31 else long_number(value)


def long_number(value):
    content = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return pickle.LONG1 + bytes([len(content)]) + content


def opcodes(value):
    """Return the opcodes that put `value` on the stack."""
    match value:
        case Raw():
            return value.opcodes
        case None:
            return pickle.NONE
        case bool():
            return pickle.NEWTRUE if value else pickle.NEWFALSE
        case int():
            return number(value)
        case str():
            return text(value)
        case tuple():
            return pickle.MARK + b"".join(map(opcodes, value)) + pickle.TUPLE
        case dict():
            items = b"".join(opcodes(key) + opcodes(item) for key, item in value.items())
            return pickle.EMPTY_DICT + pickle.MARK + items + pickle.SETITEMS
        case list():
            items = b"".join(map(opcodes, value))
            return pickle.EMPTY_LIST + pickle.MARK + items + pickle.APPENDS


def pickled(value):
    return pickle.PROTO + b"\x02" + opcodes(value) + pickle.STOP


def named(module, name):
    return Raw(pickle.GLOBAL + f"{module}\n{name}\n".encode())


def called(function, *arguments):
    return Raw(opcodes(function) + opcodes(arguments) + pickle.REDUCE)


def storage(key, n_values, kind="FloatStorage"):
    persistent = ("storage", named("torch", kind), key, "cpu", n_values)
    return Raw(opcodes(persistent) + pickle.BINPERSID)


def tensor(key, shape, strides=None, offset=0, n_values=None, kind="FloatStorage"):
    """Return a tensor; what is not said is what a contiguous one has."""
    n_values = int(np.prod(shape)) if n_values is None else n_values
    if strides is None:
        strides = tuple(int(np.prod(shape[i + 1 :])) for i in range(len(shape)))
    return called(
        named("torch._utils", "_rebuild_tensor_v2"),
        storage(key, n_values, kind),
        offset,
        shape,
        strides,
        False,
        called(named("collections", "OrderedDict")),
    )


def write_checkpoint(path, content, storages=None, compression=zipfile.ZIP_STORED):
    """Write an archive: `content` a value or the bytes of a pickle, storages by their keys."""
    content = content if isinstance(content, bytes) else pickled(content)
    entries = {"data.pkl": content, "byteorder": b"little"}
    entries |= {f"data/{key}": values for key, values in (storages or {}).items()}
    write_entries(
        path, [(f"{ROOT}/{name}", values) for name, values in entries.items()], compression
    )


def write_entries(path, entries, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, values in entries:
            archive.writestr(name, values)


def write_model(path, arrays, key="model", **beside):
    """Write a sound checkpoint of these arrays."""
    tensors = {
        name: tensor(str(i), array.shape, kind=STORAGES[array.dtype.name])
        for i, (name, array) in enumerate(arrays.items())
    }
    storages = {str(i): array.tobytes() for i, array in enumerate(arrays.values())}
    write_checkpoint(path, {key: tensors, **beside}, storages)


def write_legacy(path, content, storages, counts=None, head=None):
    """Write what torch wrote before zip archives: storages are (values, n_values) by their keys."""
    magic, version = 0x1950A86A20F9469CFC6C, 1001
    sizes = {"protocol_version": version, "little_endian": True, "type_sizes": {"int": 4}}
    pickles = head or [magic, version, sizes]
    parts = [pickled(value) for value in (*pickles, content, list(storages))]
    for key, (values, n_values) in storages.items():
        parts += [struct.pack("<q", (counts or {}).get(key, n_values)), values]
    path.write_bytes(b"".join(parts))
