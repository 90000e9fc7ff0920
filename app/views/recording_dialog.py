"""Asks for a recording to listen to."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

ENDINGS = ("wav", "flac", "ogg", "oga", "opus", "mp3", "aiff", "aif")


class RecordingDialog(QFileDialog):
    """Begins beside the recording that was opened last; `fileSelected` tells which one it is."""

    def __init__(self, last: str, parent: QWidget | None = None) -> None:
        usual = QStandardPaths.StandardLocation.MusicLocation
        folder = str(Path(last).parent) if last else QStandardPaths.writableLocation(usual)
        super().__init__(parent, "", folder)
        self.setWindowTitle(self.tr("A recording"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        self.setNameFilters(
            [
                self.tr("Recordings ({endings})").format(endings=endings),
                self.tr("All files (*)"),
            ]
        )
