"""`sotto`, which also tells what is in its windows and where, as a screen reader would find it.

    SOTTO_TELLS=windows.json python tests/end_to_end/telling_sotto.py [ARGUMENTS OF SOTTO]

A test can so click where a person would, wherever the layout puts a button, and read what is shown.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.__main__ import main
from app.wiring import open_window

EVERY_MS = 100


class TellingApplication(QApplication):
    """Writes the state of all windows into a file, again and again."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._path = Path(os.environ["SOTTO_TELLS"])
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _tell(self) -> None:
        windows = [each for each in self.topLevelWidgets() if each.isVisible()]
        told = {each.windowTitle() or type(each).__name__: _to_window(each) for each in windows}
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(told), encoding="utf-8")
        new.replace(self._path)  # a reader never finds half of it


def _to_window(window: QWidget) -> dict[str, Any]:
    controls = {}
    for widget in window.findChildren(QWidget):
        name = widget.accessibleName() or (
            widget.text() if isinstance(widget, QAbstractButton) else ""
        )
        if name and widget.isVisible():
            controls[name] = _to_control(widget)
    return {
        "rect": window.geometry().getRect(),
        "description": window.accessibleDescription(),
        "controls": controls,
    }


def _to_control(widget: QWidget) -> dict[str, Any]:
    at = widget.mapToGlobal(widget.rect().topLeft())
    told: dict[str, Any] = {
        "rect": (at.x(), at.y(), widget.width(), widget.height()),
        "is_enabled": widget.isEnabled(),
    }
    match widget:
        case QComboBox():
            told |= {"text": widget.currentText(), "n_choices": widget.count()}
        case QLabel() | QLineEdit() | QAbstractButton():
            told["text"] = widget.text()
        case QPlainTextEdit():
            told["text"] = widget.toPlainText()
        case QAbstractSlider():
            told |= {"value": widget.value(), "range": (widget.minimum(), widget.maximum())}
        case QAbstractItemView():
            model = widget.model()
            rows = range(model.rowCount())
            told["rows"] = [model.data(model.index(row, 0)) for row in rows]
            told["chosen"] = [index.data() for index in widget.selectedIndexes()]
        case _:
            pass
    return told


if __name__ == "__main__":
    open_window.QApplication = TellingApplication
    sys.exit(main(sys.argv[1:]))
