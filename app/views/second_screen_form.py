"""Whether captions can be read in a browser, and how it gets there."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout

from app.model.settings import PageSettings
from app.views.qr_code import QrCode
from app.views.switch import Switch
from app.views.worded import WordedWidget, describe


class SecondScreenForm(WordedWidget):
    """Two switches, the address, and its QR code.

    Signals:
        changed: A setting's key, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._is_for_network = False
        self.serve = Switch()
        self.network = Switch()
        self.about = QLabel(wordWrap=True)
        self.about.setObjectName("status")
        self.code = QrCode()
        self.link = QLineEdit(readOnly=True)
        self.copy = QPushButton()
        rows = QVBoxLayout(self)
        for widget in (self.serve, self.network, self.about):
            rows.addWidget(widget)
        rows.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self.link)
        rows.addWidget(self.copy)
        rows.addStretch()
        self.serve.toggled.connect(lambda is_on: self.changed.emit("page.serve", is_on))
        self.network.toggled.connect(
            lambda is_on: self.changed.emit("page.reach", "network" if is_on else "computer")
        )
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.link.text()))
        self.word()
        self.show_invitation("", ())

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setAccessibleName(self.tr("Second screen"))
        self.serve.setText(self.tr("Captions in a browser"))
        tip = self.tr("A page with the captions: for a second screen, a phone, or OBS")
        describe(self.serve, self.tr("Captions in a browser"), tip)
        self.network.setText(self.tr("Also on other devices"))
        tip = self.tr("Whoever is in the same network and has the link can read along")
        describe(self.network, self.tr("Also on other devices"), tip)
        describe(self.link, self.tr("Address of the page"), self.tr("Open it in a browser"))
        self.copy.setText(self.tr("Copy the address"))
        describe(self.copy, self.tr("Copy the address"), self.tr("To open it in a browser or OBS"))
        self._word_about()

    def show_page(self, page: PageSettings) -> None:
        """Show what is chosen."""
        self._is_for_network = page.reach == "network"
        for switch, is_on in ((self.serve, page.serve), (self.network, self._is_for_network)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)
        self._word_about()

    def show_invitation(self, url: str, rows: Sequence[str]) -> None:
        """Show how one more viewer gets in: the address, and its code; empty while none can."""
        self.link.setText(url)
        self.link.setCursorPosition(0)
        self.code.show_rows(rows)
        for widget in (self.link, self.copy):
            widget.setVisible(bool(url))
        self.code.setVisible(bool(url) and self._is_for_network)

    def _word_about(self) -> None:
        about = (
            self.tr("Scan the code with a phone in the same network. Each code lets one viewer in.")
            if self._is_for_network
            else self.tr(
                "This computer alone can open the page: in a browser, or as source in OBS."
            )
        )
        self.about.setText(about)
