"""What was said: transcripts, their turns, and the ranges of turns a sitting holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from hearingdesk.record import Problem, choice, hidden, link, missing, prose, stored, whole, words
from hearingdesk.store.records import Filter, Named, Records, having, in_line, shorten
from hearingdesk.words import N_, language, say

_SAID = "kind IN ('speech', 'question', 'answer')"  # somebody had the floor
_PROMISED = "SELECT turn FROM undertaking WHERE turn IS NOT NULL"
_LED_TO = (  # what leads from issues to turns: each pair (issue, turn) of a question, a citation, or what it cites
    "SELECT issue, answer AS turn FROM question WHERE answer IS NOT NULL AND issue IS NOT NULL UNION "
    "SELECT about, turn FROM citation WHERE about_kind = 'issue' AND turn IS NOT NULL UNION "
    "SELECT fact_issue.issue, citation.turn FROM citation JOIN fact_issue ON fact_issue.fact = citation.about "
    "WHERE citation.about_kind = 'fact' AND citation.turn IS NOT NULL UNION "
    "SELECT question.issue, citation.turn FROM citation JOIN question ON question.id = citation.about "
    "WHERE citation.about_kind = 'question' AND citation.turn IS NOT NULL AND question.issue IS NOT NULL UNION "
    "SELECT claim.issue, citation.turn FROM citation JOIN claim_version ON claim_version.id = citation.about "
    "JOIN claim ON claim.id = claim_version.claim "
    "WHERE citation.about_kind = 'claim_version' AND citation.turn IS NOT NULL AND claim.issue IS NOT NULL"
)


@stored
class Transcript:
    """A record of what was said, draft or final, and the source it came from."""

    id: int = 0
    hearing: int | None = link(N_("Hearing"), "hearing", required=True)
    title: str = words(N_("Title"), naming=True, required=True)
    title_ko: str = words(N_("Title in Korean"), naming=True)
    state: str = choice(N_("State"), "transcript_state", "final")
    source: int | None = link(N_("Source"), "source")
    language: str = hidden(N_("Language"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Transcripts(Records[Transcript]):
    """Transcripts."""

    table = "transcript"
    kind = Transcript
    one, many_words = N_("Transcript"), N_("Transcripts")
    order = "title, id"
    filters: ClassVar[dict[str, Named]] = {
        "final": Named(N_("Final records"), "state = 'final'"),
        "draft": Named(N_("Drafts"), "state = 'draft'"),
    }
    orders: ClassVar[dict[str, Named]] = {
        "day": Named(
            N_("Day of the hearing"),
            "(SELECT MIN(day) FROM sitting WHERE sitting.hearing = transcript.hearing), title, id",
        ),
        "title": Named(N_("Title"), "title, id"),
    }


@stored
class Turn:
    """Somebody speaks. The label is what the source prints; the party is who that is, once somebody has said."""

    id: int = 0
    transcript: int | None = link(N_("Transcript"), "transcript", required=True)
    sitting: int | None = link(N_("Sitting"), "sitting")
    position: int = whole(N_("Order"), 0)
    label: str = words(N_("Label as printed"), naming=True)
    party: int | None = link(N_("Speaker"), "party")
    capacity: str = choice(N_("Capacity"), "capacity")
    kind: str = choice(N_("Kind"), "turn_kind", "speech")
    text: str = prose(N_("Text"))
    cite: str = hidden(N_("Cite"))
    page: str = hidden(N_("Page"))
    line: int | None = whole(N_("Line"))
    clock: str = hidden(N_("Time"))
    who: str = hidden(N_("Speaker’s mark in the source"))

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class Turns(Records[Turn]):
    """Testimony."""

    table = "turn"
    kind = Turn
    one, many_words = N_("Turn"), N_("Turns")
    order = "transcript, position, id"
    filters: ClassVar[dict[str, Named]] = {
        "marked": Named(N_("Marked"), f"id IN (SELECT turn FROM mark UNION {_PROMISED})"),
        "answered": Named(N_("Answered"), "id IN (SELECT turn FROM mark WHERE kind = 'answered')"),
        "evaded": Named(N_("Evaded"), "id IN (SELECT turn FROM mark WHERE kind = 'evaded')"),
        "refused": Named(N_("Refused"), "id IN (SELECT turn FROM mark WHERE substr(kind, 1, 7) = 'refused')"),
        "undertook": Named(
            N_("Undertook"), f"id IN (SELECT turn FROM mark WHERE kind = 'undertook' UNION {_PROMISED})"
        ),
        "contradicted": Named(
            N_("Contradicted"), "id IN (SELECT turn FROM mark WHERE kind = 'contradicted')"
        ),
        "noted": Named(N_("With a margin note"), "id IN (SELECT turn FROM mark WHERE text <> '')"),
        "headings": Named(N_("Headings"), "kind = 'heading'"),
    }

    def of_sitting(self, sitting: int) -> Filter:
        """The turns of a sitting in the order of the record."""
        return having("transcript, position, id", sitting=sitting)

    def said_in(self, transcript: int) -> Filter:
        """The turns of a transcript in which somebody has the floor, without scenes and notes."""
        return Filter(f"transcript = ? AND {_SAID}", (transcript,), "position, id")

    def by(self, party: int) -> Filter:
        """What a party said, in order."""
        return having("transcript, position, id", party=party)

    def labelled(self, transcript: int) -> Iterator[tuple[str, str, int, int, int, int]]:
        """The labels under which somebody speaks: label, mark, party (0 for none), turns, first and last id."""
        sql = (
            "SELECT label, who, coalesce(party, 0), count(*), min(id), max(id) FROM turn "
            f"WHERE transcript = ? AND {_SAID} GROUP BY label, who, party"
        )
        yield from self._conn.execute(sql, [transcript])

    def under(self, transcript: int, label: str, who: str) -> list[int]:
        """The turns under one label and mark, in the order of their ids."""
        where = f"transcript = ? AND label = ? AND who = ? AND {_SAID}"
        return self.ids(Filter(where, (transcript, label, who), "id"))

    def by_sitting(self, transcript: int, label: str, who: str) -> Iterator[tuple[int | None, int, int]]:
        """The same by sitting, in order: the sitting, the first and the last of them."""
        sql = (
            "SELECT sitting, min(id), max(id) FROM turn "
            f"WHERE transcript = ? AND label = ? AND who = ? AND {_SAID} GROUP BY sitting ORDER BY min(id)"
        )
        yield from self._conn.execute(sql, [transcript, label, who])

    def first_of(self, parties: Sequence[int], most: int) -> Filter:
        """The first so many turns of each of these parties, answers before speeches, in the order of the record."""
        where = (
            "id IN (SELECT id FROM (SELECT id, row_number() OVER "
            "(PARTITION BY party ORDER BY kind <> 'answer', transcript, position, id) AS place FROM turn "
            f"WHERE party IN (SELECT value FROM json_each(?)) AND {_SAID}) WHERE place <= ?)"
        )
        return Filter(where, (json.dumps(list(parties)), most))

    def before(self, turns: Sequence[int]) -> dict[int, int]:
        """For each of these turns, the id of the one before it in its transcript, if there is one."""
        sql = (
            "SELECT id, (SELECT earlier.id FROM turn AS earlier WHERE earlier.transcript = turn.transcript "
            "AND earlier.position < turn.position ORDER BY earlier.position DESC LIMIT 1) AS earlier "
            "FROM turn WHERE id IN (SELECT value FROM json_each(?))"
        )
        rows = self.rows(sql, [json.dumps(list(turns))])
        return {row["id"]: row["earlier"] for row in rows if row["earlier"]}

    def through(self, first: int, last: int) -> list[Turn]:
        """The turns from one to another of the same transcript, both included; none where they are not in order."""
        one, two = self.find(first), self.find(last)
        if one is None or two is None or one.transcript != two.transcript:
            return []
        where = "transcript = ? AND (position, id) BETWEEN (?, ?) AND (?, ?)"
        args = (one.transcript, one.position, one.id, two.position, two.id)
        return list(self.all(Filter(where, args, "position, id")))

    def around(self, turn: Turn, most: int, *, back: bool) -> list[Turn]:
        """The turns next to one in its transcript, before or after it, the nearest first."""
        sign, down = ("<", " DESC") if back else (">", "")
        where = f"transcript = ? AND (position, id) {sign} (?, ?)"
        return self.some(
            Filter(where, (turn.transcript, turn.position, turn.id), f"position{down}, id{down}"), most
        )

    def beside(self, turn: Turn, step: int) -> int:
        """The next (1) or previous (-1) turn in which the same speaks: the person where linked, else the same label."""
        same, who = (
            ("party = ?", (turn.party,)) if turn.party else ("label = ? AND who = ?", (turn.label, turn.who))
        )
        return self._stepped(turn, step, f"{same} AND {_SAID}", who)

    def next_on(self, turn: Turn, step: int, issues: Sequence[int]) -> int:
        """The next or previous turn of the transcript that one of these issues leads to; 0 for none."""
        led = f"id IN (SELECT turn FROM ({_LED_TO}) WHERE issue IN (SELECT value FROM json_each(?)))"
        return self._stepped(turn, step, led, (json.dumps(list(issues)),))

    def issues_of(self, turn: int) -> list[int]:
        """The issues that lead to a turn."""
        sql = f"SELECT DISTINCT issue FROM ({_LED_TO}) WHERE turn = ? ORDER BY issue"
        return [issue for (issue,) in self._conn.execute(sql, [turn])]

    def issues_in(self, transcript: int) -> dict[int, int]:
        """The issues that lead to turns of a transcript, and to how many."""
        sql = (
            f"SELECT issue, count(DISTINCT led.turn) FROM ({_LED_TO}) AS led JOIN turn ON turn.id = led.turn "
            "WHERE turn.transcript = ? GROUP BY issue"
        )
        return dict(self._conn.execute(sql, [transcript]))

    def placed(self, transcript: int, page: str, line: int | None = None) -> int:
        """The turn that stands at this page and line, or with this number of its own; 0 where none does.

        A line inside a turn is that turn's; the first lines of a page are those of the turn that runs over to it.
        """
        on_page = "transcript = ? AND page = ?"
        if line is not None:
            where = f"{on_page} AND line <= ?"
            if found := self._one(Filter(where, (transcript, page, line), "position DESC, id DESC")):
                return found
        first = self._one(Filter(on_page, (transcript, page), "position, id"))
        if not first or line is None:
            return first
        return self.before([first]).get(first, first)

    def cited_as(self, transcript: int, cite: str) -> int:
        """The first turn that its source cites so, letters of either case; 0 where none is."""
        where = "transcript = ? AND cite = ? COLLATE NOCASE"
        return self._one(Filter(where, (transcript, cite), "position, id"))

    def numbered(self, transcript: int, position: int) -> int:
        """The turn at this place of the order; 0 where there is none."""
        return self._one(Filter("transcript = ? AND position = ?", (transcript, position), "id"))

    def said_up_to(self, transcript: int, most: int) -> int:
        """How many turns somebody has the floor in, counted no further than this: a count should not be waited for."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM turn WHERE transcript = ? AND {_SAID} LIMIT ?)"
        return self._conn.execute(sql, [transcript, most]).fetchone()[0]

    def _stepped(self, turn: Turn, step: int, where: str, args: tuple[Any, ...]) -> int:
        sign, order = (">", "ASC") if step > 0 else ("<", "DESC")
        place = f"(position {sign} ? OR (position = ? AND id {sign} ?))"
        at = (turn.position, turn.position, turn.id)
        whole = f"transcript = ? AND {place} AND {where}"
        return self._one(Filter(whole, (turn.transcript, *at, *args), f"position {order}, id {order}"))

    def _one(self, filter: Filter) -> int:
        sql, args = self.ids_query(filter)
        return next((id for (id,) in self._conn.execute(f"{sql} LIMIT 1", args)), 0)

    def counted(self, parties: Sequence[int]) -> dict[tuple[int, int], int]:
        """How many turns each of these parties has: (party, transcript) -> number."""
        sql = (
            "SELECT party, transcript, count(*) AS n FROM turn "
            f"WHERE party IN (SELECT value FROM json_each(?)) AND {_SAID} GROUP BY party, transcript"
        )
        rows = self.rows(sql, [json.dumps(list(parties))])
        return {(row["party"], row["transcript"]): row["n"] for row in rows}

    def cite(self, record: Turn, lang: str = "") -> str:
        """How a turn is cited: the record's title, then its own cite, page and line, or place in the order."""
        where = record.cite or (f"{record.page}:{record.line:02}" if record.page and record.line else "")
        page = say(lang or language(), N_("p. {page}"), page=record.page) if record.page else ""
        where = where or page or str(record.position)
        return in_line(self.other(Transcripts).called(record.transcript, lang), where)

    def name(self, record: Turn, lang: str = "") -> str:
        return shorten(f"{record.label}: {record.text}" if record.label else record.text)


@stored
class TurnRange:
    """Turns of a sitting whose ids lie together: what a search in a scope asks for."""

    id: int = 0
    sitting: int | None = link(N_("Sitting"), "sitting", required=True)
    first_turn: int = whole(N_("First"), 0)
    last_turn: int = whole(N_("Last"), 0)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


class TurnRanges(Records[TurnRange]):
    """Ranges of turns."""

    table = "turn_range"
    kind = TurnRange
    one, many_words = N_("Range of turns"), N_("Ranges of turns")
    order = "sitting, first_turn, id"

    def name(self, record: TurnRange, lang: str = "") -> str:
        return f"{record.first_turn}–{record.last_turn}"
