"""A slider with its figure beside it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

FIGURE_PX = 46


class FigureSlider(QWidget):
    """A whole number, with its unit.

    Signals:
        chosen: The number.
    """

    chosen = Signal(int)

    def __init__(self, lowest: int, highest: int, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(lowest, highest)
        self._figure = QLabel()
        self._figure.setObjectName("figure")
        self._figure.setMinimumWidth(FIGURE_PX)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._figure)
        self.slider.valueChanged.connect(self._show_figure)
        self.slider.valueChanged.connect(self.chosen)

    def show_value(self, value: int) -> None:
        """Show what is chosen."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self._show_figure(value)

    def _show_figure(self, value: int) -> None:
        self._figure.setText(f"{value} {self._unit}")
