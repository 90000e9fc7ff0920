"""Speech to learn languages from: both synthesisers speak each language equally often.

So no voice tells which language it speaks; but Pico has one speaker a language, whom rate, pitch
and speed change, and later a warped spectrum. Shards are like those of `synthesise`, with the
language in the place of the source text. Finished ones are kept.
"""

import gzip
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engine.events import Pcm
from engine.training.augment import Augmenter
from engine.training.corpus import DICTIONARY, Pair, is_speakable, pair_of
from engine.training.italian import italian_sentences
from engine.training.speak import write
from engine.training.synthesise import Spoken, write_spoken
from engine.training.voices import EspeakVoice, PicoVoice
from engine.training.wordless import Sounds

LANGUAGES = ("de", "en", "es", "fr", "it")
NO_LANGUAGE = "none"
LABELS = (*LANGUAGES, NO_LANGUAGE)
ESPEAK_NAMES = {
    "de": ("de",),
    "en": ("en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-us-nyc"),
    "es": ("es", "es-419"),
    "fr": ("fr-fr", "fr-be", "fr-ch"),
    "it": ("it",),
}
UTTERANCES_PER_SHARD = 300
MANIFEST = "manifest.tsv"
WORDLESS_SHARE = 0.15
N_LETTERS = 70  # of an utterance at least, 5 s or so
HELD_OUT_VARIANT = 5  # every fifth variant of espeak-ng is never learned from
HELD_OUT_SENTENCE = 10  # and every tenth sentence


@dataclass(frozen=True, slots=True)
class Part:
    """What one side of the split may use: sentences by language, variants, recorded noise."""

    sentences: dict[str, list[str]]
    variants: list[str]
    noise: list[Pcm]


def read_sentences(text: dict[str, tuple[Path, int]], seed: int) -> dict[str, list[str]]:
    """Return the speakable sentences of each language, in seeded order.

    `text` has a gzipped table and its column for each language; Italian may lack there.
    """
    sentences = {language: _column(path, at) for language, (path, at) in text.items()}
    sentences.setdefault("it", list(dict.fromkeys(italian_sentences(20_000, seed))))
    for each in sentences.values():
        random.Random(seed).shuffle(each)
    return sentences


def _column(path: Path, at: int) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    texts = dict.fromkeys(row[at] for row in rows if row[-1] != DICTIONARY)
    return [text for text in texts if is_speakable(pair_of(text, text))]


def read_variants() -> list[str]:
    """Return the names of all variants of espeak-ng's voices."""
    command = ["espeak-ng", "--voices=variant"]
    listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[1:]]
    files = [word for row in rows for word in row if word.startswith("!v/")]
    return sorted(file.removeprefix("!v/") for file in files if file != "!v/Mr")  # has a space


def parted(
    sentences: dict[str, list[str]], variants: list[str], noise: list[Pcm]
) -> tuple[Part, Part]:
    """Return what is learned from, and what is held out."""

    def side(*, is_held_out: bool) -> Part:
        def keep(i: int, every: int) -> bool:
            return (i % every == 0) == is_held_out

        return Part(
            {
                language: [text for i, text in enumerate(each) if keep(i, HELD_OUT_SENTENCE)]
                for language, each in sentences.items()
            },
            [name for i, name in enumerate(variants) if keep(i, HELD_OUT_VARIANT)],
            [sound for i, sound in enumerate(noise) if keep(i, HELD_OUT_VARIANT)],
        )

    return side(is_held_out=False), side(is_held_out=True)


class Speakers:
    """Speaks one language after the other, each by Pico and by espeak-ng in turn."""

    def __init__(self, part: Part, seed: int) -> None:
        self._part = part
        self._rng = np.random.default_rng(seed)
        self._augmenter = Augmenter(part.noise, seed)
        self._pico = {language: PicoVoice(language) for language in LANGUAGES}

    def utterances(self, n_utterances: int) -> Iterator[Spoken]:
        """Yield so many, in no order of voices that a language could be told from."""
        sounds = Sounds(self._part.noise, int(self._rng.integers(2**31)))
        n_wordless = int(n_utterances * WORDLESS_SHARE)
        for _ in range(n_wordless):
            yield Spoken("wordless", Pair("", NO_LANGUAGE, ""), sounds.draw())
        for i in range(n_utterances - n_wordless):
            language = LANGUAGES[i % len(LANGUAGES)]
            by_pico = i // len(LANGUAGES) % 2 == 0
            text = self._text(language)
            speech = self._by_pico(language, text) if by_pico else self._by_espeak(language, text)
            voice = "pico" if by_pico else "espeak"
            yield Spoken(voice, Pair(text, language, ""), self._augmenter.vary(speech))

    def _text(self, language: str) -> str:
        sentences, text = self._part.sentences[language], ""
        while len(text) < N_LETTERS:
            text += " " + sentences[self._rng.integers(len(sentences))]
        return text.strip()

    def _by_pico(self, language: str, text: str) -> Pcm:
        rate, pitch = self._rng.integers(75, 141), self._rng.integers(60, 161)
        return self._pico[language].speak(text, int(rate), int(pitch))

    def _by_espeak(self, language: str, text: str) -> Pcm:
        names, variants = ESPEAK_NAMES[language], self._part.variants
        name = names[self._rng.integers(len(names))]
        voice = EspeakVoice(f"{name}+{variants[self._rng.integers(len(variants))]}")
        words_per_minute, pitch = self._rng.integers(115, 221), self._rng.integers(5, 96)
        return voice.speak(text, int(words_per_minute), int(pitch))


def speak_recordings(folder: Path, part: Part, n_recordings: int, seed: int) -> None:
    """Write recordings and a manifest of file, language and voice, unless they are there."""
    if (folder / MANIFEST).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["file\tlanguage\tvoice"]
    for i, spoken in enumerate(Speakers(part, seed).utterances(n_recordings)):
        write(folder / f"{i:04d}.wav", spoken.speech)
        rows.append(f"{i:04d}.wav\t{spoken.pair.source}\t{spoken.voice}")
    (folder / MANIFEST).write_text("\n".join(rows) + "\n", encoding="utf-8")


def speak_shards(folder: Path, part: Part, n_shards: int, seed: int) -> None:
    """Write the shards that `folder` lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    for shard in tqdm(range(n_shards), desc=folder.name):
        stem = folder / f"{shard:04d}"
        if not stem.with_suffix(".npy").exists():
            speakers = Speakers(part, seed * 100_000 + shard)
            write_spoken(stem, speakers.utterances(UTTERANCES_PER_SHARD))
