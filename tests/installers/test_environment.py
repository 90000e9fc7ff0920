"""The stamp that saves the second installation, and the sentences for what goes wrong."""

from pathlib import Path

import pytest

from installers.environment import Environment, last_line, pip_complaint, stamp_of, venv_complaint

LOG_PATH = Path("setup.log")


def write_checkout(root: Path, lock: str) -> None:
    (root / "requirements").mkdir(exist_ok=True)
    (root / "requirements" / "run.lock").write_text(lock)
    (root / "pyproject.toml").write_text("[project]\n")


def test_the_stamp_follows_the_text_of_the_lock(tmp_path):
    write_checkout(tmp_path, "numpy==2.4.6\n")
    paths = [tmp_path / "requirements" / "run.lock", tmp_path / "pyproject.toml"]
    before = stamp_of(paths)
    assert stamp_of(paths) == before
    write_checkout(tmp_path, "numpy==2.4.7\n")
    assert stamp_of(paths) != before


def test_what_the_stamp_vouches_for_is_not_installed_again(tmp_path):
    write_checkout(tmp_path, "numpy==2.4.6\n")
    environment = Environment(tmp_path)
    environment.folder.mkdir()
    paths = [tmp_path / "requirements" / "run.lock", tmp_path / "pyproject.toml"]
    (environment.folder / "run.stamp").write_text(stamp_of(paths))
    environment.install("run")  # there is no interpreter to install with: it must not be asked
    write_checkout(tmp_path, "numpy==2.4.7\n")
    with pytest.raises(FileNotFoundError):
        environment.install("run")


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(
            "The virtual environment ... ensurepip is not available", "venv", id="no venv"
        ),
        pytest.param(
            "Error: [Errno 13] Permission denied: '.venv'", "cannot be written", id="rights"
        ),
        pytest.param("Error: [Errno 28] No space left on device", "full", id="disk"),
        pytest.param("Error: strange\n\n", "strange", id="anything else"),
    ],
)
def test_a_failed_venv_is_explained(output, expected):
    assert expected in venv_complaint(output, Path("checkout/.venv"))


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param("ERROR: no match (from versions: none)", "go online", id="offline"),
        pytest.param("ERROR: PACKAGES DO NOT MATCH THE HASHES", "refused", id="wrong hash"),
        pytest.param("OSError: No space left on device", "full", id="disk"),
        pytest.param("ERROR: strange\n", "strange", id="anything else"),
    ],
)
def test_a_failed_installation_is_explained(output, expected):
    assert expected in pip_complaint(output, LOG_PATH)


def test_the_last_line_is_the_last_one_that_says_something():
    assert last_line("one\ntwo\n\n") == "two"
    assert last_line("") == "no message"
