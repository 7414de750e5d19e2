"""The one style sheet: shapes here, colours and sizes from the tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discovery_desk.ui.kit.theme import Theme

# `@name` is a token, `12u` is twelve pixels at 100 %. A radius above half the height makes Qt draw square corners,
# so pills have a fixed height; a ring of 2u always takes one off the padding, so that nothing moves.
_SHEET = """
QMainWindow, QDialog { background: @bg; }
QWidget[look="ground"] { background: @bg; }
QWidget[look="surface"] { background: @surface; }
QWidget[look="sunken"] { background: @sunken; }
QWidget[look="window"] { background: @line-strong; }
QFrame[look="rule"] { background: @line; border: none; }
QFrame[look="card"] { background: @surface; border: 1px solid @line; border-radius: @radius-card; }
QFrame[look="outline"] { background: transparent; border: 1px solid @line; border-radius: @radius-card; }
QFrame[look="nudge"] { background: @warn-soft; border: 1px solid @warn; border-radius: @radius-card; }

QFrame[look="edge"] { background: @sunken; border: none; border-top: 1px solid @line; }
QLabel { background: transparent; }
QLabel[look="edge-words"] { color: @ink; font-size: @type-label; }
QLabel[look="quiet"] { color: @ink-2; font-size: @type-label; }
QLabel[look="faint"] { color: @ink-3; font-size: @type-small; }
QLabel[look="section"] { color: @ink-3; font-size: @type-small; font-weight: 600; }
QLabel[look="heading"] { color: @ink; font-size: @type-heading; font-weight: 600; }
QLabel[look="display"] { color: @ink; font-size: @type-display; font-weight: 600; }
QLabel[look="prompt"] { color: @ink; font-size: @type-prompt; font-weight: 500; }
QLabel[look="warning"] { color: @warn; font-size: @type-small; font-weight: 600; }
QLabel[look="danger"] { color: @danger; }
QLabel[look="pill"] { color: @ink-2; border: 1px solid @line-strong; border-radius: 11u; font-size: @type-label;
  padding: 0 9u; min-height: 20u; max-height: 20u; }
QLabel[look="chip"] { color: @ink-2; background: @sunken; border-radius: 5u; font-size: @type-small;
  font-weight: 600; padding: 1u 7u; }
QLabel[look="key"] { color: @ink-2; background: @surface; border: 1px solid @line-strong; border-bottom-width: 2px;
  border-radius: 4u; font-size: @type-small; font-weight: 500; padding: 0 4u; min-height: 14u; max-height: 14u; }

QPushButton { color: @ink; background: @surface; border: 1px solid @line-strong; border-radius: @radius-control;
  font-weight: 500; padding: 5u 12u; min-height: 18u; outline: none; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 4u 11u; }
