"""The fonts and the style sheet of every window, and how they get their colours."""

from collections.abc import Sequence
from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from app.views.colours import DARK, Colours, to_palette

PANEL_PERCENT = 96  # so dense is the control bar over what is below it
ACCENT = QColor(DARK.accent)  # of what is drawn over films, whatever the theme

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

STYLE_SHEET = Template("""
QWidget { color: $text; font-size: 13px; }
QLabel#wordmark { font-size: 17px; font-weight: 700; color: $strong; }
QLabel#caption { color: $soft; }
QLabel#figure { color: $strong; font-weight: 600; }
QLabel#status { color: $soft; }
QLabel#status[problem="true"] { color: $warning; }
QComboBox {
    background: $raised; border: 1px solid $edge; border-radius: 8px;
    padding: 6px 10px; min-height: 20px; combobox-popup: 0;
}
QComboBox:hover, QComboBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow {
    image: none; width: 0; height: 0; margin-right: 8px;
    border-left: 5px solid $raised; border-right: 5px solid $raised; border-top: 6px solid $soft;
}
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $edge; outline: none; padding: 4px;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $chosen; color: $on_chosen; }
QPushButton {
    background: $raised; border: 1px solid $edge; border-radius: 8px; padding: 6px 14px;
}
QPushButton:hover, QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $disabled; }
QPushButton#start {
    background: $accent; color: $on_accent; font-weight: 700; border: 2px solid $accent;
    border-radius: 8px; padding: 5px 22px; min-height: 20px; min-width: 46px;
}
QPushButton#start:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton#start:focus { border-color: $strong; }
QPushButton#start[running="true"] {
    background: $raised; color: $danger; border-color: $danger;
}
QPushButton#start[running="true"]:focus { border-color: $strong; }
QPushButton#start:disabled { background: $raised; color: $disabled; border-color: $raised; }
QWidget#main, QDialog, QScrollArea, QWidget#sheet { background: $window; }
QScrollArea { border: none; }
QTreeView { background: $field; border: 1px solid $edge; selection-color: $on_chosen; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $chosen; color: $on_chosen;
}
QHeaderView::section { background: $raised; border: none; padding: 4px; }
QDialog QToolButton { background: $soft; border: none; border-radius: 6px; padding: 3px; }
QDialog QToolButton:disabled { background: $track; }
QGroupBox { border: 1px solid $edge; border-radius: 8px; margin-top: 9px; padding: 10px 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $soft; }
QTabWidget::pane { border: none; border-top: 1px solid $edge; }
QTabBar::tab {
    background: $window; color: $soft; border: none; border-bottom: 3px solid $window;
    padding: 6px 10px;
}
QTabBar::tab:selected { color: $strong; border-bottom-color: $accent; }
QTabBar::tab:focus, QTabBar::tab:hover { color: $accent; }
QListView, QTableView, QLineEdit, QSpinBox, QPlainTextEdit, QProgressBar {
    background: $field; border: 1px solid $edge; border-radius: 8px; padding: 5px;
    selection-background-color: $chosen; selection-color: $on_chosen;
}
QListView, QTableView, QPlainTextEdit { font-size: 14px; }
QListView:focus, QTableView:focus, QLineEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
    border-color: $accent;
}
QSpinBox { padding: 5px 22px 5px 9px; min-height: 20px; }
QSpinBox::up-button, QSpinBox::down-button {
    subcontrol-origin: border; border: none; background: transparent; width: 22px;
}
QSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QSpinBox::up-arrow, QSpinBox::down-arrow {
    image: none; width: 0; height: 0;
    border-left: 4px solid $field; border-right: 4px solid $field;
}
QSpinBox::up-arrow { border-bottom: 5px solid $soft; }
QSpinBox::down-arrow { border-top: 5px solid $soft; }
QProgressBar { max-height: 4px; padding: 2px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $track; border-radius: 4px; min-height: 28px; }
QScrollBar::handle:vertical:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolButton#close, QToolButton#more {
    border: none; border-radius: 8px; color: $soft; font-size: 17px; padding: 4px 9px;
}
QToolButton#more:hover, QToolButton#more:focus { background: $raised; color: $accent; }
QToolButton#close:hover, QToolButton#close:focus { background: $danger_field; color: $danger; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $track; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $strong;
}
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { background: $disabled; }
QMenu { background: $raised; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $chosen; color: $on_chosen; }
QMenu::item:disabled { color: $disabled; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px; }
""")


def wear(application: QApplication, colours: Colours) -> None:
    """Let all windows have these colours from now on, also those that are open."""
    application.setPalette(to_palette(colours))
    application.setStyleSheet(STYLE_SHEET.substitute(asdict(colours)))


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
