"""What the authors' way of decoding costs on this machine, in the layout of `timings.json`.

    python -m tests.soak.authors_cost CHECKPOINTS recording.wav --out timings-here.json

Times of another processor say little about this one. Here the restated agents of
`tests/engine/training/network/authors.py`, whose every decision equals the stored traces, run over
the same inputs, with our network in torch on one thread; what their code does besides, lists of
samples at 48 kHz for one, is left out, so that this is less than what theirs would take.
`python -m engine.evaluation.against --timings timings-here.json` then sets a bundle beside it.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch

from engine.audio.file import read_audio_blocks
from engine.evaluation.against import N_LAST_TOKENS
from engine.runtime.features import LogMel
from engine.spec import EOS_ID
from engine.training.network.hifigan import frames_of
from tests.engine.checkpoint import filled_network, filled_vocoder
from tests.engine.golden import GOLDEN
from tests.engine.training.network.authors import (
    CODE_SAMPLES,
    Listener,
    Speaker,
    Translator,
    calls,
    n_frames,
)

RATE_HZ = 16_000
SEGMENT_MS = 320
CHUNK_STATES = 8  # encoder frames of 320 ms


class Endless:
    """What agents do whose text never ends: the last call adds a few tokens."""

    def n_last(self, n_frames):
        return len(self.written) + N_LAST_TOKENS


class EndlessTranslator(Endless, Translator):
    """Text translation whose text never ends."""


class EndlessSpeaker(Endless, Speaker):
    """Speech translation whose text never ends."""


AGENTS = {
    ("s2tt", False): Translator,
    ("s2tt", True): EndlessTranslator,
    ("s2st", False): Speaker,
    ("s2st", True): EndlessSpeaker,
}


@dataclass(frozen=True, slots=True)
class Models:
    """The network, with or without an end of text, and its vocoder."""

    network: torch.nn.Module
    vocoder: torch.nn.Module

    @classmethod
    def load(cls, folder, *, eos_removed):
        """Return the checkpoints of `folder`; without an end of text where it is to be removed."""
        network = filled_network(folder)
        if eos_removed:
            network.text_decoder.embed_tokens.weight[EOS_ID] = 0.0
        return cls(network, filled_vocoder(folder))

    def spoken(self, units):
        """Return how long each unit lasts, having made the sound of all of them, as they do."""
        codes = torch.tensor([units])
        durations = frames_of(self.vocoder.log_durations(codes))[0]
        pcm = self.vocoder(codes.repeat_interleave(durations, dim=1))
        assert pcm.shape[1] == CODE_SAMPLES * int(durations.sum())
        return durations.tolist()


def features_of(pcm):
    """Return their features of samples in [-1, 1]: (n_frames, 80) float32."""
    stats = np.load(GOLDEN / "gcmvn.npz")
    frames = LogMel().push(np.concatenate([pcm, np.zeros(RATE_HZ // 100, np.float32)]))
    return torch.tensor((frames - stats["mean"]) / stats["std"], dtype=torch.float32)


def timed(agent, n_samples) -> Iterator[dict]:
    """Yield each call with its processor time in ms."""
    for call in calls(n_samples, SEGMENT_MS):
        before_s = time.process_time()
        agent.call(call)
        spent_ms = (time.process_time() - before_s) * 1000
        yield {
            "n_samples": call.n_samples,
            "action": call.action,
            "process_ms": round(spent_ms, 1),
            "n_text": len(call.text_ids),
            "n_samples_out": call.n_samples_out or 0,
        }


def run(models, recording, name, input_s, *, eos_removed):
    """Return one run over `input_s` of the recording, repeated and cut."""
    pcm = np.resize(recording, input_s * RATE_HZ)
    listener = Listener(models.network, features_of(pcm), CHUNK_STATES, CHUNK_STATES)
    make = partial(AGENTS[name, eos_removed], models.network, listener)
    agent = make(durations_of=models.spoken) if name == "s2st" else make()
    done = list(timed(agent, len(pcm)))
    total_s = sum(call["process_ms"] for call in done) / 1000
    sys.stderr.write(f"{name} {input_s} s, end removed {eos_removed}: {total_s:.1f} s\n")
    assert done[-1]["n_text"] > 0
    assert n_frames(len(pcm)) <= len(listener._features)
    return {
        "agent": name,
        "input_s": input_s,
        "eos_removed": eos_removed,
        "total_process_s": round(total_s, 2),
        "calls": done,
    }


@torch.no_grad()
def main() -> int:
    """Run all agents over all inputs and write what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, help="what make_checkpoint.py wrote")
    parser.add_argument("recording", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seconds", type=int, nargs="+", default=[4, 10, 30])
    parser.add_argument("--agents", nargs="+", default=["s2tt", "s2st"])
    options = parser.parse_args()
    torch.set_num_threads(1)
    recording = np.concatenate(list(read_audio_blocks(options.recording, RATE_HZ)))
    runs = []
    for eos_removed in (True, False):
        models = Models.load(options.checkpoints, eos_removed=eos_removed)
        for name in options.agents:
            for input_s in options.seconds:
                runs.append(run(models, recording, name, input_s, eos_removed=eos_removed))
    machine = {"cpu": platform.processor() or platform.machine(), "n_threads": 1}
    versions = {"python": platform.python_version(), "torch": torch.__version__}
    found = {**machine, **versions, "segment_ms": SEGMENT_MS, "runs": runs}
    options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
