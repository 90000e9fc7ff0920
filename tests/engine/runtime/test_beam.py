import itertools

import numpy as np
import pytest

from engine.runtime.beam import beam_search
from engine.spec import BLANK_ID, EOS_ID, PAD_ID, UNKNOWN_ID

NEVER = [BLANK_ID, PAD_ID, UNKNOWN_ID]
N_TOKENS = 9


class Language:
    """What may follow depends on the last two tokens, at random but always alike."""

    def __init__(self, seed):
        scores = np.random.default_rng(seed).normal(0, 2, (N_TOKENS, N_TOKENS, N_TOKENS))
        self.log_probs = scores - np.log(np.exp(scores).sum(axis=2, keepdims=True))
        self.history = [[]]

    def expand(self, parents, tokens):
        self.history = [
            [*self.history[parent], token] for parent, token in zip(parents, tokens, strict=True)
        ]
        return np.array([self.after(history) for history in self.history], np.float32)

    def after(self, history):
        return self.log_probs[([0, *history])[-2], history[-1]]

    def score(self, tokens):
        fed, written = [EOS_ID, *tokens], [*tokens, EOS_ID]
        chances = [self.after(fed[: i + 1])[token] for i, token in enumerate(written)]
        return np.mean(chances)


def greedy(language, n_max):
    tokens = []
    while len(tokens) < n_max:
        log_probs = language.after([EOS_ID, *tokens]).copy()
        log_probs[NEVER] = -np.inf
        if not tokens:
            log_probs[EOS_ID] = -np.inf
        if log_probs.argmax() == EOS_ID:
            break
        tokens.append(int(log_probs.argmax()))
    return tuple(tokens)


@pytest.mark.parametrize("seed", range(20))
def test_a_beam_of_one_is_greedy(seed):
    language = Language(seed)
    (found,) = beam_search(language.expand, 1, 12, NEVER)
    assert found.tokens == greedy(Language(seed), 12)


@pytest.mark.parametrize("seed", range(5))
def test_scores_are_the_means_of_what_the_language_says(seed):
    language = Language(seed)
    found = beam_search(language.expand, 6, 8, NEVER)
    assert [h.score for h in found] == pytest.approx([language.score(h.tokens) for h in found])
    assert [h.score for h in found] == sorted([h.score for h in found], reverse=True)
    assert len({h.tokens for h in found}) == len(found) == 6


@pytest.mark.parametrize("seed", range(5))
def test_a_beam_as_wide_as_the_language_finds_the_best_of_all(seed):
    language, tokens = Language(seed), [EOS_ID, *range(4, N_TOKENS)]
    found = beam_search(language.expand, 1000, 3, NEVER)
    words = tokens[1:]
    every = [text for n in (1, 2, 3) for text in itertools.product(words, repeat=n)]
    assert found[0].tokens == max(every, key=language.score)


def test_what_is_forbidden_is_never_written():
    language = Language(1)
    language.log_probs[:, :, UNKNOWN_ID] = 0.0  # the likeliest of all
    assert all(UNKNOWN_ID not in h.tokens for h in beam_search(language.expand, 4, 6, NEVER))


def test_the_limit_ends_every_hypothesis():
    language = Language(2)
    language.log_probs[:, :, EOS_ID] = -50.0
    found = beam_search(language.expand, 3, 5, NEVER)
    assert [len(h.tokens) for h in found] == [5, 5, 5]
