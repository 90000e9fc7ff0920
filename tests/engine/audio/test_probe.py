import numpy as np
import pytest

from engine.audio.fake import FakeCapture
from engine.audio.probe import ProbeOpened, SoundProbe, SourceMuted
from engine.errors import DeviceError
from engine.events import DeviceLost, EngineFailed, LevelMeasured

TONE = np.full(3200, 0.5, np.float32)  # 200 ms


@pytest.fixture
def probed():
    """Start a probe of a capture; it is stopped at the end."""
    probes = []

    def start(capture, is_muted=lambda source: False):
        probes.append(SoundProbe(lambda: capture, is_muted))
        probes[-1].start()
        return probes[-1]

    yield start
    for probe in probes:
        probe.stop()
        probe.join()


def events_until(probe, wanted):
    """Return what the probe says up to the first event of a kind."""
    events = [probe.events.get(timeout=5)]
    while not isinstance(events[-1], wanted):
        events.append(probe.events.get(timeout=5))
    return events


def test_it_tells_how_loud_the_source_is(probed):
    capture = FakeCapture()
    probe = probed(capture)
    assert events_until(probe, ProbeOpened) == [ProbeOpened("mic")]
    capture.feed(TONE)
    assert events_until(probe, LevelMeasured)[-1].peak_db == pytest.approx(-6.02, abs=0.01)


def test_it_tells_whether_the_source_is_muted(probed):
    probe = probed(FakeCapture(), lambda source: source.name == "fake")
    assert events_until(probe, SourceMuted)[-1] == SourceMuted(is_muted=True)


def test_a_source_that_cannot_be_opened_is_told(probed):
    probe = probed(FakeCapture(failure=DeviceError("There is no microphone.")))
    told = events_until(probe, EngineFailed)[-1]
    assert told == EngineFailed("device", "There is no microphone.")


def test_a_source_that_ends_is_told(probed):
    capture = FakeCapture()
    probe = probed(capture)
    events_until(probe, ProbeOpened)
    capture.lose()
    assert events_until(probe, EngineFailed)[-1].code == "device"


def test_what_befalls_a_device_for_a_while_is_told(probed):
    capture = FakeCapture()
    capture.reports.append(DeviceLost("capture", "Headset"))
    assert events_until(probed(capture), DeviceLost)[-1] == DeviceLost("capture", "Headset")


def test_it_lets_the_source_go(probed):
    capture = FakeCapture()
    probe = probed(capture)
    events_until(probe, ProbeOpened)
    probe.stop()
    probe.join()
    assert not capture.is_started
