"""How late the dub is while somebody speaks too fast, by a clock that is only counted.

    python -m engine.evaluation.dub_course BUNDLE SPEECH.wav docs/dub-pace.svg

takes the units of what a bundle says to SPEECH, has its vocoder speak them as it would for a source
that is 1.6 times too fast for a voice, puts that into a `DubQueue`, takes out what would play
meanwhile, draws what a listener notices, and prints the figures of docs/sound.md.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.audio.dub_queue import DubQueue
from engine.audio.pace import PLEASANT_SPEED, SKIPPED_FROM_MS, choose_duration_scale
from engine.bundle import open_bundle
from engine.evaluation.curve import Point, Series, draw
from engine.evaluation.dub_voice import RATE_HZ, Voice, load_voice
from engine.events import DubPaced, DubSkipped, Pcm

PIECE_MS = 1_280  # the translator says something so often
IDLE_MS = 10  # nothing waits: look again
LIVE_MS = 1_500
AHEAD_MS = 700  # so much is with the device, as with `engine.audio.pulse`
PATIENCE_MS = 60  # what ends the speech waits until then for what may follow
DRAWN_MS = 5_000  # of which the drawing shows the worst


@dataclass(frozen=True, slots=True)
class Phase:
    """For `duration_ms` each second brings `rate` seconds to be said."""

    duration_ms: int
    rate: float


# People speak for four fifths of the time, and pause for one.
TALK = Phase(60_000, 0.8)
FAST_TALK = (TALK, Phase(300_000, 1.6 * 0.8), TALK)
NON_STOP = (TALK, Phase(300_000, 1.6), TALK)  # and nobody can say that without being late
CALM_FROM_MS = 360_000


@dataclass(frozen=True, slots=True)
class Moment:
    """What a listener hears at `at_ms`: how long ago it was put in, and how fast it is spoken."""

    at_ms: int
    lag_ms: int
    speed: float
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Course:
    """All moments, all phrases that were skipped, and how much was put in."""

    moments: tuple[Moment, ...]
    skipped: tuple[DubSkipped, ...]
    put_ms: int

    def back_to_live_ms(self, from_ms: int = CALM_FROM_MS) -> int:
        """Return how long after `from_ms` the lag was small again."""
        return next(
            moment.at_ms - from_ms
            for moment in self.moments
            if moment.at_ms >= from_ms and moment.lag_ms <= LIVE_MS
        )

    def summary(self) -> str:
        """Return the figures as a line."""
        skipped_ms = sum(each.duration_ms for each in self.skipped)
        unmarked = [each.speed for each in self.moments if not each.is_marked]
        return (
            f"lag at most {max(each.lag_ms for each in self.moments) / 1000:.1f} s; speed at most "
            f"{max(unmarked):.2f} unmarked, {max(each.speed for each in self.moments):.2f} marked; "
            f"{len(self.skipped)} phrases skipped, {skipped_ms / self.put_ms:.0%} of the dub; "
            f"live again after {self.back_to_live_ms() / 1000:.1f} s"
        )


class _Listener:
    """Takes out of a queue what a device would, and notes what it is like when that is heard."""

    def __init__(self, drift: float) -> None:
        self.queue = DubQueue(RATE_HZ)
        self.moments: list[Moment] = []
        self.skipped: list[DubSkipped] = []
        self.put_ms = 0
        self._drift = drift
        self._now_ms = 0.0
        self._heard_ms = 0.0  # when all is heard that is with the device
        self._is_marked = False
        self._pieces: list[tuple[int, int]] = []  # place and time of each

    def wait_until(self, at_ms: int) -> None:
        """Hear on."""
        while self._now_ms < at_ms:
            self._note_device()
            if self.queue.ahead_ms >= AHEAD_MS or self._is_patient():
                self._now_ms += IDLE_MS
            else:
                self._take()

    def put(self, at_ms: int, pcm: Pcm) -> None:
        """Put a piece (n_samples,) in."""
        self._pieces.append((self.put_ms, at_ms))
        self.put_ms += len(pcm) * 1000 // RATE_HZ
        self._note_device()
        self.queue.put(pcm)
        self._read_reports()

    def _note_device(self) -> None:
        self.queue.ahead_ms = max(0, round(self._heard_ms - self._now_ms))

    def _is_patient(self) -> bool:
        return self.queue.is_ending and self.queue.ahead_ms > PATIENCE_MS

    def _take(self) -> None:
        place_ms = self.queue.taken_ms
        block_ms = len(self.queue.take()) * 1000 / RATE_HZ
        self._read_reports()
        if not block_ms:
            self._now_ms += IDLE_MS
            return
        self._heard_ms = max(self._heard_ms, self._now_ms) + block_ms * (1 + self._drift)
        _, said_ms = self._pieces[bisect_right(self._pieces, (place_ms, 1 << 60)) - 1]
        at_ms = round(self._heard_ms)
        self.moments.append(Moment(at_ms, at_ms - said_ms, self.queue.speed, self._is_marked))

    def _read_reports(self) -> None:
        for report in self.queue.take_reports():
            match report:
                case DubSkipped():
                    self.skipped.append(report)
                case DubPaced(is_hurried=is_hurried):
                    self._is_marked = is_hurried


def run_course(voice: Voice, phases: Sequence[Phase], drift: float = 0.0) -> Course:
    """Put what a voice says through a queue, and return what is heard.

    Args:
        voice: Says it.
        phases: How much comes when.
        drift: By how much the clock of the output is slower than that of the source: 1e-4 is much.
    """
    listener = _Listener(drift)
    for at_ms, duration_ms in _pieces(phases):
        listener.wait_until(at_ms)
        scale = choose_duration_scale(listener.queue.backlog_ms)
        listener.put(at_ms, voice.say(duration_ms, scale))
    listener.wait_until(at_ms + SKIPPED_FROM_MS)
    return Course(tuple(listener.moments), tuple(listener.skipped), listener.put_ms)


def _pieces(phases: Sequence[Phase]) -> Iterator[tuple[int, int]]:
    """Yield when each piece comes, and how long it lasts."""
    at_ms = 0
    for phase in phases:
        for _ in range(phase.duration_ms // PIECE_MS):
            at_ms += PIECE_MS
            yield at_ms, round(PIECE_MS * phase.rate)


def draw_course(course: Course) -> str:
    """Return the worst lag and speed over time as one SVG drawing."""
    spans: dict[int, list[Moment]] = {}
    for moment in course.moments:
        spans.setdefault(moment.at_ms // DRAWN_MS * DRAWN_MS // 1000, []).append(moment)
    lags = tuple(
        Point("", at_s, max(each.lag_ms for each in span) / 1000) for at_s, span in spans.items()
    )
    speeds = tuple(
        Point("", at_s, max(each.speed for each in span)) for at_s, span in spans.items()
    )
    pleasant = tuple(Point("", at_s, PLEASANT_SPEED) for at_s in (min(spans), max(spans)))
    return draw(
        "The dub while there is 1.6 times too much to say, from 60 s to 360 s",
        "time in s",
        "lag in s, and speed",
        [
            Series("lag in s", lags),
            Series("speed", speeds),
            Series("1.25: what is faster is told", pleasant),
        ],
    )


def main() -> None:
    """Draw what the arguments say, and print the figures."""
    bundle, recording, drawing = map(Path, sys.argv[1:])
    voice = load_voice(open_bundle(bundle), recording)
    fast_talk, non_stop = run_course(voice, FAST_TALK), run_course(voice, NON_STOP)
    drawing.write_text(draw_course(non_stop), encoding="utf-8")
    sys.stdout.write(f"1.6 times fast talk: {fast_talk.summary()}\n")
    sys.stdout.write(f"1.6 times non-stop: {non_stop.summary()}\n")


if __name__ == "__main__":
    main()
