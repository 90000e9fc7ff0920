"""What a checkpoint is made of once read: inert values that stand for torch's and Python's own."""

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from engine.importing.refused import RefusedError

MAX_DIMENSIONS = 8


class ElementType(Enum):
    """The types of numbers that torch stores, and the bytes of one."""

    FLOAT32 = ("float32", 4)
    FLOAT16 = ("float16", 2)
    BFLOAT16 = ("bfloat16", 2)
    FLOAT64 = ("float64", 8)
    INT64 = ("int64", 8)
    INT32 = ("int32", 4)
    INT16 = ("int16", 2)
    INT8 = ("int8", 1)
    UINT8 = ("uint8", 1)
    BOOL = ("bool", 1)

    def __init__(self, label: str, n_bytes: int) -> None:
        self.label = label
        self.n_bytes = n_bytes


@dataclass(frozen=True, slots=True)
class Storage:
    """A run of numbers in the file, under `key`."""

    key: str
    element: ElementType
    n_values: int


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """A window on a storage, nothing of which has been read."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    @staticmethod
    def checked(
        storage: Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...]
    ) -> "StoredTensor":
        """Return the tensor; raise `RefusedError` where it claims more than its storage holds."""
        if len(shape) != len(strides) or len(shape) > MAX_DIMENSIONS:
            raise RefusedError(
                f"has a tensor of {len(shape)} dimensions and {len(strides)} strides"
            )
        if offset < 0 or min((*shape, *strides), default=0) < 0:
            raise RefusedError(
                f"has a tensor of negative sizes {shape}, {strides} or offset {offset}"
            )
        n_values = math.prod(shape)
        last = offset + sum((n - 1) * step for n, step in zip(shape, strides, strict=True))
        if n_values and (n_values > storage.n_values or last >= storage.n_values):
            raise RefusedError(
                f"has a tensor of {n_values} values in a storage of {storage.n_values}, at offset "
                f"{offset}"
            )
        return StoredTensor(storage, offset, shape, strides)


@dataclass(frozen=True, slots=True)
class Namespace:
    """What `argparse.Namespace` held."""

    values: dict[str, Any] = field(default_factory=dict)
