import json

import pytest

from app.__main__ import main


def test_bench_measures_the_bundle_and_writes_its_figures(capfd, tmp_path):
    path = tmp_path / "figures.json"
    code = main(["bench", "--task", "asr", "--threads", "1", "--json", str(path)])
    out, err = capfd.readouterr()
    assert (code, err) == (0, "")
    assert "fr-en, asr at 320 ms" in out
    figures = json.loads(path.read_text(encoding="utf-8"))["runs"][0]
    assert list(figures["stages"]) == ["features", "encoder", "ctc", "rest"]
    assert figures["start"]["first_event_s"] > 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--minutes", "0"], "--minutes must be 1 or more, not 0"),
        (["--threads", "1,none"], "--threads must be numbers from 1 to 64"),
        (["--threads", "0"], "not '0'"),
        (["--latency-ms", "300"], "latency must be one of"),
        (["--recording", "missing.wav"], "missing.wav does not exist"),
        (["hmt"], "--oracle or --text must say what to measure"),
        (["hmt", "--text", "w", "h", "t", "--lags", "2", "0"], "from 1 to 9 words, not 0"),
        (["--bundle", "nowhere", "--threads", "1"], "nowhere is not a bundle"),
    ],
)
def test_what_cannot_be_measured_is_said_in_one_sentence(capfd, arguments, sentence):
    assert main(["bench", *arguments]) == 1
    err = capfd.readouterr().err
    assert err.startswith("sotto: ")
    assert sentence in err
    assert err.count("\n") == 1
