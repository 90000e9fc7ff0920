import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app import cli, wiring
from app.__main__ import main
from engine.audio.capture import Source
from engine.audio.fake import FakeCapture
from engine.audio.playback import Output
from engine.config import PolicyConfig
from engine.errors import BundleError, ConfigError, DeviceError
from engine.events import Speech, UtteranceEnded
from tests.app.fake_translator import FakeTranslator


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "talk.wav"
    soundfile.write(path, np.zeros(4 * 16_000, np.float32), 16_000)
    return path


@pytest.fixture
def sotto(monkeypatch, capfd):
    """Run the command with a translator that needs no bundle: exit code, output, complaints."""

    def load(bundle, config):
        return FakeTranslator(speaks=config.task == "s2st")

    monkeypatch.setattr(wiring, "load_translator", load)

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        return code, *capfd.readouterr()

    return run


def test_translate_prints_both_languages(sotto, recording):
    code, out, err = sotto("translate", recording)
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == ["fr  un deux trois", "en  One two three. (0.0 s)"]


def test_translate_can_run_in_real_time(sotto, tmp_path):
    path = tmp_path / "short.wav"
    soundfile.write(path, np.zeros(16_800, np.float32), 16_000)
    code, out, _ = sotto("translate", path, "--realtime", "--json")
    assert code == 0
    assert "caption_updated" in out
    assert json.loads(out.splitlines()[-1]) == {"event": "engine_stopped"}


def test_json_goes_from_ready_to_stopped(sotto, recording):
    code, out, _ = sotto("translate", recording, "--json")
    names = [json.loads(line)["event"] for line in out.splitlines()]
    assert (code, names[0], names[-1]) == (0, "engine_ready", "engine_stopped")
    assert names.count("lag_measured") == 4


def test_captions_and_dub_are_written(sotto, recording, tmp_path):
    code, _, _ = sotto(
        "translate", recording, "--to", tmp_path / "t.srt", "--dub", tmp_path / "d.wav"
    )
    assert code == 0
    assert "00:00:00,000 --> 00:00:03,000\nun deux trois\nOne two three.\n" in (
        tmp_path / "t.srt"
    ).read_text(encoding="utf-8")
    assert soundfile.info(tmp_path / "d.wav").duration == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.wav"], "missing.wav does not exist"),
        (["{talk}", "--to", "captions.docx"], "end its name in one of .bilingual.vtt, "),
        (["{talk}", "--dub", "dub.mp3"], "end its name in .wav"),
        (["{talk}", "--to", "no/such/folder.srt"], "no/such/folder.srt cannot be written"),
        (["{talk}", "--dub", "no/such/folder.wav"], "no/such/folder.wav cannot be written"),
        (["{talk}", "--dub", "{talk}"], "is the recording itself"),
        (["{talk}", "--latency-ms", "500"], "320, 640, 960, 1280, 1600, 1920, 2240, 2560"),
        (["{talk}", "--dub", "d.wav", "--task", "asr"], "leave out --task asr"),
        (["talk.txt", "--task", "tts"], "say into which file with --dub FILE.wav"),
        (["-", "--task", "tts", "--dub", "d.wav", "--realtime"], "leave it out with --task tts"),
        (["none.txt", "--task", "tts", "--dub", "d.wav"], "none.txt does not exist"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_work_is_one_sentence_before_the_work(
    monkeypatch, capfd, recording, arguments, sentence
):
    def load(bundle, config):
        raise AssertionError("the work started")

    monkeypatch.setattr(wiring, "load_translator", load)
    code = main(["translate", *(each.format(talk=recording) for each in arguments)])
    out, err = capfd.readouterr()
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert sentence in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"these are words and no sound", "is not sound that can be read here"),
        (np.zeros(800, np.float32), "lasts only 50 ms"),
        (np.zeros(0, np.float32), "holds no sound"),
    ],
    ids=["empty", "not audio", "0.05 s", "no samples"],
)
def test_a_recording_that_is_none_is_one_sentence(sotto, tmp_path, content, sentence):
    path = tmp_path / "talk.wav"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        soundfile.write(path, content, 16_000)
    code, out, err = sotto("translate", path)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert sentence in err


