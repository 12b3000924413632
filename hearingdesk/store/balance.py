"""Does the import ledger balance: its sums, its lines with sources and log, the originals with their hashes.

A copy of a case leaves the ledger behind, and the list of desks with it. So only what a desk on that list imported
is asked for here: what came with a copy, or from another copy, has its lines in the ledger of that file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

from hearingdesk.store import log
from hearingdesk.store.connection import Connection
from hearingdesk.store.desk import COUNTER_BITS
from hearingdesk.store.ledger import Ledger, Offer
from hearingdesk.store.verify import Fault
from hearingdesk.words import _, n_

_MOST = 100  # problems of one sort that are listed
_IMPORT = re.compile(r"\S+ \d+ ([0-9a-f]{64})")  # the note of a change that is an import


def faults(conn: Connection) -> Iterator[Fault]:
    """Everything that does not agree with the ledger, or with what was stored of the files themselves."""
    yield from _sums(conn)
    for sort in (_astray(conn), _without_line(conn), _altered(conn)):
        yield from islice(sort, _MOST)


def gone(conn: Connection, source: int) -> bool:
    """Whether the log says that a source was taken away: by undoing what brought it, or by a later change."""
    try:
        told = next((one for one in log.changes_of(conn, "source", source) if one.rows), None)
    except log.Forged:  # the check of the log says so
        return True
    return told is not None and told.rows[-1].after is None


def _sums(conn: Connection) -> Iterator[Fault]:
    ledger = Ledger(conn)
    sums = ledger.sums()
    if not sums.balance:
        sentence = _(
            "The import ledger does not balance: {received} received, {stored} stored, {duplicate} duplicate, "
            "{failed} failed.",
            received=sums.received,
            stored=sums.stored,
            duplicate=sums.duplicate,
            failed=sums.failed,
        )
        yield Fault("ledger", "import_ledger", sentence)
    if lost := ledger.length() - sums.received:  # its lines are numbered one after the other
        words = n_("{n} line of the import ledger is gone.", "{n} lines of the import ledger are gone.", lost)
        yield Fault("ledger", "import_ledger", words)


def _astray(conn: Connection) -> Iterator[Fault]:
    """Lines of stored files that lead to no source although nothing in the log took it away, or to another one."""
    for offer in Ledger(conn).all():
        if offer.status == "imported" and (sentence := _wrong(conn, offer)):
            yield Fault("ledger", f"import_ledger {offer.id}", sentence)


def _wrong(conn: Connection, offer: Offer) -> str:
    found = conn.execute("SELECT digest FROM source WHERE id = ?", [offer.source]).fetchone()
    if found is None and not (offer.source and gone(conn, offer.source)):
        return _(
            "The import ledger says that “{file}” was stored, but its source is not there, and no change took it away.",
            file=offer.name,
        )
    if found is not None and found[0] != offer.digest:
        return _("The source of “{file}” is not of the file that the import ledger names.", file=offer.name)
    return ""


def _without_line(conn: Connection) -> Iterator[Fault]:
    """Imports of the desks that work in this very file, of which the ledger knows nothing."""
    known, older = _lines(conn)
    sql = (
        "SELECT change.id, title, note FROM change JOIN desk ON change.desk = number "
        "WHERE act = 'do' AND note <> '' AND change.id <= number << ? | counter ORDER BY arrived"
    )
    for id, title, note in conn.execute(sql, [COUNTER_BITS]):
        found = _IMPORT.fullmatch(note)
        if found and id not in known and found[1] not in older:
            sentence = _("The import ledger has no line for “{change}”.", change=title)
            yield Fault("ledger", f"change {id}", sentence)


def _lines(conn: Connection) -> tuple[set[int], set[str]]:
    """The changes that lines of stored files name; and of lines that name none, older than that, the hashes."""
    rows = conn.execute("SELECT change, digest FROM import_ledger WHERE status = 'imported'").fetchall()
    return {change for change, _d in rows if change}, {digest for change, digest in rows if not change}


def _altered(conn: Connection) -> Iterator[Fault]:
    """Originals whose bytes are not those that were stored."""
    sql = (
        "SELECT id, title, digest, size FROM source WHERE digest <> '' "
        "AND EXISTS (SELECT 1 FROM source_part WHERE source_part.source = source.id)"
    )
    for id, title, digest, size in conn.execute(sql).fetchall():
        summary, length = hashlib.sha256(), 0
        parts = "SELECT content FROM source_part WHERE source = ? ORDER BY number, id"
        for (content,) in conn.execute(parts, [id]):
            summary.update(content)
            length += len(content)
        if summary.hexdigest() != digest or size not in (None, length):
            sentence = _("The original of “{title}” is not the file that was stored.", title=title)
            yield Fault("originals", f"source {id}", sentence)
