"""A model chosen by the language heard hears all that was kept for it, from the beginning."""

import numpy as np
import pytest

from engine.audio.fake import FakeCapture
from engine.errors import BundleError
from engine.events import (
    BundleChanged,
    BundleRefused,
    CaptionUpdated,
    EngineReady,
    EngineStopped,
    LanguageHeard,
)
from engine.runtime.language import LanguageSpoken
from engine.runtime.language_choice import LanguageChoice, ModelChoice
from engine.runtime.switching import SwitchingTranslator
from engine.worker import Engine
from tests.engine.runtime.test_switching import Counting, join_loading

SPANISH, NOT_CLEAR = LanguageSpoken("es", 0.9), LanguageSpoken("", 0.4)


class FakeListener:
    """Answers after so many samples; until then it waits for the last `n_waiting_samples`."""

    def __init__(self, spoken, n_samples=3000, n_waiting_samples=10**6):
        self.spoken, self.n_left, self.n_waiting_samples = spoken, n_samples, n_waiting_samples

    def push(self, chunk):
        self.n_left -= len(chunk)
        return self.spoken if self.n_left <= 0 else None

    def finish(self):
        return self.spoken


def choice(listener, load=None):
    """Choose what `load` returns for whatever is heard; None: the model that is there."""

    def choose(spoken, present):
        assert present == ("fr", "en")
        is_understood = bool(spoken.language)
        return ModelChoice(LanguageHeard(spoken.language, "es-en", is_understood), load)

    return LanguageChoice(lambda: listener, choose)


def pushed(switching, n_chunks):
    said = []
    for _ in range(n_chunks):
        said += switching.push(np.zeros(1000, np.float32))
        join_loading()
    return [each.stable for each in said if isinstance(each, CaptionUpdated)]


def test_the_chosen_model_hears_everything_from_the_beginning():
    switching, new = SwitchingTranslator(Counting()), Counting("es")
    switching.choose_by_language(choice(FakeListener(SPANISH), lambda: new))
    assert pushed(switching, 5) == ["es 0", "es 1", "es 2", "es 3", "es 4"]
    assert new.n_samples == 5000
    heard, changed = switching.take_reports()
    assert heard == LanguageHeard("es", "es-en", is_understood=True)
    assert changed == BundleChanged("es", "en", 0)


def test_what_was_chosen_is_told_before_its_first_word():
    switching = SwitchingTranslator(Counting())
    switching.choose_by_language(choice(FakeListener(SPANISH), lambda: Counting("es")))
    assert pushed(switching, 3) == []
    assert pushed(switching, 1) == []  # here the model is there
    assert [type(each) for each in switching.take_reports()] == [LanguageHeard, BundleChanged]


def test_where_it_is_not_clear_the_present_model_hears_all_of_it():
    switching = SwitchingTranslator(Counting())
    switching.choose_by_language(choice(FakeListener(NOT_CLEAR)))
    assert pushed(switching, 5) == ["fr 0", "fr 1", "fr 2", "fr 3", "fr 4"]
    assert switching.take_reports() == [LanguageHeard("", "es-en", is_understood=False)]


def test_what_cannot_be_speech_goes_to_the_present_model():
    switching, old = SwitchingTranslator(Counting()), Counting()
    switching = SwitchingTranslator(old)
    switching.choose_by_language(choice(FakeListener(SPANISH, 10**7, n_waiting_samples=0)))
    pushed(switching, 40)
    assert old.n_samples == 24_000  # all but the last second


def test_after_speech_that_was_released_times_go_on():
    old, new = Counting(), Counting("es")
    switching = SwitchingTranslator(old)
    switching.choose_by_language(
        choice(FakeListener(SPANISH, 40_000, n_waiting_samples=0), lambda: new)
    )
    pushed(switching, 45)
    heard, changed = switching.take_reports()
    assert old.n_samples + new.n_samples == 45_000
    assert heard.start_ms == changed.at_ms == old.n_samples // 16


def test_a_source_that_ends_early_is_chosen_for_and_heard_all_the_same():
    switching, new = SwitchingTranslator(Counting()), Counting("es")
    switching.choose_by_language(choice(FakeListener(SPANISH), lambda: new))
    assert pushed(switching, 2) == []
    assert switching.settle() == []
    assert [type(each) for each in switching.take_reports()] == [LanguageHeard, BundleChanged]
    texts = [each.stable for each in switching.finish() if isinstance(each, CaptionUpdated)]
    assert texts == ["es 0", "es 1"]


def test_a_model_that_cannot_be_loaded_is_refused_and_the_present_one_hears_it_all():
    def fail():
        raise BundleError("es-en is damaged: install it again.")

    switching = SwitchingTranslator(Counting())
    switching.choose_by_language(choice(FakeListener(SPANISH), fail))
    assert pushed(switching, 5) == ["fr 0", "fr 1", "fr 2", "fr 3", "fr 4"]
    assert switching.take_reports()[1:] == [
        BundleRefused("bundle", "es-en is damaged: install it again.")
    ]


def test_without_anything_that_hears_languages_the_present_model_goes_on():
    def fail():
        raise BundleError("The languages are damaged: install Sotto again.")

    switching = SwitchingTranslator(Counting())
    switching.choose_by_language(LanguageChoice(fail, lambda *_: pytest.fail("chosen")))
    assert pushed(switching, 3) == ["fr 0", "fr 1", "fr 2"]
    assert [type(each) for each in switching.take_reports()] == [BundleRefused]


def test_while_a_session_runs_the_present_model_says_its_last_words_first():
    switching, new = SwitchingTranslator(Counting()), Counting("es")
    assert pushed(switching, 2) == ["fr 0", "fr 1"]
    switching.choose_by_language(choice(FakeListener(SPANISH), lambda: new))
    assert pushed(switching, 5) == ["es 0", "es 1", "es 2", "es 3", "es 4"]
    assert switching.take_reports()[1] == BundleChanged("es", "en", 2000 // 16)


def test_somebody_who_chooses_meanwhile_is_followed_and_nothing_is_lost():
    switching, new = SwitchingTranslator(Counting()), Counting("de")
    switching.choose_by_language(choice(FakeListener(SPANISH), lambda: pytest.fail("loaded")))
    assert pushed(switching, 2) == []
    switching.switch_to(lambda: new)
    join_loading()
    assert pushed(switching, 3) == ["de 0", "de 1", "de 2", "de 3", "de 4"]
    assert switching.take_reports() == [BundleChanged("de", "en", 0)]


def test_an_engine_tells_what_it_heard_and_translates_from_the_first_sample():
    capture = FakeCapture(np.zeros(16_000, np.float32))
    engine = Engine(capture, Counting, prepare=lambda translator: translator)
    engine.choose_by_language(choice(FakeListener(SPANISH), lambda: Counting("es")))
    engine.start()
    events = list(iter(lambda: engine.events.get(timeout=10), EngineStopped()))
    told = [
        each for each in events if isinstance(each, EngineReady | LanguageHeard | BundleChanged)
    ]
    assert told == [
        EngineReady("fr", "en"),
        LanguageHeard("es", "es-en", is_understood=True),
        BundleChanged("es", "en", 0),
    ]
    texts = [each.stable for each in events if isinstance(each, CaptionUpdated)]
    assert texts == [f"es {i}" for i in range(16)]
