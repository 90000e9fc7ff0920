"""Deals out pieces of speech with their language, never twice alike.

A piece is warped, tilted, smeared by echo, cut to a telephone's band and laid over noise, each by
chance, so that neither a voice nor a room tells the language.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.runtime.features import N_MELS, Frames
from engine.training.distortion import echoed, warped
from engine.training.language_speech import LABELS, NO_LANGUAGE
from engine.training.shards import Utterance

N_FRAMES_RANGE = (200, 600)
SHORTEST_FRAMES = 50
WARP_RANGE = (0.8, 1.25)
TILT = 1.5  # deviation of the points of the tilt, natural log of power
N_TILT_POINTS = 6
NOISE_SHARE, ECHO_SHARE, NARROW_SHARE, SLOW_SHARE = 0.6, 0.35, 0.3, 0.4
NOISE_DB_RANGE = (5.0, 30.0)
ECHO_DECAY_FRAMES, ECHO_DB_RANGE = (3.0, 18.0), (-14.0, 0.0)
HIGH_BAND_RANGE, LOW_BAND_RANGE = (52, 76), (0, 10)  # 3.2 to 7.3 kHz, 0 to 300 Hz
BLOTTED_BANDS, BLOTTED_FRAMES, N_BLOTS = 10, 15, 2
DB_TO_LOG_POWER = np.log(10) / 10


@dataclass(frozen=True, slots=True)
class LanguageBatch:
    """`features` (B, T, n_mels) and places in `LABELS` (B,)."""

    features: Tensor
    labels: Tensor


class LanguageDealer:
    """Draws pieces from utterances, whose source text is their language."""

    def __init__(self, utterances: list[Utterance], seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        heard = [u for u in utterances if len(u.features) >= SHORTEST_FRAMES]
        self._by_label = {label: [u for u in heard if u.source == label] for label in LABELS}
        self._noise = self._by_label[NO_LANGUAGE]

    def batch(self, n_pieces: int) -> LanguageBatch:
        """Return as many pieces of each language, of one random length."""
        n_frames = int(self._rng.integers(*N_FRAMES_RANGE))
        places = np.arange(n_pieces) % len(LABELS)
        pieces = [self._piece(self._by_label[LABELS[place]], n_frames) for place in places]
        return LanguageBatch(torch.from_numpy(np.stack(pieces)), torch.from_numpy(places))

    def _piece(self, utterances: list[Utterance], n_frames: int) -> Frames:
        piece = self._cut(utterances, n_frames)
        piece = self._stretched(piece, n_frames) if self._rng.random() < SLOW_SHARE else piece
        piece = warped(piece, self._rng.uniform(*WARP_RANGE))
        if self._rng.random() < ECHO_SHARE:
            decay_frames = self._rng.uniform(*ECHO_DECAY_FRAMES)
            piece = echoed(piece, decay_frames, self._rng.uniform(*ECHO_DB_RANGE))
        if self._rng.random() < NOISE_SHARE:
            piece = self._over_noise(piece)
        piece = self._narrow(piece) if self._rng.random() < NARROW_SHARE else piece
        return self._blotted(piece + self._tilt()).astype(np.float32)

    def _cut(self, utterances: list[Utterance], n_frames: int) -> Frames:
        """Return a piece of an utterance, or of several of the same voice kind in a row."""
        first = utterances[self._rng.integers(len(utterances))]
        frames = first.features.astype(np.float32)
        if len(frames) < n_frames:
            return np.resize(frames, (n_frames, N_MELS))
        start = int(self._rng.integers(len(frames) - n_frames + 1))
        return frames[start : start + n_frames]

    def _stretched(self, piece: Frames, n_frames: int) -> Frames:
        """Return the piece slower or faster, at the same pitch, as long as before."""
        factor = self._rng.uniform(0.8, 1.2)
        at = np.clip(np.arange(n_frames) * factor, 0, n_frames - 1)
        if factor > 1:  # what is missing at the end is heard again
            at = (np.arange(n_frames) * factor) % (n_frames - 1)
        left = at.astype(np.int64)
        share = (at - left)[:, None].astype(np.float32)
        right = np.minimum(left + 1, n_frames - 1)
        stretched: Frames = piece[left] * (1 - share) + piece[right] * share
        return stretched

    def _over_noise(self, piece: Frames) -> Frames:
        noise = self._cut(self._noise, len(piece)) if self._rng.random() < 0.6 else self._tilt()
        below_db = self._rng.uniform(*NOISE_DB_RANGE)
        gap = np.log(np.exp(piece).mean()) - np.log(np.exp(noise).mean())
        mixed: Frames = np.logaddexp(piece, noise + gap - below_db * DB_TO_LOG_POWER)
        return mixed

    def _narrow(self, piece: Frames) -> Frames:
        """Return the piece as a telephone or a poor stream passes it."""
        narrow, floor = piece.copy(), piece.min()
        narrow[:, self._rng.integers(*HIGH_BAND_RANGE) :] = floor
        narrow[:, : self._rng.integers(*LOW_BAND_RANGE)] = floor
        hiss = self._rng.normal(0, 0.3, narrow.shape).astype(np.float32)
        hissing: Frames = narrow + hiss
        return hissing

    def _tilt(self) -> Frames:
        points = self._rng.normal(0, TILT, N_TILT_POINTS)
        at = np.linspace(0, N_MELS - 1, N_TILT_POINTS)
        return np.interp(np.arange(N_MELS), at, points)[None].astype(np.float32)

    def _blotted(self, piece: Frames) -> Frames:
        blotted, mean = piece.copy(), piece.mean(axis=0)
        for _ in range(N_BLOTS):
            band = self._rng.integers(N_MELS)
            reach = slice(band, band + self._rng.integers(BLOTTED_BANDS + 1))
            blotted[:, reach] = mean[reach]
            frame = self._rng.integers(len(piece))
            blotted[frame : frame + self._rng.integers(BLOTTED_FRAMES + 1)] = mean
        return blotted
