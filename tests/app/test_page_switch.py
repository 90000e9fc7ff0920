import json
import socket

import pytest
from websockets.sync.client import connect

from app.model.settings import PageSettings
from app.web.address import LOOPBACK
from app.wiring.page_switch import PageSwitch, to_address
from engine.events import CaptionUpdated, EngineReady

READY = EngineReady("fr", "en")


@pytest.fixture
def port():
    with socket.create_server((LOOPBACK, 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
def switch():
    switch = PageSwitch()
    yield switch
    switch.close()


def hear(port, **said):
    """Return the stream a viewer is told of, and the text it gets."""
    with connect(f"ws://{LOOPBACK}:{port}/captions", compression=None) as line:
        line.send(json.dumps(said))
        status, pieces = (json.loads(line.recv(20)) for _ in range(2))
        return status["stream"], "".join(each["text"] for each in pieces["pieces"])


def test_it_is_off_until_somebody_wants_it(switch, port):
    switch.follow(PageSettings(port=port))
    assert not switch.is_on
    assert switch.take_notices() == []


def test_what_was_said_before_it_was_on_is_there(switch, port):
    switch.show(READY)
    switch.show(CaptionUpdated("en", 0, "One", "", 1))
    switch.follow(PageSettings(serve=True, port=port))
    assert switch.take_notices() == [
        f"The captions are at http://{LOOPBACK}:{port}/ for this computer."
    ]
    assert hear(port)[1] == "One"


def test_off_and_on_again_a_viewer_gets_what_it_missed(switch, port):
    on = PageSettings(serve=True, port=port)
    switch.show(READY)
    switch.show(CaptionUpdated("en", 0, "One", "", 1))
    switch.follow(on)
    stream, text = hear(port)
    switch.follow(PageSettings(port=port))
    with pytest.raises(OSError, match="refused"):
        hear(port)
    switch.show(CaptionUpdated("en", 0, "One two", "", 1))
    switch.follow(on)
    assert hear(port, stream=stream, after=1) == (stream, " two")
    assert text == "One"


def test_a_port_in_use_is_told_and_all_else_goes_on(switch, port):
    with socket.create_server((LOOPBACK, port)):
        switch.follow(PageSettings(serve=True, port=port))
    assert not switch.is_on
    (notice,) = switch.take_notices()
    assert f"Port {port} is in use" in notice
    switch.show(READY)


def test_the_same_settings_leave_it_alone(switch, port):
    on = PageSettings(serve=True, port=port)
    switch.follow(on)
    switch.take_notices()
    switch.follow(PageSettings(serve=True, port=port))
    assert switch.take_notices() == []


@pytest.mark.parametrize(("reach", "host"), [("computer", LOOPBACK), ("network", "0.0.0.0")])
def test_the_settings_say_who_can_reach_it(reach, host):
    assert to_address(PageSettings(reach=reach)).host == host
