"""The outline of a pack by keyboard: one sees which row has it, and a step taken back shows what came back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QListWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tests.ui.building import WAIT, builder
from ui.rooms.packs.check import Check
from ui.rooms.packs.exhibitlist import ExhibitList
from ui.theme import theme
from ui.widgets.ringedtree import RingedTree
from ui.window import Window


def looks(qtbot: Any, tree: QTreeWidget, *, focused: bool) -> QImage:
    """The chosen row as it is painted with the keyboard on it, or elsewhere."""
    if focused:
        tree.setFocus()
    else:
        tree.clearFocus()
    qtbot.waitUntil(lambda: tree.hasFocus() == focused, timeout=WAIT)
    row = tree.visualRect(tree.currentIndex())
    row.setLeft(0)
    row.setRight(tree.viewport().width())
    return tree.viewport().grab(row).toImage()


def edge(image: QImage) -> set[str]:
    """The colours of its uppermost pixels, above the words and the box that is ticked."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(3)}


def test_the_row_that_has_the_keyboard_wears_the_ring(qtbot: Any, window: Window) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    tree = builder(qtbot, window).outline.tree
    tree.choose("chronology")
    ring = theme().colour("focus").name()
    assert ring in edge(looks(qtbot, tree, focused=True))
    assert ring not in edge(looks(qtbot, tree, focused=False))


@pytest.mark.parametrize("kind", [ExhibitList, RingedTree])
def test_every_list_that_is_a_tree_wears_it(qtbot: Any, look: Any, kind: type[QTreeWidget]) -> None:
    tree = kind()
    qtbot.addWidget(tree)
    rows = [QTreeWidgetItem([name, ""]) for name in ("One", "Two")]
    tree.addTopLevelItems(rows)
    tree.setCurrentItem(rows[1])
    tree.show()
    tree.activateWindow()
    qtbot.waitUntil(tree.isActiveWindow, timeout=WAIT)
    assert theme().colour("focus").name() in edge(looks(qtbot, tree, focused=True))


def test_a_section_that_comes_back_by_undo_is_the_chosen_one(qtbot: Any, window: Window) -> None:
    tree = builder(qtbot, window).outline.tree
    tree.choose("chronology")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert tree.current() not in ("", "chronology")
    window.desk.undo()
    assert tree.current() == "chronology"
    window.desk.redo()
    assert tree.current() not in ("", "chronology")


def test_a_section_switched_off_stays_chosen_when_that_is_taken_back(qtbot: Any, window: Window) -> None:
    tree = builder(qtbot, window).outline.tree
    tree.choose("chronology")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tree.choose("sources")
    window.desk.undo()
    assert tree.current() == "sources"


def test_go_to_steps_from_one_page_that_says_it_to_the_next_and_round(qtbot: Any, window: Window) -> None:
    space = builder(qtbot, window)
    check = Check("Withheld words", "", "bad", "Go to", 2, marked=frozenset({2, 4, 5}))
    shown: list[int] = []
    for _press in range(4):
        space.checks.followed.emit(check)
        shown.append(space.pages.page())
    assert shown == [2, 4, 5, 2]


def test_a_list_to_choose_from_shows_at_its_edge_that_it_has_the_keyboard(qtbot: Any, look: Any) -> None:
    frame, line, rows = QWidget(), QLineEdit(), QListWidget()
    rows.setProperty("choices", True)
    rows.addItems(["One", "Two"])
    column = QVBoxLayout(frame)
    column.addWidget(line)
    column.addWidget(rows)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=WAIT)
    ring = theme().colour("focus").name()
    seen = []
    for holder in (rows, line):
        holder.setFocus()
        qtbot.waitUntil(holder.hasFocus, timeout=WAIT)
        seen.append(ring in edge(rows.grab().toImage()))
    assert seen == [True, False]
