import numpy as np
import pytest

from engine.audio.loopback import EVERY_MS, find_chirps, judge, make_chirp

RATE_HZ = 48_000
EVERY_SAMPLES = RATE_HZ * EVERY_MS // 1000


def heard_with_chirps_at(*places, n_samples=4 * RATE_HZ, noise=0.0):
    pcm = np.random.default_rng(1).normal(0, 1, n_samples) * noise
    chirp = make_chirp(RATE_HZ)
    for place in places:
        pcm[place : place + len(chirp)] += chirp
    return pcm.astype(np.float32)


PLACES = [1000 + i * EVERY_SAMPLES for i in range(6)]


@pytest.mark.parametrize("noise", [0.0, 0.05])
@pytest.mark.parametrize("loudness", [1.0, 0.5])
def test_chirps_are_found_to_the_sample_however_quiet_and_noisy(noise, loudness):
    heard = heard_with_chirps_at(*PLACES, noise=noise) * np.float32(loudness)
    np.testing.assert_allclose(find_chirps(heard, RATE_HZ), PLACES, atol=1)


@pytest.mark.parametrize("n_samples", [0, 100, 4 * RATE_HZ])
def test_where_there_is_no_chirp_none_is_found(n_samples):
    noise = np.random.default_rng(2).normal(0, 0.1, n_samples).astype(np.float32)
    assert find_chirps(noise, RATE_HZ) == []


def test_all_is_well_where_chirps_come_as_they_were_played():
    played = [place - 1000 for place in PLACES]
    report = judge(played, PLACES, RATE_HZ, [20.0, 21.0, 40.0, 20.0, 22.0, 21.0])
    assert (report.n_played, report.n_heard, report.latency_ms) == (6, 6, 21.0)
    assert (report.gaps_ms, report.drift_ppm) == ((), 0.0)


def test_lost_samples_are_a_gap():
    heard = [place - (480 if i > 3 else 0) for i, place in enumerate(PLACES)]
    report = judge([place - 1000 for place in PLACES], heard, RATE_HZ, [])
    assert (report.gaps_ms, report.drift_ppm) == ((-10.0,), None)


def test_a_slower_clock_is_drift_and_no_gap():
    played = [i * EVERY_SAMPLES for i in range(60)]
    heard = [round(place * (1 + 50e-6)) for place in played]
    report = judge(played, heard, RATE_HZ, [])
    assert report.gaps_ms == ()
    assert report.drift_ppm == pytest.approx(50.0, abs=2.0)


def test_nothing_heard_is_no_figure():
    report = judge([0, 100], [], RATE_HZ, [])
    assert (report.n_heard, report.latency_ms, report.gaps_ms, report.drift_ppm) == (
        0,
        None,
        (),
        None,
    )
