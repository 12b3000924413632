"""The dialog in which parts of the pages of an exhibit are covered: drawn by hand, or wherever words stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from hearingdesk.facsimile import Size
from hearingdesk.job import Cancelled
from hearingdesk.pack.exhibits.chosen import Chosen
from hearingdesk.pack.exhibits.seeking import Found
from hearingdesk.words import _, legible, n_
from ui.actions import dress, press
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.jobs import Job
from ui.models.plates import Plates
from ui.rooms.packs.coveraside import opener, search, told
from ui.rooms.packs.covers import Covers, Spot
from ui.rooms.packs.coverview import CoverView
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Cut, Label
from ui.widgets.searchline import SearchLine

SPOT = int(Qt.ItemDataRole.UserRole)


class CoverDialog(SmallDialog):
    """Says `kept` with the rectangles by page when they are to be kept."""

    kept = Signal(object)

    def __init__(self, desk: Desk, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(_("Cover parts of a page"), parent, width=860)
        self._desk, self._chosen = desk, chosen
        self._plates: Plates | None = None
        self._job: Job | None = None
        self._warned = False
        self.covers = Covers(chosen.boxes)
        self.view = CoverView(_("Pages of the exhibit"), self.covers)
        self.view.fit("width")
        self.banner = Banner()
        self.words = SearchLine(_("Words to cover"))
        self.everywhere = press(_("Cover every place"), "search")
        self.everywhere.setAutoDefault(False)
        self.where = Label("", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Covered parts"))
        self.list.setProperty("choices", True)
        self.count = Label("", "small", "text2")
        self._tools = self._buttons()
        self._lay_out()
        self._listen()
        room = parent.size() if parent is not None else self.maximumSize()
        self.resize(min(theme().px(1080), room.width()), min(theme().px(780), room.height()))
        self._show()
        self._open()

    def cover_everywhere(self) -> None:
        """Cover every place where the words in the line stand."""
        words, case = self.words.words().strip(), self._desk.case
        if not words or case is None or self._job is not None:
            return
        job = self._job = self._desk.jobs.start(
            _("Looking for the words"), search(case, self._chosen.source, words), quiet=True
        )
        self.everywhere.setEnabled(False)
        job.stepped.connect(self._stepped)
        job.finished.connect(self._found)
        job.failed.connect(self._failed)

    def keep(self) -> None:
        """Keep the rectangles and close."""
        if self.covers.differs():
            self.kept.emit(self.covers.result())
        self.accept()

    def reject(self) -> None:
        """What was drawn is not lost to one slip of the Escape key."""
        if self.covers.differs() and not self._warned:
            self._warned = True
            self.banner.tell(
                _("What you covered is not kept yet. Close once more to drop it, or press “Keep”."), "warn"
            )
            return
        super().reject()

    def done(self, result: int) -> None:
        """Let go of the pages, whichever way it closes."""
        if self._job is not None:
            self._job.stop()
        if self._plates is not None:
            self._plates.close()
            self._plates = None
        super().done(result)

    def _open(self) -> None:
        case = self._desk.case
        assert case is not None
        plates = self._plates = Plates(opener(case, self._chosen.source))
        later = Qt.ConnectionType.QueuedConnection
        plates.opened.connect(self._opened, later)
        plates.failed.connect(self._broken, later)
        plates.lettered.connect(self._lettered, later)
        plates.start()

    def _opened(self, sizes: list[Size]) -> None:
        if self._plates is None:
            return
        self.covers.set_sizes(sizes)
        self.view.show_plates(self._plates, sizes)
        shown = self._chosen.of(len(sizes))
        self.view.go(next(iter(self.covers.result()), shown[0] if shown else 1))
        self._turned()
        self.view.setFocus()

    def _broken(self, error: object) -> None:
        self.banner.tell(str(error), "bad")

    def _lettered(self, page: int) -> None:
        if self.covers.of(page):
            self._list()

    def _stepped(self, _done: object, _total: object, what: str) -> None:
        self.banner.tell(what, "info")

    def _found(self, found: Found) -> None:
        self._job = None
        self.everywhere.setEnabled(True)
        put = self.covers.add_all(found.boxes)
        said = n_("{n} place is covered.", "{n} places are covered.", found.places)
        if not found.places:
            said = _("These words stand nowhere in it.")
        elif not put:
            said = _("Every place of these words is covered already.")
        if found.wordless:
            pages = ", ".join(str(page) for page in found.wordless)
            said += " " + _("Pages without words cannot be searched; look at them: {pages}.", pages=pages)
        self.banner.tell(said, "ok" if found.places and not found.wordless else "warn")
        self.view.tell(said)
        if put:
            self.view.go(min(found.boxes))

    def _failed(self, error: object) -> None:
        self._job = None
        self.everywhere.setEnabled(True)
        if not isinstance(error, Cancelled):
            self.banner.tell(str(error), "bad")

    def _show(self) -> None:
        """The rectangles are others, or another is chosen."""
        self._warned = False
        self._list()
        count, chosen = len(self.covers.spots()), self.covers.current is not None
        self.count.setText(
            n_("{n} part is covered", "{n} parts are covered", count) if count else _("Nothing is covered")
        )
        undo, redo, drop = self._tools[1:]
        undo.setEnabled(self.covers.can_undo())
        redo.setEnabled(self.covers.can_redo())
        drop.setEnabled(chosen)

    def _list(self) -> None:
        """The rectangles in words."""
        spots = self.covers.spots()
        self.list.blockSignals(True)
        self.list.clear()
        for spot in spots:
            item = QListWidgetItem(legible(self._line(spot)))
            item.setData(SPOT, spot)
            self.list.addItem(item)
        if self.covers.current in spots:
            self.list.setCurrentRow(spots.index(self.covers.current))
        self.list.blockSignals(False)

    def _line(self, spot: Spot) -> str:
        return told(spot[0], self.covers.of(spot[0])[spot[1]], self.view.letters(spot[0]))

    def _said(self) -> None:
        """The keyboard has gone to another one."""
        current = self.covers.current
        said = self._line(current) if current else self.count.text()
        self.view.setAccessibleDescription(said)
        self.view.tell(said)

    def _picked(self, row: int) -> None:
        item = self.list.item(row)
        spot = item.data(SPOT) if item is not None else None
        if spot is not None and tuple(spot) != self.covers.current:
            self.covers.choose((spot[0], spot[1]))
            self.view.show_box((spot[0], spot[1]))

    def _turned(self) -> None:
        page, total = self.view.page(), self.view.count()
        if not total:
            return
        words = _("Page {page} of {total}", page=page, total=total)
        self.where.setText(words if self._chosen.wants(page) else _("{page}, not shown", page=words))

    def _listen(self) -> None:
        self.covers.changed.connect(self._show)
        self.view.turned.connect(lambda _page: self._turned())
        self.view.reached.connect(self._said)
        self.list.currentRowChanged.connect(self._picked)
        self.everywhere.clicked.connect(self.cover_everywhere)
        self.words.returnPressed.connect(self.cover_everywhere)
        for keys, run in (
            (QKeySequence.StandardKey.Undo, self.covers.undo),
            (QKeySequence.StandardKey.Redo, self.covers.redo),
            (QKeySequence("Ctrl+Return"), self.keep),
        ):
            QShortcut(QKeySequence(keys), self, run)

    def _buttons(self) -> tuple[QToolButton, QToolButton, QToolButton, QToolButton]:
        """New, undo, redo, remove."""
        made: list[QToolButton] = []
        for icon, words, keys, run in (
            ("plus", _("Cover a part of this page"), _("Insert"), self.view.new),
            ("undo-2", _("Undo"), "Ctrl+Z", self.covers.undo),
            ("redo-2", _("Redo"), "Ctrl+Y", self.covers.redo),
            ("trash-2", _("Remove the chosen cover"), _("Del"), self.covers.drop),
        ):
            button = dress(QToolButton(), icon, words, keys)
            button.clicked.connect(lambda _on=False, run=run: run())
            made.append(button)
        return made[0], made[1], made[2], made[3]

    def _lay_out(self) -> None:
        px = theme().px
        bar = QHBoxLayout()
        bar.setSpacing(px(6))
        bar.addWidget(self.words, 1)
        bar.addWidget(self.everywhere)
        bar.addSpacing(px(12))
        for button in self._tools:
            bar.addWidget(button)
        bar.addSpacing(px(12))
        for icon, words, step in (("chevron-up", _("Page before"), -1), ("chevron-down", _("Next page"), 1)):
            turn = dress(QToolButton(), icon, words, "Ctrl+PgUp" if step < 0 else "Ctrl+PgDn")
            turn.clicked.connect(lambda _on=False, step=step: self.view.go(self.view.page() + step))
            bar.addWidget(turn)
        bar.addWidget(self.where)
        pages = QHBoxLayout()
        pages.setSpacing(px(12))
        pages.addWidget(self.view, 1)
        self.list.setFixedWidth(px(260))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout()
        side.setSpacing(px(6))
        side.addWidget(self.count)
        side.addWidget(self.list, 1)
        pages.addLayout(side)
        hint = _(
            "Draw with the mouse, or press Insert; arrows move a cover, Shift and arrows size it, Tab goes to the "
            "next. A page with a cover is printed as a picture: nothing is left under it."
        )
        title = self.body.itemAt(0)
        name = Cut(self._desk.view.sources.called(self._chosen.source), "small", "text2")
        self.body.insertWidget(1 if title else 0, name)
        self.body.addWidget(self.banner)
        self.body.addLayout(bar)
        self.body.addLayout(pages, 1)
        self.body.addWidget(Label(hint, "small", "text3", wrap=True))
        self.button(_("Cancel")).clicked.connect(self.reject)
        keep = self.button(_("Keep"), "primary")
        keep.setDefault(False)  # Enter in the line of words covers them
        keep.setAutoDefault(False)
        keep.setToolTip("Ctrl+Enter")
        keep.clicked.connect(self.keep)
