import json
import sys

import numpy as np
import pytest
import soundfile

from app import assets, cli, wiring
from app.__main__ import main
from engine.bundle import read_manifest
from engine.config import EngineConfig
from engine.errors import ConfigError
from tests.app.fake_translator import FakeTranslator


@pytest.fixture
def manifest(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros(4 * 16_000, np.float32), 16_000)
    soundfile.write(tmp_path / "b.wav", np.zeros(3 * 16_000, np.float32), 16_000)
    path = tmp_path / "manifest.tsv"
    path.write_text(
        "audio\tsource\ttarget\n"
        "a.wav\tUn, deux, trois, un.\tOne two three. One\n"
        "b.wav\tUn deux quatre.\tOne two four.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def sotto(monkeypatch, capfd, tmp_path):
    """Run the command with a translator that needs no bundle: exit code, output, complaints."""

    def load(bundle, config):
        return FakeTranslator(speaks=config.task == "s2st")

    monkeypatch.setattr(wiring, "load_translator", load)
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(["evaluate", *(str(argument) for argument in arguments)])
        return code, *capfd.readouterr()

    return run


def test_the_figures_stand_beside_their_baselines(sotto, manifest):
    code, out, err = sotto(manifest)
    assert (code, err) == (0, "")
    header, _, wer, bleu = out.splitlines()[:4]
    assert [cell.strip() for cell in header.split("|")[2:-1]] == [
        "320 ms", "saying nothing", "copying source", "all at the end",
    ]  # fmt: skip
    assert [cell.strip() for cell in wer.split("|")[1:4]] == ["WER [%]", "14.3", "100.0"]
    assert bleu.startswith("| BLEU")
    assert "BLEU: nrefs:1|" in out
    assert "chrF: nrefs:1|" in out


def test_json_is_one_object_with_every_run(sotto, manifest):
    code, out, _ = sotto(manifest, "--json", "--skip", 1, "--n", 1, "--offline", "--out", "x")
    found = json.loads(out)
    assert code == 0
    assert [run["config"]["offline"] for run in found["runs"]] == [True]
    assert [sentence["target"] for sentence in found["runs"][0]["sentences"]] == ["One two four."]


def test_the_folder_holds_tables_and_logs(sotto, manifest, tmp_path):
    code, out, _ = sotto(manifest, "--task", "s2st", "--out", "results")
    assert code == 0
    assert (tmp_path / "results/scores.md").read_text(encoding="utf-8") == out
    log = (tmp_path / "results/320ms/instances.log").read_text(encoding="utf-8")
    assert json.loads(log.splitlines()[0])["delays"] == [1000, 2000, 3000, 4000]
    assert (tmp_path / "results/320ms/dub/wavs/1_pred.wav").exists()
    assert "a.wav" in (tmp_path / "results/320ms/sentences.md").read_text(encoding="utf-8")
    assert not (tmp_path / "results/curve.svg").exists()


@pytest.mark.parametrize("task", ["asr", "s2tt"])
def test_several_latencies_draw_the_curve(qapp, sotto, manifest, tmp_path, task):
    code, _, err = sotto(manifest, "--task", task, "--latency-ms", "320,640", "--offline")
    assert (code, err) == (0, "")
    drawing = (tmp_path / "evaluation/curve.svg").read_text(encoding="utf-8")
    assert all(f">{title}</text>" in drawing for title in ("320 ms", "640 ms", "offline"))
    assert (tmp_path / "evaluation/curve.png").read_bytes().startswith(b"\x89PNG")


def test_without_sacrebleu_it_says_how_to_get_it(sotto, manifest, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "sacrebleu", None)
    monkeypatch.setitem(sys.modules, "sacrebleu.metrics", None)
    code, out, err = sotto(manifest)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "pip install sacrebleu" in err
    assert not (tmp_path / "evaluation").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["nowhere.tsv"], "cannot be read", id="no manifest"),
        pytest.param(["manifest.tsv", "--skip", "2"], "has only 2 sentences", id="nothing left"),
        pytest.param(["manifest.tsv", "--speech", "."], "0000.wav does not exist", id="no sound"),
        pytest.param(["manifest.tsv", "--out", "a.wav"], "a.wav cannot be made", id="no folder"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence(sotto, manifest, arguments, reason):
    code, out, err = sotto(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert reason in err


def test_arguments_become_configurations():
    read = cli.parse(["evaluate", "m.tsv", "--task", "asr", "--latency-ms", "640,320,640"])
    assert read.configs == (EngineConfig("asr", 640), EngineConfig("asr", 320))
    assert cli.parse(["evaluate", "m.tsv"]).configs == (EngineConfig("s2tt", 320),)
    assert cli.parse(["evaluate", "m.tsv", "--offline"]).configs == (EngineConfig(offline=True),)


@pytest.mark.parametrize(
    "arguments", [["--latency-ms", "fast"], ["--latency-ms", "300"], ["--n", "0"], ["--skip", "-1"]]
)
def test_values_that_make_no_sense_are_refused(arguments):
    with pytest.raises(ConfigError):
        cli.parse(["evaluate", "m.tsv", *arguments])


def test_a_card_describes_the_bundle_and_shows_what_went_wrong(sotto, manifest, tmp_path):
    code, _, err = sotto(manifest, "--n", 2, "--card", "card.md")
    assert (code, err) == (0, "")
    card = (tmp_path / "card.md").read_text(encoding="utf-8")
    told = read_manifest(assets.BUNDLE)
    assert card.startswith(f"# Model card: {told.name}, version {told.version}")
    assert "sotto evaluate manifest.tsv --n 2 --latency-ms 320 --card card.md" in card
    assert all(measured["test_set"] in card for measured in told.measured)
    assert "| Un, deux, trois, un. |" in card
    assert str(tmp_path) not in card


def test_a_card_shows_each_recording_of_people_in_the_language_of_the_bundle(
    sotto, manifest, tmp_path
):
    people = tmp_path / "people.tsv"
    people.write_text(
        "audio\tlanguage\tsource\ttarget\n"
        "a.wav\tde\tEins.\tOne.\n"
        "b.wav\tfr\tUn deux quatre.\tOne two four.\n",
        encoding="utf-8",
    )
    code, _, err = sotto(manifest, "--card", "card.md", "--people", people)
    assert (code, err) == (0, "")
    card = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert "--card card.md --people people.tsv" in card
    assert "Each of 1 recordings (320 ms); overall: WER 33.3, BLEU" in card
    assert "| b.wav | un deux trois" in card


def test_people_without_a_card_are_refused(manifest):
    with pytest.raises(ConfigError, match="--people is for a model card"):
        cli.parse(["evaluate", str(manifest), "--people", "people.tsv"])


def test_a_card_that_cannot_be_written_is_an_error(sotto, manifest):
    code, _, err = sotto(manifest, "--card", "nowhere/card.md")
    assert code == 1
    assert "nowhere/card.md cannot be written: no such file or directory." in err
