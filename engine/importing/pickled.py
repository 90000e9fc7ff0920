"""Reads a pickle as data: a machine of our own that knows how to build tensors and plain values.

Nothing of a pickle is ever called, imported or looked up: a name in it is compared with the few
below, and each of those has an inert stand-in. Everything else is refused by its name. Work and
memory are bounded by the length of the pickle: values are shared and never copied or walked.
"""

import pickletools
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import BinaryIO

from engine.importing.refused import RefusedError
from engine.importing.stored import ElementType, Namespace, Storage, StoredTensor

MAX_OPCODES = 2_000_000  # a StreamSpeech checkpoint has 25 000
MAX_NUMBER_BITS = 128
MAX_DEPTH = 100  # containers that are open at the same time

FLOATS = {
    "FloatStorage": ElementType.FLOAT32,
    "HalfStorage": ElementType.FLOAT16,
    "BFloat16Storage": ElementType.BFLOAT16,
    "DoubleStorage": ElementType.FLOAT64,
}
INTEGERS = {
    "LongStorage": ElementType.INT64,
    "IntStorage": ElementType.INT32,
    "ShortStorage": ElementType.INT16,
    "CharStorage": ElementType.INT8,
    "ByteStorage": ElementType.UINT8,
    "BoolStorage": ElementType.BOOL,
}


class Maker(Enum):
    """What may be called by a pickle, or rather what we do in its place."""

    ORDERED_DICT = auto()
    NAMESPACE = auto()
    TENSOR = auto()
    PARAMETER = auto()


KNOWN: dict[str, Maker | ElementType] = {
    "collections.OrderedDict": Maker.ORDERED_DICT,
    "argparse.Namespace": Maker.NAMESPACE,
    "torch._utils._rebuild_tensor_v2": Maker.TENSOR,
    "torch._utils._rebuild_parameter": Maker.PARAMETER,
    **{f"torch.{element.label}": element for element in ElementType},
    **{
        f"{module}.{name}": element
        for module in ("torch", "torch.cuda")
        for name, element in {**FLOATS, **INTEGERS}.items()
    },
}
LITERALS = {
    "BININT",
    "BININT1",
    "BININT2",
    "LONG1",
    "LONG4",
    "BINFLOAT",
    "BINUNICODE",
    "BINUNICODE8",
    "SHORT_BINUNICODE",
    "BINBYTES",
    "SHORT_BINBYTES",
}
SILENT = {"PROTO", "FRAME"}  # say nothing about the value
PUTS = {"BINPUT", "LONG_BINPUT"}
GETS = {"BINGET", "LONG_BINGET"}
CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False, "EMPTY_TUPLE": ()}
TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
STORAGE_FIELDS = 5  # "storage", its type, its key, its device, how many values


def read_pickle(file: BinaryIO, storages: dict[str, Storage] | None = None) -> object:
    """Return what the pickle at the file's position describes; raise `RefusedError` otherwise.

    Dictionaries are dicts, tuples tuples and so on; tensors are `StoredTensor`. The file is left
    behind the pickle's last byte. `storages` is given every storage by its key.
    """
    return _Machine({} if storages is None else storages).run(_opcodes(file))


def _opcodes(file: BinaryIO) -> Iterator[tuple[str, object]]:
    try:
        for n, (opcode, argument, _) in enumerate(pickletools.genops(file)):
            if n >= MAX_OPCODES:
                raise RefusedError(f"has a pickle of more than {MAX_OPCODES} steps")
            yield opcode.name, argument
    except (ValueError, OverflowError, MemoryError, RecursionError) as error:
        raise RefusedError("has a damaged or truncated pickle") from error


