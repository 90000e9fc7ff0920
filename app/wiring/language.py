"""Lets every window and every sentence speak the language that was chosen.

The translations lie in `assets/translations`: `.ts` files, which people edit, and the `.qm` files
that `installers/translations.py` makes of them.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from app import assets
from app.model.wording import ENGLISH, Wording, set_wording
from app.views.theme import interface_families

SYSTEM = "system"
TRANSLATED = ("de", "es", "fr", "zh")  # English is what everything is written in
QT_NAMES = {"zh": "zh_CN"}  # where Qt calls its own translations differently


class Language:
    """The language of an application's windows: English until `speak`."""

    def __init__(self, application: QGuiApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self._families = [QFontInfo(application.font()).family()]  # the one behind "Sans Serif"
        self.code = "en"

    def speak(self, chosen: str) -> bool:
        """Speak a language, by its code or `system`; return whether that is another one."""
        code = system_language() if chosen == SYSTEM else chosen
        if code == self.code:
            return False
        self.code = code
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators = _load(code, self._application) if code in TRANSLATED else []
        set_wording(_wording(code))
        font = self._application.font()
        font.setFamilies(interface_families(self._families, code))
        self._application.setFont(font)
        for translator in self._translators:  # every window is told
            self._application.installTranslator(translator)
        return True


def missing_letters(code: str) -> str:
    """Return what to do where no font has the letters of a language; in English, which is there."""
    has_letters = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if code != "zh" or has_letters:
        return ""
    return (
        "No font here has Chinese letters: install one, such as Noto Sans CJK SC (fonts-noto-cjk "
        "on Debian and Ubuntu)."
    )


def system_language(wanted: list[str] | None = None) -> str:
    """Return the first language that the system's user wants and Sotto speaks, else English."""
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        code = name.replace("_", "-").split("-")[0]
        if code in TRANSLATED or code == "en":
            return code
    return "en"


def _wording(code: str) -> Wording:
    if code not in TRANSLATED:
        return ENGLISH
    return Wording(QCoreApplication.translate, QLocale(code).decimalPoint())


def _load(code: str, application: QGuiApplication) -> list[QTranslator]:
    """Return Qt's own words, such as those of a text field's menu, and ours, which come first."""
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = QTranslator(application)
    is_there = own.load(f"sotto_{code}", str(assets.TRANSLATIONS))
    assert is_there, f"no translation into {code} in {assets.TRANSLATIONS}"
    qt = QTranslator(application)
    return [qt, own] if qt.load(f"qtbase_{QT_NAMES.get(code, code)}", qt_folder) else [own]
