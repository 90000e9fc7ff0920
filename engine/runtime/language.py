"""Hears which language is spoken, from the first seconds of speech; knows no models.

Whole seconds are judged together, quiet ones are left out. As soon as one language is likely enough
it is the answer; after some seconds of speech without one, the answer is that it is not clear.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from engine.errors import BundleError
from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ, Frames, LogMel
from engine.runtime.graph import Graph, Tensor

GRAPH, FACTS = "languages.onnx", "languages.json"
NO_LANGUAGE = "none"  # the label of music, noise and rooms
BLOCK_SAMPLES = SAMPLE_RATE_HZ  # of what is judged together: a second
AUDIBLE_DB = -50.0  # a second whose loudest tenth is quieter is a pause
MIN_BLOCKS = 3  # of speech, before anything is said of it
MAX_BLOCKS = 8  # after so many without an answer there is none
# A few words and then a long pause: they are judged with what comes later, or not at all.
MAX_WAITING_BLOCKS = 20
MIN_PROBABILITY = 0.9  # none of 54 who read French is taken for others; docs/languages.md


@dataclass(frozen=True, slots=True)
class LanguageSpoken:
    """The answer: a language and how likely it is; without a `language` it is not clear."""

    language: str
    probability: float


class LanguageListener(Protocol):
    """What is asked which language is spoken: a streaming stage at 16 kHz."""

    @property
    def n_waiting_samples(self) -> int:
        """How many of the samples that came last may belong to the speech that is judged."""

    def reset(self) -> None:
        """Forget what was heard."""

    def push(self, chunk: Pcm) -> LanguageSpoken | None:
        """Take samples (n_samples,) and return the answer as soon as there is one."""

    def finish(self) -> LanguageSpoken:
        """Return the answer: nothing more will come."""


class LanguageIdentifier:
    """Judges seconds of sound by a graph of `features` that has a score for each label."""

    def __init__(self, graph: Graph, labels: tuple[str, ...]) -> None:
        self._graph, self._labels = graph, labels
        self._log_mel = LogMel()
        self.reset()

    @property
    def n_waiting_samples(self) -> int:
        """How many of the samples that came last may belong to the speech that is judged."""
        return self._n_waiting_blocks * BLOCK_SAMPLES + len(self._tail)

    def reset(self) -> None:
        """Forget what was heard."""
        self._tail = np.zeros(0, np.float32)
        self._forget()

    def push(self, chunk: Pcm) -> LanguageSpoken | None:
        """Take samples (n_samples,) at 16 kHz and return the answer as soon as there is one."""
        self._tail = np.concatenate([self._tail, chunk])
        while len(self._tail) >= BLOCK_SAMPLES:
            block, self._tail = self._tail[:BLOCK_SAMPLES], self._tail[BLOCK_SAMPLES:]
            answer = self._judge(block)
            if answer is not None:
                return answer
        return None

    def finish(self) -> LanguageSpoken:
        """Return the answer from what there was, however short."""
        if _is_audible(self._tail):
            self._blocks.append(self._tail)
        self._tail = np.zeros(0, np.float32)
        return self._answer(self._score()) if self._blocks else LanguageSpoken("", 0.0)

    def _judge(self, block: Pcm) -> LanguageSpoken | None:
        """Return the answer after one more second, if there is one."""
        if _is_audible(block):
            self._blocks.append(block)
        if not self._blocks:
            return None
        self._n_waiting_blocks += 1
        if self._n_waiting_blocks > MAX_WAITING_BLOCKS:
            self._forget()
        if len(self._blocks) < MIN_BLOCKS or not _is_audible(block):
            return None
        probabilities = self._score()
        if self._labels[int(probabilities.argmax())] == NO_LANGUAGE:
            self._forget()
            return None
        answer = self._answer(probabilities)
        return answer if answer.language or len(self._blocks) >= MAX_BLOCKS else None

    def _score(self) -> Tensor:
        """Return the probability of each label, (n_labels,)."""
        features = self._features()
        log_probabilities = self._graph.run(features=features[None])["log_probabilities"][0]
        probabilities: Tensor = np.exp(log_probabilities)
        return probabilities

    def _features(self) -> Frames:
        self._log_mel.reset()
        frames = self._log_mel.push(np.concatenate(self._blocks))
        return np.concatenate([frames, self._log_mel.finish()])

    def _answer(self, probabilities: Tensor) -> LanguageSpoken:
        likeliest = int(probabilities.argmax())
        language, probability = self._labels[likeliest], float(probabilities[likeliest])
        if language == NO_LANGUAGE or probability < MIN_PROBABILITY:
            return LanguageSpoken("", probability)
        return LanguageSpoken(language, probability)

    def _forget(self) -> None:
        self._blocks: list[Pcm] = []
        self._n_waiting_blocks = 0  # since the first of them, with the pauses


def open_identifier(folder: Path) -> LanguageIdentifier:
    """Return what hears languages by the graph in `folder`; raise `BundleError`."""
    from engine.runtime.onnx import Graph as OnnxGraph

    return LanguageIdentifier(OnnxGraph(folder / GRAPH), read_labels(folder))


def read_labels(folder: Path) -> tuple[str, ...]:
    """Return what the scores of the graph in `folder` stand for; raise `BundleError`."""
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        return tuple(str(label) for label in facts["labels"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BundleError(
            f"{folder} does not say which languages it knows: install Sotto again."
        ) from error


def _is_audible(block: Pcm) -> bool:
    """Say whether the loudest tenth of a second in it is louder than a quiet room."""
    n_samples = SAMPLE_RATE_HZ // 10
    pieces = [block[i : i + n_samples] for i in range(0, len(block), n_samples)]
    loudest = max((float(np.mean(np.square(piece))) for piece in pieces), default=0.0)
    return bool(10 * np.log10(loudest + 1e-12) > AUDIBLE_DB)
