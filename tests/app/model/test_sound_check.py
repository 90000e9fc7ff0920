from typing import get_args

import pytest

from app.model.sound_check import Finding, Kind, SoundCheck, explain
from engine.events import LevelMeasured


def check_after(*peaks_db, kind="mic", system="linux"):
    """Return a check that was given a level every 200 ms, and the time."""
    check = SoundCheck(kind, 0.0, system)
    for i, peak_db in enumerate(peaks_db):
        check.note_level(LevelMeasured(max(-100.0, peak_db - 12), peak_db), 200.0 * (i + 1))
    return check, 200.0 * len(peaks_db)


@pytest.mark.parametrize(
    ("peaks_db", "finding"),
    [
        ([], "waiting"),
        ([-100.0] * 9, "waiting"),
        ([-100.0] * 10, "zeros"),
        ([-70.0] * 10, "quiet"),
        ([-20.0], "sound"),
        ([-20.0] + [-100.0] * 14, "sound"),
        ([-20.0] + [-100.0] * 15, "zeros"),
    ],
)
def test_levels_tell_what_arrives(peaks_db, finding):
    check, now_ms = check_after(*peaks_db)
    assert check.judge(now_ms).finding == finding


def test_a_device_that_delivers_nothing_is_found_out():
    check, now_ms = check_after(-20.0)
    assert check.judge(now_ms + 3_999).finding == "sound"
    assert check.judge(now_ms + 4_000).finding == "nothing"


def test_a_muted_source_is_told_before_its_zeros():
    check, now_ms = check_after(*[-100.0] * 15)
    check.note_muted(is_muted=True)
    assert check.judge(now_ms).finding == "muted"
    check.note_muted(is_muted=False)
    assert check.judge(now_ms).finding == "waiting"


def test_a_missing_device_is_told_in_the_engine_s_own_words():
    check = SoundCheck("mic", 0.0, "linux")
    check.note_failure("device", "There is no source 'mic': choose one of speakers.")
    assert check.judge(0.0).finding == "no device"
    assert check.judge(0.0).sentence == "There is no source 'mic': choose one of speakers."


def test_a_device_that_is_back_is_no_problem_any_more():
    check, now_ms = check_after(-20.0)
    check.note_failure("device", "Headset is gone.")
    check.note_level(LevelMeasured(-30.0, -20.0), now_ms)
    assert not check.judge(now_ms).is_problem


def test_what_the_system_refuses_has_its_way_out():
    check = SoundCheck("mic", 0.0, "darwin")
    check.note_failure("device-refused", "No.")
    assert "System Settings › Privacy & Security › Microphone" in check.judge(0.0).sentence


@pytest.mark.parametrize("system", ["linux", "win32", "darwin", "freebsd14"])
def test_every_finding_is_a_sentence_on_every_system(system):
    for finding in get_args(Finding):
        for kind in get_args(Kind):
            sentence = explain(finding, kind, system, "There is no microphone.")
            assert sentence.endswith((".", "…")), (finding, kind)


def test_where_nothing_can_be_heard_of_the_computer_the_way_out_is_the_system_s():
    assert "BlackHole" in explain("no device", "system", "darwin", "No.")
    assert "Stereo Mix" in explain("no device", "system", "win32", "No.")
