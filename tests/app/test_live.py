import queue

import pytest

from app.live import LiveSession, follow
from app.model.pace import PACES
from engine.events import EngineReady, EngineStopped, LagMeasured


class ScriptedSession:
    """Says what it is given, and `EngineStopped` once it is asked to stop."""

    def __init__(self, *events):
        self.events = queue.Queue()
        self.n_stops = 0
        for event in events:
            self.events.put(event)

    def start(self):
        pass

    def stop(self):
        self.n_stops += 1
        if self.n_stops == 1:
            self.events.put(EngineStopped())

    def set_latency_ms(self, latency_ms):
        self.latency_ms = latency_ms

    def set_lagging_k(self, lagging_k):
        self.lagging_k = lagging_k

    def switch_to(self, load_translator):
        self.loaded = load_translator()


def test_every_event_is_shown_in_order():
    shown = []
    follow(ScriptedSession(EngineReady("fr", "en"), LagMeasured(3), EngineStopped()), shown.append)
    assert shown == [EngineReady("fr", "en"), LagMeasured(3), EngineStopped()]


def test_ctrl_c_stops_the_session_and_shows_the_rest():
    shown = []

    def show(event):
        shown.append(event)
        if event == LagMeasured(1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        follow(ScriptedSession(LagMeasured(1), LagMeasured(2)), show)
    assert shown == [LagMeasured(1), LagMeasured(2), EngineStopped()]


def test_a_broken_pipe_stops_the_session_before_it_is_told():
    session = ScriptedSession(LagMeasured(1))

    def show(event):
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        follow(session, show)
    assert session.n_stops == 1
    assert session.events.empty()


class FakePlayer:
    is_on = True
    volume = 1.0
    jumps = 0
    backlog_limit_ms = 4500

    def jump_to_live(self):
        self.jumps += 1


def test_a_live_session_rules_its_dub():
    player = FakePlayer()
    session = LiveSession(ScriptedSession(), player, str)
    session.set_dub(is_on=False)
    session.set_volume_percent(25)
    session.jump_to_live()
    assert (session.has_dub, player.is_on, player.volume) == (True, False, 0.25)
    assert player.jumps == 1


def test_a_pace_reaches_every_stage():
    player, engine = FakePlayer(), ScriptedSession()
    LiveSession(engine, player, str).set_pace(PACES[-1])
    assert (engine.latency_ms, engine.lagging_k, player.backlog_limit_ms) == (2560, 3, 8000)


def test_another_model_is_loaded_where_the_engine_wants_it():
    engine = ScriptedSession()
    LiveSession(engine, None, lambda bundle: f"the translator of {bundle}").set_bundle("es-en")
    assert engine.loaded == "the translator of es-en"


def test_a_live_session_without_a_dub_takes_the_same_wishes():
    session = LiveSession(ScriptedSession(), None, str)
    session.set_dub(is_on=True)
    session.set_volume_percent(25)
    session.set_pace(PACES[0])
    assert not session.has_dub
