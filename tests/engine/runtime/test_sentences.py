import pytest

from engine.runtime.sentences import MAX_WORDS, Sentences, Word

TEXT = 'Good morning, Tom. He said "no!" And\nleft at 3.5 degrees \n\n  slowly … bye'
WORDS = [
    ("Good", False), ("morning,", False), ("Tom.", True), ("He", False), ("said", False),
    ('"no!"', True), ("And", True), ("left", False), ("at", False), ("3.5", False),
    ("degrees", False), ("", True), ("slowly", False), ("…", True), ("bye", True),
]  # fmt: skip


@pytest.mark.parametrize("n_characters", [1, 2, 7, 1000])
def test_however_it_is_cut_the_words_and_their_ends_are_the_same(n_characters):
    sentences, words = Sentences(), []
    for start in range(0, len(TEXT), n_characters):
        words += sentences.push(TEXT[start : start + n_characters])
    words += sentences.finish()
    assert [(word.text, word.ends) for word in words] == WORDS


def test_a_word_waits_for_what_follows_it():
    sentences = Sentences()
    assert sentences.push("hel") == []
    assert sentences.push("lo ") == [Word("hello", ends=False)]


def test_a_sentence_without_an_end_is_cut():
    words = Sentences().push("a " * (MAX_WORDS + 3))
    assert [i for i, word in enumerate(words) if word.ends] == [MAX_WORDS - 1]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_nothing_is_no_sentence(text):
    sentences = Sentences()
    assert sentences.push(text) + sentences.finish() == []
