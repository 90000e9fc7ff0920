"""Speaks: from the hidden states of written text to a waveform."""

from typing import Protocol

import numpy as np

from engine.bundle import Bundle
from engine.events import Pcm
from engine.runtime.graph import Tensor
from engine.runtime.onnx import Graph
from engine.runtime.unit_generator import UnitGenerator, Units
from engine.runtime.vocoder import Vocoder


class UnitVocoder(Protocol):
    """Units in, samples out: a streaming stage."""

    def reset(self) -> None:
        """Forget what was said."""

    def push(self, units: Units) -> Pcm:
        """Return the samples that `units` (n_units,) complete."""

    def finish(self) -> Pcm:
        """Return the samples that still wait."""


class Voice:
    """The unit generator and the vocoder of one utterance after another."""

    def __init__(self, unit_generator: UnitGenerator, vocoder: UnitVocoder) -> None:
        self._unit_generator = unit_generator
        self._vocoder = vocoder

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "Voice":
        """Return the voice of `bundle`."""
        durations = Graph(bundle.path("durations.onnx"), n_threads)
        vocoder = Vocoder(bundle, durations, Graph(bundle.path("vocoder.onnx"), n_threads))
        return Voice(UnitGenerator.load(bundle, n_threads), vocoder)

    def reset(self) -> None:
        """Begin an utterance."""
        self._unit_generator.reset()
        self._vocoder.reset()

    def push(self, hidden: Tensor) -> Pcm:
        """Return the samples (n_samples,) that the states (n, d_model) of new text complete."""
        units = self._unit_generator.push(hidden)
        return self._vocoder.push(units) if len(units) else np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return the samples that still wait: the utterance has ended."""
        return self._vocoder.finish()
