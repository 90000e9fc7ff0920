import random

import pytest

from app.model.captions import Captions
from app.web.feed import Feed
from engine.events import (
    BundleChanged,
    CaptionUpdated,
    DeviceLost,
    EngineFailed,
    EngineReady,
    EngineStopped,
    LagMeasured,
    SourceUpdated,
    UtteranceEnded,
    WordSpoken,
)

READY = EngineReady("fr", "en")


def pieces_of(messages):
    return [piece for each in messages if each["kind"] == "pieces" for piece in each["pieces"]]


def take_all(feed, events):
    return [message for event in events for message in feed.take(event)]


def texts_of(pieces):
    """What a page makes of pieces: (utterance, side) -> text."""
    texts = {}
    for piece in pieces:
        if not piece["ends"]:
            key = (piece["utterance"], piece["side"])
            texts[key] = texts.get(key, "") + piece["text"]
    return texts


def test_a_piece_is_what_a_settled_text_grew_by():
    feed = Feed()
    messages = take_all(
        feed, [READY, SourceUpdated(0, "un", "de", 100), SourceUpdated(0, "un deux", "", 200)]
    )
    assert [(each["n"], each["text"]) for each in pieces_of(messages)] == [(1, "un"), (2, " deux")]
    assert [each["text"] for each in messages if each["kind"] == "partial"] == ["de", ""]


def test_what_does_not_change_is_not_told_again():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "de", 100)])
    assert feed.take(SourceUpdated(0, "un", "de", 150)) == []
    assert feed.take(LagMeasured(5)) == []


def test_what_the_dub_says_is_of_an_utterance_of_the_stream():
    feed = Feed()
    take_all(feed, [READY, CaptionUpdated("en", 0, "one", "", 1), EngineStopped(), READY])
    (message,) = feed.take(WordSpoken(0, 4, 7))
    assert message == {"kind": "spoken", "utterance": 1, "start": 4, "end": 7}


def test_a_settled_text_that_is_taken_back_is_not_told(caplog):
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un deux", "", 100)])
    assert feed.take(SourceUpdated(0, "une", "", 200)) == []
    assert "does not continue" in caplog.text


def test_the_end_of_an_utterance_is_a_piece_too():
    feed = Feed()
    messages = take_all(feed, [READY, SourceUpdated(0, "un", "", 1), UtteranceEnded(0, 0, 2)])
    assert [piece["ends"] for piece in pieces_of(messages)] == [False, True]


def test_another_language_is_told_and_the_stream_goes_on():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "", 1), UtteranceEnded(0, 0, 2)])
    (status,) = feed.take(BundleChanged("es", "it", 2))
    assert status["kind"] == "status"
    messages = take_all(feed, [SourceUpdated(1, "dos", "", 3)])
    assert [(each["utterance"], each["language"]) for each in pieces_of(messages)] == [(1, "es")]
    assert pieces_of(messages)[0]["main"] == "it"


def test_whoever_comes_back_gets_what_it_missed_and_no_more():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "", 1), SourceUpdated(0, "un deux", "", 2)])
    _, pieces, *_ = feed.welcome(feed.stream, after=1)
    assert [(each["n"], each["text"]) for each in pieces["pieces"]] == [(2, " deux")]
    assert (pieces["last"], pieces["n_missed"]) == (2, 0)


def test_whoever_knows_another_stream_gets_everything():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "", 1), SourceUpdated(0, "un deux", "", 2)])
    _, pieces, *_ = feed.welcome("another", after=7)
    assert [each["text"] for each in pieces["pieces"]] == ["un deux"]


def test_whoever_stayed_away_too_long_is_told_that_something_is_missing():
    feed = Feed(n_kept=2)
    take_all(feed, [READY, *(SourceUpdated(0, "a" * n, "", n) for n in range(1, 6))])
    _, pieces, *_ = feed.welcome(feed.stream, after=1)
    assert (pieces["n_missed"], pieces["pieces"][0]["text"]) == (2, "aa")
    assert feed.welcome("", after=0)[1]["n_missed"] == 0


