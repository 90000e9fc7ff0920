"""Every command in the documentation is one; what needs no network, window or device is run."""

import importlib.util
import os
import shutil

import numpy as np
import pytest
import soundfile

from app import assets, cli
from app.__main__ import main
from app.folders import VARIABLE, transcripts_path
from app.model.transcript_writer import TranscriptWriter
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from engine.installing.sotto_file import pack
from installers import command
from tests.docs.pages import ROOT, blocks
from tests.engine.installing.test_signature import SECRET_KEY

BLOCKS = blocks()
TALK_S = 2


@pytest.mark.parametrize(
    "words",
    [words for block in BLOCKS for words in block.of("sotto")],
    ids=" ".join,
)
def test_a_command_is_understood(words):
    assert understood(words[1:])


def understood(words):
    try:
        return cli.parse(list(words)) is not None
    except SystemExit as end:  # --version and its like say all there is to say at once
        return end.code == 0


@pytest.mark.parametrize(
    "words",
    sorted({words for block in BLOCKS for words in block.of("python", "python3")}),
    ids=" ".join,
)
def test_a_program_of_the_project_is_there(words):
    if words[1] == "-m":
        assert importlib.util.find_spec(words[2]) is not None
    else:
        assert (ROOT / words[1]).is_file()
    if words[1:2] == ("installers/bootstrap.py",):
        assert command.parse(list(words[2:])).action in ("run", "test")


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Make once what the commands take: recordings, a model in a file, a key."""
    folder = tmp_path_factory.mktemp("samples")
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    pcm = np.concatenate([pcm[: TALK_S * rate_hz], np.zeros(rate_hz // 2, np.float32)])
    for name in ("talk.wav", "talk.mp3", "talks/one.wav"):
        (folder / name).parent.mkdir(exist_ok=True)
        soundfile.write(folder / name, pcm, rate_hz)
    (folder / "talks.txt").write_text("talks/one.wav\n")
    (folder / "talk-en.txt").write_text("Good morning.\n")
    (folder / "my.key").write_text(SECRET_KEY)
    model = shutil.copytree(assets.BUNDLE, folder / "model")
    text = (model / "manifest.json").read_text().replace('"name": "fr-en"', '"name": "es-en"')
    (model / "manifest.json").write_text(text)
    pack(model, folder / "es-en.sotto", None)
    return folder


@pytest.fixture
def at_home(samples, tmp_path, monkeypatch):
    """Be in a folder with all that the commands take, and have a transcript."""
    home = shutil.copytree(samples, tmp_path / "home", copy_function=os.link)
    monkeypatch.chdir(home)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sotto"))
    writer = TranscriptWriter(transcripts_path())
    writer.start()
    for event in (
        EngineReady("fr", "en"),
        SourceUpdated(0, "ma sœur", "", 900),
        CaptionUpdated("en", 0, "My sister", "", 900),
        UtteranceEnded(0, 0, 1000),
        EngineStopped(),
    ):
        writer.show(event)
    writer.close()


@pytest.mark.parametrize(
    "block",
    [block for block in BLOCKS if block.of("sotto") and not block.not_run],
    ids=lambda block: block.name,
)
def test_a_block_of_commands_does_what_it_says(block, at_home, capfd):
    for words in block.of("sotto"):
        assert ran(words[1:]) == 0, (words, capfd.readouterr().err)


def ran(words):
    try:
        return main(list(words))
    except SystemExit as end:
        return end.code


def test_many_commands_are_run():
    run = [words for block in BLOCKS if not block.not_run for words in block.of("sotto")]
    assert len(run) >= 30
