"""The private screen itself: a window that a program opens there can be found, seen and pressed."""

import os
import subprocess
import sys

from screen import HEIGHT_PX, WIDTH_PX
from sound_server import wait_until

PROGRAM = """
from PySide6.QtWidgets import QApplication, QPushButton

app = QApplication([])
button = QPushButton("Press")
button.setWindowTitle("A window")
button.setStyleSheet("background: #ff0000; border: none")
button.setGeometry(100, 100, 400, 300)
button.clicked.connect(app.quit)
button.show()
app.exec()
"""


def test_a_window_is_found_seen_and_pressed(screen, tmp_path):
    from PySide6.QtGui import QImage

    program = subprocess.Popen([sys.executable, "-c", PROGRAM], env=os.environ | screen.env)
    window = screen.wait_for_window("A window")
    picture = tmp_path / "screen.png"
    wait_until(lambda: QImage(str(screen.screenshot(picture))).pixelColor(300, 200).red() > 250)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (WIDTH_PX, HEIGHT_PX)
    assert image.pixelColor(300, 200).green() < 50
    screen.press("space", window)
    assert program.wait(timeout=30) == 0
