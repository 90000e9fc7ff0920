"""The core of caption tracks: what a candidate sees, and that it sees nothing else."""

import pytest

pytest.importorskip("torch")

import torch

from engine.spec import EOS_ID
from engine.track_spec import TrackSpec
from engine.training.network.read_points import read_points, rows_of
from engine.training.network.track_network import TrackNetwork

pytestmark = pytest.mark.torch

SPEC = TrackSpec(
    languages=("en", "de", "es"),
    n_pieces=40,
    n_candidates=3,
    d_model=16,
    n_heads=2,
    d_ffn=24,
    n_encoder_layers=2,
    n_decoder_layers=2,
)
N_SOURCE, N_TARGET = 9, 6
LAGS = (1, 2, 4)


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(1)
    return TrackNetwork(SPEC).eval()


@pytest.fixture
def source():
    torch.manual_seed(2)
    return torch.randint(4, 40, (1, N_SOURCE))


@pytest.fixture
def tokens():
    torch.manual_seed(3)
    tokens = torch.randint(4, 40, (1, len(SPEC.languages), N_TARGET))
    tokens[..., 0] = EOS_ID
    return tokens


def run(network, source, tokens, lags=LAGS, n_candidates=3, n_target=None):
    """Return the states of every candidate (M, I, K, d), and where they are."""
    n_target = torch.tensor(n_target or [[N_TARGET] * len(lags)])
    points = read_points(
        torch.tensor([lags]), torch.tensor([source.shape[1]]), n_target, n_candidates
    )
    rows, packing = rows_of(tokens, points)
    with torch.no_grad():
        states = network.states(network.encode(source), rows)
    spread = [packing.spread(column, 0.0) for column in states.unbind(dim=-1)]
    return torch.stack(spread, dim=-1)[0], points


def is_changed(a, b):
    """Say which candidates (M, I, K) differ."""
    return (a - b).abs().amax(dim=-1) > 1e-6


def test_candidates_read_a_token_more_each_until_the_source_ends():
    points = read_points(torch.tensor([[2]]), torch.tensor([4]), torch.tensor([[4]]), 3)
    assert points.read[0, 0].tolist() == [[2, 3, 4], [3, 4, 4], [4, 4, 4], [4, 4, 4]]
    assert points.is_candidate[0, 0].sum(dim=-1).tolist() == [3, 2, 1, 1]
    assert points.clock[0, 0, :, 0].tolist() == [2, 3, 4, 5]


def test_something_is_read_before_anything_is_written():
    points = read_points(torch.tensor([[-1]]), torch.tensor([4]), torch.tensor([[2]]), 4)
    assert points.read[0, 0].tolist() == [[1, 1, 1, 2], [1, 1, 2, 3]]
    assert points.is_candidate[0, 0].tolist() == [
        [True, False, False, True],
        [True, False, True, True],
    ]


@pytest.mark.parametrize("lag", [1, 3, 20])
def test_one_candidate_is_wait_k(network, source, tokens, lag):
    """Its states are those of a plain decoder whose token i sees lag + i source tokens."""
    states, _ = run(network, source, tokens[:, :1], (lag,), 1)
    encoded = network.encode(source)
    place = torch.arange(N_TARGET)
    visible = (place[None, :] <= place[:, None])[None]
    plain, _ = network.decoder(
        network.embed_tokens(tokens[:, 0]),
        torch.zeros_like(tokens[:, 0]),
        place[None],
        network.decoder.initial_state(1),
        network.decoder.memory(encoded),
        torch.cat([torch.zeros(1, N_TARGET, 1, dtype=torch.bool), visible], dim=2),
        (lag + place).clamp(max=N_SOURCE)[None],
    )
    torch.testing.assert_close(states[0, :, 0], plain[0].detach())


@pytest.mark.parametrize("j", range(N_SOURCE))
def test_no_candidate_knows_a_source_token_that_it_has_not_read(network, source, tokens, j):
    before, points = run(network, source, tokens)
    other = source.clone()
    other[0, j] = 4 + (source[0, j] - 3) % 36
    after, _ = run(network, other, tokens)
    has_read = points.read[0] > j
    assert not (is_changed(before, after) & ~has_read).any()
    assert is_changed(before, after)[has_read & points.is_candidate[0]].all()


@pytest.mark.parametrize("language", range(3))
@pytest.mark.parametrize("i", range(1, N_TARGET))
def test_no_candidate_knows_a_word_that_is_not_written_by_then(
    network, source, tokens, language, i
):
    """Token i - 1 is fed to place i: whoever sees it comes later, in any language."""
    before, points = run(network, source, tokens)
    other = tokens.clone()
    other[0, language, i] = 4 + (tokens[0, language, i] - 3) % 36
    after, _ = run(network, source, other)
    changed = is_changed(before, after)
    assert not changed[language, :i].any()
    written_by = points.closed[0, language, i - 1]  # the clock by which it certainly is
    for m in {0, 1, 2} - {language}:
        assert not (changed[m] & (points.clock[0, m] <= written_by)).any()


def test_languages_learn_from_those_that_are_ahead(network, source, tokens):
    before, _ = run(network, source, tokens)
    other = tokens.clone()
    other[0, 0, 1] = 4 + (tokens[0, 0, 1] - 3) % 36
    after, _ = run(network, source, other)
    assert is_changed(before, after)[2].any()


def test_a_missing_language_changes_nothing(network, source, tokens):
    alone, _ = run(network, source, tokens[:, :1], LAGS[:1])
    beside, _ = run(network, source, tokens, n_target=[[N_TARGET, 0, 0]])
    torch.testing.assert_close(beside[0], alone[0])


def test_a_sentence_does_not_see_the_padding_of_its_batch(network, source, tokens):
    padded = torch.cat([source, torch.ones(1, 3, dtype=torch.long)], dim=1)
    both = torch.cat([padded, torch.full_like(padded, 7)])
    n_target = torch.tensor([[N_TARGET] * 3, [2, 0, 5]])
    lags, n_source = torch.tensor([LAGS, (1, 1, 1)]), torch.tensor([N_SOURCE, N_SOURCE + 3])
    points = read_points(lags, n_source, n_target, 3)
    rows, packing = rows_of(tokens.expand(2, -1, -1), points)
    with torch.no_grad():
        states = network.states(network.encode(both), rows)
    alone, _ = run(network, source, tokens)
    for c, column in enumerate(states.unbind(dim=-1)):
        torch.testing.assert_close(packing.spread(column, 0.0)[0], alone[..., c])


def test_the_encoder_word_by_word_is_the_encoder_at_once(network, source):
    with torch.no_grad():
        whole = network.encode(source)
        state, parts = network.encoder.initial_state(1), []
        for token in source.split(2, dim=1):
            states, new = network.encoder(network.embed_tokens(token), state)
            state = [
                (torch.cat([keys, k]), torch.cat([values, v]))
                for (keys, values), (k, v) in zip(state, new, strict=True)
            ]
            parts.append(states)
    torch.testing.assert_close(torch.cat(parts, dim=1), whole)
