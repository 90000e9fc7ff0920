import random

import pytest

from app.model.captions import Captions, Passage
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded


def test_both_sides_of_an_utterance_grow_apart():
    captions = Captions()
    captions.apply(SourceUpdated(0, "bonjour", "tout", 800))
    captions.apply(CaptionUpdated("en", 0, "Hello", "all", 900))
    assert captions.source_passages(1) == [Passage(0, "bonjour", "tout")]
    assert captions.translation_passages(1) == [Passage(0, "Hello", "all")]


def test_an_ended_utterance_has_no_partial_text_left():
    captions = Captions()
    captions.apply(SourceUpdated(0, "bonjour", "tout", 800))
    captions.apply(UtteranceEnded(0, 100, 1000))
    assert captions.source_passages(1) == [Passage(0, "bonjour", "", is_ended=True)]


def test_passages_skip_utterances_without_text():
    captions = Captions()
    captions.apply(SourceUpdated(0, "un", "", 800))
    captions.apply(UtteranceEnded(1, 900, 1000))
    captions.apply(SourceUpdated(2, "deux", "", 2000))
    assert [each.utterance for each in captions.source_passages(5)] == [0, 2]


def test_old_utterances_are_forgotten_where_nobody_exports_them():
    captions = Captions(n_kept=2)
    for utterance in range(5):
        captions.apply(SourceUpdated(utterance, "mot", "", utterance * 1000))
    assert [each.number for each in captions.utterances] == [3, 4]


@pytest.mark.parametrize("seed", range(20))
def test_settled_text_never_shrinks_whatever_comes(seed, caplog):
    dice = random.Random(seed)
    captions = Captions()
    shown: dict[int, str] = {}
    for end_ms in range(200):
        utterance = dice.randrange(3)
        words = [dice.choice(["ah", "oh", "eh"]) for _ in range(dice.randrange(5))]
        so_far = shown.get(utterance, "") if dice.random() < 0.7 else ""
        stable = " ".join(filter(None, [so_far, *words]))
        captions.apply(SourceUpdated(utterance, stable, "hm", end_ms))
        for each in captions.utterances:
            assert each.source.stable.startswith(shown.get(each.number, ""))
            shown[each.number] = each.source.stable


def test_text_that_takes_words_back_is_reported(caplog):
    captions = Captions()
    captions.apply(SourceUpdated(0, "bonjour", "", 800))
    captions.apply(SourceUpdated(0, "bonsoir", "", 900))
    assert captions.source_passages(1) == [Passage(0, "bonjour", "")]
    assert "bonsoir" in caplog.text


def test_the_main_track_is_the_translation_whichever_began_first():
    captions = Captions(main_track="en")
    captions.apply(CaptionUpdated("de", 0, "Guten", "", 100))
    (before,) = captions.utterances
    assert before.translation.stable == ""
    captions.apply(CaptionUpdated("en", 0, "Hello", "", 200))
    (utterance,) = captions.utterances
    assert utterance.translation.stable == "Hello"
    assert {track: text.stable for track, text in utterance.tracks.items()} == {"de": "Guten"}
    assert [each.stable for each in captions.track_passages("de", 3)] == ["Guten"]
