import itertools
import json

import numpy as np
import pytest
import soundfile

from engine.config import EngineConfig
from engine.evaluation.instances import write_dub_log, write_text_log
from engine.evaluation.manifest import Sentence
from engine.evaluation.report import sentence_table, table, to_json
from engine.evaluation.scores import Scores, baselines, evaluate, score
from tests.engine.runtime.tones import silence, speech, tones_translator

RATE_HZ = 16_000


@pytest.fixture
def run(tmp_path):
    """Return what translators of tones make of three recordings, the last of which is silent."""
    recordings = {
        "a": speech(["▁ta", "▁re", "▁la", "▁ti", "▁ta"]),
        "b": speech(["▁ti", "▁ta"]),
        "c": silence(500),
    }
    sentences = [
        Sentence(tmp_path / "a.wav", "Ta re la ti ta!", "ta re la ti ta"),
        Sentence(tmp_path / "b.wav", "mi ta", "mi | ta"),
        Sentence(tmp_path / "c.wav", "so", "so"),
    ]
    for name, pcm in recordings.items():
        soundfile.write(tmp_path / f"{name}.wav", pcm, RATE_HZ)

    def run(task="s2tt", *, offline=False):
        translator, _ = tones_translator(task=task, offline=offline)
        ticks_s = itertools.count(step=0.001)
        config = EngineConfig(task, offline=offline)
        return evaluate(translator, config, sentences, clock_s=lambda: next(ticks_s))

    return run


def test_quality_is_over_all_sentences(run):
    figures = score(run()).figures
    assert figures["WER"] == 25
    assert 0 < figures["BLEU"] < 100
    assert 0 < figures["chrF"] < 100
    assert (figures["sentences"], figures["without_text"]) == (3, 1)


def test_committed_text_is_never_erased(run):
    figures = score(run()).figures
    assert figures["NE"] == 0
    assert figures["NE_shown"] >= 0


def test_computing_a_millisecond_a_block_of_20_takes_a_twentieth_of_the_time(run):
    figures = score(run()).figures
    assert figures["compute_RTF"] == pytest.approx(0.05, rel=0.05)
    assert figures["StartOffset_CA"] == pytest.approx(1.05 * figures["StartOffset"], rel=0.01)
    assert figures["RTF"] == pytest.approx(1)


def test_recognition_alone_is_measured_by_its_own_words(run):
    recognised = run("asr")
    figures = score(recognised).figures
    assert "BLEU" not in figures
    assert figures["NumChunks"] == 3.5
    assert [baseline.title for baseline in baselines(recognised)] == [
        "saying nothing",
        "all at the end",
    ]


def test_only_what_speaks_has_figures_of_a_dub(run):
    spoken = score(run("s2st")).figures
    assert spoken["dub_AL"] > 0
    assert spoken["without_dub"] == 1
    assert spoken["dub_s"] == pytest.approx(0.02 * (6 + 3))
    assert not [name for name in score(run()).figures if name.startswith("dub")]


def test_offline_lags_by_the_whole_of_what_is_not_silent(run):
    offline, at_end = score(run(offline=True)), baselines(run())[-1]
    assert offline.title == "offline"
    assert offline.figures["AL"] > score(run()).figures["AL"]
    assert at_end.figures["AL"] == pytest.approx((1600 + 640 + 500) / 3)


def test_baselines_say_nothing_repeat_the_source_and_wait(run):
    nothing, copy, at_end = baselines(run())
    assert dict(nothing.figures) == {"WER": 100, "BLEU": 0, "chrF": 0}
    assert copy.figures["BLEU"] > 0
    assert at_end.figures["EndOffset"] == 0


def test_a_table_has_a_row_a_figure_and_a_dash_where_there_is_none():
    lines = table([Scores("320 ms", {"WER": 30.04, "AL": 1234.4}), Scores("none", {"WER": 100})])
    assert lines.splitlines() == [
        "|         | 320 ms |  none |",
        "| ------- | -----: | ----: |",
        "| WER [%] |   30.0 | 100.0 |",
        "| AL [ms] |   1234 |     – |",
    ]


def test_the_sentences_of_a_run_stand_side_by_side(run):
    lines = sentence_table(run()).splitlines()
    assert lines[2].startswith("| a.wav | ta re la ti ta | ta re la ti ta | 0 | ")
    assert lines[4] == "| c.wav | – | – | 100 | 0.0 |"


def test_json_has_all_of_it(run):
    done = run()
    found = json.loads(json.dumps(to_json([done], [score(done)], baselines(done), {"BLEU": "x"})))
    assert found["runs"][0]["config"]["latency_ms"] == 320
    assert found["runs"][0]["sentences"][1]["recognised"] == "ti ta"
    assert found["baselines"]["saying nothing"]["WER"] == 100
    assert found["signatures"] == {"BLEU": "x"}


def read_log(folder):
    lines = (folder / "instances.log").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_log_of_text_has_what_simuleval_writes(run, tmp_path):
    write_text_log(run(), tmp_path / "log")
    instances = read_log(tmp_path / "log")
    assert list(instances[0]) == [
        "index", "prediction", "delays", "elapsed", "prediction_length", "reference", "source",
        "source_length", "metric",
    ]  # fmt: skip
    assert [instance["index"] for instance in instances] == [0, 1, 2]
    assert instances[0]["prediction"] == "ta re la ti ta"
    assert len(instances[0]["delays"]) == len(instances[0]["elapsed"]) == 5
    assert instances[0]["source_length"] == 1600
    assert instances[0]["metric"]["StartOffset"] == instances[0]["delays"][0]
    assert instances[2]["prediction"] == ""
    config = (tmp_path / "log" / "config.yaml").read_text(encoding="utf-8")
    assert config == "source_type: speech\ntarget_type: text\n"


def test_a_log_of_speech_has_its_recordings_with_their_silences(run, tmp_path):
    write_dub_log(run("s2st"), tmp_path / "log")
    first, _, silent = read_log(tmp_path / "log")
    assert list(first) == [
        "index", "prediction", "delays", "durations", "prediction_offset", "elapsed", "intervals",
        "prediction_length", "source_length", "reference", "source", "metric",
    ]  # fmt: skip
    end_ms = sum(first["intervals"][-1])
    assert first["prediction_offset"] == first["delays"][0]
    assert first["prediction_length"] * 1000 == pytest.approx(end_ms - first["delays"][0])
    pcm, rate_hz = soundfile.read(first["prediction"], dtype="float32")
    assert len(pcm) == pytest.approx(first["prediction_length"] * rate_hz)
    assert np.count_nonzero(pcm) == sum(first["durations"]) * rate_hz / 1000
    assert (silent["delays"], silent["prediction_length"]) == ([], 0)
    assert silent["prediction_offset"] == silent["source_length"]
