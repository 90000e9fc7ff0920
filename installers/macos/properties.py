"""What the bundle of macOS says of itself: its Info.plist, with the reasons it asks a person for.

Never built on a Mac so far; `tests/installers/test_definitions.py` holds it to the rest.
"""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUNDLE_IDENTIFIER = "local.sotto.Sotto"
OLDEST_SYSTEM = "13.0"  # what ONNX Runtime and Qt 6.11 are built for


def properties() -> dict[str, object]:
    """Return the keys that PyInstaller does not know by itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "CFBundleDisplayName": "Sotto",
        "CFBundleShortVersionString": project["version"],
        "CFBundleVersion": project["version"],
        "LSApplicationCategoryType": "public.app-category.utilities",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT License; see NOTICE and THIRD-PARTY.txt inside",
        # A person sees these sentences in the question of the system.
        "NSMicrophoneUsageDescription": (
            "Sotto writes captions of what the microphone hears, on this Mac alone."
        ),
        "NSLocalNetworkUsageDescription": (
            "Sotto shows its captions on a phone or in OBS, where you ask for that."
        ),
    }
