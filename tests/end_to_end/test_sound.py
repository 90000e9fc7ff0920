"""Hearing and speaking through a real sound server."""

import threading

import numpy as np
import pytest
import soundfile
from sound_server import RATE_HZ, wait_until

from engine.audio import pulse
from engine.audio.devices import (
    choose_source,
    list_outputs,
    list_sources,
    open_capture,
    open_playback,
)
from engine.audio.dub import DubPlayer
from engine.audio.dub_queue import FADE_MS
from engine.audio.file import AudioFile
from engine.audio.resample import Resampler
from engine.errors import DeviceError
from engine.events import (
    AudioDropped,
    DeviceLost,
    EngineFailed,
    EngineReady,
    EngineStopped,
    UtteranceEnded,
)
from engine.worker import Engine

NEVER = threading.Event()


@pytest.fixture
def noise(tmp_path):
    """Two seconds of noise in a file: like nothing but itself."""
    path = tmp_path / "noise.wav"
    frames = np.random.default_rng(1).normal(0, 0.1, 2 * RATE_HZ)
    soundfile.write(path, np.stack([frames, frames], axis=1), RATE_HZ, "FLOAT")
    return path


def read(path):
    return np.concatenate(list(AudioFile(path).blocks()))


def best_match(heard, said):
    """Return where in `heard` `said` starts, and how alike the two are there, at most 1."""
    n_fft = 1 << (len(heard) + len(said)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(heard, n_fft) * np.conj(np.fft.rfft(said, n_fft)), n_fft)
    start = int(np.argmax(alike[: max(1, len(heard) - len(said) + 1)]))
    part = heard[start : start + len(said)]
    norm = np.linalg.norm(part) * np.linalg.norm(said[: len(part)])
    return start, float(np.dot(part, said[: len(part)]) / (norm + 1e-9))


def tone_power(pcm, hz):
    if not len(pcm):
        return 0.0
    wave = np.exp(-2j * np.pi * hz * np.arange(len(pcm)) / RATE_HZ)
    return abs(np.mean(pcm * wave))


def open_once(name):
    """Return what hears a source until its device is lost."""
    return pulse.open_capture(choose_source(list_sources(), name))


class Listener:
    """Keeps what a capture delivers and how it ended."""

    def __init__(self, name, make=open_capture):
        self.blocks, self.ends = [], []
        self.capture = make(name)

    def __enter__(self):
        self.capture.start(self.blocks.append, self.ends.append)
        return self

    def __exit__(self, *_):
        self.capture.stop()

    def pcm(self):
        return np.concatenate([np.zeros(0, np.float32), *self.blocks])


def test_the_devices_are_listed_with_the_defaults_first(sound_server):
    sources, outputs = list_sources(), list_outputs()
    assert [(source.name, source.kind, source.is_default) for source in sources[:2]] == [
        ("speakers.monitor", "system", True),
        ("microphone", "mic", True),
    ]
    assert sources[0].monitor_of == "speakers"
    assert sources[0].title == "What Speakers plays"
    assert (outputs[0].name, outputs[0].title, outputs[0].is_default) == (
        "speakers",
        "Speakers",
        True,
    )


@pytest.mark.parametrize(("name", "sink"), [("system", "speakers"), ("mic", "mic_feed")])
def test_what_is_played_is_heard_to_the_sample(sound_server, noise, name, sink):
    with Listener(name) as listener:
        wait_until(lambda: listener.blocks)
        sound_server.play(noise, sink).wait()
        wait_until(lambda: best_match(listener.pcm(), read(noise))[1] > 0.99)
    assert listener.ends == []


def test_channels_are_averaged_and_no_louder_than_they_were(sound_server, tmp_path):
    frames = np.tile(np.float32([0.75, 0.25]), (RATE_HZ, 1))
    soundfile.write(tmp_path / "stereo.wav", frames, RATE_HZ, "FLOAT")
    with Listener("system") as listener:
        wait_until(lambda: listener.blocks)
        sound_server.play(tmp_path / "stereo.wav").wait()
        wait_until(lambda: np.sum(listener.pcm() == 0.5) == RATE_HZ)


def test_the_dub_goes_to_the_headphones_and_is_not_heard_again(sound_server):
    said = np.random.default_rng(2).normal(0, 0.1, 16_000).astype(np.float32)
    with Listener("system") as listener, sound_server.record("headphones") as heard:
        playback = open_playback(heard=listener.capture.source)
        player = DubPlayer(playback)
        player.open(16_000)
        for piece in np.split(said, 4):
            player.write(piece)
        player.drain(NEVER)
        wait_until(lambda: len(listener.pcm()) > RATE_HZ)
        player.close()
    resampler = Resampler(16_000, RATE_HZ)
    expected = np.concatenate([resampler.push(said), resampler.finish()])
    assert playback.output.name == "headphones"
    assert best_match(heard.pcm(), expected)[1] > 0.99
    assert np.abs(listener.pcm()).max() == 0.0


N_WHOLE_SAMPLES = RATE_HZ * (50 - 2 * FADE_MS) // 1000  # of a word of 50 ms, but for its edges


