"""Keeps what is heard until its language is known, so that the right model hears all of it.

What cannot be speech is not kept: after a while without any, the model at hand hears it.
Threads: `SwitchingTranslator` calls it, on the thread of the translation.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.audio.resample import Resampler
from engine.events import LanguageHeard, Pcm
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.runtime.language import LanguageListener, LanguageSpoken
from engine.translation import Translator

Load = Callable[[], Translator]


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """What follows from a language: what is told, and what loads the model; None: it is at hand."""

    told: LanguageHeard
    load: Load | None = None


# Is given what was heard, and the two languages of the model at hand.
Choose = Callable[[LanguageSpoken, tuple[str, str]], ModelChoice]


class LanguageChoice:
    """Takes sound until a language is heard in it, and says which model that calls for.

    Attributes:
        spoken: What was heard; None as long as that is not known.
    """

    def __init__(
        self,
        open_listener: Callable[[], LanguageListener],
        choose: Choose,
    ) -> None:
        """Keep both; `open_listener` loads a small network, and may raise `EngineError`."""
        self.spoken: LanguageSpoken | None = None
        self._open_listener, self._choose = open_listener, choose
        self._listener: LanguageListener | None = None
        self._resampler: Resampler | None = None
        self._kept: deque[Pcm] = deque()
        self._n_kept_samples = 0

    def prepared_by(self, prepare: Callable[[Translator], Translator]) -> "LanguageChoice":
        """Return the same choice, whose models go through `prepare` where they are loaded."""
        choose = self._choose

        def prepared(spoken: LanguageSpoken, present: tuple[str, str]) -> ModelChoice:
            chosen = choose(spoken, present)
            load = chosen.load
            return chosen if load is None else replace(chosen, load=lambda: prepare(load()))

        return LanguageChoice(self._open_listener, prepared)

    def keep(self, chunk: Pcm) -> None:
        """Keep samples (n_samples,) without listening to them."""
        self._kept.append(chunk)
        self._n_kept_samples += len(chunk)

    def push(self, chunk: Pcm, rate_hz: int) -> Pcm:
        """Listen to samples (n_samples,) and return the older ones that need not be kept."""
        self.keep(chunk)
        if self._listener is None or self._resampler is None:
            self._listener = self._open_listener()
            self._resampler = Resampler(rate_hz, SAMPLE_RATE_HZ)
        self.spoken = self._listener.push(self._resampler.push(chunk))
        if self.spoken is not None:
            return np.zeros(0, np.float32)
        n_waiting_samples = self._listener.n_waiting_samples * rate_hz // SAMPLE_RATE_HZ
        return self._released(n_waiting_samples + rate_hz)  # and the second before the first word

    def choose(self, present: tuple[str, str]) -> ModelChoice:
        """Return what follows from what was heard, however little; `present` has two languages."""
        if self.spoken is None:
            listener = self._listener
            self.spoken = listener.finish() if listener else LanguageSpoken("", 0.0)
        return self._choose(self.spoken, present)

    def take_kept(self) -> Pcm:
        """Return all that is kept, in one piece, and keep nothing."""
        kept = np.concatenate([np.zeros(0, np.float32), *self._kept])
        self._kept.clear()
        self._n_kept_samples = 0
        return kept

    def _released(self, n_kept_samples: int) -> Pcm:
        """Return what is older than the last `n_kept_samples`, in whole chunks as they came."""
        released = [np.zeros(0, np.float32)]
        while self._kept and self._n_kept_samples - len(self._kept[0]) >= n_kept_samples:
            self._n_kept_samples -= len(self._kept[0])
            released.append(self._kept.popleft())
        return np.concatenate(released)
