"""`telling_sotto`, whose caption tracks are written word by word, without a model.

    SOTTO_TELLS=windows.json SOTTO_FOLDER=folder python tests/end_to_end/sotto_with_tracks.py [...]

`give_model` puts the manifest of a model into the folder, so that Sotto finds one.
"""

import json
import sys
from pathlib import Path

from telling_sotto import TellingApplication

from app.__main__ import main
from app.wiring import open_window, tracks
from engine.glossary_tracks import GlossaryTracks

GLOSSARY = {
    "de": {"la": "die", "le": "der", "les": "die", "et": "und", "est": "ist"},
    "es": {"la": "la", "le": "el", "les": "los", "et": "y", "est": "es"},
}
MANIFEST = {
    "kind": "caption tracks",
    "schema_version": 1,
    "name": "fr-tracks",
    "source_language": "fr",
    "languages": list(GLOSSARY),
    "network": {},
    "files": {},
    "licence": "CC0-1.0",
}


def give_model(folder: Path) -> None:
    """Put a model of caption tracks among those installed in Sotto's folder."""
    place = folder / "data" / "bundles" / "fr-tracks"
    place.mkdir(parents=True)
    (place / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")


if __name__ == "__main__":
    open_window.QApplication = TellingApplication
    tracks.load = lambda folder: GlossaryTracks("fr", GLOSSARY)
    sys.exit(main(sys.argv[1:]))
