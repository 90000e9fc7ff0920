"""Finds the pauses in speech, and shortens them; knows nothing of why."""

import numpy as np

from engine.events import Pcm

FRAME_MS = 10
# Stops and the quiet ends of words last up to 80 ms: what is longer is a pause. So much of it stays
# that words do not run into each other, half at either end.
KEPT_PAUSE_MS = 120
# Vocoders whisper where they should be silent; an s or an f is not so quiet.
QUIET_BELOW_LOUDEST_DB = 40.0
SILENT_AMPLITUDE = 1e-4  # -80 dB, whatever is loudest
# Where a phrase is nowhere quiet for so long, it is cut at its quietest place all the same.
LONGEST_PHRASE_MS = 3_000


class PauseShortener:
    """A streaming stage; turned off, it passes every sample on as it is.

    Attributes:
        is_on: Whether pauses are shortened; may change between two pushes.
    """

    def __init__(self, rate_hz: int) -> None:
        self.is_on = False
        self._frame_samples = rate_hz * FRAME_MS // 1000
        self._n_kept_frames = KEPT_PAUSE_MS // FRAME_MS // 2
        self._loudest = 0.0  # amplitude of the loudest frame so far; the voice stays the same
        self.reset()

    @property
    def n_waiting_samples(self) -> int:
        """How much of the input is still to be heard."""
        return len(self._rest) + sum(map(len, self._held))

    def reset(self) -> None:
        """Forget what waits."""
        self._rest = np.zeros(0, np.float32)  # of a frame
        self._held: list[Pcm] = []  # the last frames of a pause, up to `_n_kept_frames`
        self._n_quiet_frames = 0
        self._before_gap: Pcm | None = None  # the first frame that was left out of the pause

    def push(self, chunk: Pcm) -> Pcm:
        """Return the samples (n_samples,) that can be heard now, possibly none."""
        pcm = np.concatenate([self._rest, chunk])
        n_frames = len(pcm) // self._frame_samples
        frames = pcm[: n_frames * self._frame_samples].reshape(n_frames, self._frame_samples)
        self._rest = pcm[n_frames * self._frame_samples :]
        heard = [np.zeros(0, np.float32)]
        for frame in frames:
            heard += self._take(frame)
        return np.concatenate(heard)

    def finish(self) -> Pcm:
        """Return the samples that still wait: the speech has ended."""
        rest = np.concatenate([*self._resume(), self._rest])
        self.reset()
        return rest

    def _take(self, frame: Pcm) -> list[Pcm]:
        self._loudest = max(self._loudest, _amplitude(frame))
        if not (self.is_on and _amplitude(frame) <= quiet_amplitude(self._loudest)):
            self._n_quiet_frames = 0
            return [*self._resume(), frame]
        self._n_quiet_frames += 1
        if self._n_quiet_frames <= self._n_kept_frames:
            return [frame]
        self._held.append(frame)
        if len(self._held) > self._n_kept_frames:
            left_out = self._held.pop(0)
            self._before_gap = left_out if self._before_gap is None else self._before_gap
        return []

    def _resume(self) -> list[Pcm]:
        """Return the end of the pause, faded into what was left out of it."""
        held, before = self._held, self._before_gap
        self._held, self._before_gap = [], None
        if before is not None:
            fade = np.linspace(0.0, 1.0, len(before), dtype=np.float32)
            held[0] = before + fade * (held[0] - before)
        return held


def cut_at_pauses(pcm: Pcm, rate_hz: int) -> list[Pcm]:
    """Cut speech (n_samples,) in the middle of its pauses, and where a phrase grows too long."""
    frame_samples = rate_hz * FRAME_MS // 1000
    n_frames = len(pcm) // frame_samples
    levels = [_amplitude(pcm[i * frame_samples : (i + 1) * frame_samples]) for i in range(n_frames)]
    places = [place * frame_samples for place in _find_cuts(levels)]
    return [part for part in np.split(pcm, places) if len(part)]


def _find_cuts(levels: list[float]) -> list[int]:
    """Return the frames before which speech is cut."""
    quiet = quiet_amplitude(max(levels, default=0.0))
    n_pause, n_longest = KEPT_PAUSE_MS // FRAME_MS, LONGEST_PHRASE_MS // FRAME_MS
    cuts, start, n_quiet = list[int](), 0, 0
    for i, level in enumerate([*levels, np.inf]):
        if level <= quiet:
            n_quiet += 1
            continue
        if n_quiet >= n_pause and i < len(levels):
            cuts.append(i - n_quiet // 2)
            start = cuts[-1]
        n_quiet = 0
        if i - start >= n_longest:
            half = start + n_longest // 2
            cuts.append(half + int(np.argmin(levels[half:i])))
            start = cuts[-1]
    return cuts


def quiet_amplitude(loudest: float) -> float:
    """Return the amplitude up to which a frame is quiet beside the loudest one."""
    return max(SILENT_AMPLITUDE, float(loudest * 10.0 ** (-QUIET_BELOW_LOUDEST_DB / 20.0)))


def _amplitude(pcm: Pcm) -> float:
    return float(np.sqrt(np.mean(np.square(pcm))))
