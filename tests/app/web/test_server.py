import asyncio
import http.client
import json
import logging
import socket

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.web import server as server_module
from app.web.access import TokenAccess
from app.web.address import LOOPBACK, Address, listen
from app.web.errors import ServeError
from app.web.server import N_VIEWERS, REFUSED, TRY_LATER
from engine.events import CaptionUpdated, EngineReady, SourceUpdated, UtteranceEnded

READY = EngineReady("fr", "en")
PATIENCE_S = 60


async def hear(viewer, kind):
    """Return the next message of a kind."""
    while True:
        message = json.loads(await asyncio.wait_for(viewer.recv(), PATIENCE_S))
        if message["kind"] == kind:
            return message


async def hear_until(viewer, n):
    """Return the text of all pieces up to number `n`."""
    text = ""
    while True:
        pieces = await hear(viewer, "pieces")
        text += "".join(piece["text"] for piece in pieces["pieces"])
        if pieces["last"] >= n:
            return text


async def enter(url, **hello):
    viewer = await connect(url, compression=None)
    await viewer.send(json.dumps(hello))
    return viewer


def get(port, path="/", **more):
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE_S)
    connection.request("GET", path, headers=more)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_the_page_is_served_with_its_policy(serve):
    response, body = get(serve().port)
    assert response.status == 200
    assert b"<title>Sotto captions</title>" in body
    assert "default-src 'none'" in response.getheader("Content-Security-Policy")
    assert response.getheader("Server") is None


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/nothing", None, 404),
        ("/../pyproject.toml", None, 404),
        ("/", "evil.example", 421),
        ("/captions", "evil.example", 421),
        ("/captions", None, 426),
    ],
)
def test_nothing_else_is_served(serve, path, host, status):
    response, _ = get(serve().port, path, **({"Host": host} if host else {}))
    assert response.status == status


def test_a_viewer_hears_what_is_said(serve):
    served = serve()

    async def watch():
        async with await enter(served.captions_url) as viewer:
            await hear(viewer, "status")
            served.show(
                READY, SourceUpdated(0, "un", "de", 1), CaptionUpdated("en", 0, "One", "", 1)
            )
            assert (await hear(viewer, "status"))["state"] == "listening"
            assert (await hear(viewer, "partial"))["text"] == "de"
            piece = (await hear(viewer, "pieces"))["pieces"][0]
            assert (piece["n"], piece["side"], piece["text"]) == (2, "en", "One")

    asyncio.run(watch())


def test_a_viewer_that_comes_back_after_a_while_has_missed_nothing(serve):
    served = serve()
    served.show(READY, SourceUpdated(0, "un", "", 1))

    async def watch():
        async with await enter(served.captions_url) as viewer:
            status = await hear(viewer, "status")
            assert await hear_until(viewer, 1) == "un"
        served.show(SourceUpdated(0, "un deux", "", 2), SourceUpdated(0, "un deux trois", "", 3))
        async with await enter(served.captions_url, stream=status["stream"], after=1) as viewer:
            assert await hear_until(viewer, 3) == " deux trois"

    asyncio.run(watch())


def test_a_viewer_hears_from_time_to_time_that_the_line_is_open(serve, monkeypatch):
    monkeypatch.setattr(server_module, "BEAT_S", 0.01)
    served = serve()

    async def watch():
        async with await enter(served.captions_url) as viewer:
            assert await hear(viewer, "beat") == await hear(viewer, "beat") == {"kind": "beat"}

    asyncio.run(watch())


def test_a_page_of_another_site_is_refused(serve):
    served = serve()

    async def watch():
        with pytest.raises(InvalidStatus, match="403"):
            await connect(served.captions_url, origin="http://evil.example")
        async with connect(served.captions_url, origin=f"http://{LOOPBACK}:{served.port}"):
            pass

    asyncio.run(watch())


def test_a_token_lets_one_viewer_in_who_may_come_back(serve):
    access = TokenAccess(bytes(32))
    served = serve(access)
    token = access.token

    async def watch():
        async with await enter(served.captions_url, token=token) as viewer:
            secret = (await hear(viewer, "secret"))["secret"]
        async with await enter(served.captions_url, secret=secret) as viewer:
            await hear(viewer, "status")
        async with await enter(served.captions_url, token=token) as viewer:
            with pytest.raises(ConnectionClosed) as refusal:
                await viewer.recv()
            assert refusal.value.rcvd.code == REFUSED

    asyncio.run(watch())


def test_viewers_on_this_computer_are_shown_what_lets_the_next_one_in(serve):
    access = TokenAccess(bytes(32))
    served = serve(access, invite=lambda: {"kind": "invitation", "url": access.token})

    async def watch():
        token = access.token
        async with await enter(served.captions_url, token=token) as first:
            second_token = (await hear(first, "invitation"))["url"]
            assert second_token != token
            async with await enter(served.captions_url, token=second_token) as second:
                third_token = (await hear(second, "invitation"))["url"]
                assert (await hear(first, "invitation"))["url"] == third_token != second_token

    asyncio.run(watch())


