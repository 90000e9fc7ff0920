import pytest

pytest.importorskip("torch")

import torch

from engine.training.network.streamspeech import expected_new_tokens, streaming_mask

pytestmark = pytest.mark.torch


def test_a_token_is_new_where_it_is_neither_blank_nor_a_repeat():
    probs = torch.tensor([[0.5, 0.5, 0.0], [0.2, 0.8, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    expected = expected_new_tokens(probs.log()[None])
    torch.testing.assert_close(expected, torch.tensor([[0.5, 0.4, 1.0, 0.0]]))


def test_a_position_sees_to_the_end_of_the_chunk_that_both_heads_wait_for():
    new_source = torch.tensor([[1.0, 0, 1, 0, 0, 1]]).repeat(2, 1)
    new_target = torch.tensor([[0.5, 0.5, 0, 0, 1, 0]]).repeat(2, 1)
    mask = streaming_mask(
        new_source, new_target, torch.tensor([6, 5]), torch.tensor([2, 2]), n_positions=3
    )
    assert mask.shape == (2, 1, 3, 6)
    # Token 1 is counted at frame 1, and the next source token starts at frame 2; token 2 waits for
    # frame 5, which the shorter utterance lacks; there is no token 3 before the end.
    assert mask.sum(dim=-1).flatten().tolist() == [4, 6, 6, 4, 5, 5]
    assert mask[0, 0, 0].tolist() == [True] * 4 + [False] * 2


def test_a_wider_chunk_shows_more():
    new = torch.tensor([[1.0, 1, 1, 1, 1, 1]])
    seen = [
        streaming_mask(new, new, torch.tensor([6]), torch.tensor([chunk]), 6).sum(dim=-1)
        for chunk in (1, 3, 100)
    ]
    assert [s.flatten().tolist() for s in seen] == [[1, 2, 3, 4, 5, 6], [3, 3, 3, 6, 6, 6], [6] * 6]
