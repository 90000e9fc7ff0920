"""Turns a drawing into a picture; the only view without a window, so it needs no screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PIXELS_PER_UNIT = 2  # sharp on paper, too


def write_png(svg: str, path: Path) -> bool:
    """Draw an SVG into a file ending in .png and say whether that could be written."""
    # Letters need an application, whose platform must not be a screen: there may be none.
    application = QGuiApplication.instance() or QGuiApplication(["sotto", "-platform", "offscreen"])
    assert application is not None
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid(), svg
    image = QImage(renderer.defaultSize() * PIXELS_PER_UNIT, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return bool(image.save(str(path)))
