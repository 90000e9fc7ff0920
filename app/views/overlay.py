"""The captions over everything else: clicks go through, and nothing takes the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.model.captions import Passage
from app.views import theme
from app.views.rolling_text import RollingText

N_TRANSLATION_ROWS = 2
TRANSLATION_SHARE = 21  # of the screen's height: 34 px on 720
SOURCE_SHARE = 0.62  # of the translation's size
WIDTH_SHARE = 0.76  # of the screen's width; longer rows are hard to follow
WIDEST_PX = 1280
MARGIN_PX = 40  # above the screen's lower edge, clear of most subtitles' own place
PADDING_PX = 18
LINGER_MS = 5000  # so long the last caption stays when the session is over

# A window that the window manager knows gets a frame that takes the clicks, and a player in full
# screen covers it (measured with openbox and xfwm4): so it bypasses the window manager.
FLAGS = (
    Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.Tool
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.WindowTransparentForInput
    | Qt.WindowType.X11BypassWindowManagerHint
)


class Overlay(QWidget):
    """Two caption lines near the lower edge of the screen, hidden while there is no text."""

    def __init__(self, screen: QRect) -> None:
        """Find the place on a screen, whose free area is given."""
        super().__init__(None, FLAGS)
        self.setWindowTitle("Sotto captions")
        self.setAccessibleName("Captions")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        size_px = max(22, screen.height() // TRANSLATION_SHARE)
        small_px = max(15, round(size_px * SOURCE_SHARE))
        self.source = RollingText(
            theme.caption_font(small_px, is_bold=False), theme.SOURCE_TEXT, n_rows=1
        )
        self.translation = RollingText(
            theme.caption_font(size_px, is_bold=True), theme.TRANSLATION_TEXT, N_TRANSLATION_ROWS
        )
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self.hide)
        self._place(screen)

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, oldest first; nothing at all hides the window."""
        if not source and not translation:
            self.source.clear()
            self.translation.clear()
            self.hide()
            return
        self.source.set_passages(source, self._text_px())
        self.translation.set_passages(translation, self._text_px())
        self._linger.stop()
        self.setAccessibleDescription(" ".join(each.stable for each in translation))
        self.show()
        self.update()

    def linger(self) -> None:
        """Leave the last caption to be read, and then hide."""
        self._linger.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box and both texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.CAPTION_BOX)
        painter.drawRoundedRect(QRectF(self.rect()), 16, 16)
        at = QPointF(1.5 * PADDING_PX, PADDING_PX)
        self.source.paint(painter, at)
        self.translation.paint(painter, at + QPointF(0, self.source.height_px + 4))
        painter.end()

    def _text_px(self) -> float:
        return self.width() - 3 * PADDING_PX

    def _place(self, screen: QRect) -> None:
        width_px = min(WIDEST_PX, round(screen.width() * WIDTH_SHARE))
        texts_px = self.source.height_px + 4 + self.translation.height_px
        height_px = round(texts_px + 2 * PADDING_PX)
        self.setGeometry(
            screen.x() + (screen.width() - width_px) // 2,
            screen.bottom() - height_px - MARGIN_PX,
            width_px,
            height_px,
        )
