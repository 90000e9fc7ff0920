"""The colours, fonts and style sheet of every window."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont

PANEL = QColor(18, 22, 29, 244)
EDGE = QColor(255, 255, 255, 26)
ACCENT = QColor("#4fd1c5")
WARNING = QColor("#ffb454")
DANGER = QColor("#ff6b6b")

PARTIAL_ALPHA = 140  # of 255: seen as not settled yet, and still readable over the box

# Named one by one, for Qt's own choice may lack letters. Chinese, Japanese and Korean write the
# same character in different forms, so the language's own family comes first.
FAMILIES = ["Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]
CJK_FAMILIES = {
    "zh": ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC"],
    "zh-Hant": ["Noto Sans CJK TC", "Microsoft JhengHei", "PingFang TC"],
    "ja": ["Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans"],
    "ko": ["Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo"],
}

STYLE_SHEET = """
QWidget { color: #e8ecf1; font-size: 13px; }
QLabel#wordmark { font-size: 17px; font-weight: 700; color: #ffffff; }
QLabel#caption { color: #93a0af; }
QLabel#figure { color: #ffffff; font-weight: 600; }
QLabel#status { color: #93a0af; }
QLabel#status[problem="true"] { color: #ffb454; }
QComboBox {
    background: #232a35; border: 1px solid #35404f; border-radius: 8px;
    padding: 6px 10px; min-height: 20px; combobox-popup: 0;
}
QComboBox:hover, QComboBox:focus { border-color: #4fd1c5; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow {
    image: none; width: 0; height: 0; margin-right: 8px;
    border-left: 5px solid #232a35; border-right: 5px solid #232a35; border-top: 6px solid #93a0af;
}
QComboBox QAbstractItemView {
    background: #232a35; border: 1px solid #35404f; outline: none; padding: 4px;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: #2f6f6a; color: #ffffff; }
QPushButton#start {
    background: #4fd1c5; color: #06231f; font-weight: 700; border: 2px solid #4fd1c5;
    border-radius: 8px; padding: 5px 22px; min-height: 20px; min-width: 46px;
}
QPushButton#start:hover { background: #6fe0d5; border-color: #6fe0d5; }
QPushButton#start:focus { border-color: #ffffff; }
QPushButton#start[running="true"] { background: #2b323e; color: #ff8f8f; border-color: #ff6b6b; }
QPushButton#start[running="true"]:focus { border-color: #ffffff; }
QPushButton#start:disabled { background: #2b323e; color: #6b7685; border-color: #2b323e; }
QWidget#main, QDialog { background: #12161d; }
QTreeView { background: #1a2029; border: 1px solid #35404f; selection-color: #ffffff; }
QTreeView::item:selected, QListView::item:selected { background: #2f6f6a; }
QHeaderView::section { background: #232a35; border: none; padding: 4px; }
QDialog QToolButton { background: #93a0af; border: none; border-radius: 6px; padding: 3px; }
QDialog QToolButton:disabled { background: #35404f; }
QGroupBox { border: 1px solid #35404f; border-radius: 8px; margin-top: 9px; padding: 10px 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: #93a0af; }
QListView, QLineEdit, QSpinBox, QPlainTextEdit, QProgressBar {
    background: #1a2029; border: 1px solid #35404f; border-radius: 8px; padding: 5px;
    selection-background-color: #2f6f6a; selection-color: #ffffff;
}
QListView, QPlainTextEdit { font-size: 14px; }
QListView:focus, QLineEdit:focus, QSpinBox:focus, QPlainTextEdit:focus { border-color: #4fd1c5; }
QPushButton {
    background: #232a35; border: 1px solid #35404f; border-radius: 8px; padding: 6px 14px;
}
QPushButton:hover, QPushButton:focus { border-color: #4fd1c5; }
QPushButton:disabled { color: #6b7685; }
QProgressBar { max-height: 4px; padding: 2px; }
QProgressBar::chunk { background: #4fd1c5; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: #4a5666; border-radius: 4px; min-height: 28px; }
QScrollBar::handle:vertical:hover { background: #4fd1c5; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolButton#close, QToolButton#more {
    border: none; border-radius: 8px; color: #93a0af; font-size: 17px; padding: 4px 9px;
}
QToolButton#more:hover, QToolButton#more:focus { background: #232a35; color: #4fd1c5; }
QToolButton#close:hover, QToolButton#close:focus { background: #3a2630; color: #ff8f8f; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: #35404f; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: #4fd1c5; }
QSlider::sub-page:horizontal:disabled { background: #35404f; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: #ffffff;
}
QSlider::handle:horizontal:focus { background: #4fd1c5; }
QSlider::handle:horizontal:disabled { background: #6b7685; }
QToolTip { background: #232a35; color: #e8ecf1; border: 1px solid #35404f; padding: 4px; }
"""


def interface_families(usual: Sequence[str], language: str) -> list[str]:
    """Return the font families of windows in a language: the usual ones, then its own letters."""
    others = [name for key, names in CJK_FAMILIES.items() if key != language for name in names]
    return [*usual, *CJK_FAMILIES.get(language, []), *others]


def caption_font(size_px: int, weight: int, family: str = "", language: str = "") -> QFont:
    """Return the font of captions in a language (as `zh`; "" where it does not matter)."""
    own = CJK_FAMILIES.get(language, [])
    others = [name for key, names in CJK_FAMILIES.items() if key != language for name in names]
    font = QFont()
    font.setFamilies([*filter(None, [family]), *own, *FAMILIES, *others])
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    return font


def with_alpha(colour: QColor, alpha: int) -> QColor:
    """Return the colour, see-through."""
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)
