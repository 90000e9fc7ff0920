"""`sotto selftest` and `sotto devices --json` on real sound servers."""

import json

import pytest
from sound_server import wait_until

from app.__main__ import main
from engine.audio.devices import list_outputs


def test_chirps_come_through_an_output_that_nobody_hears_and_that_is_gone_again(
    any_sound_server, capsys
):
    assert main(["selftest", "--seconds", "3", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["n_played"], report["n_heard"], report["gaps_ms"]) == (6, 6, [])
    assert 0 < report["latency_ms"] < 500
    assert abs(report["drift_ppm"]) < 100
    wait_until(lambda: "sotto-selftest" not in {output.name for output in list_outputs()})


@pytest.mark.slow
def test_a_source_that_does_not_hear_the_output_is_one_sentence(sound_server, capsys):
    arguments = ["--output", "headphones", "--source", "speakers.monitor", "--seconds", "3"]
    assert main(["selftest", *arguments]) == 1
    out, err = capsys.readouterr()
    assert "Chirps heard  0 of 6" in out
    assert "No chirp was heard" in err


@pytest.mark.slow
def test_a_recording_of_the_air_is_measured_too(sound_server, capsys):
    assert main(["selftest", "--output", "mic_feed", "--source", "mic", "--seconds", "3"]) == 0
    assert "Chirps heard  6 of 6\nLatency" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--seconds", "1"], "seconds must be from"),
        (["--source", "mic"], "--source needs --output"),
    ],
)
def test_what_makes_no_sense_is_refused(capsys, arguments, sentence):
    assert main(["selftest", *arguments]) != 0
    assert sentence in capsys.readouterr().err


def test_the_devices_are_one_json_object(sound_server, capsys):
    assert main(["devices", "--json"]) == 0
    devices = json.loads(capsys.readouterr().out)
    assert devices["sources"][0] == {
        "name": "speakers.monitor",
        "title": "What Speakers plays",
        "kind": "system",
        "is_default": True,
        "monitor_of": "speakers",
        "program": None,
        "is_muted": False,
        "is_surround": False,
        "is_loopback": False,
    }
    assert devices["outputs"][0]["name"] == "speakers"
