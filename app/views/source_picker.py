"""A list of sources to choose from; while it is open, each shows how loud it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem

from app.views.level_meter import LevelMeter

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1  # (rms, peak) in dB below full scale; None if unheard
METER_PX = 90
GAP_PX = 8

Index = QModelIndex | QPersistentModelIndex


class SourcePicker(QComboBox):
    """Names are the data of the entries.

    Signals:
        opened: It is open: levels are to be seen.
        left: It is closed.
    """

    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))  # which heeds the style sheet, too

    @property
    def names(self) -> list[str]:
        """The sources from top to bottom."""
        return [self.itemData(index) for index in range(self.count())]

    def show_level(self, name: str, rms_db: float, peak_db: float) -> None:
        """Show how loud a source is, in dB below full scale."""
        index = self.findData(name)
        if index >= 0:
            self.setItemData(index, (rms_db, peak_db), LEVEL_ROLE)

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
