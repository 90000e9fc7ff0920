import pytest

from engine.audio.clocked_silence import ClockedSilence

RATE_HZ = 1000


def test_nothing_is_silent_while_sound_comes_even_by_a_clock_that_is_slower():
    silence, now_s = ClockedSilence(RATE_HZ, 0.0), 0.0
    for _ in range(500):  # 20 samples each 21 ms
        now_s += 0.021
        assert silence.before(20, now_s) == 0
        assert silence.due(now_s + 0.01) == 0


def test_what_comes_late_is_no_silence():
    silence = ClockedSilence(RATE_HZ, 0.0)
    silence.before(20, 0.02)
    assert silence.before(20, 0.19) == 0


def test_silence_follows_the_clock_until_sound_comes_and_then_all_is_where_it_was():
    silence, n_silent = ClockedSilence(RATE_HZ, 0.0), 0
    silence.before(20, 0.02)
    for step in range(1, 101):
        n_silent += silence.due(0.02 + step * 0.02)
    assert n_silent == pytest.approx(1950, abs=1)
    n_silent += silence.before(20, 2.05)
    assert n_silent == pytest.approx(2010, abs=1)  # from 0.02 to 2.03 s


def test_before_the_first_sound_there_is_silence_too():
    silence = ClockedSilence(RATE_HZ, 0.0)
    n_silent = sum(silence.due(step * 0.02) for step in range(51))
    assert n_silent == pytest.approx(950, abs=1)


def test_who_was_held_up_lets_what_waits_come_first():
    silence = ClockedSilence(RATE_HZ, 0.0)
    silence.before(20, 0.02)
    silence.due(0.03)
    assert silence.due(0.53) == 0
    assert silence.due(0.55) > 0
