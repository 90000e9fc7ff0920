"""Does what `sotto models list`, `info`, `verify` and `remove` ask for."""

import json
import sys
from pathlib import Path
from typing import Any, assert_never

from app import assets, cli
from app.bundle_place import shelf_folder
from app.wiring.bundle_kinds import any_manifest, targets
from engine.bundle import MANIFEST
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import signed_by
from engine.installing.catalogue import read_catalogue
from engine.installing.shelf import Shelf
from engine.installing.signature import read_public_keys
from engine.installing.track_check import check_any
from engine.track_bundle import TrackManifest

Row = dict[str, Any]
DAMAGED, OURS = "damaged", "Sotto"
OFFER = "Network: none, until you ask for one of these with `sotto models install NAME`:"
SAID = ("trained", "measured")


def run_shelf(
    command: cli.ListOptions | cli.InfoOptions | cli.VerifyOptions | cli.RemoveOptions,
) -> None:
    """Print what is asked for, or remove a bundle; raise `EngineError`."""
    match command:
        case cli.ListOptions():
            rows = [summary(folder) for folder in _folders()]
            offered = _fetchable()
            _print(rows + offered, _table(rows) + _offer(offered), as_json=command.json)
        case cli.InfoOptions():
            about = details(command.bundle)
            _print(about, _paragraph(about), as_json=command.json)
        case cli.VerifyOptions():
            _verify(command)
        case cli.RemoveOptions():
            n_bytes = Shelf(shelf_folder()).remove(command.name)
            sys.stdout.write(f"{command.name} is removed: {n_bytes / 1e6:.0f} MB are free again\n")
        case _:
            assert_never(command)


def _fetchable() -> list[Row]:
    """Return what the catalogue has and nobody has installed."""
    shelf = Shelf(shelf_folder())
    try:
        entries = read_catalogue(assets.CATALOGUE, read_public_keys(assets.KEYS))
    except BundleError as error:  # what is installed can be listed all the same
        sys.stderr.write(f"sotto: {error}\n")
        return []
    return [
        {
            "name": entry.name,
            "from": "catalogue",
            "languages": f"{entry.source_language}-{entry.target_language}",
            "licence": entry.licence,
            "about": entry.about,
            "measured": [dict(each) for each in entry.measured],
            "hosts": sorted({file.host for file in entry.files.values()}),
        }
        for entry in entries
        if entry.kind != "not-taken" and shelf.find(entry.name) is None
    ]


def _offer(rows: list[Row]) -> str:
    lines = [f"{row['name']:<24} {row['languages']:<10} {', '.join(row['hosts'])}" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"\n{OFFER}", *lines]) + "\n"


def summary(folder: Path) -> Row:
    """Return what a list says of the bundle in `folder`, even of one that cannot be read."""
    row: Row = {
        "name": folder.name,
        "from": _origin(folder),
        "folder": str(folder),
        "signed_by": _signed_by(folder),
    }
    try:
        manifest = any_manifest(folder)
    except BundleError:
        return row | {"version": 0, "languages": DAMAGED, "bytes": 0, "licence": ""}
    return row | {
        "version": manifest.version,
        "languages": f"{manifest.source_language}-{targets(manifest)}",
        "bytes": sum(record.n_bytes for record in manifest.files.values()),
        "licence": manifest.licence,
    }


def details(folder: Path) -> Row:
    """Return all that the bundle in `folder` says of itself; raise `BundleError`."""
    manifest = any_manifest(folder)
    told = {
        "trained": dict(manifest.trained),
        "measured": [dict(each) for each in manifest.measured],
    }
    if isinstance(manifest, TrackManifest):
        return summary(folder) | {"writes": "caption tracks"} | told
    return summary(folder) | {
        "latencies_ms": list(manifest.latencies_ms),
        "speaks": "vocoder.onnx" in manifest.files,
        **told,
    }


def _folders() -> list[Path]:
    shelf = Shelf(shelf_folder())
    installed = [shelf.folder / name for name in shelf.names()]
    return [*sorted(path.parent for path in assets.BUNDLES.glob(f"*/{MANIFEST}")), *installed]


def _origin(folder: Path) -> str:
    if folder.parent == assets.BUNDLES:
        return OURS
    return "installed" if folder.parent == shelf_folder() else "folder"


def _signed_by(folder: Path) -> str | None:
    """Return who vouches for a bundle: a name, or None; one that was tampered with is told."""
    try:
        signed = signed_by(folder, read_public_keys(assets.KEYS))
    except (RefusedError, OSError):
        return "WRONG SIGNATURE"
    return signed.owner if signed else None


def _verify(options: cli.VerifyOptions) -> None:
    """Check every bundle that is asked for, tell of each, and fail in the end if one did."""
    verdicts = [_verdict(folder) for folder in options.bundles or _folders()]
    lines = [f"{each['name']}: {each['problem'] or 'as it was made'}\n" for each in verdicts]
    _print(verdicts, "".join(lines), as_json=options.json)
    failed = [each["name"] for each in verdicts if each["problem"]]
    if failed:
        raise BundleError(f"{', '.join(failed)} cannot be trusted: install it again.")


def _verdict(folder: Path) -> Row:
    problem = None
    try:
        signed_by(folder, read_public_keys(assets.KEYS))
        check_any(folder)
    except RefusedError as refusal:
        problem = f"it {refusal}"
    except BundleError as error:
        problem = str(error)
    return {"name": folder.name, "folder": str(folder), "problem": problem}


def _print(data: Row | list[Row], text: str, *, as_json: bool) -> None:
    if as_json:
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.write(text)


def _table(rows: list[Row]) -> str:
    lines = [
        f"{row['name']:<24} {row['languages']:<10} {row['bytes'] / 1e6:6.0f} MB  {_from(row)}"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _from(row: Row) -> str:
    """Return where a bundle is from; one that came with Sotto needs nobody to vouch for it."""
    if row["from"] == OURS:
        return OURS
    return f"{row['from']}, {'signed by ' + row['signed_by'] if row['signed_by'] else 'unsigned'}"


def _paragraph(about: Row) -> str:
    """Return one line for each thing that is known."""
    lines = []
    for name, value in about.items():
        if name in SAID:
            value = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            value = ", ".join(map(str, value))
        lines.append(f"{name.replace('_', ' '):<14} {value}")
    return "\n".join(lines) + "\n"
