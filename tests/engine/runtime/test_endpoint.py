import numpy as np
import pytest

from engine.runtime.endpoint import (
    AUDIBLE_DB,
    MAX_FRAMES,
    PAUSE_FRAMES,
    SHORTEST_PAUSE_FRAMES,
    SILENCE_FRAMES,
    WORDLESS_FRAMES,
    EndpointDetector,
)

LOUD_DB, QUIET_DB = -20.0, -60.0


def level(level_db, n_frames):
    return np.full(n_frames, level_db, np.float32)


def heard(n_loud_frames):
    """Return a detector that has heard speech for so long."""
    detector = EndpointDetector()
    assert detector.push(level(LOUD_DB, n_loud_frames), 0, spoken=True) is None
    return detector


@pytest.mark.parametrize(
    ("n_frames", "endpoint"), [(PAUSE_FRAMES - 1, None), (PAUSE_FRAMES, "pause")]
)
def test_a_quiet_and_wordless_time_ends_an_utterance(n_frames, endpoint):
    assert heard(40).push(level(QUIET_DB, n_frames), n_frames, spoken=True) == endpoint


def test_a_quiet_time_in_which_words_are_found_does_not():
    assert heard(40).push(level(QUIET_DB, 40), 5, spoken=True) is None


def test_a_wordless_time_that_is_loud_has_to_be_long():
    detector = heard(40)
    assert detector.push(level(LOUD_DB, 40), WORDLESS_FRAMES - 1, spoken=True) is None
    assert detector.push(level(LOUD_DB, 8), WORDLESS_FRAMES, spoken=True) == "pause"


def test_the_longer_the_utterance_the_shorter_the_pause_that_ends_it():
    n_frames = SHORTEST_PAUSE_FRAMES + 1
    assert heard(200).push(level(QUIET_DB, n_frames), n_frames, spoken=True) is None
    assert heard(480).push(level(QUIET_DB, n_frames), n_frames, spoken=True) == "pause"


def test_without_a_word_the_audio_is_forgotten_after_a_while():
    detector = EndpointDetector()
    assert detector.push(level(LOUD_DB, SILENCE_FRAMES - 1), 0, spoken=False) is None
    assert detector.push(level(LOUD_DB, 1), 0, spoken=False) == "silence"


def test_where_nothing_is_recognised_yet_what_is_loud_is_speech():
    detector = EndpointDetector()
    assert detector.push_unheard(level(LOUD_DB, SILENCE_FRAMES + 8)) is None
    assert detector.push_unheard(level(QUIET_DB, PAUSE_FRAMES - 1)) is None
    assert detector.push_unheard(level(QUIET_DB, 8)) == "pause"


def test_where_nothing_is_recognised_yet_a_quiet_room_is_silence():
    detector = EndpointDetector()
    assert detector.push_unheard(level(AUDIBLE_DB - 5, SILENCE_FRAMES - 8)) is None
    assert detector.push_unheard(level(AUDIBLE_DB - 5, 8)) == "silence"


def test_the_cap_cuts_after_the_quietest_frame():
    detector = heard(MAX_FRAMES - 16)
    levels_db = np.array([-20, -22, -21, -48, -20, -20, -20, -20], np.float32)
    assert detector.n_frames_before_cut(levels_db) is None
    detector.push(levels_db, 0, spoken=True)
    assert detector.n_frames_before_cut(levels_db) == 4


def test_a_chunk_closes_once_when_a_pause_is_complete():
    detector = heard(40)
    assert not detector.closes_chunk(level(QUIET_DB, PAUSE_FRAMES - 1))
    assert detector.closes_chunk(level(QUIET_DB, PAUSE_FRAMES))
    detector.push(level(QUIET_DB, PAUSE_FRAMES), 0, spoken=True)
    assert not detector.closes_chunk(level(QUIET_DB, 8))


def test_silence_from_the_start_closes_no_chunk():
    assert not EndpointDetector().closes_chunk(level(QUIET_DB, 64))
