import threading

import numpy as np
import pytest

pytest.importorskip("sounddevice", exc_type=OSError)

from engine.audio.wasapi import LoopbackCapture, list_sources  # noqa: E402
from engine.errors import DeviceError  # noqa: E402

SPEAKERS = "Speakers (Realtek(R) Audio)"
LOOPBACK = f"{SPEAKERS} [Loopback]"


class FakeStream:
    def __init__(self, arguments):
        self.arguments = arguments
        self.is_lost = threading.Event()
        self.is_closed = False

    def is_active(self):
        if self.is_lost.is_set():
            raise OSError(-9988, "Stream closed")
        return True

    def close(self):
        self.is_closed = True


class FakePyAudio:
    """What a PyAudioWPatch of a laptop with Windows tells; a test plays into `stream`."""

    n_alive = 0

    def __init__(self, refusal=None):
        self.refusal, self.stream = refusal, None
        FakePyAudio.n_alive += 1

    def get_host_api_count(self):
        return 2

    def get_host_api_info_by_index(self, index):
        return [
            {"name": "MME", "defaultOutputDevice": 0},
            {"name": "Windows WASAPI", "defaultOutputDevice": 5},
        ][index]

    def get_device_info_by_index(self, index):
        return {"index": index, "name": SPEAKERS}

    def get_loopback_device_info_generator(self):
        for index, output in ((8, "Headphones (USB Audio)"), (9, SPEAKERS)):
            yield {
                "index": index,
                "name": f"{output} [Loopback]",
                "maxInputChannels": 2,
                "defaultSampleRate": 48_000.0,
                "isLoopbackDevice": True,
            }

    def open(self, rate, channels, form, **arguments):
        if self.refusal is not None:
            raise self.refusal
        self.stream = FakeStream({"rate": rate, "channels": channels, "format": form, **arguments})
        return self.stream

    def terminate(self):
        FakePyAudio.n_alive -= 1


class Heard:
    def __init__(self, refusal=None):
        self.blocks, self.errors, self.has_ended = [], [], threading.Event()
        self.has_come = threading.Event()
        self.audios = []
        source = next(each for each in list_loopbacks() if each.name == LOOPBACK)
        self.capture = LoopbackCapture(source, lambda: self._new(refusal))

    def start(self):
        self.capture.start(self._receive, self._on_ended)

    def play(self, frames):
        stream = self.audios[-1].stream
        data = np.asarray(frames, "<f4").tobytes()
        return stream.arguments["stream_callback"](data, len(frames), {}, 0)

    def _new(self, refusal):
        self.audios.append(FakePyAudio(refusal))
        return self.audios[-1]

    def _receive(self, pcm):
        self.blocks.append(pcm)
        self.has_come.set()

    def _on_ended(self, error):
        self.errors.append(error)
        self.has_ended.set()


@pytest.fixture(autouse=True)
def _nothing_is_left_open():
    FakePyAudio.n_alive = 0
    yield
    assert FakePyAudio.n_alive == 0


def list_loopbacks():
    return [source for source in list_sources(FakePyAudio) if source.kind == "system"]


def test_what_each_output_plays_is_a_source_and_the_default_comes_first():
    assert [(each.name, each.monitor_of, each.is_default) for each in list_loopbacks()] == [
        (LOOPBACK, SPEAKERS, True),
        ("Headphones (USB Audio) [Loopback]", "Headphones (USB Audio)", False),
    ]


def test_what_plays_is_delivered_in_mono_as_it_came():
    heard = Heard()
    heard.start()
    assert heard.play([[0.5, 0.25], [-0.5, -0.5]]) == (None, 0)
    heard.capture.stop()
    np.testing.assert_array_equal(heard.blocks[-1], np.float32([0.375, -0.5]))
    arguments = heard.audios[-1].stream.arguments
    assert (arguments["rate"], arguments["channels"], arguments["format"]) == (48_000, 2, 1)
    assert (arguments["input_device_index"], arguments["frames_per_buffer"]) == (9, 960)
    assert heard.audios[-1].stream.is_closed


def test_where_nothing_plays_silence_comes_by_the_clock():
    heard = Heard()
    heard.start()
    assert heard.has_come.wait(10.0)
    heard.capture.stop()
    assert not np.concatenate(heard.blocks).any()


def test_a_device_that_is_gone_is_the_end_and_is_told():
    heard = Heard()
    heard.start()
    heard.audios[-1].stream.is_lost.set()
    assert heard.has_ended.wait(10.0)
    heard.capture.stop()
    assert "does not answer" in str(heard.errors[0])


def test_what_the_device_refuses_is_one_sentence():
    heard = Heard(OSError(-9996, "Invalid device"))
    with pytest.raises(DeviceError, match="connect the device again"):
        heard.start()
    heard.capture.stop()


def test_nothing_comes_after_the_stop():
    heard = Heard()
    heard.start()
    heard.capture.stop()
    n_blocks = len(heard.blocks)
    heard.play([[0.5, 0.5]])
    assert len(heard.blocks) == n_blocks


def test_without_the_library_only_microphones_are_listed():
    def missing():
        raise DeviceError("It is not installed.")

    assert all(source.kind != "system" for source in list_sources(missing))
