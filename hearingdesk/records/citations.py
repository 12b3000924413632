"""Citations: which source or turn stands behind which line, with the exact words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearingdesk.record import Problem, anything, choice, hidden, link, missing, prose, words
from hearingdesk.records.sources import Sources
from hearingdesk.records.turns import Turns
from hearingdesk.store.records import Records, having, in_line
from hearingdesk.words import N_

MARK = "UID "  # before the mark of a calendar's entry, as the locator in its source


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source or a turn that supports or contradicts a record."""

    id: int = 0
    about_kind: str = hidden(N_("Kind of record"))
    about: int | None = anything(N_("Record"))
    source: int | None = link(N_("Source"), "source")
    turn: int | None = link(N_("Turn"), "turn")
    locator: str = words(N_("Where"))
    quote: str = prose(N_("Exact words"))
    words_before: str = hidden(N_("Words before"))
    words_after: str = hidden(N_("Words after"))
    text_digest: str = hidden(N_("Hash of the text"))
    part: str = choice(N_("Part"), "citation_role", "supports")
    remark: str = prose(N_("Remark"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Citations(Records[Citation]):
    """Citations."""

    table = "citation"
    kind = Citation
    one, many_words = N_("Citation"), N_("Citations")
    order = "about, id"

    def on(self, record: int) -> list[Citation]:
        """What stands behind a record, in the order it was cited."""
        return list(self.all(having("id", about=record)))

    def marks(self) -> set[str]:
        """The marks under which entries of calendars have come into the case."""
        found = self._conn.execute("SELECT locator FROM citation WHERE locator LIKE ?", [f"{MARK}%"])
        return {locator[len(MARK) :] for (locator,) in found}

    def name(self, record: Citation, lang: str = "") -> str:
        where = self.other(Sources).called(record.source, lang) or self._turn(record.turn, lang)
        return in_line(where, record.locator)

    def _turn(self, id: int | None, lang: str) -> str:
        turns = self.other(Turns)
        turn = turns.find(id)
        return turns.cite(turn, lang) if turn else ""
