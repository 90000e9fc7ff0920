"""Translates with one model until another is loaded, and then with that; no sample is lost.

Both are in memory for a moment: while the new one loads, the old one goes on. Numbers of utterances
and times go on, too, as if one translator had said it all.

Where the model is to be chosen by the language heard, what is heard is kept until one is chosen and
loaded, and that hears all of it.

Threads: one calls the methods of a `Translator`, `settle` and `take_reports`; any may call
`switch_to`, `choose_by_language`, `set_latency_ms` and `set_lagging_k`; a new model is loaded on a
thread of its own, `sotto-model`.
"""

import dataclasses
import logging
import threading

import numpy as np

from engine.errors import ConfigError, EngineError
from engine.events import (
    BundleChanged,
    BundleRefused,
    LanguageHeard,
    Pcm,
    UtteranceEnded,
    WriteDecided,
)
from engine.runtime.language_choice import LanguageChoice, Load
from engine.translation import Translated, Translator

log = logging.getLogger(__name__)

SwitchReport = BundleChanged | BundleRefused | LanguageHeard


class SwitchingTranslator:
    """A `Translator` whose model can be changed between two blocks of samples."""

    def __init__(self, translator: Translator) -> None:
        self.input_rate_hz = translator.input_rate_hz
        self.output_rate_hz = translator.output_rate_hz
        self._translator = translator
        self._n_samples = 0  # that a translator was given
        self._n_utterances = 0  # that were said, in the end or in part
        self._first_sample = self._first_utterance = 0  # of the present translator
        self._reports: list[SwitchReport] = []
        self._choice: LanguageChoice | None = None  # keeps what is heard, until it is settled
        self._choice_wish = 0  # whose choice it is; after a later wish it only keeps
        self._owed = np.zeros(0, np.float32)  # kept for the present translator, which gets it next
        self._changed = threading.Lock()  # guards all below
        self._latency_ms: int | None = None
        self._lagging_k: int | None = None
        self._wanted = 0  # counts the wishes: only the last one holds
        self._next: Translator | EngineError | None = None
        self._wanted_choice: LanguageChoice | None = None
        self._loading: threading.Thread | None = None

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
            self._wanted_choice = None
            self._loading = threading.Thread(
                target=self._load, args=(load, self._wanted), name="sotto-model", daemon=True
            )
            self._loading.start()

    def choose_by_language(self, choice: LanguageChoice) -> None:
        """Keep what comes until its language is known, and let the model for it hear that."""
        with self._changed:
            self._wanted += 1  # whatever is being loaded comes too late
            self._next = None
            self._wanted_choice = choice

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
        said = self._begin_choice()
        said += self._translate(self._due(chunk))
        return said + self._take_up_loaded()

    def settle(self) -> list[Translated]:
        """Choose and load what is still to be chosen: the source has ended; `finish` comes next."""
        said = self._begin_choice()
        if self._choice is not None and self._choice_wish == self._wanted:
            self._follow(self._choice)
        if self._choice is not None and self._loading is not None:
            self._loading.join()  # what was kept is for the model that it loads
        return said + self._take_up_loaded()

    def finish(self) -> list[Translated]:
        """Return all that is still to say."""
        said = self._translate(self._due(np.zeros(0, np.float32)))
        return said + self._finish_present()

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

    def _translate(self, chunk: Pcm) -> list[Translated]:
        self._n_samples += len(chunk)
        return [self._placed(each) for each in self._translator.push(chunk)] if len(chunk) else []

    def _finish_present(self) -> list[Translated]:
        """Return all that the present translator has still to say; its next sample is its first."""
        if self._n_samples == self._first_sample:  # it heard nothing
            return []
        said = [self._placed(each) for each in self._translator.finish()]
        self._first_sample, self._first_utterance = self._n_samples, self._n_utterances
        return said

    def _begin_choice(self) -> list[Translated]:
        """Take up the wish to choose by language: the present model ends its part."""
        with self._changed:
            choice, self._wanted_choice = self._wanted_choice, None
            wish = self._wanted
        if choice is None:
            return []
        said = self._translate(self._taken_owed())
        if self._choice is not None:
            choice.keep(self._choice.take_kept())
        self._choice, self._choice_wish = choice, wish
        return said + self._finish_present()

    def _due(self, chunk: Pcm) -> Pcm:
        """Return what the present translator is to hear of what comes and of what was kept."""
        chunk = np.concatenate([self._taken_owed(), chunk])
        if self._choice is None:
            return chunk
        if self._choice_wish != self._wanted:  # somebody chose since, and that is being loaded
            self._choice.keep(chunk)
            return chunk[:0]
        try:
            released = self._choice.push(chunk, self.input_rate_hz)
        except EngineError as error:
            self._reports.append(BundleRefused(error.code, str(error)))
            return self._let_go()
        if self._choice.spoken is not None:
            self._follow(self._choice)
        return released

    def _follow(self, choice: LanguageChoice) -> None:
        """Tell what was chosen, and let it be loaded, or the present model hear what was kept."""
        chosen = choice.choose((self.source_language, self.target_language))
        start_ms = self._to_ms(self._n_samples)
        self._reports.append(dataclasses.replace(chosen.told, start_ms=start_ms))
        if chosen.load is None:
            self._owed = self._let_go()
        else:
            self.switch_to(chosen.load)

    def _let_go(self) -> Pcm:
        """Return all that was kept: it is settled who hears it."""
        choice, self._choice = self._choice, None
        return choice.take_kept() if choice is not None else np.zeros(0, np.float32)

    def _taken_owed(self) -> Pcm:
        owed, self._owed = self._owed, np.zeros(0, np.float32)
        return owed

    def _take_up_loaded(self) -> list[Translated]:
        """Let what was loaded take over and return what the old one still says."""
        with self._changed:
            loaded, self._next = self._next, None
        if loaded is None:
            return []
        refusal = self._refusal(loaded)
        said: list[Translated] = []
        if refusal is not None:
            self._reports.append(refusal)
        else:
            assert not isinstance(loaded, EngineError)
            said = self._finish_present()
            self._begin(loaded)
        self._owed = np.concatenate([self._taken_owed(), self._let_go()])
        return said

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
