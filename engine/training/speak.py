"""Let Pico read a text aloud: into numbered recordings, or into one clip.

python -m engine.training.speak --text tatoeba-dev.fr-en.tsv --n 200 --folder heldout
python -m engine.training.speak --text tatoeba-dev.fr-en.tsv --column 1 --language en --folder said
python -m engine.training.speak --text assets/demo/demo-fr.txt --clip assets/demo/demo-fr.wav
"""

import argparse
from pathlib import Path

import numpy as np
import soundfile

from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.training.voices import PicoVoice

PAUSE_MS = 700  # between the sentences of a clip, on top of the voice's own silence


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--n", type=int, default=None, help="only the first lines")
    parser.add_argument("--column", type=int, default=0, help="of lines with tabs, from 0")
    parser.add_argument("--language", default="fr")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--folder", type=Path, help="one recording a line: 0000.wav, 0001.wav, ...")
    where.add_argument("--clip", type=Path, help="all lines in one recording")
    arguments = parser.parse_args()
    lines = arguments.text.read_text(encoding="utf-8").splitlines()[: arguments.n]
    voice = PicoVoice(arguments.language)
    spoken = [voice.speak(line.split("\t")[arguments.column]) for line in lines]
    if arguments.clip:
        write(arguments.clip, joined(spoken))
        return
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for i, speech in enumerate(spoken):
        write(arguments.folder / f"{i:04d}.wav", speech)


def joined(spoken: list[Pcm]) -> Pcm:
    """Return the sentences one after the other with a pause after each."""
    pause = np.zeros(SAMPLE_RATE_HZ * PAUSE_MS // 1000, np.float32)
    return np.concatenate([part for speech in spoken for part in (speech, pause)])


def write(path: Path, speech: Pcm) -> None:
    """Write a recording as 16-bit samples."""
    soundfile.write(path, speech, SAMPLE_RATE_HZ, subtype="PCM_16")


if __name__ == "__main__":
    main()