def test_what_is_typed_is_spoken(monkeypatch, capfd, tmp_path):
    class Speaker:
        target_language, output_rate_hz = "en", 16_000

        def push(self, text):
            return [Speech(0, np.zeros(160 * len(text), np.float32), 0)]

        def finish(self):
            return [UtteranceEnded(0, 0, 10)]

    monkeypatch.setattr(wiring, "load_speaker", lambda bundle, config: Speaker())
    monkeypatch.setattr(sys, "stdin", io.StringIO("Hello.\nBye.\n"))
    dub = tmp_path / "d.wav"
    assert main(["translate", "-", "--task", "tts", "--dub", str(dub), "--json"]) == 0
    assert capfd.readouterr().out.count('"speech_queued"') == 2
    assert soundfile.info(dub).frames == 160 * len("Hello.\nBye.\n")


def test_a_text_that_is_none_is_one_sentence(monkeypatch, capfd, tmp_path):
    (tmp_path / "talk.txt").write_bytes(b"\xff\xfe\x00")
    arguments = [str(tmp_path / "talk.txt"), "--task", "tts", "--dub", str(tmp_path / "d.wav")]
    assert main(["translate", *arguments]) == 1
    out, err = capfd.readouterr()
    assert err == f"sotto: {tmp_path / 'talk.txt'} is not text in UTF-8: save it as that.\n"


def test_a_bundle_that_is_none_is_one_sentence(capfd, recording, tmp_path):
    assert main(["translate", str(recording), "--bundle", str(tmp_path)]) == 1
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("realtime", [[], ["--realtime"]], ids=["at once", "in real time"])
def test_a_failure_while_it_works_is_one_sentence(monkeypatch, capfd, recording, realtime):
    def load(bundle, config):
        raise BundleError("The bundle is damaged: fetch it again.")

    monkeypatch.setattr(wiring, "load_translator", load)
    assert main(["translate", str(recording), *realtime]) == 1
    assert capfd.readouterr().err == "sotto: The bundle is damaged: fetch it again.\n"


@pytest.mark.parametrize("command", [["devices"], ["listen"], ["listen", "--source", "mic"]])
def test_without_a_sound_server_one_sentence_says_so(monkeypatch, capfd, command):
    def refuse(*_, **__):
        raise DeviceError("There is no sound server: start one.")

    monkeypatch.setattr(wiring, "list_sources", refuse)
    monkeypatch.setattr(wiring.live, "open_capture", refuse)
    assert main(command) == 1
    assert capfd.readouterr().err == "sotto: There is no sound server: start one.\n"


def test_devices_are_listed(sotto, monkeypatch):
    monkeypatch.setattr(wiring, "list_sources", lambda: [Source("mic1", "Microphone", "mic")])
    monkeypatch.setattr(wiring, "list_outputs", lambda: [Output("ears", "Headphones")])
    code, out, _ = sotto("devices")
    assert code == 0
    assert "mic1  Microphone" in out
    assert "ears  Headphones" in out


def test_listening_goes_on_until_the_source_ends(sotto, monkeypatch):
    pcm = np.zeros(2 * 16_000, np.float32)
    monkeypatch.setattr(wiring.live, "open_capture", lambda *_, **__: FakeCapture(pcm))
    code, out, _ = sotto("listen")
    assert code == 0
    assert out.startswith("fr  un deux\nen  One two")


def test_a_recording_is_listened_to_by_its_whole_path(monkeypatch, tmp_path):
    (tmp_path / "talk.wav").touch()
    monkeypatch.chdir(tmp_path)
    assert cli.parse(["listen", "--source", "talk.wav"]).source == str(tmp_path / "talk.wav")
    assert cli.parse(["--source", "talk.wav"]).source == str(tmp_path / "talk.wav")
    assert cli.parse(["listen", "--source", "alsa.monitor"]).source == "alsa.monitor"


@pytest.mark.parametrize("option", ["--to", "--dub"])
def test_a_disk_that_fills_up_is_one_sentence(sotto, recording, tmp_path, option):
    full = tmp_path / ("full.srt" if option == "--to" else "full.wav")
    full.symlink_to("/dev/full")
    code, _, err = sotto("translate", recording, option, full)
    assert (code, err.count("\n")) == (1, 1)
    assert "no space left on device" in err


