"""Is the file whole: its pages, its links, its tables as we made them, its log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hearingdesk.store import log, schema, texts
from hearingdesk.store.connection import Connection, DatabaseError
from hearingdesk.store.hardened import checked, of_index
from hearingdesk.store.migrations import STEPS, Step
from hearingdesk.words import _

_MOST = 100  # problems of one sort that are listed


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be."""

    what: str  # a word for programs: pages, index, links, tables, texts, ledger, originals, log
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    problems: tuple[Fault, ...]
    entries: int
    broken_at: int

    @property
    def ok(self) -> bool:
        return not self.problems


def faults(conn: Connection, steps: tuple[Step, ...] = STEPS) -> Iterator[Fault]:
    """Everything wrong with the file itself, the log apart. `steps` made its tables what they are."""
    try:
        for said in checked(conn, f"integrity_check({_MOST})"):
            if of_index(said):
                yield index_damaged()
            else:
                yield Fault("pages", "", _("The file is damaged: {reason}.", reason=said))
        for table, id, target, _n in conn.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
            sentence = _(
                "{table} {id} points to a {target} that is not there.", table=table, id=id, target=target
            )
            yield Fault("links", f"{table} {id}", sentence)
        for name in schema.strangers(conn, steps):
            sentence = _("{name} is not as HearingDesk makes it: another program changed it.", name=name)
            yield Fault("tables", name, sentence)
        for table in texts.QUOTED:
            for id in islice(texts.wrong(conn, table), _MOST):
                sentence = _("The text of {table} {id} is not the one that was stored.", table=table, id=id)
                yield Fault("texts", f"{table} {id}", sentence)
    except DatabaseError as error:
        yield Fault("pages", "", _("The file is damaged: {reason}.", reason=error))


def index_damaged() -> Fault:
    """That the search index is not to be relied on."""
    return Fault("index", "search_index", _("The search index is damaged; it is built anew."))


def chain(conn: Connection) -> tuple[int, int, Iterator[Fault]]:
    """How many entries the log has, where its chain is broken (0: nowhere), and the fault that makes."""
    entries, broken = log.length(conn), log.broken_at(conn)
    sentence = _(
        "The change log was altered at entry {id}: its hash does not follow from the one before.", id=broken
    )
    found = (Fault("log", f"change {broken}", sentence),) if broken else ()
    return entries, broken, iter(found)
