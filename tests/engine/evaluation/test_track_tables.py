"""The tables of caption tracks, made of tracks that need no model."""

import numpy as np
import pytest

pytest.importorskip("sacrebleu")

from engine.caption_tracks import SourceWord
from engine.errors import EvaluationError
from engine.evaluation.bootstrap import Gain
from engine.evaluation.hmt import tell_text, text_json, text_table
from engine.evaluation.implied_lag import Spelling, wait_k_reading
from engine.evaluation.language_guess import LanguageGuess
from engine.evaluation.multilingual import (
    gains,
    multilingual_json,
    multilingual_table,
    tell_multilingual,
)
from engine.evaluation.quality import corpus_bleu, resampled_bleu
from engine.evaluation.read_lag import Adaptivity
from engine.evaluation.track_curve import Point, compared, neighbours, rises
from engine.evaluation.track_runs import (
    MultiwaySentence,
    TrackSetting,
    known_in,
    read_multiway,
    run_tracks,
)
from engine.glossary_tracks import GlossaryTracks

SOURCES = (
    "le petit chat noir dort sur la grande table rouge",
    "un chien blanc mange toujours dans la vieille maison",
    "la grande maison rouge est toujours pleine de chats",
)
WORDS = sorted({word for source in SOURCES for word in source.split()})
GLOSSARY = {
    language: {word: f"{word[::-1]}{ending}" for word in WORDS}
    for language, ending in (("en", "ing"), ("de", "ung"), ("es", "ado"))
}


def sentences():
    return [
        MultiwaySentence(
            source,
            {
                name: " ".join(words[word] for word in source.split())
                for name, words in GLOSSARY.items()
            },
        )
        for source in SOURCES
    ]


def tracks():
    return GlossaryTracks("fr", GLOSSARY)


def point(lagging, bleu, resampled=(0.0,)):
    return Point("p", lagging, bleu, Adaptivity(0, 0), np.array(resampled))


def test_a_run_has_what_each_language_says_and_when():
    run = run_tracks(tracks(), sentences(), TrackSetting({"en": 2, "es": 4}))
    assert run.texts["en"][0] == sentences()[0].targets["en"]
    assert run.readings["en"][0].read[0] < run.readings["es"][0].read[0]
    assert set(run.texts) == {"en", "es"}


def test_a_table_of_sentences_leaves_out_what_is_not_known(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("le chat\tthe cat\t\tel gato\nle petit chien\tthe dog\tder Hund\tel perro\n")
    found = read_multiway(path, ("en", "de", "es"))
    assert found[0].targets == {"en": "the cat", "es": "el gato"}
    assert [s.source for s in known_in(found, ["de"])] == ["le petit chien"]
    assert len(known_in(found, ["en"], n_most=1)) == 1
    with pytest.raises(EvaluationError, match="9 words"):
        known_in(found, ["en"], n_words_least=9)
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_multiway(tmp_path / "none.tsv", ("en",))


def test_a_curve_is_straight_between_its_points_and_level_outside():
    curve = [point(2, 20), point(4, 30)]
    around = [neighbours(curve, lagging) for lagging in (1, 2, 2.5, 4, 9)]
    assert [(before.bleu, after.bleu) for before, after, _ in around] == [
        (20, 20), (20, 20), (20, 30), (20, 30), (30, 30),
    ]  # fmt: skip
    assert [share for *_, share in around] == [0, 0, 0.25, 1, 0]


def test_a_point_is_tried_against_the_curve_at_its_own_lag():
    curve = [point(2, 20, [20, 22]), point(4, 30, [30, 28])]
    early, late = compared([point(3, 40, [35, 24]), point(5, 31, [32, 30])], curve)
    assert early.gain.points == 15
    assert (early.gain.low, early.gain.high) == pytest.approx((-0.725, 9.725))
    assert early.gain.p_value == 0.5
    assert (late.gain.points, late.gain.p_value) == (1, 0)


def test_a_bootstrap_draws_the_same_sentences_for_every_system():
    references = ["the cat sleeps on the table", "a white dog eats in the house"]
    worse = ["the cat is on a table", "a white dog eats in the house"]
    drawn = resampled_bleu(references, worse, 50)
    assert drawn.min() < corpus_bleu(references, worse) < drawn.max() == pytest.approx(100)
    equal = Gain.of(0, drawn - resampled_bleu(references, worse, 50))
    assert equal == Gain(0, 0, 0, 1)
    better = Gain.of(0, resampled_bleu(references, references, 50) - drawn)
    assert 0 < better.p_value < 0.5  # only where no sentence that differs was drawn


def test_a_lag_of_sub_words_implies_what_each_word_has_read():
    spelling = Spelling(n_source=len, n_target=len)
    reading = wait_k_reading(["ab", "c", "-"], ["x", "yz", "w"], 2, spelling)
    assert reading.read == (1, 3, 3)
    assert wait_k_reading(["a", "b", "c"], ["x", "y"], 2, Spelling.by_words()).read == (2, 3)


def test_a_rise_is_strict_or_not():
    assert rises([1, 2, 3], strictly=True)
    assert not rises([1, 2, 2], strictly=True)
    assert rises([1, 2, 2], strictly=False)


def test_the_table_of_a_policy_has_a_line_for_each_setting():
    said, lines = sentences(), []
    table = text_table(tracks(), tracks(), said, "en")
    assert table.lag_rises
    assert all(each.gain.points == pytest.approx(0) for each in table.stops)
    tell_text(table, lines.append)
    assert sum("wait-" in line for line in lines) == 7 + 2
    assert any("rises strictly over the stops: yes" in line for line in lines)
    assert len(text_json(table)["stops"]) == 7


def test_the_table_of_several_tracks_tells_each_language():
    lines = []
    table = multilingual_table(tracks(), sentences(), {"en": tracks()}, tracks(), {"en": tracks()})
    tell_multilingual(table, lines.append)
    assert table.right_language == 100
    assert {*table.together} == {*table.alone} == {"en", "de", "es"}
    assert {*table.bilingual} == {*table.separate} == {"en"}
    assert table.staggered["en"].lagging < table.staggered["de"].lagging
    assert table.moved["de"].lagging > table.staggered["de"].lagging
    assert table.moved["es"].lagging == table.staggered["es"].lagging
    assert table.steady["en"].lagging <= table.staggered["en"].lagging
    assert {*multilingual_json(table)["gains"]} == {*gains(table)}
    assert gains(table)["M2, slower ones to synchronous"].points == 0
    assert {*multilingual_json(table)["implied_al"]} == {"en", "de", "es"}
    assert any(line.startswith("M4, 3 tracks cost") for line in lines)


def test_a_guess_knows_languages_that_it_has_seen():
    guess = LanguageGuess({"en": ["the cat sleeps"], "de": ["die Katze schläft"]})
    assert guess.language_of("the cats") == "en"
    assert guess.language_of("eine Katze") == "de"


def test_words_of_a_run_are_those_of_the_source():
    heard = []

    class Listening(GlossaryTracks):
        def push(self, words):
            heard.extend(words)
            return super().push(words)

    run_tracks(Listening("fr", GLOSSARY), sentences()[:1], TrackSetting({"en": 1}))
    assert heard[0] == SourceWord("le", 300)
    assert len(heard) == 10
