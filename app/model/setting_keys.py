"""Names each setting by its key, such as `captions.source.colour`, and reads and changes by key."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from app.model.setting_kinds import Kind, Value
from app.model.settings import KIND, MEANING, Checked, Settings
from app.model.wording import translate
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: `section` says what the settings beside it are about."""

    name: str
    kind: Kind
    usual: Value
    meaning: str
    section: str


def keys() -> dict[str, Key]:
    """Return every setting by its name, in the order of the table."""
    return {key.name: key for key in _keys(Settings(), "")}


def find_key(name: str) -> Key:
    """Return the setting of that name; raise `ConfigError` with the nearest one if none has it."""
    known = keys()
    if name not in known:
        raise ConfigError(unknown_key(name))
    return known[name]


def unknown_key(name: str) -> str:
    """Return a sentence that says so, and names what may be meant."""
    near = difflib.get_close_matches(name, keys(), 1)
    if near:
        sentence = translate("Settings", "There is no setting {name}: do you mean {near}?")
        return sentence.format(name=name, near=near[0])
    return translate(
        "Settings", "There is no setting {name}: `sotto settings show` lists them all."
    ).format(name=name)


def bad_value(key: Key, value: object, held: Value | None = None) -> str:
    """Return a sentence that names the key, its value, what it may be, and what is used instead."""
    if held is None:
        sentence = translate("Settings", "{key} must be {wants}, not {value}.")
    else:
        sentence = translate("Settings", "{key} must be {wants}, not {value}: {held} is used.")
    return sentence.format(key=key.name, wants=key.kind.wants, value=repr(value), held=repr(held))


def value_of(settings: Settings, name: str) -> Value:
    """Return what is chosen for the setting of that name."""
    value: Any = settings
    for part in name.split("."):
        value = getattr(value, part)
    return cast(Value, value)


def with_value(settings: Settings, name: str, value: Value) -> Settings:
    """Return the settings with another value; raise `ConfigError` if there is no such one."""
    key = find_key(name)
    if not key.kind.accepts(value):
        raise ConfigError(bad_value(key, value))
    return cast(Settings, _with(settings, name.split("."), value))


def _with(section: Checked, path: list[str], value: Value) -> object:
    head, *rest = path
    inner = _with(getattr(section, head), rest, value) if rest else value
    return replace(section, **{head: inner})  # type: ignore[type-var]


def _keys(section: Checked, prefix: str) -> Iterator[Key]:
    """Yield the settings of a section, its own before those of the sections in it."""
    inner = []
    for each in fields(section):  # type: ignore[arg-type]  # every section is a dataclass
        value = getattr(section, each.name)
        if isinstance(value, Checked):
            inner.append((value, f"{prefix}{each.name}."))
            continue
        about = (type(section).__doc__ or "").splitlines()[0]
        kind, meaning = each.metadata[KIND], each.metadata[MEANING]
        yield Key(f"{prefix}{each.name}", kind, value, meaning, about)
    for value, name in inner:
        yield from _keys(value, name)
