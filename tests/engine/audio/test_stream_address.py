"""What an address sends, from a server of our own on this machine."""

import functools
import http.server
import shutil
import sys
import threading

import numpy as np
import pytest
import soundfile

from engine.audio import stream_address
from engine.audio.stream_address import StreamCapture, decoder_command, is_address
from engine.audio.stream_decoder import RATE_HZ
from engine.errors import DeviceError

OURS = [sys.executable, "-m", "engine.audio.stream_decoder"]
needs_ffmpeg = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def address(tmp_path):
    """Where a folder is served."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class FarClock:
    """Is so far on at every look that nothing is ever waited for."""

    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        self.now_s += 0.5
        return self.now_s


def hear(address, command=None, **options):
    """Return what is heard (n_samples,), and how it ended."""
    capture = StreamCapture(address, command, **{"clock_s": FarClock(), **options})
    blocks, ends, has_ended = [], [], threading.Event()

    def end(error):
        ends.append(error)
        has_ended.set()

    capture.start(blocks.append, end)
    assert has_ended.wait(60.0)
    capture.stop()
    return np.concatenate([np.zeros(0, np.float32), *blocks]), ends[0]


def tone(rate_hz, duration_s=1.0):
    return 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(rate_hz * duration_s)) / rate_hz)


def loudest_hz(pcm):
    return np.argmax(np.abs(np.fft.rfft(pcm * np.hanning(len(pcm))))) * RATE_HZ / len(pcm)


@pytest.mark.parametrize("ending", ["wav", "mp3"])
@pytest.mark.parametrize("decoder", ["ours", pytest.param("ffmpeg", marks=needs_ffmpeg)])
def test_a_recording_that_is_served_is_heard_whole(address, tmp_path, ending, decoder):
    soundfile.write(tmp_path / f"talk.{ending}", np.stack([tone(44_100)] * 2, 1), 44_100)
    url = f"{address}/talk.{ending}"
    heard, error = hear(url, [*OURS, url] if decoder == "ours" else None)
    assert error is None
    assert len(heard) == pytest.approx(RATE_HZ, abs=RATE_HZ // 8)  # MP3 pads both ends
    assert loudest_hz(heard) == pytest.approx(440, abs=2)
    assert np.abs(heard).max() == pytest.approx(0.5, abs=0.1)


@needs_ffmpeg
def test_a_list_of_pieces_is_heard_as_one(address, tmp_path):
    for i in range(3):
        soundfile.write(tmp_path / f"{i}.mp3", tone(48_000), 48_000)
    pieces = "".join(f"#EXTINF:1.0,\n{i}.mp3\n" for i in range(3))
    head = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n"
    (tmp_path / "live.m3u8").write_text(f"{head}{pieces}#EXT-X-ENDLIST\n")
    heard, error = hear(f"{address}/live.m3u8")
    assert error is None
    assert len(heard) == pytest.approx(3 * RATE_HZ, abs=RATE_HZ // 2)


@needs_ffmpeg
def test_a_list_reads_no_file_of_this_machine(address, tmp_path):
    secret = tmp_path.parent / "secret.wav"
    soundfile.write(secret, tone(48_000), 48_000)
    head = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n"
    (tmp_path / "evil.m3u8").write_text(f"{head}file://{secret}\n#EXT-X-ENDLIST\n")
    heard, _ = hear(f"{address}/evil.m3u8")
    assert len(heard) == 0


@pytest.mark.parametrize("decoder", ["ours", pytest.param("ffmpeg", marks=needs_ffmpeg)])
@pytest.mark.parametrize("name", ["missing.mp3", "notes.txt"])
def test_what_cannot_be_heard_is_said_in_a_sentence(address, tmp_path, decoder, name):
    (tmp_path / "notes.txt").write_text("Dear diary, " * 100)
    url = f"{address}/{name}"
    heard, error = hear(url, [*OURS, url] if decoder == "ours" else None)
    assert len(heard) == 0
    assert isinstance(error, DeviceError)
    assert "cannot be heard" in str(error)


def test_a_decoder_that_stands_still_is_ended(address):
    code = "import time; time.sleep(600)"
    heard, error = hear(address, [sys.executable, "-c", code], stalled_s=0.2)
    assert len(heard) == 0
    assert "has sent nothing" in str(error)


def test_a_decoder_that_wants_too_much_memory_ends_and_so_does_the_stream(address):
    code = "x = bytearray(3 << 30); print(len(x))"
    heard, error = hear(address, [sys.executable, "-c", code])
    assert len(heard) == 0
    assert "MemoryError" in str(error)


def test_it_can_be_stopped_at_any_time(address):
    code = "import sys\nwhile True: sys.stdout.buffer.write(bytes(4096))"
    capture = StreamCapture(address, [sys.executable, "-c", code])
    has_begun = threading.Event()
    capture.start(lambda pcm: has_begun.set(), print)
    assert has_begun.wait(20.0)
    capture.stop()
    capture.stop()


def test_where_nothing_decodes_it_what_to_install_is_said(monkeypatch):
    monkeypatch.setattr(stream_address.shutil, "which", lambda name: None)
    monkeypatch.setattr(stream_address.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DeviceError, match="install ffmpeg"):
        decoder_command("rtmp://example.org/live")
    assert decoder_command("https://example.org/talk.mp3")[-1] == "https://example.org/talk.mp3"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("https://example.org/a.m3u8", True),
        ("rtmp://example.org/live", True),
        ("file:///etc/passwd", False),
        ("http:", False),
        ("app:Firefox", False),
        ("alsa_output.pci-0000_00_1f.3.analog-stereo.monitor", False),
    ],
)
def test_only_addresses_of_a_network_are_opened(name, is_one):
    assert is_address(name) == is_one