def test_a_short_word_alone_is_heard_to_its_last_sample_and_so_is_the_next(sound_server):
    player = DubPlayer(open_playback("headphones"))
    with sound_server.record("headphones") as heard:
        player.open(RATE_HZ)
        for n_words in (1, 2):
            player.write(np.full(RATE_HZ // 20, 0.5, np.float32))
            player.drain(NEVER)
            wait_until(lambda n=n_words: np.sum(heard.pcm() == 0.5) == n * N_WHOLE_SAMPLES)
        player.close()


def test_a_lost_source_is_told_and_the_microphone_is_never_heard_instead(sound_server, tmp_path):
    at_s = np.arange(5 * RATE_HZ) / RATE_HZ
    soundfile.write(tmp_path / "secret.wav", 0.5 * np.sin(2 * np.pi * 440 * at_s), RATE_HZ)
    with Listener("system", open_once) as listener, Listener("mic") as microphone:
        talk = sound_server.play(tmp_path / "secret.wav", "mic_feed")
        wait_until(lambda: tone_power(microphone.pcm()[-4800:], 440) > 0.1)
        sound_server.remove_sink("speakers")
        wait_until(lambda: listener.ends)
        wait_until(lambda: len(microphone.pcm()) > RATE_HZ)
        talk.kill()
        talk.wait()
    (error,) = listener.ends
    assert isinstance(error, DeviceError)
    assert "speakers.monitor was lost" in str(error)
    assert np.abs(listener.pcm()).max() == 0.0


def test_lost_headphones_are_told_and_the_speakers_never_speak_instead(sound_server):
    with Listener("system") as listener:
        player = DubPlayer(open_playback("headphones"))
        player.open(RATE_HZ)
        player.write(np.full(5 * RATE_HZ, 0.5, np.float32))
        sound_server.remove_sink("headphones")
        player.drain(NEVER)
        assert player.take_reports()[-1] == DeviceLost("playback", "headphones")
        n_samples = len(listener.pcm())
        wait_until(lambda: len(listener.pcm()) > n_samples + RATE_HZ // 2)
        player.close()
    assert np.abs(listener.pcm()).max() == 0.0


def test_a_server_that_dies_is_told_and_a_new_one_serves_a_new_capture(sound_server, noise):
    with Listener("system", open_once) as listener:
        wait_until(lambda: listener.blocks)
        sound_server.stop()
        wait_until(lambda: listener.ends)
    assert "was lost" in str(listener.ends[0])
    with pytest.raises(DeviceError, match="no sound server"):
        open_capture("system")
    sound_server.start()
    with Listener("system") as listener:
        sound_server.play(noise).wait()
        wait_until(lambda: best_match(listener.pcm(), read(noise))[1] > 0.99)


def test_a_device_that_went_away_before_it_was_opened_is_named(sound_server):
    capture, playback = open_capture("headphones.monitor"), open_playback("headphones")
    sound_server.remove_sink("headphones")
    with pytest.raises(DeviceError, match=r"does not open headphones\.monitor \(no such entity\)"):
        capture.start(print, print)
    with pytest.raises(DeviceError, match=r"does not open headphones \(no such entity\)"):
        playback.open()


@pytest.mark.parametrize("ask", [list_sources, list_outputs, open_capture, open_playback])
def test_without_a_sound_server_one_sentence_says_what_to_do(no_sound_server, ask):
    with pytest.raises(
        DeviceError,
        match=r"^There is no sound server: start PulseAudio or PipeWire\.$",
    ):
        ask()


@pytest.mark.slow
def test_a_server_that_hangs_is_told_after_a_while(sound_server):
    with Listener("system", open_once) as listener:
        player = DubPlayer(open_playback("headphones"))
        player.open(RATE_HZ)
        wait_until(lambda: listener.blocks)
        sound_server.hang()
        with pytest.raises(DeviceError, match="no sound server"):
            list_sources()
        player.write(np.zeros(2 * RATE_HZ, np.float32))
        player.drain(NEVER)
        assert player.take_reports() == [DeviceLost("playback", "headphones")]
        assert "has stood still for 5 s" in str(listener.ends[0])
        player.close()


class SilentTranslator:
    """Counts what it hears."""

    source_language, target_language = "fr", "en"
    input_rate_hz, output_rate_hz = 16_000, 16_000

    def __init__(self):
        self.n_samples = 0

    def push(self, chunk):
        self.n_samples += len(chunk)
        return []

    def finish(self):
        return [UtteranceEnded(0, 0, self.n_samples // 16)]


def test_a_session_whose_device_is_pulled_out_ends_in_order(sound_server):
    translator = SilentTranslator()
    engine = Engine(open_once("system"), lambda: translator)
    engine.start()
    wait_until(lambda: translator.n_samples > 16_000)
    sound_server.remove_sink("speakers")
    events = list(iter(lambda: engine.events.get(timeout=5), EngineStopped()))
    engine.join()
    assert events[0] == EngineReady("fr", "en")
    assert events[-2:] == [
        DeviceLost("capture", "speakers.monitor"),
        UtteranceEnded(0, 0, translator.n_samples // 16),
    ]
    assert not [event for event in events if isinstance(event, AudioDropped | EngineFailed)]


def test_ten_sessions_in_a_row_leave_nothing_open(sound_server):
    for _ in range(10):
        engine = Engine(open_capture("system"), SilentTranslator)
        engine.start()
        assert engine.events.get(timeout=5) == EngineReady("fr", "en")
        engine.stop()
        engine.join()
    wait_until(lambda: not sound_server.clients("Sotto"))