def test_checking_a_destination_leaves_what_is_there(sotto, tmp_path):
    (tmp_path / "old.srt").write_text("kept")
    (tmp_path / "no.wav").write_bytes(b"")
    sotto("translate", tmp_path / "no.wav", "--to", tmp_path / "old.srt")
    assert (tmp_path / "old.srt").read_text() == "kept"


def test_ctrl_c_keeps_the_captions_so_far(monkeypatch, capfd, recording, tmp_path):
    class Interrupted(FakeTranslator):
        def finish(self):
            raise KeyboardInterrupt

    monkeypatch.setattr(wiring, "load_translator", lambda bundle, config: Interrupted())
    assert main(["translate", str(recording), "--to", str(tmp_path / "t.txt")]) == 130
    assert "One two three." in (tmp_path / "t.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["engine.errors", "app.cli"])
def test_ctrl_c_while_it_starts_is_no_crash(name):
    """What takes time to import would otherwise end in a traceback."""
    pressing = f"""
import sys
class Pressing:
    def find_spec(self, name, *_):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressing())
from app.__main__ import main
sys.exit(main(["--version"]))
"""
    done = subprocess.run([sys.executable, "-c", pressing], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("command", [[], ["translate"], ["listen"], ["devices"], ["demo"]])
def test_every_help_has_examples(capsys, command):
    with pytest.raises(SystemExit) as stop:
        cli.parse([*command, "--help"])
    assert stop.value.code == 0
    assert "examples:\n  sotto" in capsys.readouterr().out


def test_a_wrong_option_is_one_sentence(capsys):
    with pytest.raises(SystemExit) as stop:
        cli.parse(["translate", "talk.wav", "--nonsense"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_version_is_named(capsys):
    with pytest.raises(SystemExit):
        cli.parse(["--version"])
    assert capsys.readouterr().out.startswith("sotto ")


def test_a_dub_makes_the_task_speech():
    options = cli.parse(["translate", "talk.wav", "--dub", "dub.wav"])
    assert options.config.task == "s2st"


def test_an_evaluation_takes_policy_and_beam():
    options = ["--latency-ms", "320,640", "--policy", "wait-k", "--offline", "--beam", "4"]
    *simultaneous, offline = cli.parse(["evaluate", "talks.tsv", *options]).configs
    assert [config.policy.name for config in simultaneous] == ["wait-k", "wait-k"]
    assert offline.n_beam == 4


@pytest.mark.parametrize("command", [["translate", "talk.wav"], ["listen"]])
@pytest.mark.parametrize(
    ("options", "policy"),
    [
        ("", PolicyConfig("ctc", 0, 1)),
        ("--lagging-k 2 --stride-n 3", PolicyConfig("ctc", 2, 3)),
        ("--policy wait-k", PolicyConfig("wait-k", 3, 1)),
        ("--policy wait-k --lagging-k 0", PolicyConfig("wait-k", 0, 1)),
    ],
)
def test_a_policy_is_chosen_with_its_numbers(command, options, policy):
    assert cli.parse([*command, *options.split()]).config.policy == policy


def test_a_beam_that_is_not_offered_is_refused():
    with pytest.raises(ConfigError, match="beam must be from 1 to 64, not 0"):
        cli.parse(["translate", "talk.wav", "--offline", "--beam", "0"])


def test_a_stride_of_nothing_is_refused():
    with pytest.raises(ConfigError, match="stride_n must be 1 or more"):
        cli.parse(["listen", "--stride-n", "0"])


@pytest.mark.parametrize("command", [[], ["listen"], ["demo"]])
def test_a_latency_that_is_not_offered_is_refused_everywhere(command):
    with pytest.raises(ConfigError, match="320, 640"):
        cli.parse([*command, "--latency-ms", "100"])


@pytest.mark.parametrize(("stdout", "code"), [("/dev/full", 1)])
def test_a_full_disk_behind_stdout_is_one_sentence(stdout, code):
    root = Path(cli.__file__).parent.parent.parent
    program = [sys.executable, "-c", "import sys; sys.argv[1:] = ['devices']; " + PRINTER]
    with open(stdout, "wb") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, cwd=root, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (code, 1)


PRINTER = """
from app import wiring
from app.__main__ import main
wiring.run = lambda command: print("a device") or 0
sys.exit(main())
"""
