"""What the grid shows of a roll: the people a filter lets through, a cell for each sitting, the sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearingdesk import codes
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.roll import (
    Counted,
    Person,
    Roll,
    Tally,
    counted,
    letters_of,
    read_as,
    roll_of,
    tally,
)
from hearingdesk.procedure.verdicts import Verdict, judge, law_for
from hearingdesk.record import in_language
from hearingdesk.records.hearings import Sitting
from hearingdesk.rows import Chip
from hearingdesk.when import When
from hearingdesk.words import N_, _, say
from ui.draw import Marking
from ui.rooms.marks import marking, while_typing
from ui.rooms.roll import words
from ui.rooms.roll.words import NOT_MARKED, NOT_REPORTED
from ui.rooms.sheet import Here
from ui.rooms.tones import short

HEARD, MEMBERS = "heard", "members"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to show: "heard" or "members", of a capacity, with a day that counts as came, away or open, with words."""

    who: str = HEARD
    capacity: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Somebody at one sitting. `whole` says it in a sentence."""

    reads: str  # a state, or that nothing is on file
    chip: Chip
    other: str
    note: str
    counts: Counted
    whole: str
    ids: tuple[int, ...] = ()  # the records it is made of

    @property
    def known(self) -> bool:
        return bool(self.ids) and self.reads != "expected"


@dataclass(frozen=True, slots=True)
class Line:
    """One person: both names, who that is, a cell for each sitting, the sum."""

    person: Person
    title: str
    other: str
    role: str
    cells: tuple[Cell, ...]
    sums: Tally


@dataclass(frozen=True, slots=True)
class Head:
    """One sitting: its day, what it is, and the last day to serve for it."""

    sitting: Sitting
    day: str
    what: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The grid as it is looked at. `people` counts everybody of this part of the roll, before the filter."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    sums: tuple[Tally, ...]
    people: int

    @property
    def total(self) -> Tally:
        return Tally(
            sum(one.came for one in self.sums),
            sum(one.away for one in self.sums),
            sum(one.open for one in self.sums),
        )


class Showing:
    """Reads a roll and shows it in a language as of a day; what the law says is kept until the case changes."""

    def __init__(self, here: Here, hearings: Sequence[int]) -> None:
        self._here, self.hearings = here, tuple(hearings)
        self._law: Law | None = None
        self._verdicts: dict[tuple[int, int], Verdict] = {}
        self.roll: Roll = roll_of(here.view, self.hearings)

    def freshen(self) -> None:
        """Only attendance has changed: read the marks anew, keep the verdicts, which do not hang on them."""
        self.roll = roll_of(self._here.view, self.hearings)

    def parts(self) -> dict[str, int]:
        """How many are heard, and how many are members."""
        members = sum(person.is_member for person in self.roll.people)
        return {HEARD: len(self.roll.people) - members, MEMBERS: members}

    def capacities(self, who: str) -> list[str]:
        """The capacities in this part of the roll, in their order."""
        return list(dict.fromkeys(person.capacity for person in self._part(who) if person.capacity))

    def shown(self, wanted: Wanted) -> Shown:
        """The lines that the filter lets through."""
        everybody, sought = self._part(wanted.who), marking(while_typing(wanted.words))
        lines = [self._line(person) for person in everybody if _passes(person, wanted, sought)]
        if wanted.state:
            lines = [line for line in lines if any(cell.counts == wanted.state for cell in line.cells)]
        sums = tuple(tally([line.cells[n].counts for line in lines]) for n in range(len(self.roll.sittings)))
        return Shown(tuple(self._head(one) for one in self.roll.sittings), tuple(lines), sums, len(everybody))

    def verdict(self, person: Person, sitting: Sitting) -> Verdict | None:
        """What the law makes of the demand for this day; None for who was not called."""
        summons = person.called.get(sitting.id)
        if summons is None:
            return None
        found = self._verdicts.get((summons.id, sitting.id))
        if found is None:
            self._law = self._law or law_for(self._here.view)
            as_of = None if self._here.as_of == date.min else self._here.as_of
            found = judge(self._here.view, summons, as_of, sitting=sitting, law=self._law)
            self._verdicts[summons.id, sitting.id] = found
        return found

    def called(self, person: Person, sitting: Sitting) -> bool:
        """Is somebody called on at this sitting? Members always are."""
        return person.is_member or sitting.id in person.called

    def _part(self, who: str) -> list[Person]:
        return [person for person in self.roll.people if person.is_member == (who == MEMBERS)]

    def _line(self, person: Person) -> Line:
        lang, party = self._here.lang, person.party
        first = in_language(party, "name", lang)
        second = in_language(party, "name", self._here.other)
        cells = tuple(self._cell(person, first, sitting) for sitting in self.roll.sittings)
        return Line(
            person,
            first,
            second if second != first else "",
            in_language(party, "role", lang) or self._capacity(person),
            cells,
            tally([cell.counts for cell in cells]),
        )

    def _capacity(self, person: Person) -> str:
        if person.is_member:
            return codes.label("committee_role", person.part, self._here.lang)
        return codes.label("capacity", person.capacity, self._here.lang)

    def _cell(self, person: Person, name: str, sitting: Sitting) -> Cell:
        lang = self._here.lang
        parts = self.roll.at(person, sitting)
        day = sitting.day.date().say(lang, True) if sitting.day else _("Day open")
        if not parts:
            reads = NOT_MARKED if self._ahead(sitting) else NOT_REPORTED
            note = "" if self.called(person, sitting) else say(lang, N_("Call not in the file"))
        else:
            verdict = self.verdict(person, sitting) if not person.is_member else None
            reads = read_as(parts, verdict)
            letters = letters_of(self._here.view, person, sitting) if reads.startswith("absent") else []
            note = words.behind(parts, letters, verdict, reads, lang)
        chip = words.chip_of(reads)
        other = words.in_other(reads, self._here.other)
        filed = codes.label("attendance", parts[-1].state, lang) if parts and reads != parts[-1].state else ""
        on_file = say(lang, N_("on file: {state}"), state=filed) if filed else ""
        whole = ", ".join(one for one in (name, day, chip.text, note, on_file) if one)
        ids = tuple(part.id for part in parts)
        return Cell(reads, chip, other if other != chip.text else "", note, counted(parts), whole, ids)

    def _ahead(self, sitting: Sitting) -> bool:
        """Is the roll of a sitting still to be called, on the day one looks from?"""
        return sitting.state == "planned" and (sitting.day is None or sitting.day.last >= self._here.as_of)

    def _head(self, sitting: Sitting) -> Head:
        lang = self._here.lang
        day = words.brief_day(sitting.day, lang) if sitting.day else _("Day open")
        hearing = self._here.view.hearings.find(sitting.hearing)
        kind = short(codes.label("hearing_kind", hearing.kind, lang)) if hearing else ""
        several = sum(one.hearing == sitting.hearing for one in self.roll.sittings) > 1
        if several and sitting.number:
            kind = _("{kind}, day {n}", kind=kind, n=sitting.number)
        if sitting.state in ("postponed", "cancelled"):
            kind = f"{kind} · {codes.label('sitting_state', sitting.state, lang)}"
        return Head(sitting, day, kind, self._serve_by(sitting))

    def _serve_by(self, sitting: Sitting) -> str:
        """The last day to serve, where somebody is called for this day and a rule gives one."""
        for person in self.roll.people:
            verdict = self.verdict(person, sitting)
            if verdict is not None and verdict.last_day is not None:
                return _(
                    "serve by {day}",
                    day=words.brief_day(When.day(verdict.last_day), self._here.lang, weekday=False),
                )
        return ""


def _passes(person: Person, wanted: Wanted, sought: Marking | None) -> bool:
    """By capacity and by words, which are looked for as everywhere; words that cannot be searched for hide nobody."""
    if wanted.capacity and person.capacity != wanted.capacity:
        return False
    party = person.party
    said = "\n".join((party.name, party.name_ko, party.role, party.role_ko))
    return not wanted.words.strip() or sought is None or bool(sought(said))


def rows_as_shown(shown: Shown) -> tuple[list[str], Sequence[list[str]]]:
    """The grid as a table of words: heads, then a row for each person, then the sums."""
    head = [_("Name"), _("Name in the other language"), _("Post or capacity")]
    head += [f"{one.day} · {one.what}" for one in shown.heads] + [
        _("Attended"),
        _("Absent"),
        _("Nothing on file"),
    ]
    body = [
        [line.title, line.other, line.role, *(_words(cell) for cell in line.cells), *_sums(line.sums)]
        for line in shown.lines
    ]
    below = [tally_words(one) for one in shown.sums]
    return head, [*body, [_("Sum"), "", "", *below, *_sums(shown.total)]]


def _words(cell: Cell) -> str:
    return f"{cell.chip.text} ({cell.note})" if cell.note else cell.chip.text


def _sums(one: Tally) -> list[str]:
    return [str(one.came), str(one.away), str(one.open)]


def tally_words(one: Tally) -> str:
    """A sum in words; what is nought is left out, but never everything."""
    told = [
        (one.came, _("{n} present", n=one.came)),
        (one.away, _("{n} absent", n=one.away)),
        (one.open, _("{n} open", n=one.open)),
    ]
    return " · ".join(words for n, words in told if n) or _("nobody")
