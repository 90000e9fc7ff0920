"""Where the files lie that come with Sotto."""

from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets"
BUNDLE = ASSETS / "bundles" / "fr-en"
DEMO_CLIP = ASSETS / "demo" / "demo-fr.wav"
