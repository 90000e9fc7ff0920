"""Units to sound: durations, what the voice does every 10 ms, then a source-filter synthesiser.

Each network sees a window with all the context it depends on, so pieces give what the whole would
give; what has too little right context yet is held back until more units come, or the utterance
ends.
"""

import numpy as np
import numpy.typing as npt

from engine.events import Pcm
from engine.runtime.durations import CODE_MS, Durations, Ids
from engine.runtime.graph import Graph
from engine.runtime.source_filter import SourceFilter, VoiceFrames
from engine.runtime.units import UNIT_MS
from engine.spec import VocoderSpec

MAX_DURATION_CODES = 25  # half a second: no unit of speech lasts longer
ROWS_PER_CODE = 2
# The voice was learned at full scale, and pulses in phase peak higher than the recordings did.
LEVEL_DB = -6.0
PITCH_ROW, VOICING_ROW, FIRST_CEPSTRUM = 0, 1, 2


class Vocoder:
    """A streaming stage from units to samples at 16 kHz."""

    def __init__(self, spec: VocoderSpec, durations: Graph, voice: Graph) -> None:
        self._durations = Durations(durations, 0, MAX_DURATION_CODES)
        self._voice = voice
        self._context_codes = spec.context_codes
        self._source_filter = SourceFilter()
        self.reset()

    @property
    def waiting_ms(self) -> int:
        """About how long the sound is that is still to come."""
        n_codes = len(self._codes) - self._n_spoken
        return n_codes * CODE_MS + self._durations.n_waiting_units * UNIT_MS

    @property
    def duration_scale(self) -> float:
        """How many times as long units last as they were learned."""
        return self._durations.scale

    @duration_scale.setter
    def duration_scale(self, scale: float) -> None:
        self._durations.scale = scale

    def reset(self) -> None:
        """Begin a new utterance."""
        self._durations.reset()
        self._codes = np.zeros(0, np.int64)
        self._n_spoken = 0  # codes of `_codes` that became sound
        self._source_filter.reset()

    def push(self, units: Ids) -> Pcm:
        """Return the samples that `units` (n,) complete, possibly none."""
        self._codes = np.concatenate([self._codes, self._durations.push(units)])
        return self._speak(len(self._codes) - self._context_codes)

    def finish(self) -> Pcm:
        """Return the rest of the utterance, and reset."""
        self._codes = np.concatenate([self._codes, self._durations.finish()])
        pcm = np.concatenate([self._speak(len(self._codes)), self._source_filter.finish()])
        n_codes = len(self._codes)
        self.reset()
        return pcm if n_codes else np.zeros(0, np.float32)

    def _speak(self, end: int) -> Pcm:
        """Return the sound of the codes up to `end`."""
        if end <= self._n_spoken:
            return np.zeros(0, np.float32)
        start = max(0, self._n_spoken - self._context_codes)
        window = self._codes[start : end + self._context_codes]
        rows = self._voice.run(codes=window[None])["rows"][0]
        new = rows[ROWS_PER_CODE * (self._n_spoken - start) : ROWS_PER_CODE * (end - start)]
        self._n_spoken = end
        self._forget_codes()
        return self._source_filter.push(voice_frames(new))

    def _forget_codes(self) -> None:
        n_old = max(0, self._n_spoken - self._context_codes)
        self._codes, self._n_spoken = self._codes[n_old:], self._n_spoken - n_old


def voice_frames(rows: npt.NDArray[np.float32]) -> VoiceFrames:
    """Return what the network's rows (n, 2 + n_cepstra) say: log pitch, voicing logit, cepstra."""
    voicing = (1 / (1 + np.exp(-rows[:, VOICING_ROW]))).astype(np.float32)
    cepstra = rows[:, FIRST_CEPSTRUM:].copy()
    cepstra[:, 0] += np.log(10 ** (LEVEL_DB / 20))  # c0 is the log of the level
    return VoiceFrames(np.exp(rows[:, PITCH_ROW]), voicing, cepstra)
