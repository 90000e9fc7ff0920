"""Whether the sizes that a manifest gives a network are those of any network at all."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.importing.refused import RefusedError
from engine.spec import NetworkSpec

MAX_SIZE = 1 << 17  # of a vocabulary, the largest of all
MAX_LAYERS = 256


def check_sizes(spec: NetworkSpec) -> None:
    """Raise `RefusedError` when a size is no whole number, or beyond reason; or a word unknown."""
    for name, kind, value in _values(spec):
        if get_origin(kind) is Literal:
            if value not in get_args(kind):
                raise RefusedError(f"has a network whose {name} is {value!r:.40}, which is unknown")
        elif kind is bool:
            if not isinstance(value, bool):
                raise RefusedError(f"has a network whose {name} is {value!r:.40}, not yes or no")
        else:
            check_size(name, value)


def check_size(name: str, size: object) -> None:
    """Raise `RefusedError` when a size is no whole number, or beyond reason."""
    if not isinstance(size, int) or isinstance(size, bool):
        raise RefusedError(f"has a network whose {name} is {size!r:.40}, and no whole number")
    limit = MAX_LAYERS if name.endswith("_layers") else MAX_SIZE
    if not 0 < size <= limit:
        raise RefusedError(f"has a network of an impossible size: {name} is {size:.4g}")


def _values(spec: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - any of the specs
    """Yield name, type and value of everything in a spec, whatever it is in."""
    kinds = get_type_hints(type(spec))
    for field in fields(spec):
        value = getattr(spec, field.name)
        if is_dataclass(value):
            yield from _values(value)
        else:
            for each in _flat(value):
                yield field.name, kinds[field.name], each


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for each in value:
            yield from _flat(each)
    else:
        yield value
