"""What holds for every test: no window on a real screen, nothing in a person's own folders, no
leaked thread, no stray warning.

A test that takes the `caplog` fixture answers for the warnings it provokes; any other test fails
on a log record of level WARNING or above. Where torch is not installed, what needs it is skipped;
files that import it at their top say so with `pytest.importorskip`.
"""

import importlib.util
import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.folders import VARIABLE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

THREAD_GRACE_S = 2.0  # a thread that was asked to stop may still be on its way out
TORCH_IS_HERE = importlib.util.find_spec("torch") is not None


class WarningCollector(logging.Handler):
    """Keeps every record of level WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep `record`."""
        self.records.append(record)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests marked `torch` where torch is not installed."""
    if TORCH_IS_HERE:
        return
    for item in items:
        if item.get_closest_marker("torch"):
            item.add_marker(pytest.mark.skip(reason="torch is not installed"))


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep settings and transcripts of the person who runs the tests out of it."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sotto"))


@pytest.fixture(autouse=True)
def _no_stray_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning without taking `caplog`."""
    collector = WarningCollector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if "caplog" not in request.fixturenames:
        stray = [f"{record.name}: {record.getMessage()}" for record in collector.records]
        assert not stray, f"logged without being expected: {stray}"


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.name.startswith("Dummy-"):  # a thread of Qt or PortAudio that once called us
            continue
        thread.join(THREAD_GRACE_S)
        assert not thread.is_alive(), f"{thread.name} is still running"
