import threading

import numpy as np
import pytest
import soundfile

from engine.audio.wav import WavSink
from engine.errors import OutputError


def test_the_pieces_are_joined_without_a_gap(tmp_path):
    sink = WavSink(tmp_path / "dub.wav")
    sink.open(16_000)
    pcm = np.random.default_rng(1).uniform(-1, 1, 1000).astype(np.float32)
    assert sink.write(pcm[:333]) == 0
    assert sink.write(pcm[333:]) == 0
    sink.drain(threading.Event())
    sink.close()
    sink.close()
    written, rate_hz = soundfile.read(tmp_path / "dub.wav", dtype="float32")
    assert rate_hz == 16_000
    np.testing.assert_allclose(written, pcm, atol=1 / 16_000)


def test_the_file_is_whole_after_every_piece(tmp_path):
    sink = WavSink(tmp_path / "dub.wav")
    sink.open(16_000)
    lengths = []
    for _ in range(3):
        lengths.append(soundfile.info(tmp_path / "dub.wav").frames)
        sink.write(np.zeros(500, np.float32))
    sink.close()
    assert lengths == [0, 500, 1000]


def test_too_loud_is_clipped_and_never_wraps(tmp_path):
    sink = WavSink(tmp_path / "dub.wav")
    sink.open(16_000)
    sink.write(np.array([2.0, -2.0], np.float32))
    sink.close()
    written, _ = soundfile.read(tmp_path / "dub.wav")
    assert written == pytest.approx([1.0, -1.0], abs=1e-4)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "nowhere" / "dub.wav"
    with pytest.raises(OutputError, match=r"dub\.wav: no such file or directory\.$") as refusal:
        WavSink(path).open(16_000)
    assert str(path) in str(refusal.value)


def test_a_full_disk_is_one_sentence():
    sink = WavSink("/dev/full")
    with pytest.raises(OutputError, match=r"/dev/full: no space left on device\.$"):
        sink.open(16_000)
    sink.close()


class FillingFile:
    """A file on a disk that fills up: it takes so many bytes of samples, then refuses."""

    def __init__(self, file, n_free_bytes):
        self._file, self._n_free_bytes = file, n_free_bytes

    def seek(self, place):
        self._file.seek(place)

    def write(self, data):
        if self._file.tell() == 0:
            return self._file.write(data)  # the header takes no new room
        if not self._n_free_bytes:
            raise OSError(28, "No space left on device")
        n_bytes = self._file.write(data[: self._n_free_bytes])
        self._n_free_bytes -= n_bytes
        return n_bytes

    def close(self):
        self._file.close()


def test_a_disk_that_fills_up_leaves_a_file_that_plays(tmp_path):
    sink = WavSink(tmp_path / "dub.wav")
    sink.open(16_000)
    sink._file = FillingFile(sink._file, n_free_bytes=1501)
    sink.write(np.full(500, 0.25, np.float32))
    with pytest.raises(OutputError, match="no space left"):
        sink.write(np.full(500, 0.25, np.float32))
    sink.close()
    written, _ = soundfile.read(tmp_path / "dub.wav")
    assert len(written) == 750
    np.testing.assert_allclose(written, 0.25, atol=1e-4)
