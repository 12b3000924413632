"""Citations: which source or turn stands behind which line, with the exact words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from hearingdesk.citing.code import code_of
from hearingdesk.record import Problem, anything, choice, hidden, link, missing, prose, stored, words
from hearingdesk.records.sources import Sources
from hearingdesk.records.turns import Transcripts, Turns
from hearingdesk.store.records import Filter, Named, Records, having, in_line
from hearingdesk.words import N_

CITE_STATES = {  # what must be said of a citation since its text was replaced; "" for nothing
    "changed": N_("Words changed"),  # it stands in the newer text, where the words are not quite the same
    "open": N_("Not found in the newer text"),  # it still points at the older text, until somebody decides
    "older": N_("Stays with the older text"),
    "lost": N_("Lost"),
}
MARK = "UID "  # before the mark of a calendar's entry, as the locator in its source
_LATEST = (
    "(SELECT outcome FROM carried_cite WHERE carried_cite.citation = citation.id "
    "ORDER BY carried_cite.id DESC LIMIT 1)"
)


@stored
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
    last_turn: int | None = link(N_("To turn"), "turn")  # None where the words lie in one
    quoted_kind: str = hidden(N_("Kind of the quoted record"))
    quoted: int | None = anything(N_("Quoted record"))  # where they are words of neither turn nor source
    quoted_field: str = hidden(N_("Quoted field"))
    spot: str = hidden(N_("Characters"))  # see `citing.anchor.Spot`
    seal: str = hidden(N_("Seal"))  # of words that the case does not hold: see `citing.seal`
    state: str = hidden(N_("State"))  # of CITE_STATES

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Citations(Records[Citation]):
    """Citations."""

    table = "citation"
    kind = Citation
    one, many_words = N_("Citation"), N_("Citations")
    order = "about, id"
    filters: ClassVar[dict[str, Named]] = {
        "quoted": Named(N_("With words"), "quote <> ''"),
        "moved": Named(N_("Moved"), f"{_LATEST} IN ('moved', 'changed') AND state IN ('', 'changed')"),
        "lost": Named(N_("Lost"), "state = 'lost'"),
        "open": Named(N_("To be decided"), "state IN ('open', 'changed')"),
        "older": Named(N_("Older text"), "state = 'older'"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "about": Named(N_("Record"), "about_kind, about, id"),
        "source": Named(
            N_("Place in the text"),
            "source IS NULL, source, (SELECT transcript FROM turn WHERE turn.id = turn), "
            "(SELECT position FROM turn WHERE turn.id = turn), id",
        ),
        "state": Named(N_("State"), "state = '', state, id"),
    }

    def on(self, record: int) -> list[Citation]:
        """What stands behind a record, in the order it was cited."""
        return list(self.all(having("id", about=record)))

    def of_transcript(self, transcript: int, source: int | None) -> Filter:
        """What cites a transcript: its turns, or the source it came from where no turn is named."""
        turns = "turn IN (SELECT id FROM turn WHERE transcript = ?)"
        return Filter(
            f"({turns} OR (turn IS NULL AND source IS NOT NULL AND source = ?))", (transcript, source), "id"
        )

    def of_source(self, source: int) -> Filter:
        """What cites a source and none of its turns."""
        return Filter("source = ? AND turn IS NULL", (source,), "id")

    def with_words(self) -> Filter:
        """What quotes words, or is sealed to some."""
        return Filter("quote <> '' OR seal <> '' OR spot <> ''", (), "id")

    def marks(self) -> set[str]:
        """The marks under which entries of calendars have come into the case."""
        found = self._conn.execute("SELECT locator FROM citation WHERE locator LIKE ?", [f"{MARK}%"])
        return {locator[len(MARK) :] for (locator,) in found}

    def name(self, record: Citation, lang: str = "") -> str:
        source = self.other(Sources).called(record.source, lang)
        if source or not record.turn:
            return in_line(source or self._quoted(record, lang), record.locator)
        turns = self.other(Turns)
        turn = turns.find(record.turn)
        if turn is None or not record.locator:
            return turns.cite(turn, lang) if turn else record.locator
        return in_line(self.other(Transcripts).called(turn.transcript, lang), record.locator)

    def cite(self, record: Citation, lang: str = "") -> str:
        """The words in quotes, where they stand, and the code that leads there."""
        where = in_line(self.name(record, lang), code_of(record.id))
        return f"“{record.quote}” ({where})" if record.quote else where

    def _quoted(self, record: Citation, lang: str) -> str:
        from hearingdesk.records import KINDS  # the register names every kind, this one too

        kind = KINDS.get(record.quoted_kind)
        return self.other(kind).called(record.quoted, lang) if kind else ""
