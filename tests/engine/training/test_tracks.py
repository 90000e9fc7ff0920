"""Networks of caption tracks learn, by either policy, as their commands are started."""

import json
import random
from dataclasses import replace

import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

import torch

from engine.spec import EOS_ID, PAD_ID
from engine.training import oracle, oracle_language, tracks
from engine.training.network.track_network import TrackNetwork
from engine.training.oracle_language import FIRST_TRANSLATION, VERB_LAST, oracle_sentences
from engine.training.tokens import learn_vocabulary
from engine.training.track_batches import SentenceIds, shuffled_batches, track_batch
from engine.training.track_losses import drawn_lags, hmt_loss, mean_loss, multi_path_loss
from tests.engine.tiny_tracks import SPEC

pytestmark = pytest.mark.torch


def sentences():
    rng = random.Random(1)

    def words(n):
        return tuple(rng.randrange(4, SPEC.n_pieces) for _ in range(n))

    return [SentenceIds(words(2 + i % 6), (words(3), words(i % 4), words(5))) for i in range(12)]


@pytest.fixture
def network():
    torch.manual_seed(1)
    return TrackNetwork(SPEC).eval()


def test_a_batch_is_fed_an_end_first_and_wants_one_last():
    batch = track_batch([SentenceIds((5, 6), ((7, 8), ())), SentenceIds((5,), ((9,), (4,)))])
    assert batch.source.tolist() == [[5, 6, EOS_ID], [5, EOS_ID, PAD_ID]]
    assert batch.tokens[0, 0].tolist() == [EOS_ID, 7, 8]
    assert batch.wanted[1, 1].tolist() == [4, EOS_ID, PAD_ID]
    assert batch.n_target.tolist() == [[3, 0], [2, 2]]


def test_an_epoch_has_every_sentence_once():
    batches = list(shuffled_batches(sentences(), 30, random.Random(1)))
    assert len(batches) > 1
    assert sum(len(batch.source) for batch in batches) == 12


def test_with_one_candidate_the_likelihood_is_that_of_wait_k(network):
    batch, lags = track_batch(sentences()), torch.full((12, 3), 2)
    single = TrackNetwork(replace(SPEC, n_candidates=1)).eval()
    single.load_state_dict(network.state_dict())
    with torch.no_grad():
        loss, plain = hmt_loss(single, batch, lags), multi_path_loss(network, batch, lags)
    assert float(loss.likelihood) == pytest.approx(float(plain.total), abs=1e-5)
    assert loss.delay == 0


def test_the_confidence_learns_from_likelihood_and_delay(network):
    loss = hmt_loss(network, track_batch(sentences()), torch.full((12, 3), 1))
    loss.total.backward()
    assert network.confidence.weight.grad.abs().sum() > 0
    assert all(parameter.grad.isfinite().all() for parameter in network.parameters())


def test_delay_alone_makes_it_write_sooner(network):
    batch, lags = track_batch(sentences()), torch.full((12, 3), 1)
    optimiser = torch.optim.SGD([network.confidence.weight], lr=0.1)
    before = hmt_loss(network, batch, lags).delay
    for _ in range(5):
        optimiser.zero_grad()
        hmt_loss(network, batch, lags).delay.backward()
        optimiser.step()
    assert hmt_loss(network, batch, lags).delay < before


def test_lags_are_drawn_for_each_language_or_for_all():
    rng = random.Random(1)
    apart = drawn_lags((1, 3, 9), (50, 3), rng, together=False)
    alike = drawn_lags((1, 3, 9), (50, 3), rng, together=True)
    assert {*apart.unique().tolist()} == {1, 3, 9}
    assert (apart != apart[:, :1]).any()
    assert (alike == alike[:, :1]).all()


def test_the_made_up_language_says_when_a_word_is_known():
    for made in oracle_sentences(50, 3):
        assert len(made.needed) == len(made.target) + 1
        assert list(made.needed) == sorted(made.needed)
        for token, needed in zip(made.target, made.needed, strict=False):
            word = token - FIRST_TRANSLATION + oracle_language.FIRST_VERB
            assert word in made.source[:needed]
    assert any(made.source[0] == VERB_LAST for made in oracle_sentences(9, 1))


