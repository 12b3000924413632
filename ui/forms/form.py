"""A form shows one record and hands back an edited copy; it is built from what the record says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hearingdesk import codes, record
from hearingdesk.errors import Unreadable
from hearingdesk.words import _
from ui.forms.box import Box
from ui.forms.fields import (
    Field,
    FlagField,
    MoneyField,
    NoteField,
    NumberField,
    SegmentField,
    TextField,
    WhenField,
)
from ui.forms.pick import CodeField, LinkField, Lookup
from ui.forms.several import SeveralField
from ui.theme import theme
from ui.widgets.label import Label

SHAPES = (
    "text",
    "note",
    "code",
    "codes",
    "link",
    "when",
    "number",
    "money",
    "flag",
)  # those that people fill in
WIDE = NoteField | SegmentField | FlagField | SeveralField  # those that take the whole width
_SEGMENTS = (4, 44)  # at most so many codes, and letters in all, stand side by side


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields of a form under a head of their own; no names means all that no other part has."""

    names: tuple[str, ...] = ()
    title: str = ""


class Form(QWidget):
    """Fields in two columns, in one where it is narrow."""

    changed = Signal()
    opened = Signal(str, object)  # table, id: the person wants to see a linked record

    def __init__(
        self,
        kind: type,
        lookup: Lookup,
        parts: Sequence[Part] = (Part(),),
        hints: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._lookup = lookup
        self._base: Any = None
        self._first: dict[str, Any] = {}
        meanings = {name: one for name, one in record.meanings(kind).items() if one.shape in SHAPES}
        taken = {name for part in parts for name in part.names}
        self._boxes: dict[str, Box] = {}
        self._grids: list[tuple[QGridLayout, list[Box]]] = []
        self._columns = 0
        self._general = Label("", "small", "bad", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(14))
        for part in parts:
            names = part.names or tuple(name for name in meanings if name not in taken)
            boxes = [self._box(name, meanings[name], (hints or {}).get(name, "")) for name in names]
            if part.title:
                column.addWidget(Label(part.title, "strong"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme().px(16))
            grid.setVerticalSpacing(theme().px(14))
            self._grids.append((grid, boxes))
            column.addLayout(grid)
        column.addWidget(self._general)
        column.addStretch(1)
        self._general.hide()
        self._arrange(2)

    def show_record(self, shown: Any) -> None:
        """Fill the fields from this record."""
        self._base = shown
        for name, box in self._boxes.items():
            box.field.set(getattr(shown, name))
            box.calm()
        self._general.hide()
        self._first = self._raw()

    def box(self, name: str) -> Box:
        """One field with its label and message."""
        return self._boxes[name]

    def dirty(self) -> bool:
        """Something is different from the record that was shown."""
        commit_typing()
        return self._raw() != self._first

    def peek(self) -> Any:
        """The record as the fields stand now; a field that cannot be read counts as it was shown. Says nothing."""
        values = {name: value for name, value in self._raw().items() if not isinstance(value, Unreadable)}
        return replace(self._base, **values)

    def result(self) -> Any | None:
        """The edited copy, or None after saying beside the fields what is wrong."""
        commit_typing()
        self._general.hide()
        bad = [name for name, box in self._boxes.items() if not box.check()]
        if bad:
            self._go(bad[0])
            return None
        edited = replace(self._base, **{name: box.field.get() for name, box in self._boxes.items()})
        problems: dict[str, str] = {}
        for name, sentence in edited.problems():
            problems.setdefault(name, sentence)
        return edited if not problems else self._refuse(problems)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self._boxes:
            next(iter(self._boxes.values())).field.entry().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= theme().px(460) else 1)

    def _refuse(self, problems: dict[str, str]) -> None:
        for name in [name for name in problems if name in self._boxes]:
            self._boxes[name].say_bad(problems[name])
        elsewhere = [sentence for name, sentence in problems.items() if name not in self._boxes]
        self._general.setText("\n".join(elsewhere))
        self._general.setVisible(bool(elsewhere))
        first = next((name for name in self._boxes if name in problems), "")
        if first:
            self._go(first)

    def _go(self, name: str) -> None:
        self._boxes[name].field.entry().setFocus()

    def _raw(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, box in self._boxes.items():
            try:
                values[name] = box.field.get()
            except Unreadable as error:
                values[name] = error  # never equal to what was shown
        return values

    def _box(self, name: str, meaning: record.Field, hint: str) -> Box:
        field = self._field(meaning)
        box = Box(name, _(meaning.label), field, required=meaning.required, hint=hint)
        if isinstance(field, LinkField):
            field.opened.connect(self.opened)
        if isinstance(field, WhenField | NumberField | CodeField):
            field.editingFinished.connect(box.check)
        field.changed.connect(self.changed)
        self._boxes[name] = box
        return box

    def _field(self, meaning: record.Field) -> Field:
        match meaning.shape:
            case "note":
                return NoteField()
            case "code":
                return code_field(meaning)
            case "codes":
                return SeveralField(list(codes.entries(meaning.codes).values()))
            case "link":
                return LinkField(meaning.to, self._lookup, _(meaning.label))
            case "when":
                return WhenField()
            case "number":
                return NumberField()
            case "money":
                return MoneyField()
            case "flag":
                return FlagField(_(meaning.label))
            case _:
                return TextField()

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, boxes in self._grids:
            row = column = 0
            for box in boxes:
                wide = columns == 1 or isinstance(box.field, WIDE)
                if wide and column:
                    row, column = row + 1, 0
                grid.addWidget(box, row, column, 1, columns if wide else 1)
                row, column = (row + 1, 0) if wide or column == columns - 1 else (row, column + 1)
            for at in range(2):
                grid.setColumnStretch(at, 1 if at < columns else 0)


def code_field(meaning: record.Field) -> Field:
    """A code's field: side by side where there are few and short ones, else a line with a list."""
    known = codes.entries(meaning.codes)
    most, letters = _SEGMENTS
    if 2 <= len(known) <= most and sum(len(one.label()) for one in known.values()) <= letters:
        return SegmentField(list(known.values()), required=meaning.required)
    return CodeField(known)


def commit_typing() -> None:
    """Let the input method put in the syllable under way, so that it is not lost."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()
