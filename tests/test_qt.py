"""The Qt binding we pin does not lose references of None, as PySide6 6.12.0 does on Python 3.11."""

import sys

from PySide6.QtWidgets import QLabel

N_CALLS = 200
N_STRAY = 50  # references to None come and go elsewhere too


def test_calls_that_return_nothing_keep_their_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(N_CALLS):
        label.setText(str(number))
        label.update()
    assert sys.getrefcount(None) > before - N_STRAY
