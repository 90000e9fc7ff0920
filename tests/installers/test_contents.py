"""What goes into a frozen Sotto: its own libraries and those of Python, and no dead weight."""

import pytest

from installers.contents import NEVER_SHIPPED_MODULES, is_shipped, shipped

QT = "PySide6/Qt"
WHEEL = "/venv/lib/python3.11/site-packages"


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (f"{QT}/plugins/platforms/libqxcb.so", WHEEL),
        (f"{QT}/plugins/platforms/libqwayland.so", WHEEL),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\venv"),
        (f"{QT}/plugins/platforms/libqcocoa.dylib", WHEEL),
        (f"{QT}/plugins/iconengines/libqsvgicon.so", WHEEL),
        (f"{QT}/translations/qtbase_fr.qm", WHEEL),
        (f"{QT}/lib/libQt6Widgets.so.6", WHEEL),
        ("numpy.libs/libgfortran-1.so.5", WHEEL),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so"),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"),
        ("libcrypto.so.3", "/lib/x86_64-linux-gnu/libcrypto.so.3"),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0"),
        ("libQt6Core.so.6", f"{QT}/lib/libQt6Core.so.6"),
    ],
)
def test_what_sotto_loads_is_shipped(place, source):
    assert is_shipped(place, source)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (f"{QT}/plugins/platformthemes/libqgtk3.so", WHEEL),
        (f"{QT}/plugins/egldeviceintegrations/libqeglfs-kms-integration.so", WHEEL),
        (f"{QT}/plugins/tls/libqopensslbackend.so", WHEEL),
        (f"{QT}/translations/qt_help_fr.qm", WHEEL),
        (f"{QT}/lib/libQt6EglFSDeviceIntegration.so.6", WHEEL),
        ("libreadline.so.8", "/lib/x86_64-linux-gnu/libreadline.so.8"),
        ("libdb-5.3.so", "/lib/x86_64-linux-gnu/libdb-5.3.so"),
        ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6"),
        ("libX11.so.6", "/usr/lib/x86_64-linux-gnu/libX11.so.6"),
    ],
)
def test_what_nobody_loads_or_every_system_has_is_left_out(place, source):
    assert not is_shipped(place, source)


def test_the_entries_of_an_analysis_keep_their_form_and_order():
    entries = [("libX11.so.6", "/lib/libX11.so.6", "BINARY"), ("a/b.so", WHEEL, "EXTENSION")]
    assert shipped(entries) == entries[1:]


def test_neither_torch_nor_what_is_under_the_gpl_is_looked_at():
    assert {"torch", "readline"} <= set(NEVER_SHIPPED_MODULES)
