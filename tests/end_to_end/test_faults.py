"""Devices and servers that go away and come back while Sotto listens and speaks.

tests/soak/sound_faults.py does the same many times over.
"""

import numpy as np
from sound_faults import Session, remove_and_add, restart, spoken_beside
from sound_server import RATE_HZ, wait_until

from engine.audio.devices import open_playback
from engine.audio.dub import DubPlayer
from engine.events import DeviceBack, DeviceLost, SourceChanged


def test_a_device_that_comes_and_goes_is_a_gap_and_nothing_else_is_heard(
    both_sound_servers, tmp_path
):
    with spoken_beside(both_sound_servers, tmp_path), Session("system") as session:
        for _ in range(3):
            assert remove_and_add(both_sound_servers, session, "speakers") <= 3.0
        strange = session.loudest()
        session.hear_source(both_sound_servers, tmp_path)
    assert session.n_gaps() == 3
    assert strange == 0.0


def test_a_server_that_is_killed_and_started_again_is_a_gap(both_sound_servers, tmp_path):
    with Session("system") as session:
        assert restart(both_sound_servers, session) <= 3.0
        session.hear_source(both_sound_servers, tmp_path)
    assert session.n_gaps() == 1


def test_positions_stay_true_over_a_gap(any_sound_server):
    with Session("system") as session:
        remove_and_add(any_sound_server, session, "speakers", away_s=1.0)
        back = session.wait_for(DeviceBack)
        wait_until(lambda: session.heard_ms() > back.end_ms + 200)
        assert abs(session.heard_ms() - session.elapsed_ms()) < 250
    assert back.end_ms - back.start_ms >= 1000


def test_a_new_default_is_not_followed_unless_asked(any_sound_server):
    with Session("system") as session, Session("system", follow_default=True) as follower:
        any_sound_server.set_default("headphones")
        changed = follower.wait_for(SourceChanged)
        assert any_sound_server.is_heard("speakers.monitor")
    assert changed == SourceChanged("headphones.monitor", "What Headphones plays")
    assert not [event for event in session.events if isinstance(event, SourceChanged)]


def test_a_follower_never_follows_the_dub(any_sound_server):
    with Session("system", follow_default=True) as session:
        session.capture.keep_apart_from("headphones")
        any_sound_server.set_default("headphones")
        n_ms = session.heard_ms()
        wait_until(lambda: session.heard_ms() > n_ms + 2500)
    assert session.capture.source.name == "speakers.monitor"


def test_the_dub_goes_on_when_its_headphones_are_back(both_sound_servers):
    player = DubPlayer(open_playback("headphones"))
    player.open(RATE_HZ)
    try:
        both_sound_servers.remove_sink("headphones")
        player.write(np.full(RATE_HZ, 0.5, np.float32))
        reports = []
        wait_until(
            lambda: (
                reports.extend(player.take_reports())
                or DeviceLost("playback", "headphones") in reports
            )
        )
        both_sound_servers.add_sink("headphones")
        wait_until(
            lambda: (
                reports.extend(player.take_reports())
                or DeviceBack("playback", "headphones", 0, 0) in reports
            )
        )
        with both_sound_servers.record("headphones") as heard:
            player.write(np.full(RATE_HZ, 0.5, np.float32))
            wait_until(lambda: np.sum(heard.pcm() > 0.2) > RATE_HZ * 0.9)
    finally:
        player.close()
