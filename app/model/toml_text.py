"""Changes values in the text of a TOML file and leaves what a person wrote around them.

Knows tables, keys and plain values, each on a line of its own. What it cannot change so, a file in
another style, is written anew: the values are then right, and the comments are gone.
"""

import copy
import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str, ...]
Document: TypeAlias = dict[str, Any]

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
COMMENT = re.compile(r"\s+#[^\"']*$")


def with_value(text: str, path: Path, value: object) -> str:
    """Return the text with `value` at `path`, a table's names and a key; raise `TOMLDecodeError`.

    The text must be TOML.
    """
    wanted = tomllib.loads(text)
    _put(wanted, path, value)
    return _checked(_with_line(text, path, f"{_key(path[-1])} = {_value(value)}"), wanted)


def without_value(text: str, path: Path) -> str:
    """Return the text without what is at `path`; raise `TOMLDecodeError` if it is no TOML."""
    wanted = tomllib.loads(text)
    _drop(wanted, path)
    return _checked(_with_line(text, path, None), wanted)


def to_toml(document: Mapping[str, Any], table: Path = ()) -> str:
    """Return a whole document as text."""
    plain = {key: value for key, value in document.items() if not isinstance(value, Mapping)}
    rows = [f"{_key(key)} = {_value(value)}\n" for key, value in plain.items()]
    if table and (rows or not document):
        rows.insert(0, f"[{'.'.join(map(_key, table))}]\n")
    blocks = ["".join(rows)] if rows else []
    for key, value in document.items():
        if isinstance(value, Mapping):
            blocks.append(to_toml(value, (*table, key)))
    return "\n".join(blocks)


def _checked(text: str, wanted: Document) -> str:
    """Return the text if it says what is wanted, else a new one that does."""
    try:
        if tomllib.loads(text) == wanted:
            return text
    except tomllib.TOMLDecodeError:  # a line was not what it looked like
        pass
    return to_toml(wanted)


def _with_line(text: str, path: Path, line: str | None) -> str:
    """Return the text with another line for a key, or with none."""
    lines = text.splitlines()
    first, end = _table_lines(lines, path[:-1])
    for number in range(first, end):
        if _key_of(lines[number]) == path[-1]:
            comment = COMMENT.search(lines[number])
            kept = [] if line is None else [line + (comment.group() if comment else "")]
            return _joined(lines[:number] + kept + lines[number + 1 :])
    if line is None:
        return text
    if first > len(lines):
        table = f"[{'.'.join(map(_key, path[:-1]))}]"
        return _joined([*lines, *([""] if lines else []), table, line])
    while end > first and not lines[end - 1].strip():
        end -= 1
    return _joined(lines[:end] + [line] + lines[end:])


def _table_lines(lines: list[str], table: Path) -> tuple[int, int]:
    """Return the first line in a table and the one after its last; beyond the end if not there."""
    headers = [(i, _table_of(line)) for i, line in enumerate(lines) if line.lstrip()[:1] == "["]
    first = 0 if not table else None
    for i, name in headers:
        if first is not None:
            return first, i
        if name == table:
            first = i + 1
    return (len(lines) + 1, len(lines) + 1) if first is None else (first, len(lines))


def _table_of(line: str) -> Path | None:
    header = HEADER.fullmatch(line)
    return None if header is None else tuple(re.split(r"\s*\.\s*", header[1]))


def _key_of(line: str) -> str | None:
    key, equals, _ = line.partition("=")
    return key.strip() if equals and BARE_KEY.fullmatch(key.strip()) else None


def _joined(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)


def _put(document: Document, path: Path, value: object) -> None:
    for name in path[:-1]:
        inner = document.setdefault(name, {})
        if not isinstance(inner, dict):  # a value where a table belongs gives way
            inner = document[name] = {}
        document = inner
    document[path[-1]] = copy.deepcopy(value)


def _drop(document: Document, path: Path) -> None:
    for name in path[:-1]:
        document = document.get(name, {})
    document.pop(path[-1], None)


def _key(name: str) -> str:
    return name if BARE_KEY.fullmatch(name) else _string(name)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case date() | datetime() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            pairs = (f"{_key(key)} = {_value(inner)}" for key, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:  # whole numbers and others, inf and nan among them, as Python writes them
            return repr(value)


def _string(text: str) -> str:
    """Return a basic string: JSON's, but for one character that TOML does not take as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
