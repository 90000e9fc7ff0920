"""What else plays is lowered while the dub speaks, on a real sound server."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from ducking_options import Options
from sound_faults import SOURCE_HZ, tone_power, write_tone
from sound_server import RATE_HZ, wait_until

from app.wiring.live import open_devices, restore_volumes
from engine.audio.duck_envelope import DuckEnvelope
from engine.audio.pulse_volumes import open_volumes

ROOT = Path(__file__).resolve().parents[2]
SPOKEN_S = 1.5
FRAME_MS = 20
DUCK = """
import sys, time
import numpy as np
from app.wiring.live import open_devices
from ducking_options import Options
capture, player = open_devices(Options(), "system", has_dub=True)
capture.start(lambda pcm: None, print)
player.open(48_000)
player.write(np.full(48_000 * 20, 0.1, np.float32))
print("speaks", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SOTTO_FOLDER", str(tmp_path / "sotto"))


@pytest.fixture
def film(any_sound_server, tmp_path):
    """A tone that plays in the speakers for a long time."""
    player = any_sound_server.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 30.0))
    wait_until(lambda: volumes())
    yield any_sound_server
    player.kill()
    player.wait()


def volumes():
    with open_volumes("speakers") as streams:
        return [stream.volume for stream in streams.list()]


def levels_db(pcm):
    """Return the level of the tone in each frame beside what it is by itself."""
    n_frame = RATE_HZ * FRAME_MS // 1000
    frames = pcm[: len(pcm) // n_frame * n_frame].reshape(-1, n_frame)
    powers = np.array([tone_power(frame, SOURCE_HZ) for frame in frames])
    return 20 * np.log10(np.maximum(powers, 1e-6) / np.median(powers[:10]))


def expected_db(n_frames, first_frame):
    """Return what docs/sound.md promises, where the dub begins to speak at a frame."""
    envelope, n_spoken = DuckEnvelope(20), round(SPOKEN_S * 1000 / FRAME_MS)
    speaking = [0 <= i - first_frame < n_spoken for i in range(n_frames)]
    return np.array([envelope.push(FRAME_MS, is_speaking=each) for each in speaking])


def test_the_film_follows_the_envelope_and_the_recogniser_hears_it_as_loud_as_ever(film):
    capture, player = open_devices(Options(), "system", has_dub=True)
    blocks = []
    with film.record("speakers") as heard:
        capture.start(blocks.append, print)
        player.open(RATE_HZ)
        wait_until(lambda: len(heard.pcm()) > RATE_HZ and sum(map(len, blocks)) > RATE_HZ)
        wait_until(lambda: tone_power(heard.pcm()[-RATE_HZ // 2 :], SOURCE_HZ) > 0.14)
        n_before, n_captured = len(heard.pcm()), sum(map(len, blocks))
        player.write(np.full(round(SPOKEN_S * RATE_HZ), 0.1, np.float32))
        wait_until(lambda: len(heard.pcm()) > n_before + 4 * RATE_HZ)
        player.close()
        capture.stop()
    levels = levels_db(heard.pcm()[n_before - RATE_HZ // 4 :])
    errors_db = [
        np.abs(levels - expected_db(len(levels), i)).max() for i in range(len(levels) // 3)
    ]
    assert min(errors_db) < 2.0
    captured = levels_db(np.concatenate(blocks)[n_captured - RATE_HZ // 4 :])
    assert np.median(np.abs(captured)) < 0.1
    assert np.abs(captured).max() < 6.0  # for the blink of an eye while it moves
    assert volumes() == [1.0]


def test_after_being_killed_while_lowered_the_next_start_puts_the_volume_back(film):
    environment = os.environ | {"PYTHONPATH": f"{ROOT}:{Path(__file__).parent}"}
    child = subprocess.Popen([sys.executable, "-c", DUCK], env=environment, cwd=ROOT)
    try:
        wait_until(lambda: volumes()[0] < 0.6)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert volumes()[0] < 0.6
    restore_volumes()
    assert volumes() == [1.0]


def test_the_film_is_lowered_as_far_as_is_chosen_while_it_is_lowered(film):
    capture, player = open_devices(Options(), "system", has_dub=True)
    capture.start(lambda pcm: None, print)
    player.open(RATE_HZ)
    player.write(np.full(20 * RATE_HZ, 0.1, np.float32))
    for percent in (20, 60, 5, 100):
        capture.ducker.set_original_percent(percent)
        wait_until(lambda p=percent: volumes() == [pytest.approx((p / 100) ** (1 / 3), abs=0.01)])
    player.close()
    capture.stop()
    assert volumes() == [1.0]
