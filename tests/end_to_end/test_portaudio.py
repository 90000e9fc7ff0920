"""Hearing and speaking through PortAudio, whose ALSA plug-in leads to the private sound server.

In a process of its own: PortAudio looks for devices once, when it is imported, and ALSA writes
about those it lacks.
"""

import os
import subprocess
import sys

import numpy as np
import pytest
import soundfile
from sound_server import RATE_HZ, wait_until

pytest.importorskip("sounddevice", exc_type=OSError)

DEVICE = "pulse"  # ALSA's name for the server; PULSE_SOURCE and PULSE_SINK choose the device there

LISTEN = """
import sys
import numpy as np
from engine.audio import portaudio
source = next(source for source in portaudio.list_sources() if source.name == "pulse")
capture = portaudio.open_capture(source)
blocks = []
capture.start(lambda pcm: blocks.append(pcm.copy()), lambda error: print("ended", error))
sys.stdin.readline()
capture.stop()
pcm = np.concatenate(blocks)
tone = np.abs(np.fft.rfft(pcm[np.abs(pcm) > 0][:capture.rate_hz // 2]))
print(capture.rate_hz, round(np.argmax(tone) * 2))
"""

N_FADED_SAMPLES = 2 * 144  # 3 ms at its start and at its end are quieter

SPEAK = """
import threading
import numpy as np
from engine.audio import portaudio
from engine.audio.dub import DubPlayer
output = next(output for output in portaudio.list_outputs() if output.name == "pulse")
player = DubPlayer(portaudio.open_playback(output))
player.open(48_000)
player.write(np.full(24_000, 0.5, np.float32))
player.drain(threading.Event())
player.close()
"""

LOSE = """
from engine.audio import portaudio
from engine.audio.playback import Output
try:
    portaudio.open_playback(Output("kazoo", "Kazoo"))
except portaudio.DeviceError as error:
    print(error)
"""


def run(code, **env):
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # ALSA's remarks
        text=True,
    )


def test_a_microphone_is_heard(sound_server, tmp_path):
    at_s = np.arange(2 * RATE_HZ) / RATE_HZ
    soundfile.write(tmp_path / "tone.wav", 0.5 * np.sin(2 * np.pi * 440 * at_s), RATE_HZ)
    program = run(LISTEN, PULSE_SOURCE="microphone")
    wait_until(lambda: sound_server.clients("ALSA plug-in"))
    wait_until(lambda: sound_server.is_heard("microphone"))
    sound_server.play(tmp_path / "tone.wav", "mic_feed").wait()
    said, _ = program.communicate("stop\n", timeout=30)
    rate_hz, tone_hz = map(int, said.split())
    assert rate_hz in (44_100, 48_000)
    assert tone_hz == pytest.approx(440, abs=4)


def test_the_dub_is_heard_to_its_last_sample(sound_server):
    with sound_server.record("headphones") as heard:
        program = run(SPEAK, PULSE_SINK="headphones")
        assert program.communicate(timeout=30) == ("", None)
        wait_until(lambda: np.sum(heard.pcm() > 0.4) >= 24_000 - N_FADED_SAMPLES)


def test_a_device_that_is_not_there_is_named(sound_server):
    said, _ = run(LOSE).communicate(timeout=30)
    assert said == "The sound device Kazoo does not answer: connect it again or choose another.\n"
