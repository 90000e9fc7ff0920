"""What nobody lists: a recording and a stream, chosen in the real window with keys and clicks."""

import functools
import http.server
import threading

import pytest
import soundfile
from sound_faults import SOURCE_HZ, write_tone
from walk import Walk

from app import assets

BAR, FORM = "Sotto", "A stream address"
N_LISTED = 9  # both defaults, four devices, the demo, and what lets one name a source
CLIP_S = 5  # of the demo clip: two sentences


@pytest.fixture
def folder(tmp_path):
    """A folder with the beginning of the demo clip, as people have recordings."""
    folder = tmp_path / "films"
    folder.mkdir()
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    soundfile.write(folder / "talk.wav", pcm[: CLIP_S * rate_hz], rate_hz)
    return folder


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def address(folder):
    """Where the same recording can be fetched."""
    handler = functools.partial(QuietHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/talk.wav"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def walk(screen, sound_server, tmp_path):
    walk = Walk(screen, tmp_path, None)
    (tmp_path / "sotto" / "settings.toml").write_text("[window]\nset_up = true\n")
    yield walk
    walk.close()


def source(walk):
    return walk.control(BAR, "Source")["text"]


def n_listed(walk):
    return walk.control(BAR, "Source")["n_choices"]


def test_a_recording_and_a_stream_are_chosen_heard_and_remembered(
    walk, folder, address, sound_server, tmp_path
):
    walk.start()
    walk.wait(lambda: n_listed(walk) == N_LISTED)
    sound_server.play(write_tone(tmp_path / "film.wav", SOURCE_HZ, 600.0), program="Film")
    walk.wait(lambda: n_listed(walk) == N_LISTED + 1)
    hear_a_recording(walk, folder / "talk.wav")
    hear_a_stream(walk, address)
    walk.screen.press("ctrl+q", walk.screen.wait_for_window("^Sotto$"))
    assert walk.exit_code() == 0
    walk.start()
    walk.wait(lambda: source(walk) == address.split("/")[2])
    walk.wait(lambda: n_listed(walk) == N_LISTED + 3)


def hear_a_recording(walk, path):
    walk.screen.press("ctrl+o", walk.screen.wait_for_window("^Sotto$"))
    walk.window("A recording")
    walk.look("recording")
    walk.type(str(path))
    walk.screen.press("Return")
    walk.wait(lambda: source(walk) == "talk.wav")
    walk.click(BAR, "Start")
    walk.wait(lambda: walk.events("engine_stopped"))  # at its end, by itself
    assert walk.events("caption_updated")


def hear_a_stream(walk, address):
    n_before = len(walk.events("caption_updated"))
    walk.screen.press("ctrl+u", walk.screen.wait_for_window("^Sotto$"))
    walk.window(FORM)
    walk.type(address)
    walk.click(FORM, "Try it")
    walk.wait(lambda: walk.control(FORM, "How the trial goes")["text"] == "Sound arrives.")
    walk.look("address")
    walk.click(FORM, "Listen to it")
    walk.wait(lambda: source(walk) == address.split("/")[2])
    walk.click(BAR, "Start")
    walk.wait(lambda: len(walk.events("caption_updated")) > n_before)
    walk.wait(lambda: len(walk.events("engine_stopped")) == 2)
