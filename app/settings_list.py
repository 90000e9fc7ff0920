"""Lists the settings as `sotto settings show` does: as a file of them, as JSON, as a page."""

import json
from collections.abc import Iterable
from itertools import groupby

from app.model.setting_keys import Key, keys, value_of
from app.model.settings import Settings
from app.model.toml_text import to_toml


def to_text(settings: Settings, listed: Iterable[Key]) -> str:
    """Return settings as the file has them, with what each means above it."""
    tables = []
    for table, members in groupby(listed, _table):
        rows = [f"[{table}]\n"]
        for key in members:
            row = to_toml({_name(key): value_of(settings, key.name)})
            rows.append(f"# {key.meaning} ({key.kind.wants})\n{row}")
        tables.append("".join(rows))
    return "\n".join(tables)


def to_json(settings: Settings, listed: Iterable[Key]) -> str:
    """Return settings as one JSON object of keys and values."""
    values = {key.name: value_of(settings, key.name) for key in listed}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def to_markdown() -> str:
    """Return a table of every setting, for docs/settings.md."""
    tables = []
    for table, members in groupby(keys().values(), _table):
        listed = list(members)
        head = f"### `[{table}]`\n\n{listed[0].section}\n\n| key | usually | may be | meaning |\n"
        rows = [
            f"| `{_name(key)}` | `{to_toml({'x': key.usual})[4:-1]}` | {key.kind.wants} "
            f"| {key.meaning} |\n"
            for key in listed
        ]
        tables.append("".join([head, "|---|---|---|---|\n", *rows]))
    return "\n".join(tables)


def _table(key: Key) -> str:
    return key.name.rpartition(".")[0]


def _name(key: Key) -> str:
    return key.name.rpartition(".")[2]
