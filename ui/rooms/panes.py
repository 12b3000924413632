"""What rooms have in common: a list at the left, a page at the right, and the menu that orders the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui.theme import theme

LIST, PAGE = 356, 860  # widths at 100 %


def side_by_side(
    room: QWidget, left: QWidget, right: QWidget, sizes: tuple[int, int] = (LIST, PAGE)
) -> QSplitter:
    """Fill a room with two panes; what grows goes to the right one."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([theme().px(size) for size in sizes])
    line = QHBoxLayout(room)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(splitter)
    return splitter


def page_of(head: QWidget, area: QWidget) -> QWidget:
    """A page: its head, and below it all the rest."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(area, 1)
    return page


def sort_menu(parent: QWidget, orders: Mapping[str, str], query: Any, ask: Callable[..., object]) -> QMenu:
    """The orders there are (key and words), and which way round; `ask` is given what shall be another."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, words in orders.items():
        _entry(menu, words, query.order == key, lambda key=key: ask(order=key))
    menu.addSeparator()
    _entry(menu, _("Descending"), query.down, lambda: ask(down=not query.down))
    return menu


def _entry(menu: QMenu, words: str, on: bool, run: Callable[[], object]) -> None:
    entry = QAction(words, menu)
    entry.setCheckable(True)
    entry.setChecked(on)
    entry.triggered.connect(lambda _on=False: run())
    menu.addAction(entry)
