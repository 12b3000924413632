"""A step back or forth in the history: of which change, whether it can be taken, and who stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hearingdesk.change import Act, BulkChange, Change, RowChange
from hearingdesk.edit import Edit
from hearingdesk.errors import NotFound, OutOfDate
from hearingdesk.record import Field, meanings
from hearingdesk.records import KINDS
from hearingdesk.store import log, writing
from hearingdesk.store.connection import Connection
from hearingdesk.store.records import linked_from
from hearingdesk.when import When
from hearingdesk.words import N_, _

Place = tuple[str, int]  # a table and an id

_REFUSED = {
    "undo": N_(
        "“{title}” cannot be undone: “{later}” by {author} ({when}) came after it and stands on it ({where}). "
        "Undo that first."
    ),
    "redo": N_(
        "“{title}” cannot be done again: “{later}” by {author} ({when}) stands in its way ({where}). "
        "Undo that first."
    ),
}


class Undoing:
    """Undoes or redoes one change, the next in turn or an older one. Made and taken in one go."""

    def __init__(self, conn: Connection, act: Act, id: int = 0) -> None:
        """`id`: a change, or a step that was about it; 0 for the next in turn. Raises NotFound, OutOfDate."""
        self._conn, self._act = conn, act
        turn = log.to_undo(conn) if act == "undo" else log.to_redo(conn)
        if not id and not turn:
            nothing = {"undo": N_("There is nothing to undo."), "redo": N_("There is nothing to redo.")}
            raise NotFound(_(nothing[act]))
        subject = log.subject(conn, id) if id else turn
        if not subject:
            raise NotFound(_("There is no such change in the history."))
        self.change = log.load(conn, subject)
        self.in_turn = subject == turn  # what came last can have nothing standing on it
        if not self.in_turn:
            self._refuse_pointless()

    def take(self, edit: Edit) -> None:
        """Write it. Raises OutOfDate, naming the later change that depends on this one where the log tells."""
        others = _Others(self._conn, self.change)
        self.refuse()
        try:
            self._write(edit)
        except OutOfDate:
            self._refuse(others.meeting())
            raise
        if not self.in_turn:
            self._refuse_loose_ends(others, edit)

    def refuse(self) -> None:
        """Raise OutOfDate where later work stands on what an undo would take away."""
        if self._act == "undo" and not self.in_turn:
            self._refuse(_Others(self._conn, self.change).meeting())

    def _write(self, edit: Edit) -> None:
        wanted = self.change.reversed() if self._act == "undo" else self.change
        with log.as_written(self.change.id):
            if coming := [part for part in wanted.bulk if part.added]:
                packs = writing.split_packs(log.packed_rows(self._conn, self.change.id))
                for part, packed in zip(reversed(coming), packs, strict=True):
                    edit.put_back(part, packed)
            for row in edit.steps.over(
                wanted.rows
            ):  # a row of a bulk can only have been touched after it came
                edit.write(row)
            for part in (part for part in wanted.bulk if not part.added):
                edit.take_out(part)

    def _refuse_pointless(self) -> None:
        state = log.state(self._conn, self.change.id)
        if state == "founding":
            raise OutOfDate(_("“{title}” made the case and stays.", title=self.change.title))
        if state == "undone" and self._act == "undo":
            raise OutOfDate(_("“{title}” is undone already.", title=self.change.title))
        if state == "done" and self._act == "redo":
            raise OutOfDate(_("“{title}” stands: there is nothing to do again.", title=self.change.title))

    def _refuse(self, met: tuple[Change, str] | None) -> None:
        if met is None:
            return
        later, where = met
        at = datetime.fromisoformat(later.at).astimezone()
        raise OutOfDate(
            _(
                _REFUSED[self._act],
                title=self.change.title,
                later=later.title,
                author=later.author,
                when=When(f"{at:%Y-%m-%dT%H:%M}").say(),
                where=where,
            )
        )

    def _refuse_loose_ends(self, others: _Others, edit: Edit) -> None:
        """No link may lead nowhere now: neither to what was taken away, nor from what was put back."""
        for place in (*_left_behind(self._conn, edit), *_leading_nowhere(self._conn, edit)):
            self._refuse(others.at(place))
            raise OutOfDate(
                _(
                    "The step does not fit the case as it is now: {where} would lead nowhere.",
                    where=_said(self._conn, place),
                )
            )


class _Others:
    """The changes that came after the latest step about a change, and stand."""

    def __init__(self, conn: Connection, change: Change) -> None:
        self._conn, self._change = conn, change
        self._fields: dict[Place, set[str] | None] = {}  # None: the whole row came or went
        for row in change.rows:
            place = (row.table, row.id)
            fields = self._fields.setdefault(place, set())
            whole = fields is None or row.before is None or row.after is None
            self._fields[place] = None if whole else {*(fields or ()), *(row.after or ())}

    def meeting(self) -> tuple[Change, str] | None:
        """The latest of them that worked on the same fields, or on rows this change brought or took."""
        for step in self._steps([id for _table, id in self._fields]):
            for row in step.rows:
                if (field := self._met(row)) is not None:
                    return step, _said(self._conn, (row.table, row.id), field)
        return None

    def at(self, place: Place) -> tuple[Change, str] | None:
        """The latest of them that touched a row."""
        table, id = place
        for step in self._steps([id]):
            touched = any((row.table, row.id) == place for row in step.rows)
            if touched or any(_holds(part, table, id) for part in step.bulk):
                return step, _said(self._conn, place)
        return None

    def _steps(self, ids: list[int]) -> Iterator[Change]:
        for step in log.steps_after(self._conn, self._change.id, ids if not self._change.bulk else []):
            subject = step.of or step.id
            if subject != self._change.id and log.state(self._conn, subject) == "done":
                yield step

    def _met(self, row: RowChange) -> str | None:
        """The field in which a row of another change meets this one; "" for the row as a whole."""
        place = (row.table, row.id)
        if any(_holds(part, *place) for part in self._change.bulk):
            return ""
        if place in self._fields:
            mine = self._fields[place]
            if mine is None or row.before is None or row.after is None:
                return ""
            if same := sorted(mine & row.after.keys()):
                return same[0]
        return self._leads_here(row)

    def _leads_here(self, row: RowChange) -> str | None:
        for name, meaning in _leading(row.table):
            for values in (row.before, row.after):
                id = (values or {}).get(name)
                if id and self._brought(meaning.to, id):
                    return name
        return None

    def _brought(self, table: str, id: int) -> bool:
        """Did this change bring, or take, the row with this id? An "about" field names no table; ids are unique."""
        if any(part.first <= id <= part.last for part in self._change.bulk):
            return True
        places = [(table, id)] if table else [place for place in self._fields if place[1] == id]
        return any(self._fields.get(place, set()) is None for place in places)


def _leading(table: str) -> list[tuple[str, Field]]:
    """The fields of a kind that lead to other records."""
    every = meanings(KINDS[table].kind).items() if table in KINDS else ()
    return [(name, one) for name, one in every if one.shape in ("link", "about")]


def _left_behind(conn: Connection, edit: Edit) -> Iterator[Place]:
    """Rows that point at what is gone now."""
    kinds = list(KINDS.values())
    for row in edit.rows:
        if row.after is None:
            for kind, field in linked_from(kinds, row.table):
                for (id,) in conn.execute(f"SELECT id FROM {kind.table} WHERE {field} = ?", [row.id]):
                    yield kind.table, id
    for part in edit.bulk:
        if not part.added:
            for kind, field in linked_from(kinds, part.table):
                sql = f"SELECT id FROM {kind.table} WHERE {field} BETWEEN ? AND ?"
                for (id,) in conn.execute(sql, [part.first, part.last]):
                    yield kind.table, id


def _leading_nowhere(conn: Connection, edit: Edit) -> Iterator[Place]:
    """What rows that were written now point at, where it is not there."""
    for row in edit.rows:
        if row.after is not None:
            now = writing.row_of(conn, row.table, row.id) or {}
            yield from _missing(conn, row.table, now)
    for part in edit.bulk:
        names = [name for name, one in _leading(part.table) if one.shape == "about"] if part.added else []
        for name in names:
            sql = f"SELECT DISTINCT {name}_kind, {name} FROM {part.table} WHERE id BETWEEN ? AND ?"
            for kind, id in conn.execute(sql, [part.first, part.last]).fetchall():
                yield from _missing(conn, part.table, {f"{name}_kind": kind, name: id})


def _missing(conn: Connection, table: str, values: dict[str, Any]) -> Iterator[Place]:
    for name, meaning in _leading(table):
        id = values.get(name)
        target = meaning.to or values.get(f"{name}_kind", "")
        if id and target in KINDS and writing.row_of(conn, target, id) is None:
            yield target, id


def _holds(part: BulkChange, table: str, id: int) -> bool:
    return part.table == table and part.first <= id <= part.last


def _said(conn: Connection, place: Place, field: str = "") -> str:
    """A row, or one field of it, in words."""
    table, id = place
    if table not in KINDS:
        return table
    kind = KINDS[table]
    name, called = _(kind.one), kind(conn).called(id)
    label = _(meanings(kind.kind)[field].label) if field in meanings(kind.kind) else ""
    if called and called != name:
        name = _("{kind} “{name}”", kind=name, name=called)
    return _("{record}, {field}", record=name, field=label) if label else name
