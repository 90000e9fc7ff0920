"""Stage 4, `python -m engine.training.target_speech`: learn the units of the dub's voice.

It speaks the target side. Writes `codebook.npz`, `units.tsv` (target text, then unit:frames pairs)
and, of the first sentences, what the vocoder learns: `world.npz` with units (20 ms), pitch,
aperiodicity and cepstra (10 ms).
"""

import argparse
from pathlib import Path

import numpy as np
from tqdm import tqdm

from engine.events import Pcm
from engine.runtime.features import HOP_SAMPLES, SAMPLE_RATE_HZ, Frames, LogMel
from engine.runtime.source_filter import N_CEPSTRA
from engine.training.corpus import Pair, read_pairs
from engine.training.shards import trimmed
from engine.training.units import Codebook, runs_of
from engine.training.voices import PicoVoice

CHANGE_PRICE = 4.0  # 17 units a second, 4.6 a sub-word
N_LEARNED_FROM = 1500  # sentences
FRAME_MS = 1000 * HOP_SAMPLES / SAMPLE_RATE_HZ


def analyse(speech: Pcm) -> tuple[Frames, Frames]:
    """Return pitch with aperiodicity (n, 2), and cepstra (n, N_CEPSTRA), every 10 ms.

    Pitch is in Hz, 0 where unvoiced. WORLD: DIO with StoneMask, D4C, CheapTrick (Morise et al.,
    2016).
    """
    import pyworld  # noqa: PLC0415 - pulls in setuptools at import, which only this stage has

    samples = speech.astype(np.float64)
    rough, times = pyworld.dio(samples, SAMPLE_RATE_HZ, frame_period=FRAME_MS)
    pitch_hz = pyworld.stonemask(samples, rough, times, SAMPLE_RATE_HZ)
    envelope = pyworld.cheaptrick(samples, pitch_hz, times, SAMPLE_RATE_HZ)
    aperiodicity = pyworld.d4c(samples, pitch_hz, times, SAMPLE_RATE_HZ).mean(axis=1)
    cepstra = np.fft.irfft(0.5 * np.log(envelope + 1e-12))[:, :N_CEPSTRA]
    return np.stack([pitch_hz, aperiodicity], axis=1).astype(np.float32), cepstra.astype(np.float32)


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=24_000)
    parser.add_argument("--vocoder-sentences", type=int, default=2_000)
    parser.add_argument("--units", type=int, default=200)
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.text, seed=1)[: arguments.sentences]
    codebook = _learn(pairs[:N_LEARNED_FROM], arguments.units)
    codebook.save(arguments.work / "codebook.npz")
    voice, log_mel = PicoVoice("en"), LogMel()
    lines, analysed = [], []
    for i, pair in enumerate(tqdm(pairs)):
        speech = voice.speak(pair.target)
        units = codebook.encode(_features(log_mel, speech))
        merged, n_frames = runs_of(units)
        runs = " ".join(f"{u}:{n}" for u, n in zip(merged, n_frames, strict=True))
        lines.append(f"{pair.target}\t{runs}\n")
        if i < arguments.vocoder_sentences:
            analysed.append((units, *analyse(speech)))
    (arguments.work / "units.tsv").write_text("".join(lines), encoding="utf-8")
    _save_analysis(arguments.work / "world.npz", analysed)


def _learn(pairs: list[Pair], n_units: int) -> Codebook:
    voice, log_mel = PicoVoice("en"), LogMel()
    features = [_features(log_mel, voice.speak(pair.target)) for pair in pairs]
    return Codebook.learn(features, n_units, CHANGE_PRICE, seed=1)


def _features(log_mel: LogMel, speech: Pcm) -> Frames:
    log_mel.reset()
    return trimmed(log_mel.push(speech))


def _save_analysis(path: Path, analysed: list[tuple[np.ndarray, Frames, Frames]]) -> None:
    """Align and join: feature frame i is centred on 10 i + 12.5 ms, WORLD's frame j on 10 j ms."""
    units, sources, cepstra, lengths = [], [], [], []
    for codes, source, cepstrum in analysed:
        n_units = min(len(codes), (len(source) - 1) // 2)
        units.append(codes[:n_units])
        sources.append(source[1 : 1 + 2 * n_units])
        cepstra.append(cepstrum[1 : 1 + 2 * n_units])
        lengths.append(n_units)
    np.savez(
        path,
        units=np.concatenate(units),
        source=np.concatenate(sources),
        cepstra=np.concatenate(cepstra),
        lengths=np.array(lengths),
    )


if __name__ == "__main__":
    main()
