"""What the dub has still to say, and how it is said so as never to be far behind.

Knows neither devices nor threads nor clocks: speech is put in as it is made, and taken out as it
is to be heard. How late it is follows from how much waits.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from engine.audio.pace import PLEASANT_SPEED, SKIPPED_FROM_MS, Pace, choose_pace
from engine.audio.pauses import PauseShortener, cut_at_pauses
from engine.audio.stretch import SLOWEST, TimeStretch
from engine.events import DubPaced, DubSkipped, Pcm

BLOCK_MS = 20  # is taken at once
# From one block to the next the speed changes by no more: half a step each second.
SPEED_STEP = 0.01
# Where speech begins, ends or is cut away there is no click.
FADE_MS = 3
# A change of the lag by so much is told, besides every change in how is spoken.
TOLD_MS = 500


@dataclass(slots=True)
class _Phrase:
    """Samples (n_samples,) up to a pause, and their place among all that were ever put in."""

    pcm: Pcm
    start_samples: int


class DubQueue:
    """Speech in order, spoken faster or skipped when it falls behind."""

    def __init__(self, rate_hz: int, limit_ms: int = SKIPPED_FROM_MS) -> None:
        """Begin empty.

        Args:
            rate_hz: Of the speech, in and out.
            limit_ms: How much may wait before what comes: beyond it phrases are skipped.
        """
        self._rate_hz = rate_hz
        self.limit_ms = limit_ms
        self.ahead_ms = 0  # how much of what was taken is still to be heard; who takes it knows
        self._shortener = PauseShortener(rate_hz)
        self._stretch = TimeStretch(rate_hz)
        self._phrases: deque[_Phrase] = deque()  # `limit_ms` and the newest piece bound them
        self._head_samples = 0  # how much of the first phrase was taken
        self._put_samples = 0
        self._newest_samples = 0  # where the newest piece starts among all that were put in
        self._is_idle = True  # what comes next begins out of silence
        self._told = DubPaced(0, SLOWEST, is_hurried=False)
        self._reports: list[DubSkipped | DubPaced] = []

    @property
    def backlog_ms(self) -> int:
        """How much waits to be heard, as it was made, and what is with the device."""
        n_samples = sum(len(each.pcm) for each in self._phrases) - self._head_samples
        return self._to_ms(n_samples) + self.ahead_ms

    @property
    def speed(self) -> float:
        """How many times as fast it is spoken."""
        return self._stretch.speed

    @property
    def taken_ms(self) -> int:
        """Where among all that was put in goes on what is taken next."""
        if not self._phrases:
            return self._to_ms(self._put_samples)
        return self._to_ms(self._phrases[0].start_samples + self._head_samples)

    @property
    def put_ms(self) -> int:
        """How much was ever put in."""
        return self._to_ms(self._put_samples)

    @property
    def said_ms(self) -> int:
        """Where among all that was put in ends what was taken last."""
        return self.taken_ms - self._to_ms(self._n_held_samples())

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits, not even in the stages."""
        return not (self._phrases or self._n_held_samples())

    @property
    def is_ending(self) -> bool:
        """Whether the last samples wait in the stages for what follows them."""
        return not self._phrases and not self.is_empty

    @property
    def lag_ms(self) -> int:
        """How long the newest piece waits for those before it, at the present speed."""
        ahead_ms = self._waiting_ms() - self._queued_ms()  # that is as it will be heard
        return round(self._queued_ms() / self._stretch.speed + ahead_ms)

    def put(self, pcm: Pcm) -> None:
        """Take a piece (n_samples,), and skip what would wait too long."""
        if not len(pcm):
            return
        self._newest_samples = self._put_samples
        for part in cut_at_pauses(pcm, self._rate_hz):
            self._phrases.append(_Phrase(part, self._put_samples))
            self._put_samples += len(part)
        while self._waiting_ms() > self.limit_ms and self._skip_oldest():
            pass
        self._tell()

    def take(self) -> Pcm:
        """Return what is heard next (n_samples,), about `BLOCK_MS` of it; nothing when empty."""
        said = np.zeros(0, np.float32)
        self._follow(choose_pace(self._waiting_ms()))
        while self._phrases and not len(said):
            said = self._stretch.push(self._shortener.push(self._next_block()))
        if not len(said):
            return self._take_rest()
        if self._is_idle:
            self._is_idle = False
            said = _faded(said, self._to_samples(FADE_MS), at_start=True)
        self._tell()
        return said

    def jump_to_live(self) -> None:
        """Skip all that waits, so that what comes next is heard at once."""
        n_fade = self._to_samples(FADE_MS)
        ending = self._phrases[0].pcm[self._head_samples :][:n_fade] if self._phrases else None
        while self._phrases:
            self._report_skipped(self._phrases[0], self._head_samples)
            self._phrases.popleft()
            self._head_samples = 0
        if ending is not None:
            start_samples = self._put_samples - len(ending)
            self._phrases.append(_Phrase(_faded(ending, len(ending)), start_samples))
        self._newest_samples = self._put_samples
        self._tell()

    def forget(self) -> None:
        """Skip all that waits, and do not tell: nobody wants to hear it."""
        self.jump_to_live()
        self._reports = []

    def take_reports(self) -> list[DubSkipped | DubPaced]:
        """Return what was skipped and how the pace changed, since this was last asked."""
        reports, self._reports = self._reports, []
        return reports

    def _waiting_ms(self) -> float:
        """Return how much is heard before the newest piece, as it was made."""
        return self._queued_ms() + max(0, self.ahead_ms - self._newest_taken_ms())

    def _newest_taken_ms(self) -> int:
        """Return how much of the newest piece was taken."""
        return max(0, self.taken_ms - self._to_ms(self._newest_samples))

    def _queued_ms(self) -> float:
        n_samples = sum(
            len(each.pcm) for each in self._phrases if each.start_samples < self._newest_samples
        )
        n_samples = max(0, n_samples - self._head_samples) if n_samples else 0
        return self._to_ms(n_samples + self._n_held_samples())

    def _skip_oldest(self) -> bool:
        """Skip the oldest phrase that has not begun, unless it belongs to the newest piece."""
        index = 1 if self._head_samples else 0
        if index >= len(self._phrases):
            return False
        skipped = self._phrases[index]
        if skipped.start_samples >= self._newest_samples:
            return False
        del self._phrases[index]
        self._report_skipped(skipped, 0)
        n_fade = self._to_samples(FADE_MS)
        if index:
            self._phrases[0].pcm = _faded(self._phrases[0].pcm, n_fade)
        self._phrases[index].pcm = _faded(self._phrases[index].pcm, n_fade, at_start=True)
        return True

    def _report_skipped(self, phrase: _Phrase, n_heard_samples: int) -> None:
        n_samples = len(phrase.pcm) - n_heard_samples
        start_ms = self._to_ms(phrase.start_samples + n_heard_samples)
        self._reports.append(DubSkipped(self._to_ms(n_samples), start_ms))

    def _follow(self, pace: Pace) -> None:
        step = float(np.clip(pace.speed - self._stretch.speed, -SPEED_STEP, SPEED_STEP))
        self._stretch.speed = max(SLOWEST, self._stretch.speed + step)
        self._shortener.is_on = pace.shortens_pauses

    def _next_block(self) -> Pcm:
        phrase = self._phrases[0]
        block = phrase.pcm[self._head_samples :][: self._to_samples(BLOCK_MS)]
        self._head_samples += len(block)
        if self._head_samples >= len(phrase.pcm):
            self._phrases.popleft()
            self._head_samples = 0
        return block

    def _take_rest(self) -> Pcm:
        """Return what waits in the stages: nothing follows it soon."""
        rest = np.concatenate(
            [self._stretch.push(self._shortener.finish()), self._stretch.finish()]
        )
        self._stretch.speed = SLOWEST
        n_fade = self._to_samples(FADE_MS)
        if self._is_idle:
            rest = _faded(rest, n_fade, at_start=True)
        self._is_idle = True
        self._tell()
        return _faded(rest, n_fade)

    def _n_held_samples(self) -> int:
        return self._shortener.n_waiting_samples + self._stretch.n_waiting_samples

    def _tell(self) -> None:
        """Report how late the dub is and how fast, where either has changed for a listener."""
        speed, told = self._stretch.speed, self._told
        now = DubPaced(self.lag_ms, round(speed, 2), speed > PLEASANT_SPEED)
        has_turned = (now.is_hurried, speed > SLOWEST) != (told.is_hurried, told.speed > SLOWEST)
        if has_turned or abs(now.lag_ms - told.lag_ms) >= TOLD_MS:
            self._told = now
            self._reports.append(now)

    def _to_samples(self, duration_ms: int) -> int:
        return max(1, self._rate_hz * duration_ms // 1000)

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self._rate_hz


def _faded(pcm: Pcm, n_samples: int, *, at_start: bool = False) -> Pcm:
    """Return a copy of `pcm` (n_samples,) that begins in silence, or ends in it."""
    faded = pcm.copy()
    n_samples = min(n_samples, len(pcm))
    ramp = (np.arange(n_samples, dtype=np.float32) + 0.5) / max(1, n_samples)
    if at_start:
        faded[:n_samples] *= ramp
    else:
        faded[len(pcm) - n_samples :] *= ramp[::-1]
    return faded
