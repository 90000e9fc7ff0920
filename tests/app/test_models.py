"""`sotto models import`: its arguments, its progress, and its errors in one sentence."""

import io

import pytest

from app import assets, cli
from app.__main__ import main
from app.progress import Progress
from engine.bundle import open_bundle
from engine.errors import ConfigError
from tests.engine.importing.hostile import HOSTILE
from tests.engine.importing.tiny_model import SPEC, write_tiny_model

NEEDED = ["--source-spm", "s", "--target-spm", "t", "--cmvn", "c"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def parsed(*arguments):
    return cli.parse(["models", "import", *arguments])


def test_languages_come_from_the_name_of_the_checkpoint():
    options = parsed("streamspeech.simultaneous.es-en.pt", *NEEDED, "--out", "some/where")
    assert (options.source_language, options.target_language) == ("es", "en")
    assert options.name == "where"


def test_languages_and_name_can_be_said():
    options = parsed("fr-en.pt", *NEEDED, "--out", "o", "--languages", "DE-EN", "--name", "my own")
    assert (options.source_language, options.target_language) == ("de", "en")
    assert options.name == "my own"


def test_a_checkpoint_without_languages_in_its_name_asks_for_them():
    with pytest.raises(ConfigError, match="--languages"):
        parsed("checkpoint_best.pt", *NEEDED, "--out", "o")


@pytest.mark.parametrize("one", ["--vocoder", "--vocoder-config"])
def test_a_vocoder_needs_its_configuration(one):
    with pytest.raises(ConfigError, match="belong together"):
        parsed("fr-en.pt", *NEEDED, "--out", "o", one, "x")


@pytest.fixture
def model(tmp_path, monkeypatch):
    (tmp_path / "files").mkdir()
    model = write_tiny_model(tmp_path / "files")
    monkeypatch.setattr(assets, "SKELETONS", model.skeletons)
    return model


def run(model, out, checkpoint=None):
    published = model.published
    return main(
        [
            *("models", "import", str(checkpoint or published.checkpoint), "--languages", "fr-en"),
            *("--vocoder", str(published.vocoder.checkpoint)),
            *("--vocoder-config", str(published.vocoder.config)),
            *("--source-spm", str(published.source.model)),
            *("--target-spm", str(published.target.model)),
            *("--source-dict", str(published.source.dictionary)),
            *("--cmvn", str(published.cmvn)),
            *("--out", str(out)),
        ]
    )


def test_an_import_says_what_to_do_next(model, tmp_path, capfd):
    out = tmp_path / "out"
    assert run(model, out) == 0
    printed, complaints = capfd.readouterr()
    assert printed == f"{out} is ready: sotto translate FILE --bundle {out}\n"
    assert complaints == ""  # no terminal, no progress
    assert open_bundle(out).spec == SPEC


def test_a_hostile_checkpoint_is_one_sentence(model, tmp_path, capfd):
    path = tmp_path / "model.pt"
    HOSTILE["os.system by REDUCE"][0](path, f"touch {tmp_path / 'canary'}")
    assert run(model, tmp_path / "out", path) == 1
    printed, complaints = capfd.readouterr()
    assert (printed, complaints.count("\n")) == ("", 1)
    assert "it asks for 'os.system'" in complaints
    assert sorted(each.name for each in tmp_path.iterdir()) == ["files", "model.pt"]


def test_progress_is_one_line_that_ends_when_all_is_done():
    stream = Terminal()
    progress = Progress(stream)
    for share in (0.0, 0.5, 1.0):
        progress.show(share)
    lines = stream.getvalue().split("\r")
    assert lines[2] == f"[{'#' * 20}{'.' * 20}]  50 %"
    assert lines[3] == f"[{'#' * 40}] 100 %\n"


def test_progress_that_breaks_off_ends_its_line():
    stream = Terminal()
    progress = Progress(stream)
    progress.show(0.25)
    progress.finish()
    assert stream.getvalue().endswith("25 %\n")


def test_without_a_terminal_there_is_no_progress():
    stream = io.StringIO()
    progress = Progress(stream)
    progress.show(0.5)
    progress.finish()
    assert stream.getvalue() == ""
