import gzip

import pytest

from engine.training.corpus import Pair, is_speakable, pair_of, read_heldout, read_pairs


@pytest.mark.parametrize(
    ("source", "target", "speakable"),
    [
        ("Il dort.", "He sleeps.", True),
        ("Il a 3 chats.", "He has three cats.", False),
        ("Il a trois chats.", "He has 3 cats.", False),
        ("?", "What?", False),
        ("Quoi ?", " ", False),
        ("mot " * 22, "Words.", True),
        ("mot " * 23, "Words.", False),
    ],
)
def test_a_pair_is_used_when_what_is_heard_is_what_is_written(source, target, speakable):
    assert is_speakable(pair_of(source, target)) is speakable


@pytest.fixture
def corpus(tmp_path):
    rows = [(f"Phrase {word}.", f"Sentence {word}.", "talk") for word in "abcdefgh"]
    rows += [("chat", "cat", "dict-wiktionary"), ("Il a 3 ans.", "He is 3.", "talk")]
    path = tmp_path / "corpus.tsv.gz"
    path.write_bytes(gzip.compress("".join("\t".join(row) + "\n" for row in rows).encode()))
    return path


def test_the_dictionary_and_what_cannot_be_spoken_are_left_out(corpus):
    pairs = read_pairs(corpus, seed=1)
    assert sorted(pair.target for pair in pairs) == [f"Sentence {word}." for word in "abcdefgh"]
    assert Pair("Phrase a.", "phrase a", "Sentence a.") in pairs


def test_the_order_is_the_seeds(corpus):
    assert read_pairs(corpus, seed=1) == read_pairs(corpus, seed=1)
    assert read_pairs(corpus, seed=1) != read_pairs(corpus, seed=2)


def test_held_out_pairs_are_all_read_in_order(tmp_path):
    path = tmp_path / "dev.tsv"
    path.write_text("Il a 3 ans.\tHe is 3.\nOui !\tYes!\n", encoding="utf-8")
    assert read_heldout(path) == [
        Pair("Il a 3 ans.", "il a 3 ans", "He is 3."),
        Pair("Oui !", "oui", "Yes!"),
    ]
