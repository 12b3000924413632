"""The exhibits of a pack as a list, put in order by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidgetItem

from hearingdesk.pack.exhibits.chosen import EXHIBIT, Chosen
from hearingdesk.view import View
from hearingdesk.words import _, legible, n_
from ui.rooms.packs.outline import step_of
from ui.theme import theme
from ui.widgets.ringedtree import RingedTree

ROW = 28  # pixels at 100 %
LEAST, MOST = 2, 5  # rows in sight


class ExhibitList(RingedTree):
    """Alt+Up and Alt+Down move an exhibit, Del leaves it out, Enter covers parts of it."""

    moved = Signal(int)
    dropped = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Exhibits of the pack"))
        self.setProperty("outline", True)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def at(self) -> int:
        """The place of the chosen one, from 0; -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else -1

    def fill(self, rows: Sequence[tuple[str, str, str]], chosen: int) -> None:
        """Show these: its name, its pages, and both as they are said."""
        self.blockSignals(True)
        self.clear()
        for name, pages, said in rows:
            row = QTreeWidgetItem([legible(name), legible(pages)])
            row.setSizeHint(0, QSize(0, theme().px(ROW)))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
            row.setToolTip(0, legible(said))
            self.addTopLevelItem(row)
        if (item := self.topLevelItem(min(chosen, len(rows) - 1))) is not None:
            self.setCurrentItem(item)
        self.blockSignals(False)
        shown = max(LEAST, min(MOST, len(rows)))
        self.setFixedHeight(theme().px(ROW) * shown + theme().px(6))

    def event(self, event: QEvent) -> bool:
        """Its own keys come before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := step_of(event):
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def line_of(view: View, number: int, one: Chosen) -> tuple[str, str, str]:
    """A line of the list: number and title, pages, and all of it in words."""
    title = view.sources.called(one.source) or _("Not in the case any more")
    covered = sum(len(boxes) for boxes in one.boxes.values())
    said = [
        _("Exhibit {n}: {title}", n=number, title=title),
        _("pages {pages}", pages=one.pages) if one.pages else _("all pages"),
        _("as large as the sheet") if one.how == "append" else "",
        n_("{n} part is covered", "{n} parts are covered", covered) if covered else "",
        _("pages without words checked") if one.checked else "",
        _("its file goes along") if one.attached else "",
    ]
    marks = f"■ {one.pages}".strip() if covered else one.pages
    return f"{EXHIBIT} {number}  {title}", marks, ", ".join(filter(None, said))
