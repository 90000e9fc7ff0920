import io
from pathlib import Path

import pytest
import sentencepiece

from engine.bundle import open_bundle
from engine.errors import BundleError
from engine.runtime.tokenizer import Tokenizer
from tests.engine.runtime.tones import tones_bundle

BUNDLE = Path(__file__).parents[3] / "assets" / "bundles" / "fr-en"
SMALL_TEXT = ["i'll be there in a minute", "he said that they went to the sea"] * 20


@pytest.fixture(scope="module")
def tokenizer():
    return Tokenizer.load(open_bundle(BUNDLE))


@pytest.fixture(scope="module")
def lower_case(tmp_path_factory):
    """A tokenizer as the published ones: lower case, apostrophes, no other marks."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SMALL_TEXT),
        model_writer=model,
        vocab_size=50,
        hard_vocab_limit=False,
        bos_id=0,
        pad_id=1,
        eos_id=2,
        unk_id=3,
        minloglevel=2,
    )
    path = tmp_path_factory.mktemp("vocabulary") / "target.model"
    path.write_bytes(model.getvalue())
    loaded = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return Tokenizer(path, [loaded.id_to_piece(i) for i in range(len(loaded))]), loaded


@pytest.mark.parametrize(
    "text", ["I don't know where it is, but I do.", "Tom's house is over there, I've seen it!"]
)
def test_word_by_word_gives_what_the_whole_gives(tokenizer, text):
    ids = [i for word in text.split() for i in tokenizer.encode(word)]
    model = sentencepiece.SentencePieceProcessor(model_file=str(BUNDLE / "target.model"))
    assert ids == model.encode(text)


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("There", "there"),
        ("I\u2019ll", "i'll"),
        ("minute,", "minute"),
        ("s\u00e9a", "sea"),
        ("SEA?!", "sea"),
    ],
)
def test_a_word_is_spelled_with_the_characters_that_the_vocabulary_has(lower_case, word, spelled):
    tokenizer, model = lower_case
    assert tokenizer.encode(word) == model.encode(spelled)


@pytest.mark.parametrize("word", ["", "\u2026\u2026", "\u65e5\u672c", "\U0001f600"])
def test_what_cannot_be_written_is_left_out(lower_case, word):
    tokenizer, _ = lower_case
    assert tokenizer.encode(word) == []


def test_a_bundle_without_a_vocabulary_says_so():
    with pytest.raises(BundleError, match=r"has no target\.model, which this task needs"):
        Tokenizer.load(tones_bundle())


def test_a_vocabulary_of_another_bundle_is_refused():
    with pytest.raises(BundleError, match="other sub-words"):
        Tokenizer(BUNDLE / "target.model", ("<s>", "</s>"))


def test_a_file_that_is_no_vocabulary_is_refused(tmp_path):
    (tmp_path / "target.model").write_bytes(b"none")
    with pytest.raises(BundleError, match="cannot be read"):
        Tokenizer(tmp_path / "target.model", ())
