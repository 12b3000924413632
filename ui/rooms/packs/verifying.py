"""A printed page verified: its code leads to the edition, the frozen page, and the records that stand on it."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.again import labels_of
from hearingdesk.pack.seal import Sealed, verify_page
from hearingdesk.view import View
from hearingdesk.words import _, n_
from ui.desk import Desk, Place
from ui.dialogs.base import SmallDialog
from ui.rooms.packs.pages import PagesPane
from ui.rooms.reading.steps import ask_aside
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.label import Label
from ui.widgets.links import Link, LinkList

_PARTS = re.compile(r"[^\s\-–—]+")  # of a code, however it was typed between them
SHOWN = 60  # records of one page that are listed


class VerifyDialog(SmallDialog):
    """Type or paste a code; the answer comes below, the page as it was issued beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Verify a printed page"), parent, width=980)
        px = theme().px
        self._desk = desk
        self._asked = 0
        self.resize(px(1040), px(720))
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Code at the foot of the page"))
        self.code.setPlaceholderText("K7QF-12A-9F3C2A")
        self.code.returnPressed.connect(self.verify)
        self.banner = Banner()
        self.facts = Label("", "body", "text2", wrap=True, selectable=True)
        self.records = LinkList()
        self.records.opened.connect(self._open)
        self.pages = PagesPane(_("The page as it was issued"))
        self.pages.without_strip()
        self.pages.hide()
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(10))
        left.addWidget(Label(_("Code at the foot of the page"), "small", "text2"))
        left.addWidget(self.code)
        left.addWidget(self.banner)
        left.addWidget(self.facts)
        left.addWidget(self.records)
        left.addStretch(1)
        column = QWidget()
        column.setLayout(left)
        column.setFixedWidth(px(380))
        both = QHBoxLayout()
        both.setSpacing(px(16))
        beside = QVBoxLayout()  # keeps its room while no page is shown
        beside.addWidget(self.pages)
        both.addWidget(column)
        both.addLayout(beside, 1)
        self.body.addLayout(both, 1)
        self.button(_("Close")).clicked.connect(self.reject)
        self.go = self.button(_("Verify the page"), "primary")
        self.go.clicked.connect(self.verify)
        self.finished.connect(lambda _result: self.pages.close_down())

    def verify(self) -> None:
        """Look the code up and tell."""
        self._asked += 1
        self.facts.setText("")
        self.records.set_links([])
        self.pages.hide()
        try:
            found = verify_page(self._desk.view, "-".join(_PARTS.findall(self.code.text())))
        except HearingDeskError as error:
            self.banner.tell(str(error), "bad")
            return
        self._tell(found)

    def _tell(self, found: Sealed) -> None:
        edition, label = found.edition, found.leaf.label
        view = self._desk.view
        if found.agrees:
            self.banner.tell(_("The page is as it was issued: the code agrees with its content."), "ok")
        else:
            self.banner.tell(
                _("The page {page} was issued, but with other content: the code does not agree.", page=label),
                "bad",
            )
        told = [
            view.packs.called(edition.pack),
            _("Edition {n}, page {page} of {total}", n=edition.number, page=label, total=edition.pages),
            _("Issued {day}", day=edition.issued.say()) if edition.issued else "",
            _("SHA-256 of the file: {digest}", digest=f"{edition.digest[:32]} {edition.digest[32:]}"),
            n_("{n} record stands on it", "{n} records stand on it", len(found.records))
            if found.records
            else "",
        ]
        self.facts.setText("\n".join(filter(None, told)))
        self.records.set_links(
            [Link(Place("", table, id), view.of(table).called(id)) for table, id in found.records[:SHOWN]]
        )
        number, asked = edition.id, self._asked

        def ask(view: View) -> tuple[bytes, tuple[str, ...]]:
            content = view.editions.original(number)
            return content, labels_of(content) if content else ()

        ask_aside(self._desk, ask, lambda answer: self._show_page(answer, label, asked))

    def done(self, result: int) -> None:
        """What is still being fetched is of no use any more."""
        self._asked += 1
        super().done(result)

    def _show_page(self, answer: tuple[bytes, tuple[str, ...]], label: str, asked: int) -> None:
        content, labels = answer
        if asked != self._asked or not content or label not in labels:
            return
        self.pages.show()
        self.pages.show_file(content, labels, labels.index(label) + 1)

    def _open(self, place: Place) -> None:
        self.accept()
        self._desk.visit(place)
