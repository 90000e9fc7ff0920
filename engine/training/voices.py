"""Synthetic speakers for training data: SVOX Pico and espeak-ng, both free to use for this."""

import io
import subprocess

import numpy as np
import soundfile
import soxr
import ttspico

from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ

PICO_LANGUAGES = {"fr": "fr-FR", "de": "de-DE", "es": "es-ES", "en": "en-US", "it": "it-IT"}


class PicoVoice:
    """SVOX Pico's one voice for a language, at a chosen rate and pitch."""

    def __init__(self, language: str) -> None:
        self._engine = ttspico.TtsEngine(PICO_LANGUAGES[language])

    def speak(self, text: str, rate_percent: int = 100, pitch_percent: int = 100) -> Pcm:
        """Return `text` spoken: (n_samples,) float32 at 16 kHz, in [-1, 1]."""
        self._engine.rate = rate_percent
        # Pico's pitch property is a no-op for some of its voices; its markup always works.
        marked = f'<pitch level="{pitch_percent}">{_escaped(text)}</pitch>'
        data = self._engine.speak(marked) or b""
        return np.frombuffer(data, np.int16).astype(np.float32) / 32768.0


class EspeakVoice:
    """One of espeak-ng's formant voices, e.g. `fr+f3`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def speak(self, text: str, words_per_minute: int = 160, pitch: int = 50) -> Pcm:
        """Return `text` spoken: (n_samples,) float32 at 16 kHz. `pitch` is 0 to 99."""
        command = ["espeak-ng", "-v", self._name, "-s", str(words_per_minute), "-p", str(pitch)]
        done = subprocess.run([*command, "--stdout", "--", text], capture_output=True, check=True)
        pcm, rate_hz = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
        return np.asarray(soxr.resample(pcm, rate_hz, SAMPLE_RATE_HZ), np.float32)


def _escaped(text: str) -> str:
    return text.replace("&", " et ").replace("<", " ").replace(">", " ")