class _Machine:
    """The stack, its marks and the memo."""

    def __init__(self, storages: dict[str, Storage]) -> None:
        self._storages = storages
        self._stack: list[object] = []
        self._marks: list[int] = []
        self._memo: dict[object, object] = {}
        self._steps: dict[str, Callable[[], None]] = {
            "MARK": self._mark,
            "POP": self._pop_value,
            "POP_MARK": self._pop_items,
            "EMPTY_DICT": self._new_dict,
            "EMPTY_LIST": self._new_list,
            "TUPLE": self._tuple,
            "APPEND": self._append,
            "APPENDS": self._extend,
            "SETITEM": self._set_item,
            "SETITEMS": self._set_items,
            "MEMOIZE": self._memoize,
            "STACK_GLOBAL": self._stack_global,
            "REDUCE": self._call,
            "NEWOBJ": self._call,
            "BUILD": self._build,
            "BINPERSID": self._storage,
        }

    def run(self, opcodes: Iterator[tuple[str, object]]) -> object:
        for name, argument in opcodes:
            if name == "STOP":
                break
            try:
                self._step(name, argument)
            except (IndexError, KeyError, TypeError, ValueError, AttributeError) as error:
                raise RefusedError(f"has a pickle that makes no sense at its {name}") from error
        if len(self._stack) != 1 or self._marks:
            raise RefusedError("has a pickle that does not end in one value")
        return self._stack[0]

    def _step(self, name: str, argument: object) -> None:
        if name in LITERALS:
            self._literal(argument)
        elif name in CONSTANTS:
            self._stack.append(CONSTANTS[name])
        elif name in PUTS:
            self._memo[argument] = self._stack[-1]
        elif name in GETS:
            self._stack.append(self._memo[argument])
        elif name in TUPLES:
            self._stack.append(tuple(self._take(TUPLES[name])))
        elif name == "GLOBAL":
            self._stack.append(_known(str(argument).replace(" ", ".", 1)))
        elif name in self._steps:
            self._steps[name]()
        elif name not in SILENT:
            raise RefusedError(f"has a pickle with the step {name}, which no model needs")

    def _literal(self, value: object) -> None:
        if isinstance(value, int) and value.bit_length() > MAX_NUMBER_BITS:
            raise RefusedError(f"has a whole number of {value.bit_length()} bits")
        self._stack.append(value)

    def _mark(self) -> None:
        if len(self._marks) >= MAX_DEPTH:
            raise RefusedError(f"has values nested more than {MAX_DEPTH} deep")
        self._marks.append(len(self._stack))

    def _take(self, n: int) -> list[object]:
        floor = self._marks[-1] if self._marks else 0
        if len(self._stack) - n < floor:
            raise IndexError(n)
        taken = self._stack[len(self._stack) - n :]
        del self._stack[len(self._stack) - n :]
        return taken

    def _items(self) -> list[object]:
        start = self._marks.pop()
        items = self._stack[start:]
        del self._stack[start:]
        return items

    def _pop_value(self) -> None:
        self._take(1)

    def _pop_items(self) -> None:
        self._items()

    def _new_dict(self) -> None:
        self._stack.append({})

    def _new_list(self) -> None:
        self._stack.append([])

    def _tuple(self) -> None:
        self._stack.append(tuple(self._items()))

    def _memoize(self) -> None:
        self._memo[len(self._memo)] = self._stack[-1]

    def _append(self) -> None:
        self._extend_top(self._take(1))

    def _extend(self) -> None:
        self._extend_top(self._items())

    def _extend_top(self, items: list[object]) -> None:
        target = self._stack[-1]
        if type(target) is not list:
            raise TypeError(type(target))
        target.extend(items)

    def _set_item(self) -> None:
        self._update_top(self._take(2))

    def _set_items(self) -> None:
        self._update_top(self._items())

    def _update_top(self, items: list[object]) -> None:
        target = self._stack[-1]
        if type(target) is not dict:
            raise TypeError(type(target))
        for key, value in zip(items[::2], items[1::2], strict=True):
            # A key is hashed and compared, which a nested one could make endless.
            if type(key) not in (str, int):
                raise RefusedError(
                    "has a dictionary with a key that is neither a name nor a number"
                )
            target[key] = value

    def _stack_global(self) -> None:
        module, name = self._take(2)
        if type(module) is not str or type(name) is not str:
            raise TypeError(type(name))
        self._stack.append(_known(f"{module}.{name}"))

    def _call(self) -> None:
        maker, arguments = self._take(2)
        if type(arguments) is not tuple:
            raise TypeError(type(arguments))
        self._stack.append(_made(maker, arguments))

    def _build(self) -> None:
        (state,) = self._take(1)
        target = self._stack[-1]
        if type(state) is not dict:
            raise RefusedError("has an object whose state is not a dictionary")
        if isinstance(target, Namespace):
            target.values.update(state)
        elif type(target) is not dict:  # of an OrderedDict: torch's `_metadata`, which says nothing
            raise RefusedError("gives a state to something that has none")

    def _storage(self) -> None:
        (found,) = self._take(1)
        if type(found) is not tuple or len(found) < STORAGE_FIELDS or found[0] != "storage":
            raise RefusedError("has a persistent id that is not a storage of torch")
        _, element, key, _, n_values, *part = found
        if any(value is not None for value in part):
            raise RefusedError("has a storage that is a part of another")
        if not isinstance(element, ElementType) or type(key) is not str:
            raise RefusedError("has a storage without a type or a key")
        if type(n_values) is not int or n_values < 0:
            raise RefusedError(f"has a storage {key[:200]} of {n_values!r} values")
        storage = Storage(key, element, n_values)
        if self._storages.setdefault(key, storage) != storage:
            raise RefusedError(f"says two things of its storage {key[:200]}")
        self._stack.append(storage)


def _known(name: str) -> Maker | ElementType:
    try:
        return KNOWN[name]
    except KeyError:
        raise RefusedError(f"asks for {name[:200]!r}, which no model needs") from None


def _made(maker: object, arguments: tuple[object, ...]) -> object:
    match maker, arguments:
        case Maker.ORDERED_DICT, ():
            return {}
        case Maker.NAMESPACE, ():
            return Namespace()
        case Maker.TENSOR, (Storage() as storage, offset, tuple() as shape, tuple() as strides, *_):
            (start,) = _whole_numbers((offset,))
            shape, strides = _whole_numbers(shape), _whole_numbers(strides)
            return StoredTensor.checked(storage, start, shape, strides)
        case Maker.PARAMETER, (StoredTensor() as tensor, *_):
            return tensor
        case _:
            raise RefusedError("calls something in a way that no model needs")


def _whole_numbers(values: tuple[object, ...]) -> tuple[int, ...]:
    numbers = tuple(value for value in values if type(value) is int)
    if len(numbers) != len(values):
        raise RefusedError("has a tensor whose sizes are not whole numbers")
    return numbers
