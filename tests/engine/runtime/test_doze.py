import numpy as np
import pytest

from engine.runtime.doze import ABOVE_ROOM_DB, LOUDEST_ROOM_DB, SILENT_DB, Doze


def levels(*values_db):
    return np.array(values_db, np.float32)


def dozing(*heard_db):
    doze = Doze()
    doze.hear(levels(*heard_db))
    doze.doze_off()
    return doze


def test_awake_it_skips_nothing():
    assert not Doze().skips(levels(-100.0))


@pytest.mark.parametrize("room_db", [-58.0, -45.0])
def test_what_is_as_quiet_as_the_room_was_is_skipped_and_no_more(room_db):
    doze = dozing(room_db - 10.0, room_db)
    assert doze.skips(levels(room_db, room_db - 5.0))
    assert not doze.skips(levels(room_db, room_db + ABOVE_ROOM_DB + 0.1))


def test_silence_is_skipped_however_silent_it_was():
    doze = dozing(-100.0)
    assert doze.skips(levels(SILENT_DB - 1.0))
    assert not doze.skips(levels(SILENT_DB + 1.0))


def test_what_may_be_a_song_is_always_listened_to():
    assert not dozing(-20.0).skips(levels(LOUDEST_ROOM_DB + 1.0))


def test_once_awake_it_listens_until_nobody_spoke_again():
    doze = dozing(-70.0)
    assert doze.wakes()
    assert not doze.skips(levels(-100.0))
    assert not doze.wakes()