@pytest.mark.parametrize("hello", [{}, {"token": "wrong"}, {"secret": "1.2"}, {"after": "x"}])
def test_who_has_no_token_is_refused_and_told_nothing(serve, hello):
    served = serve(TokenAccess(bytes(32)))
    served.show(READY, SourceUpdated(0, "un", "", 1))

    async def watch():
        async with await enter(served.captions_url, **hello) as viewer:
            with pytest.raises(ConnectionClosed) as refusal:
                await viewer.recv()
            assert refusal.value.rcvd.code == REFUSED

    asyncio.run(watch())


def test_no_token_and_no_secret_gets_into_a_log(serve, caplog):
    caplog.set_level(logging.DEBUG)
    access = TokenAccess(bytes(32))
    served = serve(access)
    token = access.token

    async def watch():
        async with await enter(served.captions_url, token=token) as viewer:
            secret = (await hear(viewer, "secret"))["secret"]
        async with await enter(served.captions_url, token=token, secret="wrong") as viewer:
            with pytest.raises(ConnectionClosed):
                await viewer.recv()
        return secret

    secret = asyncio.run(watch())
    served.server.stop()
    ours = [each.getMessage() for each in caplog.records if each.name != "websockets.client"]
    assert not [each for each in ours if token in each or secret in each]


def test_who_says_nothing_is_sent_away(serve, monkeypatch):
    monkeypatch.setattr(server_module, "HELLO_S", 0.05)
    served = serve()

    async def watch():
        async with connect(served.captions_url) as viewer:
            with pytest.raises(ConnectionClosed):
                await viewer.recv()

    asyncio.run(watch())


def test_two_hundred_viewers_all_hear_all(serve):
    served = serve()
    n_viewers, n_words = 200, 20

    async def watch():
        viewers = await asyncio.gather(*(enter(served.captions_url) for _ in range(n_viewers)))
        await asyncio.gather(*(hear(viewer, "status") for viewer in viewers))
        text = ""
        served.show(READY)
        for word in range(n_words):
            text += f" {word}"
            served.show(SourceUpdated(0, text, "", word))
        heard = await asyncio.gather(*(hear_until(viewer, n_words) for viewer in viewers))
        assert heard == [text] * n_viewers
        await asyncio.gather(*(viewer.close() for viewer in viewers))

    asyncio.run(watch())


def test_more_than_we_can_serve_are_asked_to_come_later(serve, monkeypatch):
    assert N_VIEWERS >= 200
    monkeypatch.setattr(server_module, "N_VIEWERS", 1)
    served = serve()

    async def watch():
        async with await enter(served.captions_url) as first:
            await hear(first, "status")
            async with await enter(served.captions_url) as second:
                with pytest.raises(ConnectionClosed) as refusal:
                    await second.recv()
            assert refusal.value.rcvd.code == TRY_LATER

    asyncio.run(watch())


def test_a_slow_viewer_is_dropped_and_the_others_hear_all(serve):
    served = serve()
    n_utterances, text = 60, "long " * 10_000

    async def watch():
        with socket.socket() as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.connect((LOOPBACK, served.port))
            slow = await connect(served.captions_url, sock=sock, compression=None, max_queue=1)
            await slow.send("{}")
            async with await enter(served.captions_url) as quick:
                await hear(quick, "status")
                slow.transport.pause_reading()
                for number in range(n_utterances):
                    served.show(SourceUpdated(number, text, "", 1), UtteranceEnded(number, 0, 1))
                    assert await hear_until(quick, 2 * number + 2) == text
            slow.transport.resume_reading()
            with pytest.raises(ConnectionClosed):
                await hear_until(slow, 2 * n_utterances)
            slow.transport.abort()

    asyncio.run(watch())


def test_a_server_can_start_again_at_once_where_it_was(serve):
    first = serve()

    async def watch():
        async with await enter(first.captions_url) as viewer:
            await hear(viewer, "status")
            await asyncio.to_thread(first.server.stop)
            with pytest.raises(ConnectionClosed):
                await hear(viewer, "anything more")

    asyncio.run(watch())
    assert get(serve(port=first.port).port)[0].status == 200


def test_what_is_said_after_the_end_is_nobodys(serve):
    served = serve()
    served.server.stop()
    served.show(READY)
    served.server.stop()


def test_a_port_in_use_is_told(serve):
    port = serve().port
    with pytest.raises(ServeError, match=f"Port {port} is in use"):
        listen(Address(LOOPBACK, port))


@pytest.mark.parametrize(
    ("host", "sentence"),
    [("192.0.2.1", "192.0.2.1 is no address of this computer"), ("::1%nix", "cannot be served")],
)
def test_an_address_that_is_not_ours_is_told(host, sentence):
    with pytest.raises(ServeError, match=sentence):
        listen(Address(host, 0))
