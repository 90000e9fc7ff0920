import threading

import numpy as np
import pytest
import soundfile

from engine.audio.fake import FakeSink
from engine.audio.kept_speech import KeptSpeech
from engine.errors import DeviceError
from engine.events import DubSkipped

PIECE = np.linspace(-0.5, 0.5, 1600, dtype=np.float32)


@pytest.fixture
def ears():
    return FakeSink()


def speak(sink, n_pieces=3):
    sink.open(16_000)
    backlog_ms = [sink.write(PIECE) for _ in range(n_pieces)]
    sink.drain(threading.Event())
    sink.close()
    return backlog_ms


def test_what_is_heard_is_kept(ears, tmp_path):
    sink = KeptSpeech(ears, tmp_path / "dubs" / "dub.wav")
    assert speak(sink) == [100, 200, 300]
    pcm, rate_hz = soundfile.read(tmp_path / "dubs" / "dub.wav", dtype="float32")
    np.testing.assert_allclose(pcm, np.tile(PIECE, 3), atol=1e-4)
    assert (rate_hz, sink.failure) == (16_000, None)


def test_the_one_that_is_heard_is_asked_for_all_else(ears, tmp_path):
    sink = KeptSpeech(ears, tmp_path / "dub.wav")
    ears.reports = [DubSkipped(100)]
    speak(sink)
    assert (ears.is_drained, ears.is_closed) == (True, True)
    assert sink.take_reports() == [DubSkipped(100)]


def test_the_file_is_whole_while_it_grows(ears, tmp_path):
    sink = KeptSpeech(ears, tmp_path / "dub.wav")
    sink.open(16_000)
    sink.write(PIECE)
    assert soundfile.info(tmp_path / "dub.wav").frames == 1600
    sink.close()


def test_a_disk_that_refuses_does_not_silence_the_dub(ears, tmp_path):
    (tmp_path / "dub.wav").symlink_to("/dev/full")
    sink = KeptSpeech(ears, tmp_path / "dub.wav")
    assert speak(sink) == [100, 200, 300]
    assert "no space left on device" in sink.failure


def test_a_folder_that_cannot_be_made_does_not_silence_the_dub(ears, tmp_path):
    (tmp_path / "dubs").write_text("a file")
    sink = KeptSpeech(ears, tmp_path / "dubs" / "dub.wav")
    assert speak(sink) == [100, 200, 300]
    assert sink.failure.startswith("The dub is heard and no longer kept in ")


def test_a_device_that_breaks_is_raised(tmp_path):
    sink = KeptSpeech(FakeSink(DeviceError("It broke.")), tmp_path / "dub.wav")
    sink.open(16_000)
    with pytest.raises(DeviceError):
        sink.write(PIECE)
    sink.close()
