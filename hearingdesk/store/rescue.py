"""Bring what can be read of a damaged case into a fresh file, and say what is missing or not as it was.

The log tells which rows there must be, and what those that came one by one say: they are written anew from it.
Rows that came in bulk are read around the damage; their texts are compared with the hashes kept of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hearingdesk.change import BulkChange, Change
from hearingdesk.job import Progress, Steps
from hearingdesk.record import too_long
from hearingdesk.store import log, texts
from hearingdesk.store.connection import Connection, IntegrityError
from hearingdesk.store.expected import Expected, Ranges, expected, ranges
from hearingdesk.store.lines import Lines
from hearingdesk.store.salvage import Wreck
from hearingdesk.store.summary import Told
from hearingdesk.words import _

# Lines that were lost in the damage are gone for good: the others are numbered as if they had always been all.
_RENUMBER = "UPDATE import_ledger SET id = (SELECT count(*) FROM import_ledger AS one WHERE one.id <= import_ledger.id)"


@dataclass(frozen=True, slots=True)
class Missing:
    """Rows of a table that did not come back."""

    table: str
    ranges: Ranges

    @property
    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)


@dataclass(slots=True)
class Rescued:
    """What came of a rescue."""

    rows: dict[str, int] = field(default_factory=dict)  # how many came back, by table
    missing: list[Missing] = field(default_factory=list)
    altered: list[tuple[str, int]] = field(default_factory=list)  # texts that are not those once stored
    doubtful: list[tuple[str, int, int]] = field(
        default_factory=list
    )  # (table, first, last): the digest differs
    unproven: int = 0  # texts of which the hash is gone
    rebuilt: int = 0  # rows written anew from the log
    loosened: int = 0  # links let go because what they led to is missing
    entries: int = 0  # of the log that came back
    broken_at: int = 0  # where the log is not whole; 0: it is

    @property
    def whole(self) -> bool:
        """Did everything come back as it was?"""
        return not (self.missing or self.altered or self.doubtful or self.loosened or self.broken_at)


class Rescue:
    """One rescue, from a wreck into an empty file of this format, inside one transaction of the caller."""

    def __init__(self, wreck: Wreck, out: Connection, tables: Iterable[str], progress: Progress) -> None:
        self._wreck, self._out, self._tables, self._progress = wreck, out, list(tables), progress
        self._steps = Steps(progress, 0, _("Rescuing"))
        self.done = Rescued()
        self._rewritten: set[int] = set()  # ids of rows as the log has them

    def run(self) -> Rescued:
        """Bring everything over."""
        self._progress(0, 0, _("Rescuing"))
        due = self._log()
        total = sum(len(due[table].ids()) for table in self._tables if table in due)
        self._steps = Steps(self._progress, total, _("Rescuing"))
        ids: dict[str, set[int]] = {}
        for table in self._tables:
            ids[table] = self._readable(table, due.get(table, Expected()))
        self._steps.rest(_("Comparing"))
        self._from_leaves(ids)
        known = {
            table: self._settled(table, due.get(table, Expected()), ids[table]) for table in self._tables
        }
        proven = list(self._proven(due))
        for table in texts.QUOTED:
            self._texts(table, known[table], [part for part in proven if part.table == table])
        self._copy("import_ledger", [], sure=False)
        self._out.execute(_RENUMBER)
        self._loosen()
        return self.done

    def _log(self) -> dict[str, Expected]:
        hints = sorted(self._wreck.ids_by_index("change"))
        self.done.entries = self._copy("change", hints, sure=False)
        self._copy("desk", [], False, "number")  # its counters tell whether the end of the log is missing
        self.done.broken_at = log.broken_at(self._out)
        if not self.done.entries or len(hints) > self.done.entries:
            self.done.broken_at = self.done.broken_at or 1
        self._out.execute("DELETE FROM desk")
        return expected(self._changes())

    def _changes(self) -> Iterator[Change]:
        for (id,) in self._out.execute("SELECT id FROM change ORDER BY arrived").fetchall():
            yield log.load(self._out, id)

    def _readable(self, table: str, due: Expected) -> set[int]:
        """Bring over what can be read of a table; returns the ids that should be in it."""
        hints = due.ids()
        if self.done.broken_at:
            hints |= self._wreck.ids_by_index(table) - due.gone
        self._copy(table, sorted(hints), sure=not self.done.broken_at)
        return hints

    def _from_leaves(self, ids: dict[str, set[int]]) -> None:
        """Look for rows still missing in the pages themselves."""
        lost = {table: due - self._there(table) for table, due in ids.items()}
        if not any(lost.values()):
            return
        for table, row in self._wreck.in_leaves(lost):
            names = ",".join(self._wreck.columns(table))
            self._inserted(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({','.join('?' * len(row))})", row
            )

    def _settled(self, table: str, due: Expected, hints: set[int]) -> set[int]:
        """Let the log have the last word on a table, and note what is missing; returns the ids to be expected."""
        sure = not self.done.broken_at
        self._from_log(table, due)
        found = self._there(table)
        if sure and (strange := found - hints):  # a damaged page can bring rows that never were
            self._out.executemany(f"DELETE FROM {table} WHERE id = ?", [(id,) for id in strange])
            found -= strange
        if lost := hints - found:
            self.done.missing.append(Missing(table, ranges(lost)))
        self.done.rows[table] = len(found)
        return hints | found

    def _there(self, table: str) -> set[int]:
        return {id for (id,) in self._out.execute(f"SELECT id FROM {table}")}

    def _copy(self, table: str, hints: list[int], sure: bool, key: str = "id") -> int:
        there = self._wreck.columns(table)
        names = [name for name in Lines(self._out, table).names if name in there]
        if key not in names:
            return 0
        names.sort(key=lambda name: name != key)
        sql = f"INSERT INTO {table} ({','.join(names)}) VALUES ({','.join('?' * len(names))})"
        rows = self._wreck.rows(table, names, hints, sure)
        return sum(self._inserted(sql, row) for row in self._steps.over(rows))

    def _inserted(self, sql: str, row: tuple[Any, ...]) -> bool:
        """A row of the wrong sort is as good as none: the page was damaged."""
        if any(map(too_long, row)):
            return False
        try:
            self._out.execute(sql, row)
        except IntegrityError:
            return False
        return True

    def _from_log(self, table: str, due: Expected) -> None:
        """Write rows as the log has them where they are missing or, if the log is whole, are not like that."""
        if not self.done.broken_at:
            self._rewritten |= due.rows.keys()
        for id, row in due.rows.items():
            now = self._stored(table, id)
            if now is None or (not self.done.broken_at and any(now[name] != row[name] for name in row)):
                full = {"id": id, **row}
                sql = (
                    f"INSERT OR REPLACE INTO {table} ({','.join(full)}) VALUES ({','.join('?' * len(full))})"
                )
                self.done.rebuilt += self._inserted(sql, tuple(full.values()))
        if self.done.broken_at:
            return
        for id, fields in due.edits.items():
            now = self._stored(table, id)
            if now is not None and any(now[name] != value for name, value in fields.items()):
                sets = ", ".join(f"{name} = ?" for name in fields)
                self._out.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*fields.values(), id])
                self.done.rebuilt += 1

    def _stored(self, table: str, id: int) -> dict[str, Any] | None:
        cursor = self._out.execute(f"SELECT * FROM {table} WHERE id = ?", [id])
        found = cursor.fetchone()
        return dict(zip((c[0] for c in cursor.description), found, strict=True)) if found else None

    def _proven(self, due: dict[str, Expected]) -> Iterator[BulkChange]:
        """The bulks whose rows are all as the log sums them up; those that are all there and differ are noted."""
        for part in (part for table in self._tables for part in due.get(table, Expected()).untouched()):
            sql = f"SELECT * FROM {part.table} WHERE id BETWEEN ? AND ? ORDER BY id"
            rows = self._out.execute(sql, [part.first, part.last])
            told = Told(rows, Lines(self._out, part.table), part.digest, part.count)
            for _row in told:
                pass
            if told.agrees:
                yield part
            elif told.count == part.count:
                self.done.doubtful.append((part.table, part.first, part.last))

    def _texts(self, table: str, ids: set[int], proven: list[BulkChange]) -> None:
        """Compare the texts of a table with their hashes; those that are proven otherwise get theirs anew."""
        self._copy("text_hash", sorted(ids), sure=True)
        for id in list(texts.wrong(self._out, table)):
            sure = any(part.first <= id <= part.last for part in proven)
            lacking = not self._out.execute("SELECT 1 FROM text_hash WHERE id = ?", [id]).fetchone()
            if sure or lacking or id in self._rewritten:
                texts.renew(self._out, table, id)
                self.done.unproven += lacking and not sure and id not in self._rewritten
            else:
                self.done.altered.append((table, id))

    def _loosen(self) -> None:
        """Let go of links to rows that are missing, where a record can do without them."""
        for table, id, _target, number in self._out.execute("PRAGMA foreign_key_check").fetchall():
            (name, needed) = self._out.execute(
                'SELECT "from", "notnull" FROM pragma_foreign_key_list(?1) AS link '
                'JOIN pragma_table_info(?1) AS own ON own.name = link."from" WHERE link.id = ?2',
                [table, number],
            ).fetchone()
            if not needed:
                self._out.execute(f"UPDATE {table} SET {name} = NULL WHERE id = ?", [id])
            self.done.loosened += 1