QPushButton:disabled { color: @ink-3; border-color: @line; background: transparent; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] { color: @on-accent; background: @accent; border-color: @accent; }
QPushButton[look="primary"]:hover { border-color: @ink; }
QPushButton[look="primary"]:focus { border: 2px solid @ink; }
QPushButton[look="primary"]:disabled { color: @ink-3; background: @sunken; border-color: @line; }
QPushButton[look="danger"] { color: @danger; }
QPushButton[look="quiet"] { color: @ink-2; background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { color: @ink; background: @sunken; }
QPushButton[look="quiet"]:focus { border-color: @accent; }
QPushButton[look="line"] { color: @ink; background: transparent; border: 1px solid transparent; border-radius: 5u;
  font-weight: 400; padding: 3u 4u; text-align: left; }
QPushButton[look="line"]:hover { background: @sunken; }
QPushButton[look="line"]:focus { border: 2px solid @accent; padding: 2u 3u; }

QPushButton[look="quiet-small"] { color: @ink-2; background: transparent; border: 1px solid transparent;
  border-radius: 5u; font-size: @type-small; font-weight: 400; padding: 1u 5u; min-height: 15u; text-align: left; }
QPushButton[look="quiet-small"]:hover { color: @ink; background: @sunken; }
QPushButton[look="quiet-small"]:focus { border: 2px solid @accent; padding: 0 4u; }
QPushButton[look="bare"] { background: transparent; border: 1px solid transparent; border-radius: 5u; padding: 0;
  min-height: 0; }
QPushButton[look="bare"]:hover { background: @sunken; }
QPushButton[look="bare"]:focus { border: 2px solid @accent; }
QPushButton[look="newer"] { color: @accent; font-size: @type-label; border-radius: 11u; padding: 0 11u;
  min-height: 21u; max-height: 21u; }
QPushButton[look="facet"] { color: @ink-2; background: transparent; border: 1px solid @line-strong; border-radius: 10u;
  font-size: @type-label; font-weight: 400; padding: 0 8u; min-height: 19u; max-height: 19u; }
QPushButton[look="facet"]:hover { color: @ink; background: @surface; }
QPushButton[look="facet"]:focus { border: 2px solid @accent; padding: 0 7u; }
QPushButton[look="facet"][heard="true"] { color: @insight-ink; background: @insight-soft; border-color: @insight-soft;
  border-radius: 5u; font-size: @type-small; font-weight: 600; padding: 0 6u; }
QPushButton[look="facet"][heard="true"]:focus { border-color: @accent; padding: 0 5u; }
QPushButton[look="facet"][refused="true"] { color: @danger; border-color: @danger; font-weight: 600; }
QPushButton[look="choice"] { color: @ink-2; background: transparent; border: 1px solid @line-strong;
  border-radius: 10u; font-size: @type-label; font-weight: 400; padding: 0 8u; min-height: 19u; max-height: 19u; }
QPushButton[look="choice"]:hover { color: @ink; background: @sunken; }
QPushButton[look="choice"]:checked { color: @accent; background: @accent-soft; border-color: @accent;
  font-weight: 600; }
QPushButton[look="choice"][refused="true"] { color: @danger; border-color: @danger; font-weight: 600; }
QPushButton[look="choice"]:focus { border: 2px solid @accent; padding: 0 7u; min-height: 17u; max-height: 17u; }
QFrame[look="moment-card"] { background: @surface; border: none; border-top: 1px solid @line-strong; }
QFrame[look="moment-card"][beside="true"] { border-top: none; border-left: 1px solid @line-strong; }
QToolButton[look="way"] { border-radius: 5u; padding: 0; }
QPushButton[look="segment"] { color: @ink-2; background: transparent; border: 1px solid @line-strong; border-radius: 0;
  font-size: @type-label; font-weight: 500; padding: 0 9u; min-height: 20u; max-height: 20u; }
QPushButton[look="segment"]:hover { color: @ink; background: @sunken; }
QPushButton[look="segment"]:checked { color: @accent; background: @accent-soft; border-color: @accent; }
QPushButton[look="segment"]:focus { border: 2px solid @accent; padding: 0 8u; min-height: 18u; max-height: 18u; }
QPushButton[look="pill"] { color: @ink-2; background: transparent; border: 1px solid @line-strong; border-radius: 11u;
  font-size: @type-label; font-weight: 400; padding: 0 9u; min-height: 20u; max-height: 20u; }
QPushButton[look="pill"]:hover { color: @ink; background: @sunken; }
QPushButton[look="pill"]:focus { border: 2px solid @accent; padding: 0 8u; min-height: 18u; max-height: 18u; }
QPushButton[look="clock"] { color: @ink; background: transparent; border: 1px solid transparent; border-radius: 5u;
  font-size: @type-clock; font-weight: 600; padding: 0 3u; min-height: 0; }
QPushButton[look="clock"]:hover { background: @sunken; }
QPushButton[look="clock"]:focus { border: 2px solid @accent; padding: 0 2u; }

QToolButton { color: @ink-2; background: transparent; border: 1px solid transparent; border-radius: @radius-control;
  padding: 3u; }
QToolButton:hover { color: @ink; background: @sunken; }
QToolButton:focus { border: 2px solid @accent; padding: 2u; }
QToolButton:checked { color: @accent; background: @accent-soft; }
QToolButton[look="rail"] { font-size: @type-small; padding: 5u 1u; border-radius: @radius-box; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="rail"]:hover { background: @line; }
QToolButton[look="rail"]:checked { color: @accent; background: @surface; }
QToolButton[look="rail"]:focus { border: 2px solid @accent; padding: 4u 0; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  color: @ink; background: @surface; border: 1px solid @line-strong; border-radius: @radius-control; padding: 5u 9u;
  selection-background-color: @accent; selection-color: @on-accent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 4u 8u; }
QLineEdit[look="slim"] { padding: 0 7u; min-height: 19u; max-height: 19u; font-size: @type-label; }
QLineEdit[look="slim"]:focus { padding: 0 6u; min-height: 17u; max-height: 17u; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @ink-3; background: @sunken; }
QPlainTextEdit[look="bare"], QPlainTextEdit[look="bare"]:focus { background: transparent; border: none; padding: 0; }
QPlainTextEdit[look="note-line"], QPlainTextEdit[look="note-line"]:focus { background: @surface; border: none;
  padding: 0; }
QFrame[look="line-box"] { background: @surface; border: 1px solid @line-strong; border-radius: @radius-card; }
QFrame[look="line-box"][live="true"] { border-color: @accent; }
QFrame[look="line-box"][mending="true"] { border-style: dashed; }
QComboBox[state="asked"], QLineEdit[state="asked"] { color: @accent; background: @accent-soft; border-color: @accent; }
QLineEdit[state="wrong"] { color: @danger; border-color: @danger; }
QListView[look="page"], QListView[look="page"]:focus { background: @bg; border: none; border-radius: 0; }
QListView[look="page"]::item, QListView[look="page"]::item:selected, QListView[look="page"]::item:hover {
  padding: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24u; }
QComboBox::down-arrow { image: none; width: 0; height: 0; border-left: 4u solid @surface;
  border-right: 4u solid @surface; border-top: 5u solid @ink-2; }
QComboBox[state="asked"]::down-arrow { border-left: 4u solid @accent-soft; border-right: 4u solid @accent-soft; }
QComboBox QAbstractItemView { color: @ink; background: @surface; border: 1px solid @line-strong;
  selection-background-color: @accent-soft; selection-color: @ink; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QRadioButton::indicator { width: 12u; height: 12u; border: 1px solid @ink-3; border-radius: @radius-choice;
  background: @surface; }
QRadioButton::indicator:checked { width: 6u; height: 6u; border: 4u solid @quote-ink; border-radius: @radius-chosen; }
QCheckBox, QRadioButton { color: @ink; spacing: 7u; padding: 2u; border: 1px solid transparent; border-radius: 4u; }
QCheckBox::indicator { width: 13u; height: 13u; border: 1px solid @ink-3; border-radius: 3u; background: @surface; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @line; background: @sunken; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }

QTabWidget::pane { border: none; border-top: 1px solid @line; background: @surface; }
QTabWidget::tab-bar { left: 12u; }
QTabBar { background: transparent; }
QTabBar::tab { color: @ink-2; background: transparent; border: 1px solid transparent; border-bottom: none;
  border-top-left-radius: @radius-control; border-top-right-radius: @radius-control; font-weight: 500;
  padding: 7u 11u 8u 11u; margin-right: 4u; }
QTabBar[tight="true"]::tab { padding: 7u 6u 8u 6u; margin-right: 2u; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; background: @surface; border-color: @line; }
QTabBar::scroller { width: 26u; }
QTabBar QToolButton { background: @sunken; border: 1px solid @line; border-radius: 0; padding: 0; }
QTabBar::tab:focus { border-color: @accent; }

QListView, QTreeView, QTableView { color: @ink; background: @surface; alternate-background-color: @sunken;
  border: 1px solid @line; border-radius: @radius-card; outline: none;
  selection-background-color: @accent-soft; selection-color: @ink; }
QListView:focus, QTreeView:focus, QTableView:focus { border-color: @accent; }
QListView::item, QTreeView::item { padding: 5u 9u; border-radius: 5u; }
QListView::item:hover, QTreeView::item:hover { background: @sunken; }
QListView::item:selected, QTreeView::item:selected { color: @ink; background: @accent-soft; }
QTableView::item { padding: 4u 8u; }
QTableView[look="moments"] { border: none; border-radius: 0; }
QTableView[look="moments"]::item { border-bottom: 1px solid @line; }
QTableView[look="moments"] QLineEdit, QTableView[look="moments"] QLineEdit:focus { border: 2px solid @accent;
  border-radius: 3u; padding: 0 6u; }
QTableView[look="moments"] QComboBox, QTableView[look="moments"] QComboBox:focus { border-radius: 3u; padding: 0 6u; }
QListView::indicator { width: 14u; height: 14u; }
QListView::indicator:unchecked { width: 13u; height: 13u; border: 1px solid @ink-3; border-radius: 3u; }
QListView[look="offer"] { border: none; border-radius: 0; }
QListView[look="offer"]::item { padding: 3u 7u; }
QListView[look="recap"] { border: none; border-radius: 0; }
QListView[look="recap"] QLineEdit, QListView[look="recap"] QLineEdit:focus { font-size: @type-prompt; padding: 2u 14u; }
QHeaderView::section { color: @ink-2; background: @bg; border: none; border-bottom: 1px solid @line;
  font-size: @type-label; font-weight: 600; padding: 5u 9u; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractScrollArea[look="page"] { background: @bg; border: none; }
QScrollArea[look="reading"] { background: @bg; border: 1px solid transparent; }
QScrollArea[look="reading"]:focus { border-color: @accent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10u; margin: 0; }
QScrollBar:horizontal { height: 10u; margin: 0; }
QScrollBar::handle { background: @line-strong; border-radius: 3u; margin: 2u; }
QScrollBar::handle:vertical { min-height: 28u; }
QScrollBar::handle:horizontal { min-width: 28u; }
QScrollBar::handle:hover { background: @ink-3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QToolTip { color: @ink; background: @surface; border: 1px solid @line-strong; padding: 4u 7u; }
QMenuBar { color: @ink; background: @surface; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4u 9u; background: transparent; }
QMenuBar::item:selected { background: @accent-soft; }
QMenu { color: @ink; background: @surface; border: 1px solid @line-strong; padding: 4u; }
QMenu::item { padding: 5u 22u; border-radius: 4u; }
QMenu::item:selected { background: @accent-soft; }
QMenu::item:disabled { color: @ink-3; }
QMenu::separator { height: 1px; background: @line; margin: 4u 8u; }
QStatusBar { color: @ink-2; background: @surface; border-top: 1px solid @line; }
QProgressBar { background: @sunken; border: none; border-radius: 3u; min-height: 6u; max-height: 6u; }
QProgressBar::chunk { background: @accent; border-radius: 3u; }
QFrame[look="strip"] { background: @warn-soft; border: none; border-bottom: 1px solid @line-strong; }
QFrame[look="quiet-strip"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[look="card-button"] { background: @surface; border: 1px solid @line; border-radius: @radius-card; }
QFrame[look="card-button"]:hover { border-color: @line-strong; }
QFrame[look="card-button"]:focus { border: 2px solid @accent; }
QLabel[look="card-quote"] { color: @quote-ink; font-size: @type-note; font-weight: 500; }
QLabel[look="card-name"] { color: @ink; font-weight: 600; }
QLabel[look="number"] { color: @ink; font-weight: 600; padding: 3u 8u 0 0; }
QLabel[look="number"][target="true"] { color: @accent; border-bottom: 2px solid @accent; }
QLabel[look="lint"] { color: @ask-later-ink; font-size: @type-label; padding: 0 5u; }
QLabel[look="lint"][state="quiet"] { color: @ink-2; }
QLabel[look="folds"] { color: @ink-2; background: @surface; border-top: 1px solid @line; font-size: @type-label;
  padding: 7u 16u; }
QLabel[look="todo-words"] { color: @ink; font-size: @type-label; }
QLabel[look="chip"][state="done"] { color: @insight-ink; background: @insight-soft; }
QLabel[look="chip"][state="open"] { color: @ask-later-ink; background: @ask-later-soft; }
QLabel[look="pill"][state="done"] { color: @insight-ink; border-color: @insight-ink; }
QLabel[look="pill"][state="open"] { color: @ask-later-ink; border-color: @ask-later-ink; }
QLabel[look="map-hint"] { color: @ink-2; background: @surface; border: 1px solid @line-strong; border-radius: 5u;
  font-size: @type-small; padding: 3u 8u; margin: 8u; }
QWidget[look="chosen-quote"] { background: @quote-soft; border-radius: 6u; }
QPushButton[look="chip"] { color: @insight-ink; background: @insight-soft; border: 1px solid transparent;
  border-radius: 5u; font-size: @type-small; font-weight: 600; padding: 2u 7u; min-height: 14u; }
QPushButton[look="chip"][state="open"] { color: @ask-later-ink; background: @ask-later-soft; }
QPushButton[look="chip"]:focus { border: 1px solid @insight-ink; }
QPlainTextEdit[look="answer"] { background: @surface; border: 1px solid @line-strong; border-radius: 5u;
  padding: 5u 7u; }
QPlainTextEdit[look="answer"]:focus { border: 2px solid @accent; padding: 4u 6u; }
QPlainTextEdit[look="inline"] { background: transparent; border: 1px solid transparent; border-radius: 5u;
  padding: 3u 5u; }
QPlainTextEdit[look="inline"]:hover { border-color: @line-strong; }
QPlainTextEdit[look="inline"]:focus { background: @surface; border: 2px solid @accent; padding: 2u 4u; }
"""

_KIND = 'QLabel[kind="KIND"] { color: @KIND-ink; background: @KIND-soft; }\n'

_TOKEN = re.compile(r"@([a-z0-9-]+)")
_UNIT = re.compile(r"(?<![\w.#])(\d+(?:\.\d+)?)u\b")


def sheet(theme: Theme) -> str:
    words = dict(theme.stylesheet_words()) | _rounds(theme)
    kinds = "".join(_KIND.replace("KIND", name) for name in theme.kinds())
    named = _TOKEN.sub(lambda match: words[match[1]], _SHEET + kinds)
    return _UNIT.sub(lambda match: f"{theme.px(float(match[1]))}px", named)


def _rounds(theme: Theme) -> dict[str, str]:
    """Half of what a choice is wide with its border, in whole pixels: more would be square, less not round."""
    sizes = {"radius-choice": theme.px(12) + 2, "radius-chosen": theme.px(6) + 2 * theme.px(4)}
    return {name: f"{size // 2}px" for name, size in sizes.items()}
