import os
import subprocess
import sys

from PySide6.QtGui import QImage

from app.views.picture import write_png

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    '<rect x="20" width="20" height="20" fill="#ff0000"/></svg>'
)


def test_a_drawing_becomes_a_picture_of_twice_the_size(qapp, tmp_path):
    path = tmp_path / "drawing.png"
    assert write_png(DRAWING, path)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(10, 20).name() == "#ffffff"
    assert image.pixelColor(60, 20).name() == "#ff0000"


def test_a_folder_that_is_not_there_is_told(qapp, tmp_path):
    assert not write_png(DRAWING, tmp_path / "nowhere" / "drawing.png")


def test_it_needs_no_screen(tmp_path):
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    program = (
        "import sys; from pathlib import Path; from app.views.picture import write_png; "
        "sys.exit(not write_png(sys.argv[1], Path(sys.argv[2])))"
    )
    path = tmp_path / "drawing.png"
    subprocess.run([sys.executable, "-c", program, DRAWING, path], env=environment, check=True)
    assert path.read_bytes().startswith(b"\x89PNG")
