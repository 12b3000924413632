"""What came of many files: one line for each, and the way to the source or to its line of the ledger."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem

from hearingdesk.received import FATES, told
from hearingdesk.rows import Tone
from hearingdesk.store.ledger import Sums
from hearingdesk.words import _, legible
from ui.desk import Place
from ui.dialogs.base import SmallDialog
from ui.icons import icon
from ui.rooms.bench import Bench
from ui.rooms.bringing import Brought, what_came
from ui.rooms.register import IMPORTS
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.ringedtree import RingedTree

_HEIGHT = 28  # pixels of a line
_SIGNS: dict[str, tuple[Tone, str]] = {
    "imported": ("ok", "check"),
    "duplicate": ("info", "copy"),
    "failed": ("bad", "circle-x"),
    "": ("mute", "minus"),
}


class BroughtDialog(SmallDialog):
    """Stays beside the window; Enter on a line shows the source it became."""

    def __init__(self, bench: Bench, brought: Brought) -> None:
        super().__init__(_("What became of the files"), bench.widget(), width=720)
        self._desk = bench.desk
        self.lines = lines(brought)
        good, same, bad = (len(brought.of(status)) for status in ("imported", "duplicate", "failed"))
        said = told(Sums(len(brought.outcomes), good, same, bad))
        self.body.addWidget(Label(said, "strong", wrap=True))
        if brought.rest:
            self.body.addWidget(
                Label(_("It was stopped before the others; they can be offered again."), wrap=True)
            )
        self.tree = self._list(brought)
        self.body.addWidget(self.tree, 1)
        self.copy = self.button(_("Copy the list"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.button(_("Close")).clicked.connect(self.reject)
        self.ledger = self.button(_("Open the import ledger"), "primary")
        self.ledger.setDefault(False)
        self.ledger.clicked.connect(self._to_ledger)
        self._desk.closing.connect(self.reject)

    def _list(self, brought: Brought) -> RingedTree:
        tree = RingedTree()
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(self.windowTitle())
        tree.setHeaderLabels([_("File"), _("State"), _("What happened")])
        sources = [one.source for one in brought.outcomes] + [0] * len(brought.rest)
        kinds = [one.status for one in brought.outcomes] + [""] * len(brought.rest)
        for cells, source, kind in zip(self.lines, sources, kinds, strict=True):
            item = QTreeWidgetItem([legible(cell) for cell in cells])
            tone, picture = _SIGNS[kind]
            item.setSizeHint(0, QSize(0, theme().px(_HEIGHT)))
            item.setIcon(1, icon(picture, tone if tone != "mute" else "text3"))
            item.setToolTip(2, legible(cells[2]))
            item.setData(0, Qt.ItemDataRole.UserRole, source)
            tree.addTopLevelItem(item)
        px = theme().px
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.setColumnWidth(0, px(260))
        tree.setColumnWidth(1, px(120))
        tree.setMinimumHeight(px(260))
        tree.itemActivated.connect(self._open)
        first = tree.topLevelItem(0)
        if first is not None:
            tree.setCurrentItem(first)
        return tree

    def _open(self, item: QTreeWidgetItem) -> None:
        if (source := item.data(0, Qt.ItemDataRole.UserRole)) and self._desk.view.sources.find(source):
            self._desk.go("source", source)
        else:
            self._desk.visit(Place(IMPORTS))

    def _to_ledger(self) -> None:
        self.accept()
        self._desk.visit(Place(IMPORTS))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in self.lines))
        self.copy.setText(_("Copied"))


def lines(brought: Brought) -> list[tuple[str, str, str]]:
    """File, status, what happened."""
    words = {"imported": _(FATES["stored"]), "duplicate": _(FATES["duplicate"]), "failed": _(FATES["failed"])}
    told = []
    for one in brought.outcomes:
        happened = _("{what}.", what=what_came(one)) if one.status == "imported" else one.message
        told.append((one.path.name, words[one.status], " ".join([happened, *one.warnings])))
    told += [(path.name, _("Not reached"), "") for path in brought.rest]
    return told
