"""Who came: a table of persons by day with signs told by shape, and the members of the committee by how they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearingdesk import codes
from hearingdesk.pack.blocks import Key, SideBy
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Cell, Col, Group, Sign
from hearingdesk.pack.flow import Block
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, day, join, phrase, runs, unparted
from hearingdesk.pack.wording import field as words_of
from hearingdesk.procedure.roll import counted, tally
from hearingdesk.records.attendance import Attendance, Attendances
from hearingdesk.records.committees import CommitteeMembers
from hearingdesk.records.hearings import Hearing, Sitting, Sittings
from hearingdesk.records.summonses import Summonses
from hearingdesk.words import N_

ACROSS = 4  # sittings side by side in one table
NAME, DAY, WHOLE = 150.0, 54.0, 470.6  # widths on A4, points
UNKNOWN = "?"
SHORT = 40  # letters of a remark that stands beside a name; longer ones stand under the names

SIGNS = {
    **dict.fromkeys(("expected",), Sign.TICK),
    **dict.fromkeys(("excused", "absent_reasons", "written_only"), Sign.LEAVE),
    **dict.fromkeys(("absent", "absent_disallowed", "absent_no_paper", "absent_not_served"), Sign.ABSENT),
    **dict.fromkeys(("accompany_refused", "substitute"), Sign.ABSENT),
    **dict.fromkeys(("released",), Sign.NOT_CALLED),
}  # every other state is a way of being present
PLAIN = ("present", "expected")  # states that the sign says in full

MEANINGS = (
    ("●", N_("present")),
    ("○", N_("absent with leave or a statement of reasons")),
    ("×", N_("absent")),
    ("□", N_("expected: tick on the day")),
    ("–", N_("not called")),
    (UNKNOWN, N_("attendance not in the file")),
)


@dataclass(slots=True)
class _Person:
    """One line of the table: what is known of a person at each sitting, and for which sittings they were called."""

    party: int
    capacity: str = ""
    at: dict[int, list[Attendance]] = field(default_factory=lambda: defaultdict(list))
    called: set[int] = field(default_factory=set)

    @property
    def heard(self) -> bool:
        """Was this person here to be heard, not to sit on the committee?"""
        return bool(self.capacity or self.called)


def sign_of(parts: Sequence[Attendance]) -> Sign:
    """The sign of one day: whoever was there in any part of it was there."""
    signs = [SIGNS.get(part.state, Sign.PRESENT) for part in parts]
    return next((sign for sign in (Sign.PRESENT, Sign.TICK) if sign in signs), signs[-1])


def said_of(part: Attendance, between: str, *first: Two) -> Two:
    """What is known of somebody's day in one line, after `first`; a remark is a sentence of its own."""
    known = join([*first, *(one for one in details(part) if one not in first)], between)
    return join([known, words_of(part, "remark")], ". ")


def details(part: Attendance) -> Iterator[Two]:
    """What is known of somebody's day beside that they came, but for remarks."""
    if part.state not in PLAIN:
        yield coded("attendance", part.state)
    if part.arrived:
        yield phrase(N_("from {clock}"), clock=part.arrived.start[11:] or part.arrived)
    if part.left_at:
        yield phrase(N_("until {clock}"), clock=part.left_at.start[11:] or part.left_at)
    if part.counsel:
        yield phrase(N_("counsel: {name}"), name=part.counsel)


def attendance(brief: Brief, press: Press, hearing: Hearing) -> Iterator[Block]:
    """The tables of one hearing; nothing where nobody was called and nobody is known to have come."""
    sittings = brief.where(Sittings, "hearing", hearing.id)
    people = _people(brief, hearing, sittings)
    register = _Register(brief, press, sittings)
    heard = [person for person in people if person.heard]
    others = [person for person in people if not person.heard]
    if heard:
        yield Subhead(Two.said(N_("Who was called and who came")), level=2, listed=False, full=True)
        yield from register.table(heard)
    if others:
        ours = {member.party for member in brief.every(CommitteeMembers)}
        members = all(person.party in ours for person in others)
        title = Two.said(N_("Members of the committee") if members else N_("Also present"))
        yield Subhead(title, level=2, listed=False, full=True)
        yield from register.roll(others) if len(sittings) == 1 else register.table(others)


def _people(brief: Brief, hearing: Hearing, sittings: Sequence[Sitting]) -> list[_Person]:
    found: dict[int, _Person] = {}
    everywhere = {sitting.id for sitting in sittings}
    for summons in brief.where(Summonses, "hearing", hearing.id):
        if summons.party:
            person = found.setdefault(summons.party, _Person(summons.party))
            person.capacity = summons.capacity or person.capacity
            person.called |= {summons.sitting} if summons.sitting else everywhere
    for sitting in sittings:
        for part in brief.where(Attendances, "sitting", sitting.id):
            if part.party:
                person = found.setdefault(part.party, _Person(part.party))
                person.capacity = part.capacity or person.capacity
                person.at[sitting.id].append(part)
    order = {code: place for place, code in enumerate(codes.entries("capacity"))}
    return sorted(found.values(), key=lambda person: order.get(person.capacity, len(order)))


