import pytest

pytest.importorskip("sentencepiece")

from engine.training.tokens import Tokenizer, learn_vocabulary

TEXTS = ["le chat dort", "la chatte dort bien", "le chien court", "il dort", "elle court"] * 20


@pytest.fixture
def tokenizer(tmp_path):
    (tmp_path / "source.model").write_bytes(learn_vocabulary(TEXTS, 24))
    return Tokenizer(tmp_path / "source.model")


def test_the_special_tokens_have_the_networks_ids(tokenizer):
    assert len(tokenizer.pieces) == 24
    assert tokenizer.pieces[:4] == ["<s>", "<pad>", "</s>", "<unk>"]


def test_text_comes_back_from_its_ids(tokenizer):
    ids = tokenizer.encode("le chat court")
    assert min(ids) > 3
    assert tokenizer.decode(ids) == "le chat court"
    assert tokenizer.decode([2, *ids, 2, 1, 0]) == "le chat court"
    assert "".join(tokenizer.pieces[i] for i in ids) == "▁le▁chat▁court"
