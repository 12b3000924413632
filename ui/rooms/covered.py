"""How much of the sources a search looked into, as a line one can press, and the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from hearingdesk.rows import ListRow
from hearingdesk.search.covering import Coverage
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.shortlist import ShortListing
from hearingdesk.view import View
from hearingdesk.words import _
from ui.desk import Desk
from ui.dialogs.base import SmallDialog
from ui.icons import icon
from ui.models.paged import PagedModel
from ui.theme import theme
from ui.widgets.label import Label
from ui.widgets.listpane import ListPane

Going = Callable[[int], object]


class CoverageLine(QPushButton):
    """Says it under the hits; pressed, it lists the sources that were not searched, and why."""

    def __init__(self, desk: Desk, going: Going | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._going = going or (lambda id: desk.go("source", id))
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
        self.setText(f" {sentence} {_('List')} ▸" if missing else f" {sentence}")
        self.setIcon(icon("circle-alert" if missing else "circle-check", "warn" if missing else "ok"))
        self.setAccessibleName(sentence)
        self.setEnabled(missing)

    def show_list(self) -> None:
        """Which sources were not searched."""
        if self._coverage is not None and self._coverage.unreadable:
            Uncovered(self._desk, self._coverage, self._going, self.window()).open()


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was not searched in full."""

    id: int
    title: str
    why: str


class Uncovered(SmallDialog):
    """The sources that were not searched, or only in part; Enter goes to one."""

    def __init__(self, desk: Desk, coverage: Coverage, going: Going, parent: QWidget | None) -> None:
        super().__init__(_("Not searched in full"), parent, width=680)
        case = desk.case
        assert case is not None
        self._going = going
        found = [
            Source(id, title, why) for id, (title, why) in zip(coverage.ids, coverage.unreadable, strict=True)
        ]
        self.model = PagedModel(
            lambda: ShortListing(case.reader, lambda view, asked: _some(found, view, asked), _row), self
        )
        self.body.addWidget(Label(coverage.sentence(), "body", "text2", wrap=True))
        self.pane = ListPane(_("Sources"), self.model, tall=False)
        self.pane.setMinimumHeight(theme().px(420))
        self.pane.search.typed.connect(self.pane.list.ask)
        self.pane.list.opened.connect(self._go)
        self.body.addWidget(self.pane, 1)
        self.button(_("Close")).clicked.connect(self.reject)
        go = self.button(_("Go to the source"), "primary")
        go.clicked.connect(lambda: self._go(self.pane.list.current_id()))
        self.model.counted.connect(lambda _n: self.pane.list.choose_first())
        self.finished.connect(lambda _result: self.model.close())
        desk.closing.connect(self.reject)
        self.pane.list.ask("")
        self.pane.list.setFocus()

    def _go(self, id: int) -> None:
        if id:
            self.accept()
            self._going(id)


def _some(found: Sequence[Source], _view: View, asked: str) -> Sequence[Source]:
    """Those in which the words stand."""
    query = parse(asked) if asked.strip() else None
    return [one for one in found if query is None or holds(query, fold(f"{one.title}\n{one.why}"))]


def _row(one: Source, _asked: str) -> ListRow:
    return ListRow(one.id, one.title, "", (), None, one.why)
