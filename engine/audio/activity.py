"""What there is to hear, where there are no words: music, something else, or nothing at all.

Costs next to nothing: one Fourier transform for each 48 ms, and none while words come or nothing
sounds. It says only what it is sure of.
"""

from collections import deque
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.audio.tones import HOP_MS, WINDOW_MS, Frame, ToneFinder, held_share
from engine.events import ActivityChanged, Pcm

Activity = Literal["speech", "music", "no speech", "no sound"]

JUDGED_MS = 1_000  # so often
# Talk has pauses, and recognition is late: what was said so long ago is over.
WORDLESS_MS = 4_000
SOUNDLESS_MS = 5_000  # a pause in a film is not so long, nor so silent
SOUNDLESS_AMPLITUDE = 1e-5  # -100 dB: no device delivers less unless nothing plays
QUIET_DB = -55.0
N_JUDGED_FRAMES = (WORDLESS_MS - WINDOW_MS) // HOP_MS
# Of its partials, how much is held from one frame to the next. Half-way, by ratio, between the most
# of voices and the least of tunes, of the sounds that it was learned from (docs/sound.md).
MUSIC_HELD = 0.19
# Of spectra half a second apart: a hum is the same for ever, noise nearly so, talk and tunes not.
HUM_ALIKE, NOISE_ALIKE = 0.97, 0.7
N_APART_FRAMES = 500 // HOP_MS


class ActivityMeter:
    """A streaming stage: samples and words in, changes out."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._finder = ToneFinder(rate_hz)
        self.reset()

    def reset(self) -> None:
        """Begin a session, in which people are expected to speak: words alone change nothing."""
        self._rest = np.zeros(0, np.float32)
        self._windows: deque[Pcm] = deque(maxlen=N_JUDGED_FRAMES)  # not yet looked at
        self._frames: deque[Frame] = deque(maxlen=N_JUDGED_FRAMES)
        self._powers: deque[float] = deque(maxlen=N_JUDGED_FRAMES)
        self._heard_ms = 0
        self._sounded_ms = 0  # when there was any sound
        self._worded_ms = -WORDLESS_MS  # when words came
        self._judged_ms = 0
        self._activity: Activity = "speech"

    def push(self, pcm: Pcm) -> ActivityChanged | None:
        """Take samples (n_samples,) and say what there is, where that has changed."""
        pcm = np.concatenate([self._rest, pcm])
        n_window, n_hop = self._finder.window_samples, self._finder.hop_samples
        n_windows = max(0, (len(pcm) - n_window) // n_hop + 1)
        for start in range(0, n_windows * n_hop, n_hop):
            self._take(pcm[start : start + n_window])
        self._rest = pcm[n_windows * n_hop :]
        if self._heard_ms - self._judged_ms < JUDGED_MS:
            return None
        self._judged_ms = self._heard_ms
        return self._change_to(self._judge())

    def note_words(self) -> ActivityChanged | None:
        """Take notice that words were recognised just now."""
        self._worded_ms = self._heard_ms
        return self._change_to("speech")

    def _take(self, window: Pcm) -> None:
        self._heard_ms += HOP_MS
        self._windows.append(window)
        newest = window[-self._finder.hop_samples :]
        if float(np.abs(newest).max()) > SOUNDLESS_AMPLITUDE:
            self._sounded_ms = self._heard_ms
        self._powers.append(float(np.mean(np.square(newest))))

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
        return self._judge_sound()

    def _judge_sound(self) -> Activity | None:
        """Judge what is loud and has no words."""
        while self._windows:
            self._frames.append(self._finder.find(self._windows.popleft()))
        apart = _alike(np.stack([frame.spectrum for frame in self._frames]), N_APART_FRAMES)
        if apart < HUM_ALIKE and held_share(self._frames) > MUSIC_HELD:
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
