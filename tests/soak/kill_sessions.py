"""Ends live sessions with `kill -9` at random moments, and looks what is left of them.

    python -m tests.soak.kill_sessions            200 times, some ten minutes
    python -m tests.soak.kill_sessions 20 --seed 3

All sessions go into one file. After each kill the next start must tell of it, the file must pass
its integrity check, and every line that was printed a second or more before must be there. The time
for which a busy machine kept this program itself waiting counts for nothing.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile

from app.folders import VARIABLE
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 4.0  # of a session, from its first event
EARLY_SHARE = 0.1  # of the kills come before anything was said
GRACE_S = 1.0  # what is younger may be lost
LOOK_S = 0.05
CLIP_S = 60

Line = tuple[int, str]  # utterance, track


@dataclass(slots=True)
class Printed:
    """What a session printed, and when: each line's text, as it grew."""

    lines: list[tuple[float, Line, str]] = field(default_factory=list)
    is_ready: threading.Event = field(default_factory=threading.Event)

    def read(self, stream: "subprocess.Popen[str]") -> None:
        """Take every line until the process is gone."""
        assert stream.stdout is not None
        for row in stream.stdout:
            event = json.loads(row) if row.endswith("}\n") else {}
            self.is_ready.set()
            if event.get("event") in ("source_updated", "caption_updated"):
                line = event["utterance"], event.get("track", "")
                self.lines.append((time.monotonic(), line, event["stable"]))
        self.is_ready.set()


@dataclass(frozen=True, slots=True)
class Kill:
    """One session that was killed.

    Attributes:
        n_printed: How many growths it had printed.
        n_due: How many of them a second or more before.
        oldest_lost_s: The age of the oldest one that is not kept, 0 if all are.
        waited_s: For how long this program did not get its turn meanwhile.
        problems: What should not be.
    """

    n_printed: int
    n_due: int
    oldest_lost_s: float
    waited_s: float
    problems: tuple[str, ...]


def make_clip(folder: Path) -> Path:
    """Return a recording in which nobody speaks, long enough for every session."""
    clip = folder / "silence.wav"
    soundfile.write(clip, np.zeros(CLIP_S * 16_000, np.float32), 16_000)
    return clip


def kill_session(
    folder: Path, clip: Path, dice: random.Random, longest_s: float = LONGEST_S
) -> Kill:
    """Start a session, kill it at a random moment, and look."""
    printed, killed_s, waited_s = _run_and_kill(folder, clip, dice, longest_s)
    grace_s = GRACE_S + waited_s
    path = folder / "data" / "transcripts.db"
    notices = _start_again(path)
    problems = [notice for notice in notices if "ended without warning" not in notice]
    problems += Transcripts(path).mend()  # what is sound needs none
    records = Transcripts(path).sessions()
    kept = _kept_lines(path, records[0].number) if records and printed.lines else {}
    lost_s = [
        killed_s - at_s
        for at_s, line, text in printed.lines
        if not kept.get(line, "").startswith(text)
    ]
    n_due = sum(at_s <= killed_s - grace_s for at_s, _, _ in printed.lines)
    if any(age_s >= grace_s for age_s in lost_s):
        problems.append(f"a line that was {max(lost_s):.2f} s old is lost")
    if n_due and not notices:
        problems.append("the next start does not tell")
    if not all(record.broke_off for record in records):
        problems.append("a session that was killed seems to have ended well")
    return Kill(len(printed.lines), n_due, max(lost_s, default=0.0), waited_s, tuple(problems))


def _run_and_kill(
    folder: Path, clip: Path, dice: random.Random, longest_s: float
) -> tuple[Printed, float]:
    printed = Printed()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.talkative_session", str(clip)],
        cwd=ROOT,
        env=os.environ | {VARIABLE: str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )
    reader = threading.Thread(target=printed.read, args=(process,))
    reader.start()
    if dice.random() >= EARLY_SHARE:
        printed.is_ready.wait()
    waited_s = _wait(process, dice.uniform(0, longest_s))
    killed_s = time.monotonic()
    process.kill()
    process.wait()
    reader.join()
    assert process.stdout is not None
    process.stdout.close()
    return printed, killed_s, waited_s


def _wait(process: "subprocess.Popen[str]", duration_s: float) -> float:
    """Let the session run on and return for how long this program did not get its turn."""
    start_s = before_s = time.monotonic()
    waited_s = 0.0
    while before_s < start_s + duration_s:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=LOOK_S)
        now_s = time.monotonic()
        waited_s += max(0.0, now_s - before_s - 2 * LOOK_S)
        before_s = now_s
    return waited_s


def _start_again(path: Path) -> list[str]:
    writer = TranscriptWriter(path)
    writer.start()
    writer.close()
    return list(map(str, writer.take_notices()))


def _kept_lines(path: Path, number: int) -> dict[Line, str]:
    lines: dict[Line, str] = {}
    for each in Transcripts(path).utterances(number):
        lines[each.number, ""] = each.source.stable
        for track, text in each.translations.items():
            lines[each.number, track] = text.stable
    return lines


def main() -> int:
    """Kill as often as is asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n_kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    kills = []
    with tempfile.TemporaryDirectory() as name:
        clip = make_clip(Path(name))
        for number in range(options.n_kills):
            kills.append(kill_session(Path(name), clip, dice))
            for problem in kills[-1].problems:
                print(f"kill {number}: {problem}")
        size_bytes = (Path(name) / "data" / "transcripts.db").stat().st_size
    print(
        f"{len(kills)} kills, {sum(kill.n_printed for kill in kills)} growths printed, of which "
        f"{sum(kill.n_due for kill in kills)} at least {GRACE_S} s before the kill; the oldest one "
        f"lost was {max(kill.oldest_lost_s for kill in kills) * 1000:.0f} ms old (this program was "
        f"kept waiting {max(kill.waited_s for kill in kills) * 1000:.0f} ms at worst); "
        f"{sum(bool(kill.problems) for kill in kills)} kills with problems; file {size_bytes} bytes"
    )
    return int(any(kill.problems for kill in kills))


if __name__ == "__main__":
    sys.exit(main())
