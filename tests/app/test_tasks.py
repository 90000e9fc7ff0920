"""The eight tasks, offline and simultaneous, through the command line with the real bundle."""

import json

import pytest
import soundfile

from app import assets
from app.__main__ import main

N_FRAMES = 8 * 16_000  # two of the demo's sentences


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talk")
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, frames=N_FRAMES)
    soundfile.write(folder / "talk.wav", pcm, rate_hz)
    (folder / "talk.txt").write_text("Good morning. Where is the station?\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("when", [["--offline"], ["--latency-ms", "640"]], ids=lambda each: each[0])
@pytest.mark.parametrize(
    ("task", "names"),
    [
        ("asr", {"source_updated"}),
        ("s2tt", {"source_updated", "caption_updated", "lag_measured"}),
        ("s2st", {"source_updated", "caption_updated", "lag_measured", "speech_queued"}),
        ("tts", {"caption_updated", "speech_queued"}),
    ],
)
def test_a_task_says_what_it_is_for(capfd, folder, task, names, when):
    recording = folder / ("talk.txt" if task == "tts" else "talk.wav")
    dub = ["--dub", str(folder / "dub.wav")] if task in ("s2st", "tts") else []
    assert main(["translate", str(recording), "--task", task, *when, *dub, "--json"]) == 0
    said = [json.loads(line)["event"] for line in capfd.readouterr().out.splitlines()]
    assert set(said) == names | {"engine_ready", "utterance_ended", "engine_stopped"}
    assert not dub or soundfile.info(folder / "dub.wav").duration > 0.5
