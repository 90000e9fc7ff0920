"""Where the files lie that come with Sotto."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
ASSETS = ROOT / "assets"
BUNDLES = ASSETS / "bundles"
BUNDLE = BUNDLES / "fr-en"
ICON = ASSETS / "icons" / "sotto.svg"
DEMO_CLIP = ASSETS / "demo" / "demo-fr.wav"
CATALOGUE = ASSETS / "catalogue.json"  # what can be fetched, signed
KEYS = ASSETS / "keys"  # whose signatures are believed
TRANSLATIONS = ASSETS / "translations"  # of the interface; see CONTRIBUTING.md
PAGE = ASSETS / "web"
LANGUAGES = ASSETS / "languages"  # what hears which language is spoken
SKELETONS = ASSETS / "skeletons" / "streamspeech"
