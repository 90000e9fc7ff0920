"""Asks for a recording to listen to."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

ENDINGS = ("wav", "flac", "ogg", "oga", "opus", "mp3", "aiff", "aif")


class RecordingDialog(QFileDialog):
    """Begins beside the recording that was opened last; `fileSelected` tells which one it is."""

    def __init__(self, last: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", _folder(last))
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


def _folder(last: str) -> str:
    """Return where recordings are likely to be; a folder that is not there would be a name."""
    places = QStandardPaths.StandardLocation
    music = QStandardPaths.writableLocation(places.MusicLocation)
    likely = (str(Path(last).parent), music) if last else (music,)
    home = QStandardPaths.writableLocation(places.HomeLocation)
    return next((folder for folder in likely if Path(folder).is_dir()), home)
