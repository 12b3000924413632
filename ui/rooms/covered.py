"""How much of the sources a search looked into, as a line one can press, and the list behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from hearingdesk.search.covering import Coverage
from hearingdesk.words import _, legible
from ui.dialogs.base import SmallDialog
from ui.icons import icon
from ui.theme import theme
from ui.widgets.label import Label


class CoverageLine(QPushButton):
    """Says it under the hits; pressed, it lists the sources that were not searched, and why."""

    def __init__(self, open_source: Callable[[int], object]) -> None:
        super().__init__()
        self._open = open_source
        self._coverage: Coverage | None = None
        self.setProperty("kind", "crumb")
        self.clicked.connect(self.show_list)
        self.tell(None)

    def tell(self, coverage: Coverage | None) -> None:
        """Say how much was searched; None for no search."""
        self._coverage = coverage
        self.setVisible(coverage is not None)
        if coverage is None:
            return
        sentence = coverage.sentence()
        missing = bool(coverage.unreadable)
        self.setText(f"{sentence} {_('List')} ▸" if missing else sentence)
        self.setIcon(icon("circle-alert" if missing else "circle-check", "warn" if missing else "ok"))
        self.setAccessibleName(sentence)
        self.setEnabled(missing)

    def show_list(self) -> None:
        """Which sources were not searched."""
        if self._coverage is not None and self._coverage.unreadable:
            Uncovered(self._coverage, self._open, self.window()).open()


class Uncovered(SmallDialog):
    """The sources that were not searched, or only in part; Enter goes to one."""

    def __init__(
        self, coverage: Coverage, open_source: Callable[[int], object], parent: QWidget | None
    ) -> None:
        super().__init__(_("Not searched in full"), parent, width=620)
        self._open = open_source
        self.body.addWidget(Label(coverage.sentence(), "body", "text2", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sources that were not searched in full"))
        self.list.setMinimumHeight(theme().px(320))
        for id, (source, why) in zip(coverage.ids, coverage.unreadable, strict=True):
            item = QListWidgetItem(legible(f"{source}\n{why}"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{source}. {why}")
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.body.addWidget(self.list, 1)
        go = self.button(_("Go to the source"), "primary")
        go.clicked.connect(self._go)
        self.button(_("Close")).clicked.connect(self.reject)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self._open(item.data(Qt.ItemDataRole.UserRole))
