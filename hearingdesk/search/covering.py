"""How much of the sources a search can look into, and what it cannot: said beside every result."""

from __future__ import annotations

from dataclasses import dataclass

from hearingdesk.records.sources import Source, Sources
from hearingdesk.store.connection import Connection
from hearingdesk.words import _

_PARTLY = "partly"  # some pages of it have text
_WITHOUT = frozenset({_PARTLY, "no_text", "unreadable"})  # states in which not all of it is searched


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the sources a search could look into."""

    searched: int
    of: int
    unreadable: tuple[tuple[str, str], ...]  # source, why
    ids: tuple[int, ...] = ()  # of those sources, in the same order
    partly: int = 0  # how many of them were read in part

    def sentence(self) -> str:
        """How much was searched, in one honest line."""
        counted = {"n": f"{self.searched:,}", "total": f"{self.of:,}"}
        none = len(self.unreadable) - self.partly
        if none and self.partly:
            return _(
                "Searched {n} of {total} sources; {none} not readable, {partly} read only in part.",
                **counted,
                none=f"{none:,}",
                partly=f"{self.partly:,}",
            )
        if none:
            return _("Searched {n} of {total} sources; {none} not readable.", **counted, none=f"{none:,}")
        if self.partly:
            partly = f"{self.partly:,}"
            return _("Searched {n} of {total} sources; {partly} read only in part.", **counted, partly=partly)
        return _("Searched {n} of {total} sources.", **counted)


_AS_RECORDS = (  # a register: what was read of the file are people, posts and other records, which are searched
    "source.state = 'text' AND source.pages IS NULL AND EXISTS (SELECT 1 FROM source_part WHERE source = source.id) "
    "AND NOT EXISTS (SELECT 1 FROM import_ledger WHERE digest = source.digest AND status = 'imported' "
    "AND CASE WHEN json_valid(counts) THEN json_extract(counts, '$.turns') END > 0)"
)


def coverage(conn: Connection) -> Coverage:
    """How many sources have text that is searched whole, and which have not, with the reason."""
    (total,) = conn.execute("SELECT count(*) FROM source").fetchone()
    states = ",".join("?" * len(_WITHOUT))
    found = conn.execute(
        f"SELECT id FROM source WHERE state IN ({states}) OR NOT "
        "(EXISTS (SELECT 1 FROM source_page WHERE source = source.id) OR "
        f"EXISTS (SELECT 1 FROM transcript WHERE source = source.id) OR {_AS_RECORDS}) ORDER BY title, id",
        sorted(_WITHOUT),
    )
    records = Sources(conn)
    without = records.many([id for (id,) in found])
    said = tuple((records.name(source), _why(records, source)) for source in without)
    partly = sum(source.state == _PARTLY for source in without)
    return Coverage(total - len(without), total, said, tuple(source.id for source in without), partly)


def _why(records: Sources, source: Source) -> str:
    reasons = {
        "record": _("only the record of it is in the file"),
        "unreadable": _("it could not be read"),
        "text": _("it has no text"),
        "": _("it has no text"),
    }
    said = records.standing(source)
    return reasons.get(source.state, said) if not source.why else said
