import pytest

from app.outcome import Outcome
from engine.errors import EngineError
from engine.events import DeviceBack, DeviceLost, EngineFailed, EngineStopped, LagMeasured


def outcome_of(*events):
    outcome = Outcome()
    for event in events:
        outcome.show(event)
    return outcome


def test_a_session_without_a_failure_ended_well():
    outcome_of(LagMeasured(3), DeviceLost("playback", "Headphones"), EngineStopped()).check()


def test_a_device_that_came_back_is_no_failure():
    outcome_of(DeviceLost("capture", "Headset"), DeviceBack("capture", "Headset", 0, 9)).check()


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (EngineFailed("bundle", "The bundle is damaged: fetch it again."), "The bundle is damaged"),
        (EngineFailed("internal", "KeyError: 3"), r"Sotto made a mistake \(KeyError: 3\): please"),
        (DeviceLost("capture", "Headset"), "Headset can no longer be heard"),
    ],
    ids=["refused", "our own mistake", "device"],
)
def test_a_failure_is_one_sentence(event, sentence):
    with pytest.raises(EngineError, match=sentence):
        outcome_of(event, EngineFailed("engine", "What follows."), EngineStopped()).check()
