"""Hearing what programs play, and never our own voice, on real sound servers."""

import numpy as np
import pytest
from ducking_options import Options
from sound_faults import SOURCE_HZ, STRANGE_HZ, tone_power, write_tone
from sound_server import RATE_HZ, wait_until

from app import assets
from app.wiring.live import open_devices
from engine.audio.devices import (
    choose_source,
    list_sources,
    open_capture,
    open_once,
    open_playback,
)
from engine.audio.dub import DubPlayer
from engine.audio.echo_guard import GuardedCapture
from engine.audio.file import read_audio_blocks
from engine.audio.own_voice import OwnVoice
from engine.errors import DeviceError
from engine.events import DeviceBack, DeviceLost, DubLeftOut


class InTheSpeakers(Options):
    """A dub in the very output that is heard, over an original that stays as it is."""

    output = "speakers"
    original_percent = 100


class Hearing:
    """Starts a capture and a dub; keeps what is heard."""

    def __init__(self, capture, player):
        self.blocks, self.ends = [], []
        self.capture, self.player = capture, player

    def __enter__(self):
        self.capture.start(self.blocks.append, self.ends.append)
        self.player.open(RATE_HZ)
        wait_until(lambda: len(self.pcm()) > RATE_HZ // 10)
        return self

    def __exit__(self, *_):
        self.player.close()
        self.capture.stop()

    def pcm(self):
        return np.concatenate([np.zeros(0, np.float32), *list(self.blocks)])

    def wait_s(self, seconds):
        n_samples = len(self.pcm()) + round(seconds * RATE_HZ)
        wait_until(lambda: len(self.pcm()) > n_samples)
        return self.pcm()


@pytest.fixture
def hearing(any_sound_server):
    with Hearing(*open_devices(InTheSpeakers(), "system", has_dub=True)) as hearing:
        yield hearing


def marker(duration_s):
    at_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    return (0.3 * np.sin(2 * np.pi * STRANGE_HZ * at_s)).astype(np.float32)


def test_not_one_sample_of_the_dub_is_heard_where_it_sounds(any_sound_server, hearing):
    with any_sound_server.record("speakers") as loud:
        hearing.player.write(marker(2.0))
        wait_until(lambda: tone_power(loud.pcm()[-RATE_HZ:], STRANGE_HZ) > 0.1)
        pcm = hearing.wait_s(0.5)
    assert np.abs(pcm).max() == 0.0
    assert hearing.capture.take_reports() == [DubLeftOut("program")]


def test_where_nothing_else_can_the_guard_mutes_the_dub_and_nothing_but_it(
    both_sound_servers, tmp_path
):
    source, playback = choose_source(list_sources(), "system"), open_playback("speakers")
    player, voice = DubPlayer(playback), OwnVoice(playback.rate_hz)
    player.on_sound = voice.push
    speech = np.concatenate(list(read_audio_blocks(assets.DEMO_CLIP, RATE_HZ)))
    with Hearing(GuardedCapture(open_once(source), voice), player) as hearing:
        player.write(speech[: 4 * RATE_HZ])
        own = hearing.wait_s(5.0)
        both_sound_servers.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 3.0))
        wait_until(lambda: tone_power(hearing.pcm()[-RATE_HZ // 2 :], SOURCE_HZ) > 0.14)
        reports = hearing.capture.take_reports()
    assert np.abs(own).max() == 0.0
    assert reports == [DubLeftOut("silence")]


def test_a_program_is_heard_beside_the_dub_and_the_dub_is_not(any_sound_server, hearing, tmp_path):
    any_sound_server.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 4.0))
    wait_until(lambda: tone_power(hearing.pcm()[-RATE_HZ // 2 :], SOURCE_HZ) > 0.14)
    hearing.player.write(marker(2.0))
    pcm = hearing.wait_s(1.5)[-RATE_HZ:]
    assert tone_power(pcm, SOURCE_HZ) == pytest.approx(0.15, abs=0.01)
    assert tone_power(pcm, STRANGE_HZ) < 1e-4


def test_a_program_is_heard_to_the_sample(any_sound_server, hearing, tmp_path):
    any_sound_server.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 4.0))
    wait_until(lambda: tone_power(hearing.pcm()[-RATE_HZ // 2 :], SOURCE_HZ) > 0.14)
    pcm = hearing.wait_s(2.0)[-2 * RATE_HZ :]
    step = np.abs(np.diff(pcm)).max()
    assert step < 1.05 * 0.3 * 2 * np.pi * SOURCE_HZ / RATE_HZ  # no gap, and none filled in


def test_programs_that_play_together_are_heard_together(any_sound_server, hearing, tmp_path):
    for hz in (SOURCE_HZ, 1500):
        any_sound_server.play(write_tone(tmp_path / f"{hz}.wav", hz, 4.0))
    wait_until(lambda: tone_power(hearing.pcm()[-RATE_HZ // 2 :], 1500) > 0.14)
    pcm = hearing.wait_s(1.0)[-RATE_HZ // 2 :]
    assert [round(tone_power(pcm, hz), 2) for hz in (SOURCE_HZ, 1500)] == [0.15, 0.15]


def test_a_lost_output_is_a_gap_here_too(any_sound_server, hearing, tmp_path):
    resuming = getattr(hearing.capture, "_capture", hearing.capture)  # what is ducked is wrapped
    any_sound_server.remove_sink("speakers")
    wait_until(lambda: resuming._gap_start_samples is not None)
    any_sound_server.add_sink("speakers")
    wait_until(lambda: resuming._gap_start_samples is None)
    reports = hearing.capture.take_reports()
    assert [type(each) for each in reports if not isinstance(each, DubLeftOut)] == [
        DeviceLost,
        DeviceBack,
    ]


def test_one_program_alone_is_heard_and_no_other(any_sound_server, tmp_path):
    any_sound_server.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 5.0))
    any_sound_server.play(write_tone(tmp_path / "game.wav", STRANGE_HZ, 5.0), program="Game")
    wait_until(lambda: len([each for each in list_sources() if each.program]) == 2)
    assert {each.name for each in list_sources() if each.program} == {"app:paplay", "app:Game"}
    with Hearing(open_capture("app:paplay"), DubPlayer(open_playback("headphones"))) as hearing:
        wait_until(lambda: tone_power(hearing.pcm()[-RATE_HZ // 2 :], SOURCE_HZ) > 0.14)
        pcm = hearing.wait_s(1.0)
    assert tone_power(pcm, STRANGE_HZ) < 1e-3


def test_a_program_that_does_not_play_is_no_source_and_nothing_wider_is_heard(any_sound_server):
    with pytest.raises(DeviceError, match="There is no source 'app:Film'"):
        open_capture("app:Film")
