"""Does what `sotto settings` is asked for."""

import sys
from typing import assert_never

from app import cli
from app.folders import settings_path
from app.model.setting_keys import find_key, keys, unknown_key
from app.model.settings_file import SettingsFile
from app.settings_list import to_json, to_markdown, to_text
from engine.errors import ConfigError


def run_settings(options: cli.SettingsOptions) -> None:
    """Show or change the settings; raise `ConfigError` or `OutputError`."""
    match options:
        case cli.ShowSettingsOptions():
            sys.stdout.write(_shown(options))
        case cli.SetSettingOptions(key, text):
            value = None if text is None else find_key(key).kind.parse(text)
            SettingsFile(settings_path()).change({find_key(key).name: value})
        case cli.SettingsPathOptions():
            sys.stdout.write(f"{settings_path()}\n")
        case _:
            assert_never(options)


def _shown(options: cli.ShowSettingsOptions) -> str:
    if options.form == "markdown":
        return to_markdown()
    listed = [key for key in keys().values() if f"{key.name}.".startswith(_begin(options.prefix))]
    if not listed:
        raise ConfigError(unknown_key(options.prefix))
    reading = SettingsFile(settings_path()).read()
    sys.stderr.write("".join(f"sotto: {problem}\n" for problem in reading.problems))
    show = to_json if options.form == "json" else to_text
    return show(reading.settings, listed)


def _begin(prefix: str) -> str:
    return f"{prefix.rstrip('.')}." if prefix else ""
