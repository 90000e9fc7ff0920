"""The unit HiFi-GAN: what a window of it depends on, and the numbers of the authors' code."""

import pytest

pytest.importorskip("torch")

import torch

from engine.spec import PUBLISHED
from engine.training.network.hifigan import frames_of
from tests.engine.golden import CLIPS, close, golden, needs_golden
from tests.engine.tiny_network import HIFIGAN, tiny_hifigan

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def tiny():
    return tiny_hifigan()


def test_the_published_sizes_reach_21_codes_and_make_320_samples():
    assert (PUBLISHED.vocoder.context_codes, PUBLISHED.vocoder.hop_samples) == (21, 320)


@torch.no_grad()
def test_a_code_is_heard_no_further_than_the_spec_says(tiny):
    codes = torch.randint(0, HIFIGAN.n_units, (1, 60))
    changed = codes.clone()
    changed[0, 30] = (codes[0, 30] + 1) % HIFIGAN.n_units
    heard = (tiny(codes) != tiny(changed))[0].nonzero() // HIFIGAN.hop_samples
    for n_codes in (30 - heard.min(), heard.max() - 30):
        assert 12 < n_codes <= HIFIGAN.context_codes


@torch.no_grad()
def test_a_window_with_its_context_gives_what_the_whole_gives(tiny):
    codes = torch.randint(0, HIFIGAN.n_units, (1, 70))
    hop, context = HIFIGAN.hop_samples, HIFIGAN.context_codes
    window = tiny(codes[:, 30 - context : 33 + context])
    whole = tiny(codes)[:, 30 * hop : 33 * hop]
    inner = window[:, context * hop : (context + 3) * hop]
    torch.testing.assert_close(inner, whole, atol=1e-6, rtol=1e-5)


def test_every_unit_lasts_a_frame_or_more():
    log_durations = torch.tensor([-3.0, 0.0, 1.0, 2.0]).log1p().nan_to_num(-1.0)
    assert frames_of(log_durations).tolist() == [1, 1, 1, 2]


@needs_golden
@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("which", ["prefix", "long"])
@torch.no_grad()
def test_the_authors_numbers(checkpoints, clip, which):
    from tests.engine.checkpoint import filled_vocoder

    vocoder, stored = filled_vocoder(checkpoints), golden(clip, "vocoder")
    units = torch.tensor(stored[f"{which}_units"])[None].long()
    log_durations = vocoder.log_durations(units)
    close(log_durations[0], stored[f"{which}_log_durations"])
    n_frames = frames_of(log_durations)[0]
    assert n_frames.tolist() == stored[f"{which}_durations"].tolist()
    waveform = vocoder(units.repeat_interleave(n_frames, dim=1))
    close(waveform[0], stored[f"{which}_waveform"])
