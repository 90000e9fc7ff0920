"""Translates with one model until another is loaded, and then with that; no sample is lost.

Both are in memory for a moment: while the new one loads, the old one goes on. Numbers of utterances
and times go on, too, as if one translator had said it all.

Threads: one calls the methods of a `Translator` and `take_reports`; any may call `switch_to`,
`set_latency_ms` and `set_lagging_k`; a new model is loaded on a thread of its own, `sotto-model`.
"""

import dataclasses
import logging
import threading
from collections.abc import Callable

from engine.errors import ConfigError, EngineError
from engine.events import BundleChanged, BundleRefused, Pcm, UtteranceEnded, WriteDecided
from engine.translation import Translated, Translator

log = logging.getLogger(__name__)

Load = Callable[[], Translator]
SwitchReport = BundleChanged | BundleRefused


class SwitchingTranslator:
    """A `Translator` whose model can be changed between two blocks of samples."""

    def __init__(self, translator: Translator) -> None:
        self.input_rate_hz = translator.input_rate_hz
        self.output_rate_hz = translator.output_rate_hz
        self._translator = translator
        self._n_samples = 0  # that were heard
        self._n_utterances = 0  # that were said, in the end or in part
        self._first_sample = self._first_utterance = 0  # of the present translator
        self._reports: list[SwitchReport] = []
        self._changed = threading.Lock()  # guards all below
        self._latency_ms: int | None = None
        self._lagging_k: int | None = None
        self._wanted = 0  # counts the wishes: only the last one holds
        self._next: Translator | EngineError | None = None

    @property
    def source_language(self) -> str:
        """What is understood now."""
        return self._translator.source_language

    @property
    def target_language(self) -> str:
        """What is written now."""
        return self._translator.target_language

    def switch_to(self, load: Load) -> None:
        """Translate with what `load` returns as soon as it has; it may take seconds, or raise."""
        with self._changed:
            self._wanted += 1
            arguments = (load, self._wanted)
        threading.Thread(target=self._load, args=arguments, name="sotto-model", daemon=True).start()

    def take_reports(self) -> list[SwitchReport]:
        """Return what came of the wishes since this was last asked, after all that `push` said."""
        reports, self._reports = self._reports, []
        return reports

    def reset(self) -> None:
        """Forget the session: the next sample is sample 0 of utterance 0."""
        self._translator.reset()
        self._n_samples = self._n_utterances = self._first_sample = self._first_utterance = 0

    def push(self, chunk: Pcm) -> list[Translated]:
        """Take samples (n_samples,), and let the next ones go to a model that was loaded since."""
        self._n_samples += len(chunk)
        said = [self._placed(each) for each in self._translator.push(chunk)]
        with self._changed:
            loaded, self._next = self._next, None
        if loaded is None:
            return said
        refusal = self._refusal(loaded)
        if refusal is not None:
            self._reports.append(refusal)
            return said
        assert not isinstance(loaded, EngineError)
        said += self.finish()
        self._begin(loaded)
        return said

    def finish(self) -> list[Translated]:
        """Return all that is still to say."""
        return [self._placed(each) for each in self._translator.finish()]

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change the chunk from the next one on, also for models that come later."""
        with self._changed:
            self._latency_ms = latency_ms
            self._translator.set_latency_ms(latency_ms)

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind, likewise."""
        with self._changed:
            self._lagging_k = lagging_k
            self._translator.set_lagging_k(lagging_k)

    def _load(self, load: Load, wish: int) -> None:
        try:
            loaded: Translator | EngineError = load()
        except EngineError as error:
            loaded = error
        except Exception as error:  # noqa: BLE001 - thread boundary: the old model goes on
            log.exception("a model could not be loaded, and nobody foresaw why")
            loaded = EngineError(f"The model cannot be loaded ({error!r}): please report it.")
        with self._changed:
            if wish == self._wanted:
                self._next = loaded

    def _refusal(self, loaded: Translator | EngineError) -> BundleRefused | None:
        """Return why what was loaded cannot take over; None: it can."""
        if isinstance(loaded, EngineError):
            return BundleRefused(loaded.code, str(loaded))
        rates_hz = (loaded.input_rate_hz, loaded.output_rate_hz)
        if rates_hz != (self.input_rate_hz, self.output_rate_hz):
            return BundleRefused(
                ConfigError.code,
                "That model hears or speaks at another rate: stop, and start again with it.",
            )
        return None

    def _begin(self, translator: Translator) -> None:
        with self._changed:
            if self._latency_ms is not None:
                translator.set_latency_ms(self._latency_ms)
            if self._lagging_k is not None:
                translator.set_lagging_k(self._lagging_k)
            self._translator = translator
        self._first_sample, self._first_utterance = self._n_samples, self._n_utterances
        self._reports.append(
            BundleChanged(
                translator.source_language, translator.target_language, self._to_ms(self._n_samples)
            )
        )

    def _placed(self, said: Translated) -> Translated:
        """Return what was said with its place in the session, not in the present model's part."""
        utterance = self._first_utterance + said.utterance
        self._n_utterances = max(self._n_utterances, utterance + 1)
        if isinstance(said, WriteDecided):
            return dataclasses.replace(said, utterance=utterance)
        shift_ms = self._to_ms(self._first_sample)
        end_ms = said.end_ms + shift_ms
        if isinstance(said, UtteranceEnded):
            start_ms = said.start_ms + shift_ms
            return UtteranceEnded(utterance, start_ms, end_ms)
        return dataclasses.replace(said, utterance=utterance, end_ms=end_ms)

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self.input_rate_hz
