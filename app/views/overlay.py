"""The captions over everything else: locked, clicks go through; unlocked, they can be placed."""

import time
from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPainterPath, QPaintEvent

from app.model.captions import Passage
from app.model.placement import Placement, Rect, resize, snap, to_placement, to_rect
from app.model.settings import CaptionSettings, TrackSettings
from app.views.announcer import CaptionAnnouncer, announce
from app.views.caption_block import CaptionBlock, Which
from app.views.caption_frame import CORNER_PX, paint_frame
from app.views.caption_stack import CaptionStack
from app.views.worded import WordedWidget

GRIP_PX = 14  # so near to its left or right edge the mouse takes hold of the edge
LINGER_MS = 5000  # so long the last caption stays when the session is over
ROLL_MS = 160

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

Grip = Literal["left", "middle", "right"]


class Overlay(WordedWidget):
    """Both texts near the lower edge of the screen, hidden while there is no text.

    Signals:
        placed: The name of a screen, and the `Placement` that a person gave it there.
    """

    placed = Signal(str, object)

    def __init__(self, screen: QRect, look: CaptionSettings) -> None:
        """Find the place on a screen, whose free area is given."""
        super().__init__(None, FLAGS)
        self._announcer = CaptionAnnouncer(lambda text: announce(self, text))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.is_locked = True
        self._is_wanted = True
        self._is_translucent = True
        self._area = _to_rect(screen)
        self._screen_name = ""
        self._placement = Placement()
        self._passages: dict[Which, Sequence[Passage]] = {"source": (), "translation": ()}
        self._has_sample = False
        self._stack = CaptionStack(look, self._area.height)
        self._held: tuple[Grip, QPoint, Rect] | None = None
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._end_linger)
        self._read = QTimer(self, singleShot=True)  # until a row has been read
        self._read.timeout.connect(self._lay_out)
        self._roll = QVariantAnimation(self, duration=ROLL_MS, startValue=0.0, endValue=1.0)
        self._roll.valueChanged.connect(self.update)
        self._roll.finished.connect(self._settle)
        self._place()
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto captions"))
        self.setAccessibleName(self.tr("Captions"))
        self.update()

    @property
    def blocks(self) -> list[CaptionBlock]:
        """The texts from top to bottom."""
        return self._stack.blocks

    def show_look(self, look: CaptionSettings) -> None:
        """Look like this from now on."""
        self._stack.look = look
        self._build()

    def show_languages(self, source: str, translation: str) -> None:
        """Choose letters that suit the languages, given by their codes."""
        languages: dict[Which, str] = {"source": source, "translation": translation}
        if languages != self._stack.languages:
            self._stack.languages = languages
            self._build()

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, oldest first; nothing at all hides the window."""
        self._passages |= {"source": source, "translation": translation}
        self._show_passages()
        self.setAccessibleDescription(" ".join(each.stable for each in translation))
        is_source = self._stack.look.languages == "source"
        self._announcer.show_captions(source if is_source else translation)

    def show_tracks(self, tracks: Mapping[str, Sequence[Passage]]) -> None:
        """Show what was said last on each caption track, by its language."""
        kept = {which: self._passages[which] for which in ("source", "translation")}
        passages = {**kept, **tracks}
        if passages != self._passages:
            self._passages = passages
            self._show_passages()

    def show_track_looks(self, tracks: Sequence[TrackSettings], *, labels: bool) -> None:
        """Have room for these caption tracks below the captions, and look like this."""
        stack = self._stack
        if (tuple(tracks), labels) != (stack.tracks, stack.has_labels):
            stack.tracks, stack.has_labels = tuple(tracks), labels
            self._build()

    def show_sample(self, *, is_wanted: bool) -> None:
        """Show some words wherever nobody says any, so that it is seen how they look."""
        self._has_sample = is_wanted
        self._show_passages()

    def _show_passages(self) -> None:
        if not self._has_text():
            self._stack.clear()
        self._linger.stop()
        self._lay_out()

    def show_spoken(self, utterance: int, start: int, end: int) -> None:
        """Mark what the dub says: the word of a translation that has these characters, or none."""
        self._stack.mark(utterance, start, end)
        self.update()

    def show_locked(self, is_locked: bool) -> None:
        """Let clicks through, or take them so that the captions can be moved."""
        self.is_locked = is_locked
        flag = Qt.WindowType.WindowTransparentForInput
        self.setWindowFlag(flag, is_locked)  # hides the window where it was shown
        self._show_or_hide()
        self.update()

    def show_wanted(self, is_wanted: bool) -> None:
        """Show the captions whenever there are any, or keep them hidden."""
        self._is_wanted = is_wanted
        self._show_or_hide()

    def show_translucent(self, is_translucent: bool) -> None:
        """Take the whole box, or no more than the text where nothing can be seen through."""
        self._is_translucent = is_translucent
        self._shape()

    def show_place(self, name: str, screen: QRect, placement: Placement) -> None:
        """Stand there, on a screen whose name and free area are given."""
        self._screen_name = name
        self._area, self._placement = _to_rect(screen), placement
        if screen.height() == self._stack.screen_height_px:
            self._place()
        else:
            self._stack.screen_height_px = screen.height()
            self._build()

    def linger(self) -> None:
        """Leave the last caption to be read, and then hide."""
        self._linger.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box and the texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), CORNER_PX, CORNER_PX)
        painter.setClipPath(outline)
        self._stack.paint(painter, self.width(), self._rolled())
        if not self.is_locked:
            hint = self.tr("The captions come here. Drag to move, pull the sides to resize.")
            is_empty = not (self._has_text() or self._has_sample)
            paint_frame(painter, self.rect(), hint if is_empty else "")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the captions."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.globalPosition().toPoint()
            self._held = (self._grip(event.position()), at, _to_rect(self.geometry()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the captions, or one of their edges, with the mouse."""
        if self._held is None:
            sideways = self._grip(event.position()) != "middle"
            shape = Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.SizeAllCursor
            self.setCursor(shape)
            return
        grip, start, rect = self._held
        at = event.globalPosition().toPoint()
        screen, moved = QGuiApplication.screenAt(at), at - start
        if grip == "middle" and screen and screen != QGuiApplication.screenAt(start):
            self._screen_name, self._area = screen.name(), _to_rect(screen.availableGeometry())
        if grip == "middle":
            rect = snap(rect._replace(x=rect.x + moved.x(), y=rect.y + moved.y()), self._area)
        else:
            left_px, right_px = (moved.x(), 0) if grip == "left" else (0, moved.x())
            rect = resize(rect, left_px, right_px)
        self._placement = to_placement(rect, self._area)
        self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go, and tell where the captions are now."""
        if self._held is not None:
            self._held = None
            self.placed.emit(self._screen_name, self._placement)

    def _has_text(self) -> bool:
        return any(self._passages.get(which) for which in self._stack.names)

    def _to_show(self) -> Mapping[Which, Sequence[Passage]]:
        """Return what was said, or in its place what shows how it would look."""
        if not self._has_sample or self._has_text():
            return self._passages
        return {
            "source": [Passage(0, self.tr("This is what somebody says,"), "")],
            "translation": [Passage(0, self.tr("and this is the translation of it"), "…")],
        }

    def _show_or_hide(self) -> None:
        is_seen = self._has_text() or self._has_sample or not self.is_locked
        self.setVisible(self._is_wanted and is_seen)

    def _end_linger(self) -> None:
        self.show_captions([], [])
        self.show_tracks({})

    def _lay_out(self) -> None:
        """Give the texts their passages, and come back when a row has been read."""
        now_ms = time.monotonic() * 1000
        wait_ms = self._stack.set_passages(self._to_show(), self.width(), now_ms)
        if wait_ms is None:
            self._read.stop()
        else:
            self._read.start(max(1, round(wait_ms)))
        self._start_roll()
        self._shape()
        self._show_or_hide()
        self.update()

    def _start_roll(self) -> None:
        if not self._stack.is_leaving:
            return
        if self._stack.look.smooth:
            if self._roll.state() != QVariantAnimation.State.Running:
                self._roll.start()
        else:
            self._settle()

    def _settle(self) -> None:
        self._stack.settle()
        self.update()

    def _rolled(self) -> float:
        is_rolling = self._roll.state() == QVariantAnimation.State.Running
        return float(self._roll.currentValue()) if is_rolling else 1.0

    def _shape(self) -> None:
        """Without a compositor all of the window is black: cut it down to its text then."""
        if self._is_translucent or not self.is_locked:
            self.clearMask()
        else:
            self.setMask(self._stack.text_region(self.width()))

    def _grip(self, at: QPointF) -> Grip:
        if at.x() <= GRIP_PX:
            return "left"
        return "right" if at.x() >= self.width() - GRIP_PX else "middle"

    def _build(self) -> None:
        self._stack.build()
        self._place()

    def _place(self) -> None:
        stack = self._stack
        rect = to_rect(self._placement, stack.height_px, self._area, stack.widest_px)
        self.setGeometry(QRect(*rect))
        self._lay_out()


def _to_rect(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
