import numpy as np
import pytest

from engine.audio.loudness import (
    LOUDER_DB,
    PEAK,
    QUIETER_DB,
    SpeechLevel,
    limited,
    matching_gain_db,
    speech_levels_db,
)

RATE_HZ = 16_000


def level_after(*levels_db):
    level = SpeechLevel()
    for level_db in levels_db:
        level.push(level_db)
    return level.db


def test_words_count_and_what_is_between_them_does_not():
    assert level_after(-20.0, -90.0, -20.0, -50.0, -20.0) == pytest.approx(-20.0, abs=0.2)


def test_before_anybody_speaks_nothing_is_known():
    assert level_after(-100.0, -80.0) is None


def test_a_speaker_who_grows_louder_is_followed():
    assert level_after(-30.0, *[-20.0] * 30) == pytest.approx(-20.0, abs=0.5)


def test_a_speaker_who_is_much_quieter_than_the_last_one_is_followed_too():
    assert level_after(-10.0, *[-40.0] * 300) == pytest.approx(-40.0, abs=0.5)


@pytest.mark.parametrize(
    ("source_db", "dub_db", "gain_db"),
    [
        (-30.0, -20.0, -10.0),
        (-10.0, -40.0, LOUDER_DB),
        (-54.0, -20.0, QUIETER_DB),
        (None, -20.0, 0.0),
        (-20.0, None, 0.0),
    ],
    ids=["quieter", "no louder than that", "no quieter than that", "no source yet", "no dub yet"],
)
def test_the_gain_makes_the_dub_as_loud_as_the_source(source_db, dub_db, gain_db):
    assert matching_gain_db(source_db, dub_db) == gain_db


def test_levels_of_a_piece_are_those_of_its_fifths_of_a_second():
    pcm = np.repeat(np.float32([0.1, 0.01]), RATE_HZ // 5)
    np.testing.assert_allclose(speech_levels_db(pcm, RATE_HZ), [-20.0, -40.0], atol=1e-4)
    assert speech_levels_db(pcm[:100], RATE_HZ) == []


def test_what_is_too_loud_is_rounded_off_and_the_rest_stays():
    pcm = np.linspace(-3.0, 3.0, 1001, dtype=np.float32)
    heard = limited(pcm)
    assert np.abs(heard).max() <= PEAK
    assert np.all(np.diff(heard) >= 0)
    quiet = np.abs(pcm) < 0.7
    np.testing.assert_array_equal(heard[quiet], pcm[quiet])
