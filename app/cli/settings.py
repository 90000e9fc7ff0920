"""The arguments of `sotto settings`."""

import argparse
from dataclasses import dataclass
from typing import Literal

from app.cli.parser import Commands, Parser, describe

Form = Literal["text", "json", "markdown"]


@dataclass(frozen=True, slots=True)
class ShowSettingsOptions:
    """`sotto settings show`: all settings, or those whose keys begin with `prefix`."""

    prefix: str
    form: Form


@dataclass(frozen=True, slots=True)
class SetSettingOptions:
    """`sotto settings set` and `reset`: `text` as it was typed, None for the usual value."""

    key: str
    text: str | None


@dataclass(frozen=True, slots=True)
class SettingsPathOptions:
    """`sotto settings path`: where the file is."""


SettingsOptions = ShowSettingsOptions | SetSettingOptions | SettingsPathOptions


def add_to(commands: Commands) -> None:
    """Add `sotto settings` and what it can do to the commands."""
    parser = describe(
        commands.add_parser("settings", help="see and change what is chosen"),
        "See and change what is chosen. A Sotto that is running follows at once.",
        "sotto settings show",
        "sotto settings show captions",
        "sotto settings set captions.n_translation_lines 3",
        "sotto settings reset captions.n_translation_lines",
        "sotto settings path",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    show = actions.add_parser("show", help="all settings, or those that begin with KEY")
    show.add_argument("key", metavar="KEY", nargs="?", default="")
    form = show.add_mutually_exclusive_group()
    for name in ("json", "markdown"):
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name)
    show.set_defaults(read=_read_show, form="text")
    choose = actions.add_parser("set", help="choose a value")
    choose.add_argument("key", metavar="KEY")
    choose.add_argument("text", metavar="VALUE")
    choose.set_defaults(read=_read_set)
    reset = actions.add_parser("reset", help="go back to the usual value")
    reset.add_argument("key", metavar="KEY")
    reset.set_defaults(read=_read_set, text=None)
    actions.add_parser("path", help="where the file is").set_defaults(read=_read_path)


def _read_show(options: argparse.Namespace) -> ShowSettingsOptions:
    return ShowSettingsOptions(options.key, options.form)


def _read_set(options: argparse.Namespace) -> SetSettingOptions:
    return SetSettingOptions(options.key, options.text)


def _read_path(_: argparse.Namespace) -> SettingsPathOptions:
    return SettingsPathOptions()
