"""`sotto batch` with the bundle that ships: the same captions as one by one, and a summary."""

import json

import pytest
import soundfile

from app import assets, cli
from app.__main__ import main
from engine.errors import ConfigError


@pytest.fixture(scope="module")
def talks(tmp_path_factory):
    """Three recordings of 3 s, one that is none, and one that is too short."""
    folder = tmp_path_factory.mktemp("archive") / "talks"
    (folder / "more").mkdir(parents=True)
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    for i, name in enumerate(("a.wav", "b.flac", "more/a.wav")):
        soundfile.write(folder / name, pcm[i * 4 * rate_hz :][: 3 * rate_hz], rate_hz)
    (folder / "evil.wav").write_bytes(b"evil" * 100)
    return folder


@pytest.fixture(scope="module")
def out(talks):
    """What two workers made of them."""
    out = talks.parent / "out"
    options = ["--out", out, "--workers", 2, "--format", "srt,json", "--dub"]
    assert main(["batch", *map(str, [talks, *options])]) == 1  # one of them is none
    return out


def test_the_captions_and_the_dub_are_those_of_one_by_one(talks, out, tmp_path):
    for name in ("a.wav", "b.flac", "more/a.wav"):
        srt, dub = tmp_path / "one.srt", tmp_path / "one.wav"
        assert main(["translate", str(talks / name), "--to", str(srt), "--dub", str(dub)]) == 0
        place = (out / name).with_suffix("")
        assert place.with_suffix(".srt").read_bytes() == srt.read_bytes()
        assert place.with_suffix(".dub.wav").read_bytes() == dub.read_bytes()


def test_the_summary_has_every_file_and_the_total(out):
    summary = json.loads((out / "summary.json").read_text())
    assert [row["outcome"] for row in summary["files"]] == ["done", "done", "failed", "done"]
    assert "not sound that can be read" in summary["files"][2]["message"]
    assert summary["files"][0]["rtf"] > 0
    assert summary["total"]["duration_s"] == 9.0
    assert {name: summary["total"][name] for name in ("done", "failed", "workers")} == {
        "done": 3,
        "failed": 1,
        "workers": 2,
    }


def test_what_is_finished_is_skipped(talks, out, capfd):
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.srt")}
    options = ["--out", out, "--format", "srt,json", "--dub", "--json"]
    assert main(["batch", *map(str, [talks, *options])]) == 1
    printed, _ = capfd.readouterr()
    outcomes = [row["outcome"] for row in json.loads(printed)["files"]]
    assert outcomes == ["skipped", "skipped", "failed", "skipped"]
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.srt")} == before


def test_a_bundle_that_is_none_is_told_once(talks, tmp_path, capfd):
    code = main(["batch", str(talks), "--out", str(tmp_path / "o"), "--bundle", str(tmp_path)])
    assert (code, capfd.readouterr().err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [(["--workers", "0"], "from 1"), (["--format", "doc"], "takes .*, not 'doc'")],
)
def test_a_value_that_makes_no_sense_is_refused(options, complaint):
    with pytest.raises(ConfigError, match=complaint):
        cli.parse(["batch", "talks", "--out", "out", *options])
