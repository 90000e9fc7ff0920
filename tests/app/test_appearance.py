"""Which colours the windows wear."""

import pytest
from PySide6.QtCore import Qt

from app.views.colours import DARK, HIGH_CONTRAST, LIGHT
from app.wiring.appearance import Appearance, to_colours


@pytest.mark.parametrize(
    ("scheme", "colours"),
    [
        (Qt.ColorScheme.Light, LIGHT),
        (Qt.ColorScheme.Dark, DARK),
        (Qt.ColorScheme.Unknown, DARK),
    ],
)
def test_the_system_s_scheme_has_its_colours(scheme, colours):
    assert to_colours(scheme) == colours


def test_the_chosen_theme_is_worn_whatever_the_system_has(qapp):
    appearance = Appearance(qapp)
    appearance.follow("high-contrast")
    assert appearance.colours == HIGH_CONTRAST
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance.colours == HIGH_CONTRAST
    appearance.follow("light")
    assert appearance.colours == LIGHT
