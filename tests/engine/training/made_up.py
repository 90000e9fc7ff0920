"""What the first stages leave behind, made up: noise for speech, one text for both languages."""

import numpy as np

from engine.training.shards import Cmvn
from engine.training.tokens import learn_vocabulary
from engine.training.units import Codebook

TEXTS = ["le chat dort", "la chatte dort bien", "le chien court", "il dort", "elle court"]
N_FEATURES = 120  # an utterance


def write_corpus(work):
    """Write vocabularies, statistics and one shard of features."""
    vocabulary = learn_vocabulary(TEXTS * 20, 24)
    for side in ("source", "target"):
        (work / f"{side}.model").write_bytes(vocabulary)
    Cmvn(np.zeros(80, np.float32), np.ones(80, np.float32)).save(work / "cmvn.npz")
    frames = np.random.default_rng(1).standard_normal((len(TEXTS) * N_FEATURES, 80))
    (work / "speech").mkdir()
    np.save(work / "speech" / "0000.npy", frames.astype(np.float16))
    lines = [f"pico\t{N_FEATURES}\t{text}\t{text}\n" for text in TEXTS]
    (work / "speech" / "0000.tsv").write_text("".join(lines), encoding="utf-8")


def write_target_speech(work, n_sentences=12):
    """Write a codebook, the units of every text, and what the vocoder learns from."""
    rng = np.random.default_rng(2)
    centres = rng.standard_normal((200, 16)).astype(np.float32)
    Codebook(centres, np.ones(16, np.float32), 4.0).save(work / "codebook.npz")
    lines = [
        f"{text}\t" + " ".join(f"{u}:2" for u in range(i, i + 9)) for i, text in enumerate(TEXTS)
    ]
    (work / "units.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lengths = rng.integers(4, 12, n_sentences)
    n_codes = int(lengths.sum())
    pitch = np.where(rng.random(2 * n_codes) < 0.5, 120.0, 0.0)
    np.savez(
        work / "world.npz",
        units=np.repeat(rng.integers(0, 200, n_codes // 2 + 1), 2)[:n_codes],
        source=np.stack([pitch, rng.random(2 * n_codes)], axis=1).astype(np.float32),
        cepstra=rng.standard_normal((2 * n_codes, 40)).astype(np.float32),
        lengths=lengths,
    )
