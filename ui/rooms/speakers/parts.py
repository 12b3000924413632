"""Only some of the turns of a label: from one to another they are somebody’s, others somebody else’s."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QToolButton, QVBoxLayout, QWidget

from hearingdesk.words import _
from ui.actions import dress, press
from ui.forms.pick import LinkField, Lookup
from ui.fuzzy import fold
from ui.rooms.speakers.choices import Choices, Portion
from ui.theme import theme
from ui.widgets.label import Cut, Label


class Likely:
    """A Lookup that offers those who are proposed first while nothing is typed, and for every name somebody new."""

    def __init__(self, lookup: Lookup, parties: Sequence[int], choices: Choices) -> None:
        self._lookup, self._parties, self._choices = lookup, tuple(parties), choices
        self._made: dict[str, int] = {}  # those offered here as new, by their names

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        """Records of this table that answer to the words, best first; those proposed for no words."""
        found = self._lookup.choose(table, words)
        coming = [(number, self.label(table, number)) for number in self._choices.new()]
        name = " ".join(words.split())
        if name:
            wanted = fold(name)
            coming = [pair for pair in coming if wanted in fold(pair[1])]
            return [*found, *coming, (self._new(name), _("New person: {name}", name=name))]
        first = [(party, self.label(table, party)) for party in self._parties]
        return [*first, *coming, *(pair for pair in found if pair[0] not in self._parties)]

    def label(self, table: str, id: int) -> str:
        """The words by which people know this record; of somebody new, the name he is given."""
        if id < 0:
            return _("New person: {name}", name=self._choices.named(id))
        return self._lookup.label(table, id)

    def _new(self, name: str) -> int:
        if name not in self._made:
            self._made[name] = self._choices.add(name)
        return self._made[name]


class PartRow(QWidget):
    """Some turns, counted as they stand under the label, and whose they are."""

    changed = Signal()
    dropped = Signal()

    def __init__(
        self,
        lookup: Lookup,
        number: int,
        total: int,
        span: tuple[int, int],
        party: int,
        words: Callable[[int], str],
    ) -> None:
        super().__init__()
        self._words = words
        px = theme().px
        self.first = _spin(_("Part {n}: from turn", n=number), span[0], total)
        self.last = _spin(_("Part {n}: to turn", n=number), span[1], total)
        self.field = LinkField("party", lookup, _("Part {n}: speaker", n=number))
        self.field.entry().setAccessibleName(_("Part {n}: speaker", n=number))
        self.field.set(party or None)
        drop = dress(QToolButton(), "x", _("Take part {n} away", n=number))
        drop.clicked.connect(self.dropped)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        for widget in (Label(_("From turn")), self.first, Label(_("to")), self.last):
            line.addWidget(widget)
        line.addWidget(self.field, 1)
        line.addWidget(drop)
        self._quote = Cut("", "small", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(line)
        column.addWidget(self._quote)
        for spin in (self.first, self.last):
            spin.valueChanged.connect(lambda _n: self._moved())
        self.field.pick.picked.connect(self.changed)
        self._tell()

    def _moved(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self._quote.setText(
            _(
                "“{first}” to “{last}”",
                first=self._words(self.first.value()),
                last=self._words(self.last.value()),
            )
        )


class PartsBox(QWidget):
    """A box to tick, and below it the parts; what it says is in the ids of the turns."""

    parted = Signal(object)  # tuple of Portion
    refused = Signal(str)  # what is to be said of the parts as they are; "" for nothing
    ended = Signal()  # all turns are meant again
    opened = Signal(str, object)

    def __init__(
        self,
        lookup: Lookup,
        ids: Sequence[int],
        words: Callable[[int], str],
        begin: Callable[[], Sequence[Portion]],
    ) -> None:
        """`ids`: the turns under the label in order; `words` gives the first words of one of them.

        `begin` says which parts there are to begin with; none for one part that nobody has yet.
        """
        super().__init__()
        self._begin = begin
        self._lookup, self._ids, self._words_of = lookup, ids, words
        self.rows: list[PartRow] = []
        self.box = QCheckBox(_("Only some of these turns"))
        self.box.toggled.connect(self._toggled)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(theme().px(24), 0, 0, 0)
        self._list = QVBoxLayout()
        inner.addLayout(self._list)
        self._more = press(_("Another part"), "plus")
        self._more.clicked.connect(lambda: self.add_part())
        inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self._inner)
        self._inner.hide()

    def show_portions(self, portions: Sequence[Portion]) -> None:
        """Show parts that were chosen before."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(portions))
        self.box.blockSignals(False)
        self._inner.setVisible(bool(portions))
        for one in portions:
            self._add(self._place(one.first, 1), self._place(one.last, len(self._ids)), one.party)

    def add_part(self, party: int = 0) -> PartRow:
        """Another part, from where the last one ends to the end."""
        total = len(self._ids)
        begin = min(total, max((row.last.value() for row in self.rows), default=0) + 1)
        row = self._add(begin, total, party)
        self._say()
        return row

    def _add(self, first: int, last: int, party: int) -> PartRow:
        total = len(self._ids)
        row = PartRow(self._lookup, len(self.rows) + 1, total, (first, last), party, self._said)
        row.changed.connect(self._say)
        row.dropped.connect(lambda: self._drop(row))
        row.field.opened.connect(lambda table, id: self.opened.emit(table, id) if id > 0 else None)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _drop(self, row: PartRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        if self.rows:
            self._say()
        else:
            self.box.setChecked(False)

    def _toggled(self, on: bool) -> None:
        self._inner.setVisible(on)
        if on and not self.rows:
            for one in self._begin() or (Portion(0),):
                self._add(self._place(one.first, 1), self._place(one.last, len(self._ids)), one.party)
            self._say()
        elif not on:
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = []
            self.refused.emit("")
            self.ended.emit()

    def _say(self) -> None:
        """Hand the parts on; none while two of them are at odds. A part nobody has yet leaves its turns alone."""
        portions: list[Portion] = []
        taken, wrong, open_part = 0, "", ""
        for row in sorted(self.rows, key=lambda row: row.first.value()):
            first, last, party = row.first.value(), row.last.value(), row.field.chosen()
            if last < first:
                wrong = _(
                    "A part ends before it begins: turn {first} to turn {last}.", first=first, last=last
                )
            elif first <= taken:
                wrong = _("Turn {n} is in two parts.", n=first)
            elif party:
                portions.append(Portion(party, self._ids[first - 1], self._ids[last - 1]))
            else:
                open_part = _(
                    "Turns {first} to {last} stay as they are: nobody is chosen.", first=first, last=last
                )
            taken = max(taken, last)
        self.refused.emit(wrong or open_part)
        self.parted.emit(() if wrong else tuple(portions))

    def _said(self, place: int) -> str:
        return self._words_of(self._ids[place - 1])

    def _place(self, id: int, otherwise: int) -> int:
        return self._ids.index(id) + 1 if id in self._ids else otherwise


def _spin(name: str, value: int, total: int) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, total)
    spin.setValue(value)
    spin.setAccessibleName(name)
    spin.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    spin.setFixedWidth(theme().px(72))
    return spin
