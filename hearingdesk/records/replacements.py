"""A text that took the place of another, and what became of every citation of the older one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.record import (
    Problem,
    anything,
    choice,
    dated,
    hidden,
    link,
    missing,
    prose,
    stored,
    whole,
    words,
)
from hearingdesk.store.records import Filter, Named, Records, having, in_line, shorten
from hearingdesk.when import When
from hearingdesk.words import N_

_OPEN = "decision = '' AND outcome IN ('changed', 'lost', 'wordless')"


@stored
class Replacement:
    """A transcript or a source that took the place of another. `total`: the citations of the older one then."""

    id: int = 0
    older_kind: str = hidden(N_("Kind of the older text"))
    older: int | None = anything(N_("Older text"))
    newer_kind: str = hidden(N_("Kind of the newer text"))
    newer: int | None = anything(N_("Newer text"))
    day: When | None = dated(N_("Day"))
    total: int = whole(N_("Citations"), 0)
    remark: str = prose(N_("Remark"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Replacements(Records[Replacement]):
    """Replacements."""

    table = "replacement"
    kind = Replacement
    one, many_words = N_("Replaced text"), N_("Replaced texts")
    order = "day DESC, id"
    orders: ClassVar[dict[str, Named]] = {"day": Named(N_("Day"), "day, id")}

    def of(self, older: int) -> Replacement | None:
        """The latest replacement of a transcript or a source, if it was replaced."""
        return next(iter(self.some(having("id DESC", older=older), 1)), None)

    def name(self, record: Replacement, lang: str = "") -> str:
        from hearingdesk.records import KINDS  # the register names every kind, this one too

        kind = KINDS.get(record.older_kind)
        return self.other(kind).called(record.older, lang) if kind else super().name(record, lang)


@stored
class CarriedCite:
    """What became of one citation: where it stood, where it stands in the newer text, what was decided.

    It names its citation by number and is no link to it, so that a citation can be removed afterwards: the report
    then says so. `score` is how much of the words is the same, 0 to 100; `decision` is "" while nobody has looked.
    """

    id: int = 0
    replacement: int | None = link(N_("Replaced text"), "replacement", required=True)
    citation: int = whole(N_("Citation"), 0)
    outcome: str = choice(N_("Outcome"), "carried", "lost", required=True)
    decision: str = choice(N_("Decision"), "carried_decision")
    score: int = whole(N_("Likeness"), 0)
    old_place: str = words(N_("Place before"))
    old_words: str = prose(N_("Words before"), searched=False)
    new_place: str = words(N_("Place now"))
    new_words: str = prose(N_("Words now"), searched=False)
    old_anchor: str = hidden(N_("Older anchor"))
    new_anchor: str = hidden(N_("Newer anchor"))
    reason: str = prose(N_("Reason"), searched=False)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)

    @property
    def undecided(self) -> bool:
        """Must somebody still look at it?"""
        return not self.decision and self.outcome in ("changed", "lost", "wordless")


class CarriedCites(Records[CarriedCite]):
    """Carried citations."""

    table = "carried_cite"
    kind = CarriedCite
    one, many_words = N_("Carried citation"), N_("Carried citations")
    order = "replacement DESC, id"
    filters: ClassVar[dict[str, Named]] = {
        "open": Named(N_("To be looked at"), _OPEN),
        "kept": Named(N_("Kept as it was"), "outcome = 'kept'"),
        "moved": Named(N_("Moved"), "outcome = 'moved'"),
        "changed": Named(N_("Words changed"), "outcome = 'changed'"),
        "lost": Named(N_("Not found"), "outcome = 'lost'"),
        "wordless": Named(N_("Without words"), "outcome = 'wordless'"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "report": Named(N_("Report"), "replacement DESC, id"),
        "score": Named(N_("Likeness"), "score, id"),
        "place": Named(N_("Place before"), "old_place, id"),
    }

    undecided: ClassVar[Filter] = Filter(_OPEN)

    def counted(self, replacement: int) -> dict[str, int]:
        """How many citations had which outcome."""
        sql = f"SELECT outcome, count(*) FROM {self.table} WHERE replacement = ? GROUP BY outcome"
        return dict(self._conn.execute(sql, [replacement]).fetchall())

    def open_in(self, replacement: int) -> int:
        """How many still wait for a decision."""
        return self.count(Filter(f"replacement = ? AND {_OPEN}", (replacement,)))

    def latest(self, citation: int) -> CarriedCite | None:
        """What became of a citation when its text was replaced last."""
        return next(iter(self.some(having("id DESC", citation=citation), 1)), None)

    def name(self, record: CarriedCite, lang: str = "") -> str:
        return in_line(shorten(record.old_words), record.old_place)
