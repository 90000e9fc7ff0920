"""Whether the sizes that a manifest gives a network are those of any network at all."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from engine.importing.refused import RefusedError
from engine.spec import NetworkSpec

MAX_SIZE = 1 << 17  # of a vocabulary, the largest of all
MAX_LAYERS = 256
WORDS = ("positions", "convolution", "attention")  # and no sizes


def check_sizes(spec: NetworkSpec) -> None:
    """Raise `RefusedError` when a size is no whole number, or beyond reason."""
    for name, size in _numbers(asdict(spec)):
        if not isinstance(size, int) or isinstance(size, bool):
            raise RefusedError(f"has a network whose {name} is {size!r:.40}, and no whole number")
        limit = MAX_LAYERS if name.endswith("_layers") else MAX_SIZE
        if not 0 < size <= limit:
            raise RefusedError(f"has a network of an impossible size: {name} is {size:.4g}")


def _numbers(sizes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each size with its name, whatever it is in."""
    for name, size in sizes.items():
        if isinstance(size, dict):
            yield from _numbers(size)
        elif isinstance(size, tuple):
            for each in _flat(size):
                yield name, each
        elif name not in WORDS:
            yield name, size


def _flat(sizes: tuple[Any, ...]) -> Iterator[Any]:
    for size in sizes:
        if isinstance(size, tuple):
            yield from _flat(size)
        else:
            yield size
