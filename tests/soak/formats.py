"""The same speech in every rate, number of channels and kind of sample: are the words the same?

    python tests/soak/formats.py [RECORDING ...]
    python tests/soak/formats.py --outputs [RECORDING]

writes each recording (by default the demo clip) at 8 to 96 kHz, in mono, stereo and 5.1, in 8 to 32
bits, has the bundle that comes with Sotto recognise it, and counts the words that are others than
those of the same recording at 16 kHz in mono. With `--outputs` it is played into outputs of such
forms instead and heard there. Ends with 1 where more than 2 % are others, save for 8 kHz, which
leaves out half of the band, and 8 bits, which add noise.
"""

import argparse
import itertools
import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "end_to_end"), str(Path(__file__).parents[2])]

import numpy as np  # noqa: E402
from formats import CHANNELS, HEARD_HZ, Recogniser, aligned, hear_through, read_speech, write_as  # noqa: E402
from sound_server import SoundServer  # noqa: E402

from app import assets  # noqa: E402
from engine.evaluation.quality import n_word_errors  # noqa: E402

RATES_HZ = (8_000, 16_000, 44_100, 48_000, 96_000)
SAMPLES = ("PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT")
OUTPUTS = (  # what is played, and into what
    ("mono", "s16le", 16_000, 1),
    ("mono", "s16le", 44_100, 2),
    ("stereo", "s32le", 48_000, 6),
    ("5.1, in the middle", "float32le", 48_000, 6),
    ("5.1, everywhere", "float32le", 96_000, 2),
)
LIMIT = 0.02


def measure_files(recogniser: Recogniser, recordings: list[Path], folder: Path) -> float:
    """Print what files of every form do to the words, and return the largest share that counts."""
    speeches = [read_speech(recording) for recording in recordings]
    known = [recogniser.words_of(speech) for speech in speeches]
    n_words, worst = sum(map(len, known)), 0.0
    sys.stdout.write(f"{n_words} words; of these are others:\n")
    for channels, samples in itertools.product(CHANNELS, SAMPLES):
        for rate_hz in RATES_HZ:
            n_others = 0
            for speech, words in zip(speeches, known, strict=True):
                path = write_as(speech, folder / "a.wav", rate_hz, CHANNELS[channels], samples)
                n_others += n_word_errors(words, recogniser.words_of(read_speech(path)))
            if samples != "PCM_U8" and rate_hz >= HEARD_HZ:
                worst = max(worst, n_others / n_words)
            form = f"{channels}, {samples}, {rate_hz / 1000:g} kHz"
            sys.stdout.write(f"{form}: {n_others} ({n_others / n_words:.1%})\n")
            sys.stdout.flush()
    return worst


def measure_outputs(recogniser: Recogniser, recording: Path, folder: Path) -> float:
    """Print what outputs of several forms do to the words, and return the largest share."""
    speech = read_speech(recording)
    known, worst, server = recogniser.words_of(speech), 0.0, SoundServer()
    forms = [
        (write_as(speech, folder / f"{i}.wav", 48_000, CHANNELS[channels], "FLOAT"), *output)
        for i, (channels, *output) in enumerate(OUTPUTS)
    ]
    os.environ.update(server.env)
    try:
        server.start()
        heard = hear_through(server, forms)
    finally:
        server.close()
    for form, pcm in zip(OUTPUTS, heard, strict=True):
        part = aligned(pcm, speech)
        share = n_word_errors(known, recogniser.words_of(part)) / len(known)
        worst = max(worst, share)
        gain_db = 20 * np.log10(np.linalg.norm(part) / np.linalg.norm(speech))
        sys.stdout.write(f"{form}: {share:.1%} of {len(known)} words, {gain_db:+.1f} dB\n")
    return worst


def main() -> int:
    """Run it all and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("recordings", nargs="*", type=Path, default=[assets.DEMO_CLIP])
    parser.add_argument("--outputs", action="store_true")
    options, recogniser = parser.parse_args(), Recogniser()
    with tempfile.TemporaryDirectory() as folder:
        if options.outputs:
            worst = measure_outputs(recogniser, options.recordings[0], Path(folder))
        else:
            worst = measure_files(recogniser, options.recordings, Path(folder))
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
