"""Cards as widgets: what `sheet` says, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from hearingdesk.compare import Piece, Pieces
from hearingdesk.edit import Edit
from hearingdesk.older import Older
from hearingdesk.words import _, language, n_
from ui.actions import dress
from ui.desk import Place
from ui.rooms.diffs import DifferenceList
from ui.rooms.gridview import GridView
from ui.rooms.linewords import LineList
from ui.rooms.ribbon import RibbonView
from ui.rooms.ruling import RulingView
from ui.rooms.sheet import (
    Adding,
    Beside,
    Card,
    Column,
    Differences,
    Facts,
    Grid,
    Items,
    Links,
    Ribbon,
    Ruling,
    Step,
    Strip,
    Timeline,
    Words,
)
from ui.rooms.strip import StripView
from ui.theme import theme
from ui.widgets.card import Card as Frame
from ui.widgets.label import Cut, Glyph, Label
from ui.widgets.links import LinkList
from ui.widgets.marked import MarkedLabel
from ui.widgets.page import SideBySide

Open = Callable[[Place], object]
Add = Callable[[Adding], object]
Restore = Callable[[Older], object]
Run = Callable[[str], object]
Write = Callable[[str, Callable[[Edit], object]], object]  # a change by its title, and what it does


class Renderer:
    """Makes widgets of cards; links, "+", older values actions and changes in place go to the functions it is given."""

    def __init__(
        self,
        open_place: Open,
        add: Add,
        restore: Restore = lambda older: None,
        edit: Open = lambda place: None,
        write: Write = lambda title, work: None,
        run: Run = lambda action: None,
    ) -> None:
        self._open, self._add, self._restore = open_place, add, restore
        self._edit, self._write, self._run = edit, write, run

    def widget(self, card: Card) -> QWidget:
        """The widget of one card."""
        match card:
            case Beside():
                return SideBySide(*((self.widget(one), share) for one, share in card.cards))
            case Column():
                return self._column(card)
            case Facts():
                return self._facts(card)
            case Links():
                return self._links(card)
            case Strip():
                return self._strip(card)
            case Ruling():
                return RulingView(card)
            case Ribbon():
                return self._ribbon(card)
            case Grid():
                return self._grid(card)
            case Timeline():
                return self._timeline(card)
            case Words():
                return self._words(card)
            case Differences():
                return self._differences(card)
            case Items():
                return self._items(card)
            case _:
                raise TypeError(f"A {type(card).__name__} fills a page of its own.")

    def _column(self, card: Column) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        for one in card.cards:
            layout.addWidget(self.widget(one))
        layout.addStretch(1)
        return column

    def _strip(self, card: Strip) -> Frame:
        can = any(step.act or step.to for step in card.steps)
        hint = [Cut(_("← → choose, Enter records"), "small", "text3")] if can else []
        frame = Frame(card.title, _other(card), hint)
        steps = StripView(card.steps)
        steps.wanted.connect(self._step)
        frame.add(steps)
        return frame

    def _step(self, step: Step) -> None:
        """Record a step, or go where it is recorded."""
        if step.act:
            self._run(step.act)
        elif step.to is not None:
            self._open(step.to)

    def _facts(self, card: Facts) -> Frame:
        frame = Frame(card.title, _other(card), self._tools(card.add, card.title))
        lines = LineList(card.lines)
        lines.opened.connect(self._open)
        frame.add(lines, stretch=1)
        return frame

    def _links(self, card: Links) -> Frame:
        frame = Frame(card.title, _other(card), self._tools(card.add, card.title))
        if card.links:
            links = LinkList(card.links)
            links.opened.connect(self._open)
            frame.add(links)
            if card.total > len(card.links):
                frame.add(_more(card.total - len(card.links)), edge=16, below=10)
        else:
            frame.add(_nothing(card.empty or _("Nothing on file.")), edge=16, below=12)
        frame.add(QWidget(), stretch=1)
        return frame

    def _grid(self, card: Grid) -> Frame:
        frame = Frame(card.title, _other(card))
        grid = GridView(card)
        grid.opened.connect(self._open)
        frame.add(grid, edge=8, below=4)
        if card.total > len(card.rows):
            frame.add(_more(card.total - len(card.rows)), edge=16, below=10)
        return frame

    def _ribbon(self, card: Ribbon) -> Frame:
        frame = Frame(card.title, _other(card))
        frame.add(RibbonView(card.days), edge=16, below=6)
        for words in card.words:
            frame.add(Label(words, "body", wrap=True, selectable=True), edge=16, below=4)
        for words in card.quiet:
            frame.add(Label(words, "small", "text2", wrap=True, selectable=True), edge=16, below=4)
        frame.add(QWidget(), stretch=1)
        return frame

    def _timeline(self, card: Timeline) -> Frame:
        from ui.widgets.timeline import Event, Lane, TimelineStrip

        frame = Frame(card.title, _other(card))
        strip = TimelineStrip(card.title)
        lanes = [Lane(words, icon) for words, icon in card.lanes]
        events = [Event(one.lane, one.day, one.label, one.tone, one.to) for one in card.moments]
        strip.set_events(lanes, events, card.today)
        strip.opened.connect(self._open)
        frame.add(strip, edge=8, below=6)
        return frame

    def _words(self, card: Words) -> Frame:
        frame = Frame(card.title)
        frame.add(_text(card), edge=16, below=8 if card.other else 14)
        if card.other:
            frame.add(Label(card.other, "read", "text2", wrap=True, selectable=True), edge=16, below=14)
        return frame

    def _differences(self, card: Differences) -> Frame:
        tools: list[QWidget] = []
        if card.to is not None:
            button = dress(QToolButton(), "chevron-right", _("Open: {what}", what=card.title))
            button.clicked.connect(lambda: self._open(card.to) if card.to else None)
            tools = [button]
        frame = Frame(card.title, card.other, tools)
        if card.lines:
            lines = DifferenceList(card.lines)
            lines.wanted.connect(self._restore)
            frame.add(lines, stretch=1)
        else:
            frame.add(Label(card.empty, "body", "text3", wrap=True), edge=16, below=12)
        return frame

    def _items(self, card: Items) -> Frame:
        from ui.rooms.items import ItemList

        add = Adding("demand_item", {"demand": card.demand, "number": card.number})
        frame = Frame(card.title, _other(card), self._tools(add, card.title))
        items = ItemList(card, self._write)
        items.edited.connect(self._edit)
        frame.add(items, stretch=1)
        return frame

    def _tools(self, add: Adding | None, title: str) -> list[QWidget]:
        if add is None:
            return []
        button = dress(QToolButton(), "plus", _("Add: {what}", what=title))
        button.clicked.connect(lambda: self._add(add))
        return [button]


def _other(card: Facts | Links | Strip | Ribbon | Grid | Timeline | Items) -> str:
    """The Korean title behind an English one; a Korean window needs no English."""
    return card.other if card.other != card.title and language() == "en" else ""


def _more(n: int) -> QWidget:
    words = n_("{n} more is not shown here.", "{n} more are not shown here.", n)
    return Label(words, "small", "text3")


def _nothing(sentence: str) -> QWidget:
    """An empty card says so, with the dashed mark of what is open."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme().px(7))
    line.addWidget(Glyph("circle-dashed", "text3"))
    line.addWidget(Label(sentence, "body", "text3", wrap=True), 1)
    return box


def _text(card: Words) -> QLabel:
    """The words of a card, with those that are cited marked; what is selected in them can be quoted."""
    if card.marks:
        label: QLabel = MarkedLabel(_cut(card.text, card.marks), "warn", "none")
        label.setProperty("words", "read")
    else:
        label = Label(card.text, "read", wrap=True, selectable=True)
    if card.of is not None:
        label.setProperty("quotes", list(card.of))
        selectable = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setTextInteractionFlags(selectable)
    return label


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> Pieces:
    pieces: list[Piece] = []
    at = 0
    for first, last in marks:
        pieces += [Piece(text[at:first]), Piece(text[first:last], True)]
        at = last
    return (*pieces, Piece(text[at:]))
