import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket

from app.instance import Instance, hand_over, instance_name


@pytest.fixture
def name(monkeypatch, tmp_path):
    monkeypatch.setenv("SOTTO_FOLDER", str(tmp_path))
    return instance_name()


@pytest.fixture
def instance(qtbot, name):
    instance = Instance(name)
    yield instance
    instance.close()
    instance.deleteLater()


def hand_over_elsewhere(wish, name):
    """Hand a wish over from another process, which ends with 0 when it was heard."""
    program = f"import sys; from app.instance import *; sys.exit(not hand_over({wish!r}, {name!r}))"
    return subprocess.Popen([sys.executable, "-c", program])


def test_nobody_hears_a_wish_where_none_runs(qapp, name):
    assert not hand_over("toggle", name)


def test_the_first_hears_what_a_second_wants(instance, qtbot, name):
    with qtbot.waitSignal(instance.wished) as wished:
        second = hand_over_elsewhere("toggle-lock", name)
    assert second.wait(10) == 0
    assert wished.args == ["toggle-lock"]


def test_what_is_no_wish_is_not_granted(instance, qtbot, name):
    wishes = []
    instance.wished.connect(wishes.append)
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    with qtbot.waitSignal(stranger.disconnected):
        stranger.write(b"format the disk\n")
    assert wishes == []


def test_who_runs_after_a_crash_takes_the_name_over(qtbot, name):
    stale = Path(QDir.tempPath()) / name
    with socket.socket(socket.AF_UNIX) as left_behind:
        left_behind.bind(str(stale))
    instance = Instance(name)
    with qtbot.waitSignal(instance.wished):
        second = hand_over_elsewhere("toggle", name)
    assert second.wait(10) == 0
    instance.close()
    instance.deleteLater()


def test_other_settings_are_another_sotto(monkeypatch, name, tmp_path):
    monkeypatch.setenv("SOTTO_FOLDER", str(tmp_path / "other"))
    assert instance_name() != name
