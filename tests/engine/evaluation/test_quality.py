import pytest

from engine.evaluation.quality import (
    corpus_bleu,
    n_word_errors,
    sentence_bleu,
    spoken_words,
    word_error_rate,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J’ai dit « Non » !", ["j'ai", "dit", "non"]),
        ("Qu'est-ce que c'est ?", ["qu'est", "ce", "que", "c'est"]),
        ("E\u0301te\u0301 2024…", ["été", "2024"]),
        ("the boys' club", ["the", "boys", "club"]),
        (" - ", []),
    ],
)
def test_words_are_what_is_heard(text, words):
    assert spoken_words(text) == words


@pytest.mark.parametrize(
    ("reference", "hypothesis", "n_errors"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "", 3),
        ("", "a b", 2),
        ("a b c", "a x c", 1),
        ("a b c d", "b c d", 1),
        ("a b c", "a b x c y", 2),
        ("a b c d", "d c b a", 4),
    ],
)
def test_errors_are_the_fewest_changes(reference, hypothesis, n_errors):
    assert n_word_errors(reference.split(), hypothesis.split()) == n_errors


def test_the_error_rate_weighs_texts_by_their_words():
    assert word_error_rate(["Un deux trois.", "Quatre !"], ["un deux trois", "cinq"]) == 25.0


def test_saying_nothing_misses_every_word():
    assert word_error_rate(["un deux"], [""]) == 100.0


def test_a_perfect_translation_scores_100():
    text = "The quick brown fox jumps."
    assert corpus_bleu([text], [text]) == pytest.approx(100)
    assert sentence_bleu(text, text) == pytest.approx(100)
    assert corpus_bleu([text], [""]) == 0
