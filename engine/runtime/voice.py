"""Speaks: from the hidden states of written text to a waveform."""

from typing import assert_never

import numpy as np

from engine.bundle import Bundle
from engine.events import Pcm
from engine.runtime.graph import Tensor
from engine.runtime.hifigan import HifiganVocoder
from engine.runtime.onnx import Graph
from engine.runtime.unit_generator import UnitGenerator
from engine.runtime.units import UnitVocoder
from engine.runtime.vocoder import Vocoder
from engine.spec import HifiganSpec, VocoderSpec


def load_vocoder(bundle: Bundle, n_threads: int) -> UnitVocoder:
    """Return the vocoder of `bundle`, of whichever kind it is."""
    durations = Graph(bundle.path("durations.onnx"), n_threads)
    vocoder = Graph(bundle.path("vocoder.onnx"), n_threads)
    match bundle.spec.vocoder:
        case VocoderSpec() as spec:
            return Vocoder(spec, durations, vocoder)
        case HifiganSpec() as spec:
            return HifiganVocoder(spec, durations, vocoder)
        case _ as unknown:
            assert_never(unknown)


class Voice:
    """The unit generator and the vocoder of one utterance after another."""

    def __init__(self, unit_generator: UnitGenerator, vocoder: UnitVocoder) -> None:
        self.unit_generator = unit_generator
        self.vocoder = vocoder

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "Voice":
        """Return the voice of `bundle`."""
        return Voice(UnitGenerator.load(bundle, n_threads), load_vocoder(bundle, n_threads))

    def reset(self) -> None:
        """Begin an utterance."""
        self.unit_generator.reset()
        self.vocoder.reset()

    def push(self, hidden: Tensor) -> Pcm:
        """Return the samples (n_samples,) that the states (n, d_model) of new text complete."""
        units = self.unit_generator.push(hidden)
        return self.vocoder.push(units) if len(units) else np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return the samples that still wait: the utterance has ended."""
        return self.vocoder.finish()
