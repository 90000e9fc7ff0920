import numpy as np
import pytest
import soundfile

from engine.evaluation.heldout import Pair, main, read_pairs, report, run, score
from engine.evaluation.transcript import transcribe
from tests.engine.runtime.tones import speech, tones_translator


def test_pairs_are_the_first_lines(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("Un.\tOne.\nDeux.\tTwo.\nTrois.\tThree.\n", encoding="utf-8")
    assert read_pairs(path, 2) == [Pair("Un.", "One."), Pair("Deux.", "Two.")]


def test_pairs_can_be_skipped_and_their_recordings_keep_the_numbers_of_the_lines(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("Un.\tOne.\nDeux.\tTwo.\nTrois.\tThree.\n", encoding="utf-8")
    assert read_pairs(path, 1, n_skipped=2) == [Pair("Trois.", "Three.")]
    translator, _ = tones_translator(task="s2tt")
    soundfile.write(tmp_path / "0002.wav", np.zeros(1600), 16_000)
    (transcript,) = run(translator, tmp_path, [Pair("Trois.", "Three.")], first=2)
    assert transcript.source_ms == 100


def test_scores_are_those_of_the_texts():
    translator, _ = tones_translator(task="s2tt")
    pcm = speech(["▁ta", "▁re", "▁la", "▁ti", "▁ta"])
    transcripts = [transcribe(translator, np.array_split(pcm, 90)) for _ in range(2)]
    pairs = [Pair("Ta re la ti ta!", "ta re la ti ta"), Pair("ta re la mi ta", "ta re la ti ta")]
    scores = score(pairs, transcripts)
    assert (scores.n_sentences, scores.wer) == (2, 10.0)
    assert scores.bleu == pytest.approx(100)
    assert scores.copy_bleu < 50
    assert "WER        10.0 %" in report(scores)


def test_a_bundle_that_is_missing_is_one_sentence(tmp_path, capsys):
    nowhere = str(tmp_path / "nowhere")
    code = main(["--bundle", nowhere, "--pairs", nowhere, "--speech", nowhere])
    assert code == 1
    assert capsys.readouterr().err.count("\n") == 1
