import numpy as np
import pytest

from app import assets
from engine.audio.activity import ActivityMeter
from engine.audio.file import read_audio_blocks
from engine.events import ActivityChanged

RATE_HZ = 16_000
DURATION_S = 12
N_SAMPLES = DURATION_S * RATE_HZ
AT_S = np.arange(N_SAMPLES) / RATE_HZ


def activities(pcm, rate_hz=RATE_HZ, chunk_samples=1600):
    meter = ActivityMeter(rate_hz)
    changes = [meter.push(pcm[i : i + chunk_samples]) for i in range(0, len(pcm), chunk_samples)]
    return [change.activity for change in changes if change is not None]


def noise(amplitude, seed=1):
    rng = np.random.default_rng(seed)
    return rng.normal(0, amplitude, N_SAMPLES).astype(np.float32)


def pink_noise():
    spectrum = np.fft.rfft(noise(1.0))
    pcm = np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1))
    return (0.5 * pcm / np.abs(pcm).max()).astype(np.float32)


def hum():
    return (0.1 * np.sin(2 * np.pi * 50 * AT_S)).astype(np.float32)


def tune(note_s=0.4):
    """Chords with overtones that die away, each for `note_s`."""
    rng, at_s = np.random.default_rng(1), np.arange(round(note_s * RATE_HZ)) / RATE_HZ
    chords = []
    for step in rng.integers(0, 13, round(DURATION_S / note_s)):
        hz = 220 * 2 ** (step / 12)
        tones = [np.sin(2 * np.pi * hz * i * r * at_s) / i for i in range(1, 5) for r in (1, 1.5)]
        chords.append(0.05 * np.sum(tones, axis=0) * np.exp(-2 * at_s))
    return np.concatenate(chords).astype(np.float32)


def melody_with_vibrato():
    """One voice of a flute: a partial or three, that sway by a tenth of a semitone."""
    rng, at_s = np.random.default_rng(2), np.arange(RATE_HZ // 2) / RATE_HZ
    notes = []
    for step in rng.integers(0, 13, 2 * DURATION_S):
        hz = 330 * 2 ** (step / 12) * (1 + 0.003 * np.sin(2 * np.pi * 5 * at_s))
        phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
        notes.append(0.1 * np.sin(phase) + 0.03 * np.sin(2 * phase) + 0.01 * np.sin(3 * phase))
    return np.concatenate(notes).astype(np.float32)


def sirens():
    """Tones with overtones that glide as voices do, without a word."""
    hz = 160 * 2 ** (0.5 * np.sin(2 * np.pi * 0.9 * AT_S))
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    return (0.05 * sum(np.sin(i * phase) / i for i in range(1, 12))).astype(np.float32)


def talk():
    return np.concatenate(list(read_audio_blocks(assets.DEMO_CLIP, RATE_HZ)))[: 2 * N_SAMPLES]


@pytest.mark.parametrize(
    ("pcm", "expected"),
    [
        (np.zeros(N_SAMPLES, np.float32), ["no sound"]),
        (noise(0.0005), ["no speech"]),
        (noise(0.05), ["no speech"]),
        (pink_noise(), ["no speech"]),
        (hum(), ["no speech"]),
        (tune(), ["music"]),
        (melody_with_vibrato(), ["music"]),
        (sirens(), []),
        (talk(), []),
    ],
    ids=["silence", "a quiet room", "hiss", "rain", "a hum", "a tune", "a flute", "glides", "talk"],
)
def test_what_there_is_to_hear_is_told_once_and_talk_is_nothing_else(pcm, expected):
    assert activities(pcm) == expected


@pytest.mark.parametrize("chunk_samples", [1, 159, 5120])
def test_chunked_equals_whole(chunk_samples):
    pcm = tune()[: 6 * RATE_HZ]
    assert activities(pcm, chunk_samples=chunk_samples) == activities(pcm)


def test_the_rate_does_not_matter():
    assert activities(np.repeat(tune(), 3), 48_000, 960) == ["music"]


def test_words_over_music_are_speech_and_when_they_are_over_it_is_music_again():
    meter, pcm = ActivityMeter(RATE_HZ), tune()
    assert meter.push(pcm[: 6 * RATE_HZ]) == ActivityChanged("music", 5952)
    assert meter.note_words() == ActivityChanged("speech", 5952)
    assert meter.note_words() is None
    assert meter.push(pcm[6 * RATE_HZ : 8 * RATE_HZ]) is None
    assert meter.push(pcm[8 * RATE_HZ :]) == ActivityChanged("music", 11_952)


def test_a_pause_of_four_seconds_without_a_sound_is_nothing_yet():
    meter = ActivityMeter(RATE_HZ)
    meter.push(noise(0.0005)[: 6 * RATE_HZ])
    assert meter.push(np.zeros(4 * RATE_HZ, np.float32)) is None
    assert meter.push(np.zeros(2 * RATE_HZ, np.float32)).activity == "no sound"
