"""`sotto serve` as a person has it: what it says, who gets in, what goes wrong."""

import asyncio
import json
import re
import socket

import numpy as np
import pytest
from websockets.asyncio.client import connect

from app import assets, cli, wiring
from app.__main__ import main
from app.folders import second_screen_key_path
from app.web.address import EVERYWHERE, LOOPBACK, Address
from app.wiring.serve import SecondScreen, serving, to_invitation
from engine.audio.fake import FakeCapture
from engine.errors import ConfigError
from engine.events import EngineReady, LevelMeasured
from tests.app.fake_translator import FakeTranslator

ANYWHERE = Address(EVERYWHERE, 0)


@pytest.fixture
def sotto(monkeypatch, capfd):
    """Run a command over two seconds of sound: exit code, output, complaints."""
    pcm = np.zeros(2 * 16_000, np.float32)
    monkeypatch.setattr(wiring.live, "open_capture", lambda *_, **__: FakeCapture(pcm))
    monkeypatch.setattr(wiring, "load_translator", lambda bundle, config: FakeTranslator())

    def run(*arguments):
        code = main(list(arguments))
        return code, *capfd.readouterr()

    return run


def hello(url, **said):
    """Say hello to the page at `url`; return the first answer."""

    async def enter():
        async with connect(url.replace("http", "ws") + "captions", compression=None) as line:
            await line.send(json.dumps(said))
            return json.loads(await asyncio.wait_for(line.recv(), 20))

    return asyncio.run(enter())


def test_serve_says_where_the_page_is_and_captions_go_on_in_the_terminal(sotto):
    code, out, err = sotto("serve", "--port", "0")
    assert (code, err) == (0, "")
    assert re.match(r"The captions are at http://127\.0\.0\.1:\d+/ for this computer\.\n", out)
    assert "en  One two" in out


def test_json_stays_json_beside_the_page(sotto):
    code, out, err = sotto("listen", "--serve", "--port", "0", "--json")
    assert code == 0
    assert all(json.loads(line)["event"] for line in out.splitlines())
    assert "The captions are at" in err


def test_for_the_network_there_is_a_token(sotto):
    code, out, _ = sotto("serve", "--lan", "--port", "0")
    assert code == 0
    assert re.match(r"For one more viewer, open http://[0-9.]+:\d+/#token=[\w-]{22}\n", out)
    assert second_screen_key_path().exists()


def test_without_a_page_nothing_is_served(sotto):
    _, out, _ = sotto("listen")
    assert "http" not in out
    assert not second_screen_key_path().exists()


def test_a_port_in_use_is_one_sentence(sotto):
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        code, out, err = sotto("serve", "--port", str(port))
    assert (code, out) == (1, "")
    assert err == (
        f"sotto: Port {port} is in use, perhaps by another Sotto: close that one, or choose "
        "another port with --port.\n"
    )


def test_a_missing_page_is_one_sentence(sotto, monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "PAGE", tmp_path)
    code, _, err = sotto("serve", "--port", "0")
    assert code == 1
    assert err.startswith("sotto: The page is not in")


def test_a_used_token_is_followed_by_the_next_one():
    with serving(ANYWHERE) as screen:
        (first,) = screen.take_notices()
        assert screen.take_notices() == []
        url, token = re.search(r"(http://\S+/)#token=(\S+)", first).groups()
        local = re.sub(r"//[^:]+:", f"//{LOOPBACK}:", url)
        assert hello(local, token=token)["kind"] == "secret"
        screen.show(LevelMeasured(-20.0, -10.0))
        (second,) = screen.take_notices()
        assert token not in second


def test_the_secret_of_a_viewer_is_good_for_the_next_session():
    with serving(ANYWHERE) as screen:
        token = re.search(r"#token=(\S+)", screen.take_notices()[0])[1]
        port = screen.port
        secret = hello(f"http://{LOOPBACK}:{port}/", token=token)["secret"]
    with serving(Address(EVERYWHERE, port)) as screen:
        assert hello(f"http://{LOOPBACK}:{port}/", secret=secret)["kind"] == "status"


def test_what_is_shown_before_anyone_watches_is_there_for_the_first():
    screen = SecondScreen(Address(LOOPBACK, 0))
    screen.show(EngineReady("fr", "en"))
    screen.start()
    try:
        assert hello(f"http://{LOOPBACK}:{screen.port}/")["state"] == "listening"
    finally:
        screen.stop()


def test_the_code_on_a_terminal_is_black_and_white():
    rows = to_invitation("http://192.168.1.5:8765/#token=x", with_code=True).splitlines()[1:]
    assert len({len(row) for row in rows}) == 1
    assert all(row.startswith("\x1b[0;97;40m") and row.endswith("\x1b[0m") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (["serve"], Address(LOOPBACK, 8765)),
        (["serve", "--lan", "--port", "80"], Address(EVERYWHERE, 80)),
        (["serve", "--host", "192.168.1.5"], Address("192.168.1.5", 8765)),
        (["listen", "--serve"], Address(LOOPBACK, 8765)),
        (["listen"], None),
    ],
)
def test_where_to_serve_is_read(arguments, address):
    assert cli.parse(arguments).page == address


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["serve", "--port", "65536"], "--port must be a number from 0 to 65535"),
        (["serve", "--host", "localhost"], "--host must be an address such as 127.0.0.1"),
        (["listen", "--lan"], "add --serve"),
    ],
)
def test_nonsense_is_refused_in_words(arguments, sentence):
    with pytest.raises(ConfigError, match=sentence):
        cli.parse(arguments)
