"""What there is to hear, where there are no words: music, something else, or nothing at all.

Costs next to nothing: one small Fourier transform for each 32 ms, and none for silence. It says
only what it is sure of.
"""

from collections import deque
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.events import ActivityChanged, Pcm

Activity = Literal["speech", "music", "no speech", "no sound"]

FRAME_MS = 32
JUDGED_MS = 1_000  # so often
# Talk has pauses, and recognition is late: what was said so long ago is over.
WORDLESS_MS = 4_000
SOUNDLESS_MS = 5_000  # a pause in a film is not so long, nor so silent
SOUNDLESS_AMPLITUDE = 1e-5  # -100 dB: no device delivers less unless nothing plays
QUIET_DB = -55.0
HIGHEST_HZ = 4_000  # where voices and tunes differ
N_JUDGED_FRAMES = WORDLESS_MS // FRAME_MS
# Of neighbouring frames' spectra. Held tones stay as they are; noise is as like itself as chance
# has it (pi / 4), and speech moves on.
MUSIC_ALIKE = 0.9
# Of frames half a second apart: a hum is the same for ever, noise nearly so, talk and tunes not.
HUM_ALIKE, NOISE_ALIKE = 0.97, 0.7
N_APART_FRAMES = 500 // FRAME_MS
# Of a spectrum's energy, the share of its strongest eighth: tones stand out of it, noise does not.
TONAL_SHARE = 0.85


class ActivityMeter:
    """A streaming stage: samples and words in, changes out."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._frame_samples = rate_hz * FRAME_MS // 1000
        self._n_bins = HIGHEST_HZ * self._frame_samples // rate_hz
        self._window = np.hanning(self._frame_samples).astype(np.float32)
        self.reset()

    def reset(self) -> None:
        """Begin a session, in which people are expected to speak: words alone change nothing."""
        self._rest = np.zeros(0, np.float32)
        self._spectra: deque[npt.NDArray[np.float32]] = deque(maxlen=N_JUDGED_FRAMES)
        self._powers: deque[float] = deque(maxlen=N_JUDGED_FRAMES)
        self._heard_ms = 0
        self._sounded_ms = 0  # when there was any sound
        self._worded_ms = -WORDLESS_MS  # when words came
        self._judged_ms = 0
        self._activity: Activity = "speech"

    def push(self, pcm: Pcm) -> ActivityChanged | None:
        """Take samples (n_samples,) and say what there is, where that has changed."""
        pcm = np.concatenate([self._rest, pcm])
        n_frames = len(pcm) // self._frame_samples
        for start in range(0, n_frames * self._frame_samples, self._frame_samples):
            self._take(pcm[start : start + self._frame_samples])
        self._rest = pcm[n_frames * self._frame_samples :]
        if self._heard_ms - self._judged_ms < JUDGED_MS:
            return None
        self._judged_ms = self._heard_ms
        return self._change_to(self._judge())

    def note_words(self) -> ActivityChanged | None:
        """Take notice that words were recognised just now."""
        self._worded_ms = self._heard_ms
        return self._change_to("speech")

    def _take(self, frame: Pcm) -> None:
        self._heard_ms += FRAME_MS
        peak = float(np.abs(frame).max())
        if peak > SOUNDLESS_AMPLITUDE:
            self._sounded_ms = self._heard_ms
            self._powers.append(float(np.mean(np.square(frame))))
            spectrum = np.abs(np.fft.rfft(frame * self._window))[1 : self._n_bins]
            norm = float(np.linalg.norm(spectrum)) or 1.0
            self._spectra.append((spectrum / norm).astype(np.float32))
        else:
            self._powers.append(0.0)
            self._spectra.append(np.zeros(self._n_bins - 1, np.float32))

    def _judge(self) -> Activity | None:
        if self._heard_ms - self._worded_ms < WORDLESS_MS:
            return None
        silent_ms = self._heard_ms - self._sounded_ms
        if silent_ms >= SOUNDLESS_MS:
            return "no sound"
        if silent_ms >= JUDGED_MS or len(self._powers) < N_JUDGED_FRAMES:
            return None  # it may be a pause
        if 10.0 * np.log10(np.mean(self._powers) + 1e-12) < QUIET_DB:
            return "no speech"
        return self._judge_sound(np.stack(list(self._spectra)))

    def _judge_sound(self, spectra: npt.NDArray[np.float32]) -> Activity | None:
        """Judge the unit spectra (n_frames, n_bins) of what is loud and has no words."""
        alike, apart = _alike(spectra, 1), _alike(spectra, N_APART_FRAMES)
        n_strongest = spectra.shape[1] // 8
        strongest = np.sort(np.square(spectra), axis=1)[:, -n_strongest:]
        share = float(np.median(np.sum(strongest, axis=1)))
        if alike > MUSIC_ALIKE and share > TONAL_SHARE and apart < HUM_ALIKE:
            return "music"
        return "no speech" if apart > NOISE_ALIKE else None

    def _change_to(self, activity: Activity | None) -> ActivityChanged | None:
        if activity is None or activity == self._activity:
            return None
        self._activity = activity
        return ActivityChanged(activity, self._heard_ms)


def _alike(spectra: npt.NDArray[np.float32], n_apart: int) -> float:
    """Return how alike spectra (n_frames, n_bins) that many frames apart mostly are, up to 1."""
    return float(np.median(np.sum(spectra[n_apart:] * spectra[:-n_apart], axis=1)))
