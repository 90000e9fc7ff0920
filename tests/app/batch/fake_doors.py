"""Doors to a translator without a model, and to recordings that are so many seconds of nothing.

A recording is a text: how many seconds it lasts, and what happens when it is read.
"""

import os
import signal
from pathlib import Path

import numpy as np

from app.batch.file_translator import Doors
from app.batch.jobs import Job
from engine.audio.wav import WavSink
from engine.errors import AudioFileError
from tests.app.fake_translator import FakeTranslator

KILLS, KILLS_ONCE, FAILS, BREAKS = "kills", "kills once", "fails", "breaks"


def read_blocks(path, rate_hz):
    seconds, _, what = path.read_text().partition(" ")
    yield np.zeros(rate_hz, np.float32)
    if what == KILLS or (what == KILLS_ONCE and not _was_here(path)):
        os.kill(os.getpid(), signal.SIGKILL)
    if what == FAILS:
        raise AudioFileError(f"{path} is damaged: fetch it again.")
    if what == BREAKS:
        raise ZeroDivisionError("a mistake of ours")
    yield np.zeros((int(seconds) - 1) * rate_hz, np.float32)


def _was_here(path):
    mark = path.with_suffix(".mark")
    was_here = mark.exists()
    mark.touch()
    return was_here


def duration_s(path):
    if not path.exists():
        raise AudioFileError(f"{path} does not exist: check the name and the folder.")
    return float(path.read_text().split()[0])


def load_translator():
    return FakeTranslator(speaks=True)


DOORS = Doors(load_translator, read_blocks, duration_s, WavSink)


def recording(folder, name, seconds=4, what=""):
    """Write a recording and return the job of it, with its captions in `out`."""
    path = Path(folder) / name
    path.write_text(f"{seconds} {what}".strip())
    return Job(path, (Path(folder) / "out" / f"{path.stem}.txt",), None)
