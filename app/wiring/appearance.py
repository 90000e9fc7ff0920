"""Lets the windows wear the theme that was chosen, or follow the system's, at once."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.views.colours import DARK, HIGH_CONTRAST, LIGHT, Colours
from app.views.theme import wear

CHOSEN = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST}
SCHEMES = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}


class Appearance(QObject):
    """The colours of an application's windows: the system's until `follow`."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._chosen = "system"
        self.colours: Colours | None = None  # none are worn yet
        application.styleHints().colorSchemeChanged.connect(self._wear)

    def follow(self, chosen: str) -> None:
        """Wear `system`, `light`, `dark` or `high-contrast` from now on."""
        self._chosen = chosen
        # Title bars and dialogs of the system's own, where Qt rules them.
        scheme = SCHEMES.get(chosen, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)
        self._wear()

    def _wear(self, _: object = None) -> None:
        colours = CHOSEN.get(self._chosen) or to_colours(
            self._application.styleHints().colorScheme()
        )
        if colours != self.colours:
            self.colours = colours
            wear(self._application, colours)


def to_colours(scheme: Qt.ColorScheme) -> Colours:
    """Return the colours of a system's scheme; dark where it has none."""
    return LIGHT if scheme == Qt.ColorScheme.Light else DARK
