"""What came of a rescue, in words."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.records import KINDS
from hearingdesk.store.rescue import Missing, Rescued
from hearingdesk.words import _, n_

_LISTED = 20  # ranges of ids named in a line


def sentences(done: Rescued) -> Iterator[str]:
    """What came back, and what did not, line by line."""
    yield n_("{n} record came back.", "{n} records came back.", sum(done.rows.values()))
    if done.rebuilt:
        yield n_(
            "{n} of them was written anew from the log.",
            "{n} of them were written anew from the log.",
            done.rebuilt,
        )
    for lost in done.missing:
        yield _lost(lost)
    for table, id in done.altered:
        yield _("The text of {table} {id} is not the one that was stored.", table=table, id=id)
    for table, first, last in done.doubtful:
        yield _(
            "Something in {table} {first} to {last} is not as it was stored.",
            table=table,
            first=first,
            last=last,
        )
    if done.unproven:
        yield n_(
            "{n} text could not be compared with its hash.",
            "{n} texts could not be compared with their hashes.",
            done.unproven,
        )
    if done.loosened:
        yield n_("{n} link led to a missing record.", "{n} links led to missing records.", done.loosened)
    if done.broken_at:
        yield _(
            "The log of changes is not whole ({n} entries came back), so more may be missing than is named here.",
            n=done.entries,
        )
    if done.whole:
        yield _("Nothing is missing.")


def _lost(lost: Missing) -> str:
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in lost.ranges[:_LISTED]]
    if len(lost.ranges) > _LISTED:
        shown.append("…")
    kind = KINDS[lost.table]
    words = n_(kind.one, kind.many_words, lost.count)
    return _("Missing: {n} {kind}, {ids}.", n=lost.count, kind=words, ids=", ".join(shown))
