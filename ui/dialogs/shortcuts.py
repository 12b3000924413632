"""Every shortcut of the program, by menu: read from the register, so it is never out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from hearingdesk.words import _
from ui.actions import Register, actions, plain
from ui.dialogs.base import SmallDialog
from ui.theme import theme


class ShortcutsDialog(SmallDialog):
    """A table one can read and walk through by keyboard."""

    def __init__(self, parent: QWidget | None = None, register: Register = actions) -> None:
        super().__init__(_("Shortcuts"), parent, width=480)
        self.table = QTreeWidget()
        self.table.setColumnCount(2)
        self.table.setHeaderHidden(True)
        self.table.setRootIsDecorated(False)
        self.table.setItemsExpandable(False)
        self.table.setIndentation(theme().px(12))
        self.table.setAccessibleName(_("Shortcuts"))
        self.table.setMinimumHeight(theme().px(360))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        heads: dict[str, QTreeWidgetItem] = {}
        for one in register:
            if one.keys:
                if one.menu not in heads:
                    heads[one.menu] = self._head(plain(_(one.menu)))
                keys = QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.NativeText)
                QTreeWidgetItem(heads[one.menu], [one.label(), keys])
        self.table.expandAll()
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.table, 1)
        close = self.button(_("Close"), "primary")
        close.clicked.connect(self.accept)

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.table, [words])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, theme().font("strong"))
        return head