class _Register:
    """The attendance at the sittings of one hearing, as it was known on the day the pack was closed."""

    def __init__(self, brief: Brief, press: Press, sittings: Sequence[Sitting]) -> None:
        self._brief = brief
        self._press = press
        self._sittings = sittings
        today = brief.made.date()
        self._ahead = {
            sitting.id
            for sitting in sittings
            if sitting.state == "planned" and (sitting.day is None or sitting.day.last >= today)
        }

    def table(self, people: Sequence[_Person]) -> Iterator[Block]:
        """Persons by day, a few days in each table, then the legend of the signs that were used."""
        used: dict[str, None] = {}
        for start in range(0, max(len(self._sittings), 1), ACROSS):
            some = self._sittings[start : start + ACROSS]
            days = [Col(day(s.day.date() if s.day else None), DAY, "center") for s in some]
            rest = WHOLE - NAME - DAY * len(some)
            cols = [Col(Two.said(N_("Name")), NAME), *days, Col(Two.said(N_("Remarks")), rest)]
            yield Table(cols, self._rows(people, some, used), more=start > 0)
        yield Key([(sign, Two.said(words)) for sign, words in MEANINGS if sign in used])
        if sums := join([self._sum(people, one) for one in self._sittings], "; "):
            yield Words(self._press.line(sums), "key", full=True)

    def _sum(self, people: Sequence[_Person], sitting: Sitting) -> Two:
        """How many came and stayed away; whose attendance is not in the file is counted as neither.

        Nothing of a sitting ahead, of which nobody can know.
        """
        sums = tally([counted(person.at.get(sitting.id, ())) for person in people])
        if sitting.id in self._ahead and not (sums.came or sums.away):
            return Two()
        words = phrase(
            N_("{came} present, {away} absent, {open} not in the file"),
            came=sums.came,
            away=sums.away,
            open=sums.open,
        )
        when = day(sitting.day.date()) if sitting.day else Two.said(N_("Day open"))
        return phrase(N_("{day}: {words}"), day=when, words=words)

    def roll(self, people: Sequence[_Person]) -> Iterator[Block]:
        """A single sitting: a run of names for each way of coming or not, then what is remarked on some."""
        (sitting,) = self._sittings
        groups: dict[str, list[str]] = defaultdict(list)
        remarks: list[Block] = []
        for person in people:
            name = self._brief.name(person.party)
            parts = person.at[sitting.id]
            remark = join([words_of(part, "remark") for part in parts], "; ")
            words = self._press.first(remark)
            if len(words) <= SHORT:
                groups[parts[-1].state if parts else ""].append(self._named(name, words))
            else:
                groups[parts[-1].state if parts else ""].append(self._named(name, ""))
                told = [Run(self._press.first(name), "name"), Run(": "), *runs(self._press, remark)]
                remarks.append(Words(told, "small"))
        for state, names in groups.items():
            how = coded("attendance", state) or Two.said(N_("Not in the file"))
            label = phrase(N_("{label}: {words}"), label=how, words=len(names))
            yield SideBy(label, ", ".join(names), style="note", repeat=True, rule=True)
        yield from remarks

    def _named(self, name: Two, office: str) -> str:
        words = f"{self._press.first(name)} {self._press.second(name)}".strip()
        words = f"{words} ({office.rstrip('.')})" if office else words
        return unparted(words)

    def _rows(
        self, people: Sequence[_Person], sittings: Sequence[Sitting], used: dict[str, None]
    ) -> Iterator[Group | list[Two | str | Sign | Cell]]:
        last = ""
        for person in people:
            if person.capacity and person.capacity != last:
                last = person.capacity
                yield Group(self._brief.capacity(last))
            marks = [self._mark(person, sitting) for sitting in sittings]
            used.update(dict.fromkeys(mark.value if isinstance(mark, Sign) else mark for mark in marks))
            name = Cell(self._brief.name(person.party), link=f"witness-{person.party}")
            yield [name, *marks, self._remarks(person, sittings)]

    def _mark(self, person: _Person, sitting: Sitting) -> Sign | str:
        parts = person.at.get(sitting.id)
        if parts and (sign := sign_of(parts)) is not Sign.TICK:
            return sign
        if not parts and person.heard and sitting.id not in person.called:
            return Sign.NOT_CALLED
        return Sign.TICK if sitting.id in self._ahead else UNKNOWN

    def _remarks(self, person: _Person, sittings: Sequence[Sitting]) -> Two:
        """In words what the signs do not say, under the day it is about where there are several."""
        said: list[Two] = []
        for sitting in sittings:
            words = join([said_of(part, "; ") for part in person.at.get(sitting.id, ())], "; ")
            if words and len(sittings) > 1 and sitting.day:
                words = phrase(N_("{day}: {words}"), day=sitting.day.date(), words=words)
            said.append(words)
        return join(said, "; ")