def test_latecomers_who_ask_the_same_get_the_same_and_the_next_one_gets_more():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "", 1)])
    assert feed.welcome("", 0) == feed.welcome("", 0)
    feed.take(SourceUpdated(0, "un deux", "", 2))
    assert pieces_of(feed.welcome("", 0))[0]["text"] == "un deux"
    assert pieces_of(feed.welcome(feed.stream, 1))[0]["text"] == " deux"


def test_a_latecomer_sees_what_may_still_change():
    feed = Feed()
    take_all(feed, [READY, SourceUpdated(0, "un", "de", 1)])
    assert feed.welcome("", 0)[2:] == [
        {"kind": "partial", "utterance": 0, "side": "source", "language": "fr", "text": "de"}
        | {"main": "en"}
    ]


def test_the_next_session_does_not_write_into_the_utterances_of_the_last():
    feed = Feed()
    session = [READY, SourceUpdated(0, "un", "", 1), EngineStopped()]
    pieces = pieces_of(take_all(feed, session + session))
    assert [(each["utterance"], each["ends"]) for each in pieces] == [
        (0, False), (0, True), (1, False), (1, True),
    ]  # fmt: skip


def test_every_piece_keeps_the_language_it_was_said_in():
    feed = Feed()
    said = [SourceUpdated(0, "un", "", 1), CaptionUpdated("en", 0, "One", "", 1), EngineStopped()]
    take_all(feed, [READY, *said, EngineReady("ar", "en"), *said])
    pieces = feed.welcome("", 0)[1]["pieces"]
    assert [each["language"] for each in pieces if each["text"]] == ["fr", "en", "ar", "en"]


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "waiting"),
        ([READY], "listening"),
        ([READY, EngineStopped()], "stopped"),
        ([READY, EngineFailed("x", "X."), EngineStopped()], "failed"),
        ([READY, DeviceLost("capture", "mic"), EngineStopped()], "failed"),
        ([READY, DeviceLost("playback", "phones")], "listening"),
    ],
)
def test_the_page_is_told_how_sotto_is(events, state):
    feed = Feed()
    take_all(feed, events)
    assert feed.welcome("", 0)[0]["state"] == state


@pytest.mark.parametrize("seed", range(20))
def test_the_page_has_the_text_of_the_captions_however_often_it_comes_back(seed):
    random_ = random.Random(seed)
    feed, captions, seen, after = Feed(), Captions(), [], 0
    for event in random_session(random_):
        messages = feed.take(event)
        if not isinstance(event, EngineReady):
            captions.apply(event)
        if random_.random() < 0.3:  # it was away, and missed these
            messages = feed.welcome(feed.stream, after)
        seen += pieces_of(messages)
        after = max([after, *(each["last"] for each in messages if each["kind"] == "pieces")])
    expected = {(each.number, "source"): each.source.stable for each in captions.utterances}
    for each in captions.utterances:
        expected |= {(each.number, track): t.stable for track, t in each.translations.items()}
    assert texts_of(seen) == {key: text for key, text in expected.items() if text}


def random_session(random_):
    """Utterances that overlap, in words of several scripts."""
    words = ("un", " deux", " ", "三", "四五", " أهلا", "\n", " 👋", "<b>", "é")
    yield READY
    stable = {}
    for step in range(120):
        number = step // 20 + random_.choice((0, 0, 1))
        side = random_.choice(("source", "en", "zh"))
        stable[number, side] = stable.get((number, side), "") + random_.choice(("", *words))
        texts = (number, stable[number, side], random_.choice(words), step)
        yield SourceUpdated(*texts) if side == "source" else CaptionUpdated(side, *texts)
        if step % 20 == 19 and step > 20:
            yield UtteranceEnded(step // 20 - 1, 0, step)
