"""Stage 1c, `python -m engine.training.wordless`: sounds in which nobody speaks.

Music made of notes and beats, coloured noise, hums and sweeps, and pieces of recorded background
sound, in one shard like those of `synthesise` with empty texts. A recogniser that never met them
hears words in a melody.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.training.augment import PEAK_DB_RANGE, read_noise
from engine.training.corpus import Pair
from engine.training.synthesise import Spoken, write_spoken

VOICE = "wordless"
LENGTH_S_RANGE = (2.0, 8.0)
LOWEST_NOTE_HZ, N_NOTES = 82.4, 40  # from the lowest string of a guitar, in semitones
SCALES = [(0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 7, 9), tuple(range(12))]
BEATS_S = (0.125, 0.25, 0.25, 0.5, 1.0)


class Sounds:
    """Draws one sound after another from one seeded generator."""

    def __init__(self, recordings: list[Pcm], seed: int) -> None:
        self._recordings = recordings
        self._rng = np.random.default_rng(seed)

    def draw(self) -> Pcm:
        """Return some seconds of a random kind of sound: (n_samples,) float32 at 16 kHz."""
        n_samples = int(self._rng.uniform(*LENGTH_S_RANGE) * SAMPLE_RATE_HZ)
        kinds: list[Callable[[int], Pcm]] = [self._music, self._music, self._noise, self._sweep]
        if self._recordings:
            kinds.append(self._recorded)
        sound = kinds[self._rng.integers(len(kinds))](n_samples)
        if self._rng.random() < 0.3:
            sound = sound + self._rng.uniform(0.02, 0.3) * self._noise(n_samples)
        peak = 10 ** (self._rng.uniform(*PEAK_DB_RANGE) / 20)
        return (sound * (peak / max(float(np.abs(sound).max()), 1e-4))).astype(np.float32)

    def _music(self, n_samples: int) -> Pcm:
        """Return a melody, in half of the cases over chords, in half over beats."""
        rng, sound = self._rng, np.zeros(n_samples, np.float32)
        scale, key = SCALES[rng.integers(len(SCALES))], int(rng.integers(12))
        tempo, timbre = rng.uniform(0.6, 1.6), self._timbre()
        chords, beats = rng.random() < 0.5, rng.random() < 0.5
        start = 0
        while start < n_samples:
            n_beat_samples = int(BEATS_S[rng.integers(len(BEATS_S))] * tempo * SAMPLE_RATE_HZ)
            for _ in range(int(rng.integers(2, 5)) if chords else 1):
                semitones = key + 12 * rng.integers(N_NOTES // 12) + scale[rng.integers(len(scale))]
                _add(sound, start, self._note(int(semitones), 2 * n_beat_samples, timbre))
            if beats:
                _add(sound, start, self._beat())
            start += n_beat_samples
        return sound

    def _timbre(self) -> tuple[Pcm, float, float]:
        """Return the strengths of overtones, how fast a note dies away, and its vibrato."""
        n_overtones = int(self._rng.integers(1, 12))
        fall = self._rng.uniform(0.3, 2.0)
        strengths = self._rng.random(n_overtones) / np.arange(1, n_overtones + 1) ** fall
        return strengths.astype(np.float32), self._rng.uniform(0.5, 8), self._rng.choice([0, 0.004])

    def _note(self, semitones: int, n_samples: int, timbre: tuple[Pcm, float, float]) -> Pcm:
        strengths, decay, vibrato = timbre
        time_s = np.arange(n_samples) / SAMPLE_RATE_HZ
        pitch_hz = LOWEST_NOTE_HZ * 2 ** (semitones / 12)
        phase = 2 * np.pi * pitch_hz * (time_s + vibrato * np.sin(2 * np.pi * 5.5 * time_s) / 35)
        overtones = np.arange(1, len(strengths) + 1)
        audible = strengths * (overtones * pitch_hz < SAMPLE_RATE_HZ / 2)
        tone = (audible[:, None] * np.sin(overtones[:, None] * phase)).sum(axis=0)
        attack = np.minimum(1, time_s / self._rng.uniform(0.005, 0.05))
        return np.asarray(tone * attack * np.exp(-decay * time_s), np.float32)

    def _beat(self) -> Pcm:
        """Return a drum: noise or a falling tone that dies away at once."""
        time_s = np.arange(int(0.2 * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
        if self._rng.random() < 0.5:
            hit = self._rng.standard_normal(len(time_s))
        else:
            hit = np.sin(2 * np.pi * 60 * np.exp(-4 * time_s) * time_s * 2)
        return (hit * np.exp(-self._rng.uniform(15, 60) * time_s)).astype(np.float32)

    def _noise(self, n_samples: int) -> Pcm:
        """Return noise whose spectrum falls or rises by up to 6 dB an octave, in slow waves."""
        spectrum = np.fft.rfft(self._rng.standard_normal(n_samples))
        tilt = self._rng.uniform(-1.0, 0.5)
        spectrum *= np.maximum(np.arange(len(spectrum)), 20) ** tilt
        noise = np.fft.irfft(spectrum, n_samples)
        time_s = np.arange(n_samples) / SAMPLE_RATE_HZ
        depth, rate_hz = self._rng.uniform(0, 0.9), self._rng.uniform(0.1, 5)
        waves = 1 - depth * (0.5 + 0.5 * np.sin(2 * np.pi * rate_hz * time_s))
        return np.asarray(noise / np.abs(noise).max() * waves, np.float32)

    def _sweep(self, n_samples: int) -> Pcm:
        """Return a hum, an alarm or an engine: a tone with overtones whose pitch wanders."""
        time_s = np.arange(n_samples) / SAMPLE_RATE_HZ
        low_hz, depth = self._rng.uniform(50, 1500), self._rng.choice([0, 0.02, 0.3])
        rate_hz = self._rng.uniform(0.1, 6)
        pitch_hz = low_hz * (1 + depth * np.sin(2 * np.pi * rate_hz * time_s))
        phase = 2 * np.pi * np.cumsum(pitch_hz) / SAMPLE_RATE_HZ
        strengths = self._timbre()[0]
        return np.asarray(
            sum(s * np.sin(i * phase) for i, s in enumerate(strengths, 1)), np.float32
        )

    def _recorded(self, n_samples: int) -> Pcm:
        recording = self._recordings[self._rng.integers(len(self._recordings))]
        start = int(self._rng.integers(max(1, len(recording) - n_samples)))
        return np.resize(recording[start : start + n_samples], n_samples)


def _add(sound: Pcm, start: int, piece: Pcm) -> None:
    room = sound[start : start + len(piece)]
    room += piece[: len(room)]


def _utterances(sounds: Sounds, n_sounds: int) -> Iterator[Spoken]:
    for _ in tqdm(range(n_sounds)):
        yield Spoken(VOICE, Pair("", "", ""), sounds.draw())


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--n", type=int, default=1500, help="how many sounds, of 5 s or so")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    sounds = Sounds(read_noise(arguments.noise), arguments.seed)
    write_spoken(arguments.out / "0000", _utterances(sounds, arguments.n))


if __name__ == "__main__":
    main()
