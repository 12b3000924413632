"""What should be in a case, by its log: which rows, and of those that came one by one, what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearingdesk.change import BulkChange, Change, Row, RowChange

Ranges = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Expected:
    """The rows of one table."""

    parts: dict[tuple[int, int], BulkChange] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)  # whole, without their id
    edits: dict[int, Row] = field(default_factory=dict)  # of rows that came in bulk: the fields set since
    gone: set[int] = field(default_factory=set)  # of rows that came in bulk: removed one by one

    def ids(self) -> set[int]:
        """Every id that should be there."""
        found = set(self.rows)
        for first, last in self.parts:
            found.update(range(first, last + 1))
        return found - self.gone

    def untouched(self) -> Iterator[BulkChange]:
        """The bulks of which no row was edited or removed since: their digest still holds."""
        touched = sorted({*self.edits, *self.gone})
        for (first, last), part in self.parts.items():
            if not any(first <= id <= last for id in touched):
                yield part

    def take(self, part: BulkChange) -> None:
        """Rows came or went in bulk."""
        if part.added:
            self.parts[part.first, part.last] = part
            return
        self.parts.pop((part.first, part.last), None)
        for held in (self.edits, self.rows, self.gone):
            for id in [id for id in held if part.first <= id <= part.last]:
                held.pop(id) if isinstance(held, dict) else held.discard(id)

    def follow(self, change: RowChange) -> None:
        """One row came, went or was edited."""
        if change.after is None:
            self.rows.pop(change.id, None)
            self.edits.pop(change.id, None)
            if any(first <= change.id <= last for first, last in self.parts):
                self.gone.add(change.id)
        elif change.before is None:
            self.gone.discard(change.id)
            self.rows[change.id] = dict(change.after)
        elif change.id in self.rows:
            self.rows[change.id] |= change.after
        else:
            self.edits[change.id] = self.edits.get(change.id, {}) | change.after


def expected(changes: Iterator[Change]) -> dict[str, Expected]:
    """What the changes, in the order they came, leave in each table."""
    tables: dict[str, Expected] = defaultdict(Expected)
    for change in changes:
        for part in change.bulk:
            if part.added:
                tables[part.table].take(part)
        for row in change.rows:
            tables[row.table].follow(row)
        for part in change.bulk:
            if not part.added:
                tables[part.table].take(part)
    return tables


def ranges(ids: set[int]) -> Ranges:
    """Ids as runs from first to last."""
    found: list[tuple[int, int]] = []
    for id in sorted(ids):
        if found and found[-1][1] == id - 1:
            found[-1] = (found[-1][0], id)
        else:
            found.append((id, id))
    return tuple(found)
