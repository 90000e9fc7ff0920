from pathlib import Path

import pytest

from app.event_log import EventLog
from engine.errors import OutputError
from engine.events import EngineStopped, LagMeasured


def test_events_are_kept_one_a_line(tmp_path):
    log = EventLog(tmp_path / "events.jsonl")
    log.show(LagMeasured(7))
    log.show(EngineStopped())
    log.close()
    lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == [
        '{"event": "lag_measured", "lag_ms": 7, "track": ""}',
        '{"event": "engine_stopped"}',
    ]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"no/such: no such file or directory"):
        EventLog(tmp_path / "no/such")


def test_a_full_disk_is_told_at_the_end_and_not_before():
    log = EventLog(Path("/dev/full"))
    for _ in range(3):
        log.show(EngineStopped())
    with pytest.raises(OutputError, match="no space left on device"):
        log.close()
