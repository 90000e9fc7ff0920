"""Asks what a line should say; what was heard stands below what is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.model.corrected_line import SOURCE, TRANSLATION, changed, texts_of
from app.model.running_text import Line

WIDTH_PX = 520
N_ROWS = 2  # of text that a field shows


class CorrectionDialog(QDialog):
    """A field for each text of a line.

    Signals:
        corrected: What changed: side -> text, which is empty for what was heard.
    """

    corrected = Signal(dict)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._line = line
        self._heard = texts_of(line.heard or line)
        self.fields = {side: self._field(side, text) for side, text in texts_of(line).items()}
        self.save = QPushButton(self.tr("&Save"))
        self.restore = QPushButton(self.tr("&As it was heard"))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("Correct a line"))
        self.setAccessibleName(self.tr("Correct a line"))
        self.setFixedWidth(WIDTH_PX)

    def _field(self, side: str, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setTabChangesFocus(True)
        field.setAccessibleName(self._title(side))
        rows_px = QFontMetrics(field.font()).lineSpacing() * N_ROWS
        field.setFixedHeight(rows_px + 24)
        return field

    def _title(self, side: str) -> str:
        if side == SOURCE:
            return self.tr("What is said")
        return self.tr("Its translation") if side == TRANSLATION else side

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.save.setDefault(True)
        self.restore.setEnabled(self._line.heard is not None)
        for button in (self.save, self.restore, self.cancel):
            button.setAccessibleName(button.text().replace("&", ""))
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(self._line.time))
        for side, field in self.fields.items():
            rows.addWidget(QLabel(self._title(side)))
            rows.addWidget(field)
            heard = self._heard.get(side, "")
            if heard != texts_of(self._line)[side]:
                label = QLabel(self.tr("Heard: {text}").format(text=heard), wordWrap=True)
                label.setObjectName("caption")
                rows.addWidget(label)
        rows.addWidget(buttons)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.restore.clicked.connect(self._restore)
        self.cancel.clicked.connect(self.reject)

    def _save(self) -> None:
        written = {side: field.toPlainText() for side, field in self.fields.items()}
        one_row = {side: " ".join(text.split()) for side, text in written.items()}
        if texts := changed(self._line, one_row):
            self.corrected.emit(texts)
        self.accept()

    def _restore(self) -> None:
        self.corrected.emit(dict.fromkeys(self.fields, ""))
        self.accept()
