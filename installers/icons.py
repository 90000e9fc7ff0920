"""Make the icon of a frozen Sotto from its drawing, in the form that a system wants: .ico, .icns.

Both are a list of PNG pictures of several sizes with a header. Linux takes the drawing itself.
"""

import struct
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "assets" / "icons" / "sotto.svg"
WINDOWS_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
MACOS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def write_icon(folder: Path, platform: str = sys.platform) -> str | None:
    """Write the icon for a system to `folder` and return its path; None: it takes the drawing."""
    if platform not in ("win32", "darwin"):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    is_windows = platform == "win32"
    path = folder / ("sotto.ico" if is_windows else "sotto.icns")
    path.write_bytes(ico(WINDOWS_SIZES_PX) if is_windows else icns(MACOS_KINDS))
    return str(path)


def ico(sizes_px: Iterable[int]) -> bytes:
    """Return an icon of Windows; a side of 256 stands as 0."""
    pictures = [(size_px, picture(size_px)) for size_px in sizes_px]
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    first = len(head) + 16 * len(pictures)
    for size_px, png in pictures:
        side = size_px % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), first + len(body))
        body += png
    return head + body


def icns(kinds: dict[bytes, int]) -> bytes:
    """Return an icon of macOS."""
    body = b""
    for kind, size_px in kinds.items():
        png = picture(size_px)
        body += kind + struct.pack(">I", 8 + len(png)) + png
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def picture(size_px: int) -> bytes:
    """Return the drawing as a PNG picture of so many pixels a side."""
    from PySide6.QtCore import QBuffer, QIODevice  # here: Linux needs none of it
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a name
    return bytes(buffer.data().data())