@pytest.mark.parametrize("policy", ["multi-path", "hmt"])
def test_the_made_up_language_is_learned_from(tmp_path, monkeypatch, capsys, policy):
    monkeypatch.setattr(oracle, "N_SENTENCES", 40)
    command = ["x", "--work", str(tmp_path), "--policy", policy, "--batch-tokens", "100"]
    for steps in ("2", "3"):
        monkeypatch.setattr("sys.argv", [*command, "--steps", steps, "--resume"])
        oracle.main()
    assert torch.load(tmp_path / f"oracle-{policy}.pt", weights_only=True)["step"] == 3
    assert tracks.read_network(tmp_path / f"oracle-{policy}.pt", 1).spec.n_candidates == 1


def test_sentences_to_measure_on_are_a_table_of_ids(tmp_path, monkeypatch):
    out = tmp_path / "oracle.tsv"
    monkeypatch.setattr("sys.argv", ["x", "--out", str(out), "--sentences", "3"])
    oracle_language.main()
    rows = [line.split("\t") for line in out.read_text().splitlines()]
    assert [len(row) for row in rows] == [3, 3, 3]


def command_of(tmp_path):
    """Write rows and a vocabulary to learn from and return the arguments that name them."""
    texts = ["le chat dort bien", "un chien mange la pomme", "the cat sleeps", "ein Hund"]
    (tmp_path / "tracks.model").write_bytes(learn_vocabulary(texts, 28))
    rows = "Le chat dort.\tthe cat\tein Hund\n" * 8 + "Un chat.\t\tein Hund\n"
    (tmp_path / "rows.tsv").write_text(rows)
    command = ["x", "--work", str(tmp_path), "--out", str(tmp_path / "out"), "--source", "fr"]
    return [*command, "--languages", "en,de", "--steps", "3", "--width", "16"]


def test_tracks_are_learned_from_rows(tmp_path, monkeypatch):
    command = [*command_of(tmp_path), "--first-steps", "1", "--warm-up", "2"]
    monkeypatch.setattr("sys.argv", [*command, "--policy", "hmt", "--bfloat16", "--lags", "1,3"])
    tracks.main()
    network = tracks.read_network(tmp_path / "out" / "hmt.pt")
    assert network.spec.languages == ("en", "de")
    assert json.loads((tmp_path / "out" / "sizes.json").read_text())["d_ffn"] == 64


def test_separate_decoders_share_an_encoder_and_become_networks_of_one_language(
    tmp_path, monkeypatch
):
    command = [*command_of(tmp_path), "--policy", "multi-path", "--separate"]
    monkeypatch.setattr("sys.argv", command)
    tracks.main()
    first, second = (
        tracks.read_network(tmp_path / "out" / language / "multi-path.pt")
        for language in ("en", "de")
    )
    assert (first.spec.languages, second.spec.languages) == (("en",), ("de",))
    assert torch.equal(first.embed_tokens.weight, second.embed_tokens.weight)
    assert all(map(torch.equal, first.encoder.parameters(), second.encoder.parameters()))
    assert not torch.equal(first.decoder.tags.weight, second.decoder.tags.weight)


def test_separate_decoders_lose_the_mean_of_their_tokens(network):
    batch, lags = track_batch(sentences()), torch.full((12, 1), 2)
    parts = [batch.of_language(i) for i in range(3)]
    assert [len(part.source) for part in parts] == [12, 9, 12]
    single = TrackNetwork(replace(SPEC, languages=("en",))).eval()
    with torch.no_grad():
        losses = [multi_path_loss(single, part, lags[: len(part.source)]) for part in parts]
    n_tokens = [int(part.n_target.sum()) for part in parts]
    together = mean_loss(losses, n_tokens)
    expected = sum(n * float(loss.total) for n, loss in zip(n_tokens, losses, strict=True))
    assert float(together.total) == pytest.approx(expected / sum(n_tokens), rel=1e-5)
