"""Words of the source become captions on every track, and each word tells why it waited."""

import random

import pytest

from engine.caption_tracks import SourceWord, Track, TrackChoice, set_all
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded, WriteDecided
from engine.glossary_tracks import GlossaryTracks
from engine.runtime.cascade import Cascade
from engine.runtime.source_words import NewWords, SourceWords
from engine.runtime.track_captions import TrackCaptions
from tests.app.fake_translator import FakeTranslator

GLOSSARY = {
    "de": {"un": "eins", "deux": "zwei", "trois": "drei"},
    "es": {"un": "uno", "deux": "dos", "trois": "tres"},
}


@pytest.fixture
def translator():
    tracks = GlossaryTracks("fr", GLOSSARY)
    set_all(tracks, TrackChoice((Track("de", 1), Track("es", 2)), threshold=0.0))
    return tracks


def spoken(text, utterance=0, n_before=0):
    words = tuple(SourceWord(word, (n_before + i + 1) * 300) for i, word in enumerate(text.split()))
    return NewWords(utterance, n_before, words)


def captions_of(events, track):
    return [each for each in events if isinstance(each, CaptionUpdated) and each.track == track]


def test_the_settled_text_is_cut_into_words_that_are_given_out_once():
    words = SourceWords()
    first = words.push(SourceUpdated(0, "un deux", "tr", 600))
    again = words.push(SourceUpdated(0, "un deux", "trois", 900))
    then = words.push(SourceUpdated(0, "un deux trois", "", 1200))
    other = words.push(SourceUpdated(1, "un", "", 1500))
    assert [word.text for word in first.words] == ["un", "deux"]
    assert again.words == ()
    assert then == NewWords(0, 2, (SourceWord("trois", 1200),))
    assert (other.n_before, other.words[0].text) == (0, "un")


def test_each_track_grows_and_is_dated_by_what_had_been_read(translator):
    events = TrackCaptions(translator).push(spoken("un deux trois"))
    assert captions_of(events, "de")[-1] == CaptionUpdated("de", 0, "eins zwei drei", "", 900)
    assert [each.stable for each in captions_of(events, "es")] == ["uno", "uno dos"]
    assert [each.end_ms for each in captions_of(events, "es")] == [600, 900]


def test_a_decision_follows_the_caption_that_has_its_word(translator):
    events = TrackCaptions(translator).push(spoken("un"))
    assert [type(each) for each in events] == [CaptionUpdated, WriteDecided]
    assert (events[1].word, events[1].n_read, len(events[1].moments)) == ("eins", 1, 1)


def test_what_is_missing_between_two_pushes_still_counts_as_source(translator):
    captions = TrackCaptions(translator)
    captions.push(spoken("un"))
    events = captions.push(spoken("quatre", n_before=4))
    decided = [each for each in events if isinstance(each, WriteDecided)]
    assert {each.n_read for each in decided} == {5}
    assert {moment.n_read for each in decided for moment in each.moments} == {5}


def test_another_utterance_first_ends_the_one_before(translator):
    captions = TrackCaptions(translator)
    captions.push(spoken("un"))
    events = captions.push(spoken("deux", utterance=1))
    assert captions_of(events, "es") == [CaptionUpdated("es", 0, "uno", "", 300)]
    assert captions_of(events, "de") == [CaptionUpdated("de", 1, "zwei", "", 300)]


def test_how_words_come_does_not_change_the_tracks(translator):
    said = ["un", "deux", "trois", "dix", "onze", "douze"]
    dice = random.Random(3)
    results = []
    for _ in range(10):
        captions, events, n_given = TrackCaptions(translator), [], 0
        while n_given < len(said):
            n_words = dice.randint(1, 3)
            piece = spoken(" ".join(said[n_given : n_given + n_words]), n_before=n_given)
            events += captions.push(piece)
            n_given += n_words
        results.append(events + captions.finish())
    assert all(each == results[0] for each in results)


def test_a_recording_has_its_tracks_in_the_stream_and_before_the_end_of_each_utterance(
    translator,
):
    cascade = Cascade(FakeTranslator(), translator)
    silence = [0.0] * 16_000
    events = [event for _ in range(4) for event in cascade.push(silence)] + cascade.finish()
    ended = [i for i, each in enumerate(events) if isinstance(each, UtteranceEnded)]
    assert captions_of(events[: ended[0]], "es")[-1].stable == "uno dos tres"
    assert captions_of(events[ended[0] : ended[1]], "es")[-1].stable == "uno"
    assert captions_of(events, "en")[2].stable == "One two three."
