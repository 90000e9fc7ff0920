"""A list of sources to choose from; while it is open, each shows how loud it is."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from app.views.level_meter import LevelMeter

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1  # (rms, peak) in dB below full scale; None if unheard
WISH_ROLE = Qt.ItemDataRole.UserRole + 2  # of an entry that is no source, but opens something
RECORDING, ADDRESS = "recording", "address"
METER_PX = 90
GAP_PX = 8

Index = QModelIndex | QPersistentModelIndex


class SourcePicker(QComboBox):
    """Names are the data of the entries; the last two let a person name a source themselves.

    Signals:
        chosen: The name of a source.
        recording_wanted: A recording is to be sought.
        address_wanted: An address is to be typed.
        opened: It is open: levels are to be seen.
        left: It is closed.
    """

    chosen = Signal(str)
    recording_wanted = Signal()
    address_wanted = Signal()
    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))  # which heeds the style sheet, too
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chosen = ""
        for wish in (RECORDING, ADDRESS):
            self.addItem("")
            self.setItemData(self.count() - 1, wish, WISH_ROLE)
        self.activated.connect(self._choose)

    @property
    def names(self) -> list[str]:
        """The sources from top to bottom."""
        return [self.itemData(index) for index in range(self._n_sources)]

    def show_sources(self, sources: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer sources as (name, title); those that stay, stay in their place in an open list."""
        self._chosen = chosen
        wanted = dict(sources)
        with QSignalBlocker(self):
            for index in reversed(range(self._n_sources)):
                if self.itemData(index) not in wanted:
                    self.removeItem(index)
            for index, (name, title) in enumerate(wanted.items()):
                self._put(index, name, title)
            self._show_chosen()

    def show_level(self, name: str, rms_db: float, peak_db: float) -> None:
        """Show how loud a source is, in dB below full scale."""
        index = self.findData(name)
        if index >= 0:
            self.setItemData(index, (rms_db, peak_db), LEVEL_ROLE)

    def word(self) -> None:
        """Say in the language of the interface what opens something."""
        titles = {RECORDING: self.tr("A recording…"), ADDRESS: self.tr("A stream address…")}
        for index in range(self._n_sources, self.count()):
            self.setItemText(index, titles[self.itemData(index, WISH_ROLE)])

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open, without the levels of last time."""
        for index in range(self.count()):
            self.setItemData(index, None, LEVEL_ROLE)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * GAP_PX)
        super().showPopup()
        self.opened.emit()

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        """Close."""
        super().hidePopup()
        self.left.emit()

    @property
    def _n_sources(self) -> int:
        return self.count() - 2

    def _put(self, index: int, name: str, title: str) -> None:
        """Have a source at a place of the list."""
        if self.itemData(index) != name:
            if (found := self.findData(name)) >= 0:
                self.removeItem(found)
            self.insertItem(index, title, name)
        elif self.itemText(index) != title:
            self.setItemText(index, title)

    def _show_chosen(self) -> None:
        self.setCurrentIndex(max(0, self.findData(self._chosen)))

    def _choose(self, index: int) -> None:
        wish = self.itemData(index, WISH_ROLE)
        if wish is None:
            self._chosen = self.itemData(index)
            self.chosen.emit(self._chosen)
            return
        self._show_chosen()
        (self.recording_wanted if wish == RECORDING else self.address_wanted).emit()


class _Rows(QStyledItemDelegate):
    """Draws a meter at the end of each entry whose source is heard."""

    def __init__(self, parent: SourcePicker) -> None:
        super().__init__(parent)
        self._meter = LevelMeter()  # never shown itself: it only draws

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the meter."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + METER_PX + 2 * GAP_PX, size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the entry and its meter."""
        super().paint(painter, option, index)
        level = index.data(LEVEL_ROLE)
        if level is None:
            return
        rect = QRectF(option.rect)
        self._meter.setPalette(self.parent().palette())  # type: ignore[union-attr]
        self._meter.show_level(*level)
        room = QRectF(rect.right() - METER_PX - GAP_PX, rect.top(), METER_PX, rect.height())
        self._meter.draw(painter, room)
