import numpy as np
import pytest
import soundfile

pytest.importorskip("torch")
pytest.importorskip("ttspico")

from tqdm import tqdm

from engine.training import readings
from engine.training.shards import read_shards
from engine.training.voices import PicoVoice

pytestmark = pytest.mark.torch

ANNOUNCED = "Ceci est un enregistrement, lu par une personne que nous ne connaissons pas du tout."
LINES = [
    "Le chat noir dort sur la chaise.",
    "Il fait beau dehors ce matin.",
    "Nous partons demain.",
]
PHRASE = "Bonjour, comment allez-vous?"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A recording of an announcement and three lines, read at another rate and pitch; a phrase."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # its thread would outlive the test
    voice, pause = PicoVoice("fr"), np.zeros(12_000, np.float32)
    read = [voice.speak(text, 85, 120) for text in (ANNOUNCED, *LINES)]
    poem = np.concatenate([piece for speech in read for piece in (speech, pause)])
    noise = np.random.default_rng(1).normal(0, 1e-3, len(poem)).astype(np.float32)
    soundfile.write(tmp_path / "poem.wav", poem + noise, 16_000)
    soundfile.write(tmp_path / "phrase.wav", voice.speak(PHRASE), 16_000)
    (tmp_path / "manifest.tsv").write_text(
        f"audio/poem.wav\tfr\t{' / '.join(LINES)}\nphrase.wav\tfr\t{PHRASE}\tHow are you?\n"
        "silent.wav\tfr\t\n",
        encoding="utf-8",
    )
    (tmp_path / "noise").mkdir()
    return tmp_path


def run(folder, monkeypatch, *arguments):
    command = ["readings", "--manifest", folder / "manifest.tsv", "--noise", folder / "noise"]
    command += ["--out", folder / "out", "--variants", 2, *arguments]
    monkeypatch.setattr("sys.argv", [str(argument) for argument in command])
    readings.main()


def test_lines_are_cut_out_and_varied(folder, monkeypatch):
    run(folder, monkeypatch)
    heard = read_shards(folder / "out")
    assert {u.voice for u in heard} == {"reader"}
    sources = [u.source for u in heard]
    assert len(sources) == 3 * 4
    assert sources[:2] == ["le chat noir dort sur la chaise", "il fait beau dehors ce matin"]
    assert [u.target for u in heard[:4]] == ["", "", "", "How are you?"]
    spoken = len(PicoVoice("fr").speak(LINES[0], 85, 120)) / 160
    assert len(heard[0].features) == pytest.approx(spoken, rel=0.3)


def test_what_is_held_out_is_kept_apart(folder, monkeypatch):
    run(folder, monkeypatch, "--heldout", "poem.wav")
    assert {u.source for u in read_shards(folder / "out")} == {"bonjour comment allez vous"}
    assert len(read_shards(folder / "out" / "heldout")) == 3
