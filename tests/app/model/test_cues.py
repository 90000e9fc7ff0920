import random
from itertools import pairwise

import pytest

from app.model.captions import Captions
from app.model.cues import to_cues, to_rows
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded


def utterances_of(*events):
    captions = Captions()
    for event in events:
        captions.apply(event)
    return captions.utterances


def test_an_utterance_without_words_has_no_cue():
    assert to_cues(utterances_of(UtteranceEnded(0, 0, 4000))) == []


def test_a_long_utterance_is_cut_where_its_words_were_spoken():
    words = [f"word{i:02}" for i in range(30)]  # 209 characters: three cues
    events = [
        CaptionUpdated("en", 0, " ".join(words[: i + 1]), "", (i + 1) * 500) for i in range(30)
    ]
    cues = to_cues(utterances_of(*events, UtteranceEnded(0, 0, 15000)))
    assert [cue.translation.split()[0] for cue in cues] == ["word00", "word10", "word20"]
    assert [(cue.start_ms, cue.end_ms) for cue in cues] == [
        (0, 5000),
        (5000, 10000),
        (10000, 15000),
    ]


def test_an_utterance_that_never_ended_reaches_to_its_last_word():
    cues = to_cues(utterances_of(SourceUpdated(0, "bonjour", "tout", 1500)))
    assert [(cue.start_ms, cue.end_ms, cue.source) for cue in cues] == [(0, 1500, "bonjour")]


@pytest.mark.parametrize("seed", range(20))
def test_cues_never_overlap_and_lose_no_word(seed):
    dice = random.Random(seed)
    events, end_ms = [], 0
    spoken = []
    for utterance in range(10):
        start_ms = end_ms + dice.choice([-300, 0, 500])
        end_ms = max(0, start_ms) + dice.choice([0, 200, 9000])
        words = [f"u{utterance}w{i}" for i in range(dice.randrange(60))]
        spoken += words
        half = words[: len(words) // 2]
        events.append(CaptionUpdated("en", utterance, " ".join(half), "", end_ms - 50))
        events.append(SourceUpdated(utterance, " ".join(words), "", end_ms))
        events.append(CaptionUpdated("en", utterance, " ".join(words), "", end_ms + 700))
        events.append(UtteranceEnded(utterance, max(0, start_ms), end_ms))
    cues = to_cues(utterances_of(*events))
    assert all(cue.start_ms < cue.end_ms for cue in cues)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(cues))
    assert " ".join(filter(None, (cue.translation for cue in cues))).split() == spoken
    assert " ".join(filter(None, (cue.source for cue in cues))).split() == spoken


def test_text_settled_all_at_once_is_spread_over_the_utterance():
    text = " ".join(f"word{i:02}" for i in range(30))
    events = (CaptionUpdated("en", 0, text, "", 15900), UtteranceEnded(0, 0, 15000))
    cues = to_cues(utterances_of(*events))
    assert [round(cue.end_ms, -3) for cue in cues] == [5000, 10000, 15000]


def test_chinese_is_cut_between_letters_and_not_before_a_closing_sign():
    text = "我们今天下午在火车站见面。" * 7  # 91 letters, two columns each: three cues
    events = (CaptionUpdated("zh", 0, text, "", 15_000), UtteranceEnded(0, 0, 15_000))
    cues = to_cues(utterances_of(*events))
    assert len(cues) == 3
    assert "".join(cue.translation for cue in cues) == text
    assert not any(cue.translation.startswith("。") for cue in cues)


def test_cues_that_crowd_each_other_come_later_and_stay_for_half_a_second():
    events = []
    for utterance in range(4):
        events.append(SourceUpdated(utterance, f"mot {utterance}", "", utterance * 100))
        events.append(UtteranceEnded(utterance, utterance * 100, utterance * 100 + 50))
    spans = [(cue.start_ms, cue.end_ms) for cue in to_cues(utterances_of(*events))]
    assert spans == [(0, 500), (500, 1000), (1000, 1500), (1500, 2500)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Hello.", ["Hello."]),
        (
            "He is good at the first day and we are going to get us.",
            ["He is good at the first day", "and we are going to get us."],
        ),
        (
            "我们今天下午在火车站见面。" * 2,
            ["我们今天下午在火车站见面。", "我们今天下午在火车站见面。"],
        ),
        ("x" * 50, ["x" * 50]),
    ],
    ids=["one", "two", "wide", "unbroken"],
)
def test_a_cue_is_set_in_rows_that_are_easily_read(text, rows):
    assert to_rows(text) == rows
