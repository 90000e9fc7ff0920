"""The captions over everything else: locked, clicks go through; unlocked, they can be placed."""

import time
from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)

from app.model.captions import Passage
from app.model.placement import Placement, Rect, resize, snap, to_placement, to_rect
from app.model.settings import CaptionSettings, TrackSettings
from app.views import theme
from app.views.announcer import CaptionAnnouncer, announce
from app.views.caption_block import CaptionBlock, Which, build_block, build_track, shown
from app.views.caption_label import paint_label, widest_label_px
from app.views.worded import WordedWidget

PADDING_PX = 18
GAP_PX = 4  # between the two texts
CORNER_PX = 16
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
        self._languages: dict[Which, str] = {"source": "", "translation": ""}
        self._passages: dict[Which, Sequence[Passage]] = {"source": (), "translation": ()}
        self._tracks: Sequence[TrackSettings] = ()
        self._has_labels = False
        self._held: tuple[Grip, QPoint, Rect] | None = None
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._end_linger)
        self._read = QTimer(self, singleShot=True)  # until a row has been read
        self._read.timeout.connect(self._lay_out)
        self._roll = QVariantAnimation(self, duration=ROLL_MS, startValue=0.0, endValue=1.0)
        self._roll.valueChanged.connect(self.update)
        self._roll.finished.connect(self._settle)
        self.show_look(look)
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto captions"))
        self.setAccessibleName(self.tr("Captions"))
        self.update()

    @property
    def blocks(self) -> list[CaptionBlock]:
        """The texts from top to bottom."""
        return [self._blocks[which] for which in self._shown()]

    def show_look(self, look: CaptionSettings) -> None:
        """Look like this from now on."""
        self._look = look
        self._blocks: dict[Which, CaptionBlock] = {
            which: build_block(look, which, self._languages[which], self._area.height)
            for which in shown(look)
        }
        for track in self._tracks:
            self._blocks[track.language] = build_track(look, track, self._area.height)
        has_labels = self._has_labels and bool(self._tracks)
        self._label_px = widest_label_px(self.blocks) if has_labels else 0.0
        self._place()

    def show_languages(self, source: str, translation: str) -> None:
        """Choose letters that suit the languages, given by their codes."""
        languages: dict[Which, str] = {"source": source, "translation": translation}
        if languages != self._languages:
            self._languages = languages
            self.show_look(self._look)

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, oldest first; nothing at all hides the window."""
        self._passages |= {"source": source, "translation": translation}
        self._show_passages()
        self.setAccessibleDescription(" ".join(each.stable for each in translation))
        self._announcer.show_captions(source if self._look.languages == "source" else translation)

    def show_tracks(self, tracks: Mapping[str, Sequence[Passage]]) -> None:
        """Show what was said last on each caption track, by its language."""
        kept = {which: self._passages[which] for which in ("source", "translation")}
        passages = {**kept, **tracks}
        if passages != self._passages:
            self._passages = passages
            self._show_passages()

    def show_track_looks(self, tracks: Sequence[TrackSettings], *, labels: bool) -> None:
        """Have room for these caption tracks below the captions, and look like this."""
        if (tuple(tracks), labels) != (self._tracks, self._has_labels):
            self._tracks, self._has_labels = tuple(tracks), labels
            self.show_look(self._look)

    def _show_passages(self) -> None:
        if not self._has_text():
            for block in self._blocks.values():
                block.text.clear()
        self._linger.stop()
        self._lay_out()

    def show_spoken(self, utterance: int, start: int, end: int) -> None:
        """Mark what the dub says: the word of a translation that has these characters, or none."""
        if (block := self._blocks.get("translation")) is not None:
            block.text.mark(utterance, start, end)
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
        is_as_high = screen.height() == self._area.height
        self._area, self._placement = _to_rect(screen), placement
        if is_as_high:
            self._place()
        else:
            self.show_look(self._look)

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
        for block, box, at in self._laid_out():
            painter.fillRect(box.toAlignedRect(), block.box)
            block.text.paint(painter, at, float(self._rolled()))
            if self._label_px:
                paint_label(painter, block, at, self._label_px)
        if not self.is_locked:
            self._paint_frame(painter)
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
        return any(self._passages.get(which) for which in self._shown())

    def _shown(self) -> list[Which]:
        return [*shown(self._look), *(track.language for track in self._tracks)]

    def _show_or_hide(self) -> None:
        self.setVisible(self._is_wanted and (self._has_text() or not self.is_locked))

    def _end_linger(self) -> None:
        self.show_captions([], [])
        self.show_tracks({})

    def _lay_out(self) -> None:
        """Give both texts their passages, and come back when a row has been read."""
        now_ms = time.monotonic() * 1000
        waits_ms = []
        for name, block in self._blocks.items():
            waits_ms.append(
                block.text.set_passages(self._passages.get(name, ()), self._text_px(), now_ms)
            )
        if waiting_ms := [wait_ms for wait_ms in waits_ms if wait_ms is not None]:
            self._read.start(max(1, round(min(waiting_ms))))
        else:
            self._read.stop()
        self._start_roll()
        self._shape()
        self._show_or_hide()
        self.update()

    def _start_roll(self) -> None:
        if not any(block.text.n_leaving for block in self._blocks.values()):
            return
        if self._look.smooth:
            if self._roll.state() != QVariantAnimation.State.Running:
                self._roll.start()
        else:
            self._settle()

    def _settle(self) -> None:
        for block in self._blocks.values():
            block.text.settle()
        self.update()

    def _rolled(self) -> float:
        is_rolling = self._roll.state() == QVariantAnimation.State.Running
        return self._roll.currentValue() if is_rolling else 1.0

    def _laid_out(self) -> list[tuple[CaptionBlock, QRectF, QPointF]]:
        """Return each block with its box and where its text begins."""
        laid_out, y_px = [], 0.0
        blocks = self.blocks
        for i, block in enumerate(blocks):
            above_px = PADDING_PX if i == 0 else GAP_PX // 2
            below_px = PADDING_PX if i == len(blocks) - 1 else GAP_PX // 2
            height_px = above_px + block.text.height_px + below_px
            box = QRectF(0, y_px, self.width(), height_px)
            x_px = 1.5 * PADDING_PX + self._label_px
            laid_out.append((block, box, QPointF(x_px, y_px + above_px)))
            y_px += height_px
        return laid_out

    def _shape(self) -> None:
        """Without a compositor all of the window is black: cut it down to its text then."""
        if self._is_translucent or not self.is_locked:
            self.clearMask()
            return
        region = QRegion()
        for block, _, at in self._laid_out():
            for rect in block.text.row_rects(at):
                room = rect.adjusted(-PADDING_PX / 2, -GAP_PX, PADDING_PX / 2, GAP_PX)
                region += room.toAlignedRect()
        self.setMask(region if not region.isEmpty() else QRegion(0, 0, 1, 1))

    def _paint_frame(self, painter: QPainter) -> None:
        """Show that the captions can be moved, and how they are locked again."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.ACCENT, 3))
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(frame, CORNER_PX, CORNER_PX)
        painter.setBrush(theme.ACCENT)
        painter.setPen(Qt.PenStyle.NoPen)
        for x_px in (4.0, self.width() - 9.0):
            painter.drawRoundedRect(QRectF(x_px, self.height() / 2 - 18, 5, 36), 2.5, 2.5)
        if not self._has_text():
            painter.setPen(theme.ACCENT)
            painter.drawText(
                frame,
                Qt.AlignmentFlag.AlignCenter,
                self.tr("The captions come here. Drag to move, pull the sides to resize."),
            )

    def _grip(self, at: QPointF) -> Grip:
        if at.x() <= GRIP_PX:
            return "left"
        return "right" if at.x() >= self.width() - GRIP_PX else "middle"

    def _text_px(self) -> float:
        return self.width() - 3 * PADDING_PX - self._label_px

    def _place(self) -> None:
        texts_px = sum(block.text.height_px for block in self._blocks.values())
        gaps_px = GAP_PX * (len(self._blocks) - 1)
        height_px = round(texts_px + gaps_px + 2 * PADDING_PX)
        columns_px = max(block.text.column_px for block in self._blocks.values())
        most_px = round(columns_px + 3 * PADDING_PX + self._label_px)
        rect = to_rect(self._placement, height_px, self._area, most_px)
        self.setGeometry(QRect(*rect))
        self._lay_out()


def _to_rect(rect: QRect) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
