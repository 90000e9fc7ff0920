"""Does what `sotto --self-test` asks for: everything that a broken installation would show."""

import hashlib
import json
import platform
import sys
import time
from importlib import metadata
from typing import Any

from app import assets
from app.recording import RecordingSession
from app.version import version
from app.wiring.by_language import choose_for_recording
from engine import EngineConfig
from engine.audio.devices import list_outputs, list_sources
from engine.audio.file import AudioFile, read_audio_blocks
from engine.bundle import MANIFEST, open_bundle
from engine.errors import BundleError, DeviceError
from engine.events import CaptionUpdated
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import check_bundle
from engine.runtime.translator import StreamingTranslator

LIBRARIES = ("numpy", "onnx", "onnxruntime", "PyNaCl", "PySide6-Essentials", "soundfile", "soxr")


def run_self_test() -> None:
    """Print what is found; raise `BundleError` when the bundle that ships is not as it was made."""
    try:
        check_bundle(assets.BUNDLE)
    except RefusedError as refusal:
        raise BundleError(f"{assets.BUNDLE} cannot be trusted, it {refusal}.") from None
    found = {
        "sotto": version(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "libraries": {name: _version_of(name) for name in LIBRARIES},
        "bundle": {
            "name": assets.BUNDLE.name,
            "manifest_sha256": hashlib.sha256((assets.BUNDLE / MANIFEST).read_bytes()).hexdigest(),
        },
        "devices": _devices(),
        "language": choose_for_recording(assets.DEMO_CLIP, is_offline=False)[0].language,
        "demo": _translate_demo(),
    }
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def _version_of(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:  # frozen without its papers
        return None


def _devices() -> dict[str, Any]:
    try:
        sources, outputs = list_sources(), list_outputs()
    except DeviceError as error:  # a computer without sound can still translate files
        return {"problem": str(error)}
    return {
        "sources": [each.title for each in sources],
        "outputs": [each.title for each in outputs],
    }


def _translate_demo() -> dict[str, Any]:
    """Translate the demo clip and return how long that took for each second of it."""
    translator = StreamingTranslator(open_bundle(assets.BUNDLE), EngineConfig())
    blocks = read_audio_blocks(assets.DEMO_CLIP, translator.input_rate_hz)
    wall_s, process_s = time.perf_counter(), time.process_time()
    events = RecordingSession(translator).run(blocks)
    captions = [event.stable for event in events if isinstance(event, CaptionUpdated)]
    duration_s = AudioFile(assets.DEMO_CLIP).duration_ms / 1000
    return {
        "last_caption": captions[-1].strip(),
        "rtf": round((time.perf_counter() - wall_s) / duration_s, 4),
        "process_rtf": round((time.process_time() - process_s) / duration_s, 4),
    }
