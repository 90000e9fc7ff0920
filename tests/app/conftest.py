"""What tests of the windows share."""

import pytest

from app.views.desktop import Desktop
from engine.config import LATENCIES_MS


@pytest.fixture
def desktop(qtbot):
    """All windows, none of them open."""
    desktop = Desktop(LATENCIES_MS, lambda: None)
    yield desktop
    for window in desktop.windows:
        window.hide()
        window.deleteLater()
