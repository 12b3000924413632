"""By whom, of which kind, on which days: three buttons with menus that narrow the history; a fourth for one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hearingdesk.errors import HearingDeskError
from hearingdesk.past import Facets, PastQuery
from hearingdesk.records import KINDS
from hearingdesk.when import When
from hearingdesk.words import _, legible
from ui.widgets.flow import Flow

WIDE = 36  # letters of a name on a button
Choice = tuple[str, bool, Callable[[], None]]  # words, whether it is chosen, what choosing it does


class Narrowing(QWidget):
    """Holds the choices of the three menus; `narrowed` says that they are others."""

    narrowed = Signal()
    failed = Signal(object)  # HearingDeskError: the days could not be read

    def __init__(self, ask: Callable[[str, str], str | None]) -> None:
        super().__init__()
        self._ask = ask
        self._query = PastQuery()
        self._days = ""  # the chosen days in words
        self._facets = Facets({}, (), ())
        flow = Flow(self, gap=6)
        self._buttons = {
            name: self._button(name, choices)
            for name, choices in (("who", self._whom), ("kind", self._kinds), ("days", self._spans))
        }
        self._record = self._button_of_record()
        self._name = ""  # of the record
        for button in (self._record, *self._buttons.values()):
            flow.addWidget(button)
        self._write()

    def set_facets(self, facets: Facets) -> None:
        """Offer these people and kinds."""
        self._facets = facets

    def narrow(self, query: PastQuery) -> PastQuery:
        """The question with what is chosen here."""
        mine = self._query
        days = {"since": mine.since, "until": mine.until}
        return replace(query, author=mine.author, kind=mine.kind, record=mine.record, **days)

    @property
    def record(self) -> tuple[str, int] | None:
        """The one record whose changes are shown; None for all."""
        return self._query.record

    def choose_record(self, record: tuple[str, int] | None, name: str = "") -> None:
        """Only the changes of this record; None for all."""
        self._name = name
        self._use(record=record, kind="")

    def choose_days(self, first: date | None, last: date | None, words: str) -> None:
        """Only these days, both among them; None for all."""
        self._days = words if first else ""
        self._use(since=_starts(first), until=_starts(last + timedelta(1)) if last else "")

    def choose_author(self, author: str) -> None:
        self._use(author=author)

    def choose_kind(self, table: str) -> None:
        self._use(kind=table)

    def _use(self, **chosen: Any) -> None:
        self._query = replace(self._query, **chosen)
        self._write()
        self.narrowed.emit()

    def _write(self) -> None:
        query = self._query
        self._record.setVisible(query.record is not None)
        self._record.setText(f"{_elided(self._name)} ✕")
        self._record.setToolTip(self._name)
        self._record.setAccessibleName(_("Only {record}. Press to see all.", record=self._name))
        self._record.setChecked(True)
        words = {
            "who": (query.author or _("Anyone"), _("By whom"), bool(query.author)),
            "kind": (_(KINDS[query.kind].one) if query.kind else _("Any kind"), _("Kind"), bool(query.kind)),
            "days": (self._days or _("Any day"), _("Days"), bool(query.since)),
        }
        for name, (text, what, on) in words.items():
            button = self._buttons[name]
            button.setText(f"{legible(text)} ▾")
            button.setAccessibleName(_("{filter}: {choice}", filter=what, choice=text))
            button.setChecked(on)
        self.updateGeometry()

    def _button(self, name: str, choices: Callable[[], Sequence[Choice]]) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._open(button, choices()))
        return button

    def _button_of_record(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "filter")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.choose_record(None))
        return button

    def _open(self, button: QPushButton, choices: Sequence[Choice]) -> None:
        self._write()  # a press is no choice yet
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, on, run in choices:
            entry = QAction(words.replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(on)
            entry.triggered.connect(lambda _on=False, run=run: run())
            menu.addAction(entry)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _whom(self) -> list[Choice]:
        chosen = self._query.author
        made: list[Choice] = [(_("Anyone"), not chosen, lambda: self.choose_author(""))]
        for author, n in self._facets.authors:
            made.append(
                (f"{author}  {n:,}", author == chosen, lambda author=author: self.choose_author(author))
            )
        return made

    def _kinds(self) -> list[Choice]:
        chosen = self._query.kind
        made: list[Choice] = [(_("Any kind"), not chosen, lambda: self.choose_kind(""))]
        named = sorted((_(KINDS[kind].one), kind, n) for kind, n in self._facets.kinds if kind in KINDS)
        for words, kind, n in named:
            made.append((f"{words}  {n:,}", kind == chosen, lambda kind=kind: self.choose_kind(kind)))
        return made

    def _spans(self) -> list[Choice]:
        today = datetime.now().astimezone().date()
        made: list[Choice] = [(_("Any day"), not self._days, lambda: self.choose_days(None, None, ""))]
        for words, back in ((_("Today"), 0), (_("Last 7 days"), 6), (_("Last 30 days"), 29)):
            first = today - timedelta(back)
            made.append(
                (
                    words,
                    words == self._days,
                    lambda first=first, words=words: self.choose_days(first, today, words),
                )
            )
        return [*made, (_("Other days…"), False, self._other_days)]

    def _other_days(self) -> None:
        words = self._ask(_("Days"), _("A day, a month, a year, or from one day to another."))
        if not words or not words.strip():
            return
        try:
            when = When.read(words)
        except HearingDeskError as error:
            self.failed.emit(error)
            return
        self.choose_days(when.first, when.last, when.say())


def _elided(name: str) -> str:
    """A name that fits a button."""
    return name if len(name) <= WIDE else f"{name[: WIDE - 1].rstrip()}…"


def _starts(day: date | None) -> str:
    """The moment at which a day begins here, in UTC as the log writes it."""
    if day is None:
        return ""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="microseconds")
