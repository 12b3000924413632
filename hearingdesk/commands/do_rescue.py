"""rescue DAMAGED OUT [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from hearingdesk import birth
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_json, tell, tell_json
from hearingdesk.records import KINDS
from hearingdesk.store.rescue import Missing, Rescued
from hearingdesk.words import _, n_

_LISTED = 20  # ranges of ids named in a line


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "damaged", type=Path, metavar=_("DAMAGED"), help=_("the damaged file; it is only read")
    )
    parser.add_argument("out", type=Path, metavar=_("OUT"), help=_("the file to make"))
    take_json(parser)


def _run(chosen: Namespace) -> int:
    done = birth.rescue(chosen.damaged, chosen.out)
    if chosen.json:
        tell_json(_as_json(done))
    else:
        tell(_("Made {file}.", file=chosen.out))
        for line in sentences(done):
            tell(line)
    return DONE if done.whole else NOT_SO


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


def _as_json(done: Rescued) -> dict[str, object]:
    return {
        "whole": done.whole,
        "records": done.rows,
        "missing": [{"kind": m.table, "count": m.count, "ranges": m.ranges} for m in done.missing],
        "altered": [{"kind": table, "id": id} for table, id in done.altered],
        "doubtful": [{"kind": table, "first": first, "last": last} for table, first, last in done.doubtful],
        "unproven": done.unproven,
        "rebuilt": done.rebuilt,
        "links": done.loosened,
        "log": {
            "entries": done.entries,
            "chain": f"broken at {done.broken_at}" if done.broken_at else "intact",
        },
    }


command = Command(_arguments, _run)
