import json

import numpy as np
import pytest
import soundfile

from engine.evaluation.judge import (
    PocketSphinx,
    Speaking,
    Verdict,
    judged,
    main,
    read_dubs,
    spoken_references,
    table,
)

HALF_SECOND = np.zeros(8_000, np.float32)


class LengthJudge:
    """Hears a word for each tenth of a second."""

    def hear(self, pcm):
        return " ".join(["word"] * (len(pcm) // 1_600))


@pytest.fixture
def run(tmp_path):
    """Two sentences as `sotto evaluate` keeps them; of the second there is no dub."""
    dub = tmp_path / "320ms" / "dub"
    (dub / "wavs").mkdir(parents=True)
    soundfile.write(dub / "wavs" / "0_pred.wav", HALF_SECOND, 16_000)
    dubs = [{"prediction": f"/elsewhere/{i}_pred.wav", "reference": f"Word {i}."} for i in (0, 1)]
    texts = [{"prediction": "Word, word!"}, {"prediction": "Nothing"}]
    for folder, rows in ((dub, dubs), (dub.parent, texts)):
        lines = [json.dumps(row) + "\n" for row in rows]
        (folder / "instances.log").write_text("".join(lines), encoding="utf-8")
    return dub


def test_a_run_has_what_each_dub_was_to_say(run):
    assert read_dubs(run) == [
        Speaking(run / "wavs" / "0_pred.wav", "Word, word!", "Word 0."),
        Speaking(run / "wavs" / "1_pred.wav", "Nothing", "Word 1."),
    ]


def test_references_are_numbered_from_the_first_sentence_of_the_run(tmp_path, run):
    spoken = spoken_references(tmp_path, read_dubs(run), 40)
    assert [s.recording.name for s in spoken] == ["0040.wav", "0041.wav"]
    assert spoken[1].said == spoken[1].reference == "Word 1."


def test_the_verdict_counts_words_and_takes_silence_for_what_is_missing(run):
    pytest.importorskip("sacrebleu")
    verdict = judged(LengthJudge(), read_dubs(run))
    # Five words for "word word", none for "nothing": three insertions and a deletion in three.
    assert verdict.n_words == 5
    assert verdict.wer == pytest.approx(400 / 3)


def test_a_row_a_verdict():
    row = table({"dub": Verdict(12.34, 56.78, 9)}).splitlines()[-1]
    assert row == "| dub | 12.3 | 56.8 % | 9 |"


def test_a_folder_without_a_dub_is_told_in_one_sentence(tmp_path, capsys):
    pytest.importorskip("pocketsphinx")
    assert main(["--dub", str(tmp_path), "--reference", str(tmp_path)]) == 1
    assert "holds no dub" in capsys.readouterr().err


def test_the_judge_hears_english():
    pytest.importorskip("pocketsphinx")
    voices = pytest.importorskip("engine.training.voices")
    pytest.importorskip("ttspico")
    speech = voices.PicoVoice("en").speak("go forward ten meters")
    assert {"forward", "ten"} & {*PocketSphinx().hear(speech).split()}
