import numpy as np
import pytest

from engine.audio.stretch import TimeStretch

RATE_HZ = 16_000
NOISE = np.random.default_rng(1).normal(0, 0.1, 2 * RATE_HZ).astype(np.float32)


def stretched(pcm, speed, chunk_samples=None):
    stretch = TimeStretch(RATE_HZ)
    stretch.speed = speed
    step = chunk_samples or len(pcm)
    said = [stretch.push(pcm[i : i + step]) for i in range(0, len(pcm), step)]
    return np.concatenate([*said, stretch.finish()])


def tone(hz, duration_s=2.0):
    at_s = np.arange(round(RATE_HZ * duration_s)) / RATE_HZ
    return (0.5 * np.sin(2 * np.pi * hz * at_s)).astype(np.float32)


@pytest.mark.parametrize("chunk_samples", [1, 159, 240, 401, 5120])
@pytest.mark.parametrize("speed", [1.0, 1.25, 1.5])
def test_chunked_equals_whole(speed, chunk_samples):
    part = NOISE[:4000]
    np.testing.assert_array_equal(stretched(part, speed, chunk_samples), stretched(part, speed))


def test_at_speed_one_every_sample_is_passed_on_as_it_is():
    np.testing.assert_array_equal(stretched(NOISE, 1.0, 333), NOISE)


@pytest.mark.parametrize("speed", [1.1, 1.25, 1.5])
def test_it_takes_as_much_less_time(speed):
    assert len(NOISE) / len(stretched(NOISE, speed)) == pytest.approx(speed, rel=0.03)


@pytest.mark.parametrize("hz", [80, 220, 1000])
def test_the_pitch_stays_and_there_is_no_click(hz):
    said = stretched(tone(hz), 1.25)
    spectrum = np.abs(np.fft.rfft(said * np.hanning(len(said))))
    heard_hz = np.argmax(spectrum) * RATE_HZ / len(said)
    assert heard_hz == pytest.approx(hz, abs=RATE_HZ / len(said))
    assert np.abs(np.diff(said)).max() < 1.1 * np.abs(np.diff(tone(hz))).max()


def test_the_last_sample_is_the_last_one_said():
    pcm = np.concatenate([NOISE, np.full(50, 0.9, np.float32)])
    np.testing.assert_array_equal(stretched(pcm, 1.5)[-50:], pcm[-50:])


def test_the_speed_may_change_at_every_push_without_a_click():
    stretch, said = TimeStretch(RATE_HZ), []
    for i, part in enumerate(np.split(tone(220), 100)):
        stretch.speed = 1.0 + (i % 6) / 10
        said.append(stretch.push(part))
    said = np.concatenate([*said, stretch.finish()])
    assert np.abs(np.diff(said)).max() < 1.1 * np.abs(np.diff(tone(220))).max()


@pytest.mark.parametrize("speed", [0.9, 2.1])
def test_a_speed_outside_its_range_is_our_own_mistake(speed):
    with pytest.raises(AssertionError):
        stretched(NOISE, speed)
