"""Today: the first room. It shows what the case's own data asks for on the day it is looked at from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTimer
from PySide6.QtWidgets import QVBoxLayout

from hearingdesk.change import Change
from hearingdesk.words import N_, _, language
from ui.desk import Desk, Place
from ui.rooms.base import Space
from ui.rooms.pages import today
from ui.rooms.register import TODAY
from ui.rooms.render import Renderer
from ui.rooms.sheet import Card, Here
from ui.rooms.shown import ShownTable, links_table
from ui.widgets.head import PageHead
from ui.widgets.page import PageArea

if TYPE_CHECKING:
    from ui.rooms.tools import PageTools
    from ui.rooms.warming import Warming

_FORMATS = {"en": "dddd d MMMM yyyy", "ko": "yyyy년 M월 d일 dddd"}


def spelled(day: object, lang: str) -> str:
    """A day in full: "Tuesday 23 December 2025"."""
    locale = QLocale(QLocale.Language.Korean if lang == "ko" else QLocale.Language.English)
    return locale.toString(QDate.fromString(str(day), "yyyy-MM-dd"), _FORMATS[lang])


AFTER_PAINT = 80  # milliseconds: what is painted first shall not wait for the law


class Today(Space):
    """Cards in two columns; every line leads to its record."""

    title = N_("Today")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        self._renderer = Renderer(desk.visit, tools.add)
        self._head = PageHead()
        self._head.tabs.hide()
        self._area = PageArea()
        self._area.setAccessibleName(_(self.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)
        self.setFocusProxy(self._area)
        self._cards: list[Card] = []
        self._judged = False  # the law is asked after the first paint: it is much to load
        self._loading: Warming | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._load)

    def enter(self, place: Place) -> None:
        self._fill()
        if not self._judged:
            self._later.start(AFTER_PAINT)

    def follow(self, change: Change) -> None:
        if self.isVisible():
            at = self._area.verticalScrollBar().value()
            self._fill()
            self._area.verticalScrollBar().setValue(at)

    def find_words(self) -> None:
        self.desk.visit(Place("search"))

    def query(self) -> ShownTable:
        """Every line of the day under the head it stands under."""
        return links_table("today", spelled(self.desk.as_of, language()), self._cards)

    def close_down(self) -> None:
        self._later.stop()
        if self._loading is not None:
            self._loading.stop()
        self._area.clear()

    def _load(self) -> None:
        """Load the law a piece at a time, then ask it."""
        from ui.rooms.warming import LAW, Warming

        self._loading = Warming(LAW, self)
        self._loading.ended.connect(self._judge)

    def _judge(self) -> None:
        self._judged = True
        self._fill()

    def _fill(self) -> None:
        here = Here(self.desk.view, language(), self.desk.as_of)
        matter = here.view.matter
        title = here.view.matters.name(matter, here.lang)
        self._head.crumbs.set_steps([(title, Place(TODAY)), (_(self.title), Place(TODAY))])
        asked = today.asked(here, judged=self._judged)
        self._head.set_names(spelled(self.desk.as_of, here.lang), today.sentence(asked))
        self._head.set_tools(self.tools.buttons("day.choose"))
        self._head.set_facts(())
        self._area.clear()
        self._cards = today.cards(here, asked)
        for card in self._cards:
            self._area.add(self._renderer.widget(card))
