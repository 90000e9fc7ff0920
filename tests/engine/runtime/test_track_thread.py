"""Caption tracks on a thread of their own: nothing waits for them, and loss is told."""

import threading

import pytest

from engine.caption_tracks import NO_TRACKS, Track, TrackChoice
from engine.errors import BundleError
from engine.events import (
    CaptionUpdated,
    SourceUpdated,
    TracksRefused,
    TracksSkipped,
    UtteranceEnded,
    WriteDecided,
)
from engine.glossary_tracks import GlossaryTracks
from engine.runtime.track_thread import TrackThread

GLOSSARY = {
    "de": {"un": "eins", "deux": "zwei", "trois": "drei"},
    "es": {"un": "uno", "deux": "dos", "trois": "tres"},
}
DE = TrackChoice((Track("de", 1),), threshold=0.0)
BOTH = TrackChoice((Track("de", 1), Track("es", 1)), threshold=0.0)


class SlowTracks(GlossaryTracks):
    """Writes nothing before it may; `is_asked` tells that it has been given something."""

    def __init__(self):
        super().__init__("fr", GLOSSARY)
        self.is_asked, self.may_write = threading.Event(), threading.Event()

    def push(self, words):
        self.is_asked.set()
        assert self.may_write.wait(10)
        return super().push(words)


@pytest.fixture
def start():
    """Start a thread whose events are in its list `told`; it is closed at the end."""
    threads = []

    def start(
        choice=BOTH, load=lambda source, languages: GlossaryTracks("fr", GLOSSARY), **options
    ):
        thread = TrackThread(load, choice, **options)
        thread.told = []
        threads.append(thread)
        thread.start(thread.told.append)
        return thread

    yield start
    for thread in threads:
        thread.close()


def texts(thread, track):
    return [e.stable for e in thread.told if isinstance(e, CaptionUpdated) and e.track == track]


def say(thread, *texts, utterance=0):
    for text in texts:
        thread.push(SourceUpdated(utterance, text, "", 300 * len(text.split())))
    thread.push(UtteranceEnded(utterance, 0, 1000))


def test_every_track_is_told_and_then_the_end_of_the_utterance(start):
    thread = start()
    say(thread, "un", "un deux")
    thread.finish()
    assert texts(thread, "de") == ["eins", "eins zwei"]
    assert texts(thread, "es") == ["uno", "uno dos"]
    assert thread.told[-1] == UtteranceEnded(0, 0, 1000)
    assert sum(isinstance(event, WriteDecided) for event in thread.told) == 4


def test_whoever_pushes_does_not_wait_and_what_is_too_much_is_skipped_and_told(start):
    tracks = SlowTracks()
    thread = start(DE, lambda source, languages: tracks, max_waiting_words=2)
    thread.push(SourceUpdated(0, "un", "", 300))
    assert tracks.is_asked.wait(10)
    say(thread, "un deux", "un deux trois", "un deux trois dix", "un deux trois dix onze")
    tracks.may_write.set()
    thread.finish()
    assert texts(thread, "de")[-1] == "eins dix onze"
    assert [e for e in thread.told if isinstance(e, TracksSkipped)] == [TracksSkipped(2)]
    assert thread.told[-1] == UtteranceEnded(0, 0, 1000)


def test_a_stop_waits_only_so_long(start):
    tracks, moment = SlowTracks(), threading.Event()
    thread = start(DE, lambda source, languages: tracks, stop_limit_s=0)
    thread.push(SourceUpdated(0, "un", "", 300))
    assert tracks.is_asked.wait(10)
    say(thread, "un deux trois")

    def go_on_when_the_rest_is_given_up():
        while not thread._n_skipped:
            moment.wait(0.001)
        tracks.may_write.set()

    other = threading.Thread(target=go_on_when_the_rest_is_given_up)
    other.start()
    thread.finish()
    other.join()
    assert [type(event) for event in thread.told] == [
        CaptionUpdated,
        WriteDecided,
        TracksSkipped,
        UtteranceEnded,
    ]


def test_no_model_is_loaded_before_a_track_is_wanted(start):
    wanted = []

    def load(source, languages):
        wanted.append(languages)
        return GlossaryTracks("fr", GLOSSARY)

    thread = start(NO_TRACKS, load)
    say(thread, "un")
    thread.finish()
    assert thread.told == [UtteranceEnded(0, 0, 1000)]
    thread.choose(DE)
    say(thread, "deux", utterance=1)
    thread.finish()
    thread.choose(BOTH)
    say(thread, "trois", utterance=2)
    thread.finish()
    assert wanted == [("de",)]
    assert texts(thread, "de") == ["zwei", "drei"]
    assert texts(thread, "es") == ["tres"]


def test_another_model_comes_with_the_language_that_needs_it(start):
    models = {"de": {"de": GLOSSARY["de"]}, "es": GLOSSARY}
    thread = start(DE, lambda source, languages: GlossaryTracks("fr", models[languages[-1]]))
    thread.push(SourceUpdated(0, "un", "", 300))
    thread.finish()
    thread.choose(BOTH)
    say(thread, "un deux")
    say(thread, "trois", utterance=1)
    thread.finish()
    assert texts(thread, "de") == ["eins", "eins zwei", "drei"]
    assert texts(thread, "es") == ["tres"]


def test_a_lag_counts_from_the_next_word(start):
    thread = start(DE)
    thread.push(SourceUpdated(0, "un", "", 300))
    thread.finish()
    thread.choose(TrackChoice((Track("de", 3),), threshold=0.0))
    thread.push(SourceUpdated(0, "un deux trois", "", 900))
    thread.finish()
    assert texts(thread, "de") == ["eins"]


def test_a_track_that_is_given_up_ends_with_its_utterance(start):
    thread = start()
    thread.push(SourceUpdated(0, "un", "", 300))
    thread.finish()
    thread.choose(NO_TRACKS)
    say(thread, "un deux")
    say(thread, "trois", utterance=1)
    thread.finish()
    assert texts(thread, "es") == ["uno", "uno dos"]


def test_what_cannot_be_loaded_is_told_once_and_the_session_goes_on(start):
    asked = []

    def load(source, languages):
        asked.append(languages)
        raise BundleError("The model is damaged: fetch it again.")

    thread = start(DE, load)
    say(thread, "un")
    say(thread, "deux", utterance=1)
    thread.finish()
    assert thread.told == [
        TracksRefused("bundle", "The model is damaged: fetch it again."),
        UtteranceEnded(0, 0, 1000),
        UtteranceEnded(1, 0, 1000),
    ]
    assert asked == [("de",)]


def test_a_mistake_is_raised_where_it_is_pushed(start):
    def load(source, languages):
        raise ZeroDivisionError

    thread = start(DE, load)
    thread.push(SourceUpdated(0, "un", "", 300))
    with pytest.raises(ZeroDivisionError):
        thread.finish()
    with pytest.raises(ZeroDivisionError):
        thread.push(SourceUpdated(0, "un deux", "", 600))


def test_another_source_language_needs_another_model(start):
    loaded = []

    def load(source, languages):
        loaded.append((source, languages))
        return GlossaryTracks(source, GLOSSARY)

    thread = start(BOTH, load)
    thread.hear("fr", "en")
    say(thread, "un")
    thread.hear("it", "es")
    say(thread, "due", utterance=1)
    thread.finish()
    assert loaded == [("fr", ("de", "es")), ("it", ("de",))]
    assert texts(thread, "de") == ["eins", "due"]
    assert texts(thread, "es") == ["uno"]  # the speech engine writes it itself from then on
