"""How late captions were in the last minute, as two figures."""

from PySide6.QtWidgets import QLabel

from app.model.lag import Lag
from app.model.wording import decimals
from app.views.worded import describe


class LagFigure(QLabel):
    """What half of the words, and all but one in twenty, were no later than."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figure")
        self._lag: Lag | None = None

    def show_lag(self, lag: Lag | None) -> None:
        """Show it; None while nobody knows."""
        self._lag = lag
        if lag is None:
            self.setText("–")
            return
        usual, longest = decimals(lag.p50_ms / 1000, 1), decimals(lag.p95_ms / 1000, 1)
        self.setText(f"{usual} – {longest} s")
        self.setAccessibleDescription(
            self.tr("{usual} seconds, at times {longest}").format(usual=usual, longest=longest)
        )

    def word(self) -> None:
        """Set every word in the language of the interface."""
        tip = self.tr("How late words came in the last minute: half of them, and all but one in 20")
        describe(self, self.tr("Lag"), tip)
        self.show_lag(self._lag)
