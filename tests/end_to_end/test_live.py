"""The whole product as a person has it: a French clip plays, captions and an English dub follow.

Sotto runs as a process of its own, in real windows, with the bundle that comes with it.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from screen import HEIGHT_PX, WIDTH_PX
from sound_server import RATE_HZ, wait_until

from app import assets
from app.model.captions import Captions
from app.model.settings import CaptionSettings
from app.said import N_PASSAGES
from app.views.overlay import Overlay
from engine.audio.file import AudioFile
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded

ROOT = Path(__file__).resolve().parents[2]
CAPTION_EVENTS = {
    "source_updated": SourceUpdated,
    "caption_updated": CaptionUpdated,
    "utterance_ended": UtteranceEnded,
}
FRAME_SAMPLES = RATE_HZ // 50
N_SPEECH_FRAMES = 50  # a second
SPEECH_RMS = 0.003  # -50 dB: well above nothing, well below a voice
BACKGROUND, CAPTIONS, CONTROL_BAR = (20, 360), (640, 600), (400, 60)  # places on the screen
READY_S, COMMIT_S, END_S = 120, 60, 60  # a busy machine may need so long
READ_MS = 20_000  # more than all rows are left on screen


class RunningSotto:
    """Sotto in its window, and what it has said so far."""

    def __init__(self, screen, log, *arguments):
        self._log = log
        command = [sys.executable, "-m", "app", *arguments, "--log-events", str(log)]
        self.process = subprocess.Popen(command, env=os.environ | screen.env, cwd=ROOT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def events(self, name=None):
        """Return what was said, all or one kind."""
        text = self._log.read_text(encoding="utf-8") if self._log.exists() else ""
        lines = [line for line in text.splitlines(keepends=True) if line.endswith("\n")]
        said = [json.loads(line) for line in lines]
        return [event for event in said if name in (None, event["event"])]

    def wait_for(self, name, timeout_s):
        wait_until(lambda: self.process.poll() is not None or self.events(name), timeout_s)
        assert self.events(name), f"Sotto ended with {self.process.poll()} before {name}"


@pytest.fixture
def overlay(qtbot):
    """An overlay like the one that Sotto shows."""
    overlay = Overlay(QRect(0, 0, WIDTH_PX, HEIGHT_PX), CaptionSettings())
    yield overlay
    overlay.hide()
    overlay.deleteLater()


def show(overlay, events):
    """Let the overlay show what was said."""
    captions = Captions()
    for event in events:
        if (kind := CAPTION_EVENTS.get(event["event"])) is not None:
            captions.apply(kind(**{key: event[key] for key in event if key != "event"}))
            overlay.show_captions(
                captions.source_passages(N_PASSAGES), captions.translation_passages(N_PASSAGES)
            )


def is_on_screen(overlay, picture):
    """Say whether the overlay, with text in it, is found at its place in a picture of a screen."""
    painted, place = to_grey(overlay.grab().toImage()), overlay.geometry()
    there = picture[place.top() :, place.left() :][: place.height(), : place.width()]
    return painted.max() > 200 and alike(painted, there) > 0.9


def to_grey(image):
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine())[:, : image.width()].astype(float)


def alike(a, b):
    """Return how alike two pictures are: 1 for the same, about 0 for different text."""
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def sounding(pcm):
    """Return for each frame of 20 ms whether anything is heard."""
    n_frames = len(pcm) // FRAME_SAMPLES
    frames = pcm[: n_frames * FRAME_SAMPLES].reshape(n_frames, FRAME_SAMPLES)
    return np.sqrt(np.mean(np.square(frames), axis=1)) > SPEECH_RMS


def window_under(screen, x_px, y_px):
    """Return the X id of the window that a click at a place would reach."""
    command = ["xdotool", "mousemove", str(x_px), str(y_px), "getmouselocation", "--shell"]
    done = subprocess.run(
        command, env=os.environ | screen.env, capture_output=True, text=True, check=True
    )
    return done.stdout.split("WINDOW=")[1].strip()


@dataclass
class Session:
    """What Sotto said, showed and spoke, what clicks reach, and how it ended."""

    events: list
    picture: np.ndarray  # (HEIGHT_PX, WIDTH_PX) in 0..255
    heard: np.ndarray  # (n_samples,)
    reached: list
    code: int


@pytest.fixture
def session(screen, sound_server, tmp_path):
    """Play the demo clip to a listening Sotto and stop it: what it said, showed and spoke."""
    options = ("--start", "--source", "system", "--output", "headphones", "--dub")
    with (
        RunningSotto(screen, tmp_path / "events.jsonl", *options) as sotto,
        sound_server.record("headphones") as heard,
    ):
        window = screen.wait_for_window("^Sotto$")
        sotto.wait_for("engine_ready", READY_S)
        sound_server.play(assets.DEMO_CLIP).wait()
        sotto.wait_for("utterance_ended", COMMIT_S)
        wait_until(lambda: sounding(heard.pcm()).sum() > N_SPEECH_FRAMES, COMMIT_S)
        screen.press("alt+s", window)
        sotto.wait_for("engine_stopped", END_S)
        picture = screen.screenshot(tmp_path / "captions.png")
        reached = [window_under(screen, *at) for at in (BACKGROUND, CAPTIONS, CONTROL_BAR)]
        screen.press("ctrl+q", window)
        code = sotto.process.wait(END_S)
        grey = to_grey(QImage(str(picture)))
        yield Session(sotto.events(), grey, heard.pcm(), reached, code)


def test_a_french_clip_becomes_captions_on_screen_and_english_in_the_headphones(
    session, overlay, qtbot
):
    names = {event["event"] for event in session.events}
    assert "lag_measured" in names
    assert not {"engine_failed", "device_lost", "audio_dropped"} & names
    assert any(event["stable"] for event in session.events if event["event"] == "caption_updated")

    texts = {}
    for event in session.events:
        if event["event"] == "caption_updated":
            parts = (event["stable"], event["partial"])
            texts[event["utterance"]] = " ".join(filter(None, parts))
    spoken = [event for event in session.events if event["event"] == "word_spoken"]
    assert any(event["end"] for event in spoken)
    assert all(event["end"] <= len(texts[event["utterance"]]) for event in spoken)

    show(overlay, session.events)
    # Rows stay until they can be read, here as there: the picture is of one of those moments.
    qtbot.waitUntil(lambda: is_on_screen(overlay, session.picture), timeout=READ_MS)

    background, captions, control_bar = session.reached
    assert captions == background, "clicks do not go through the captions"
    assert control_bar != background

    speech = np.flatnonzero(sounding(session.heard))
    assert len(speech) > N_SPEECH_FRAMES
    longest_pause_s = np.diff(speech).max() * FRAME_SAMPLES / RATE_HZ
    assert longest_pause_s <= AudioFile(assets.DEMO_CLIP).duration_ms / 1000
    assert session.code == 0
