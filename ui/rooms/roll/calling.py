"""Calling the roll: what each digit records, and how it is written as one change that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearingdesk.errors import HearingDeskError
from hearingdesk.procedure.roll import Person, absence_of, letters_of
from hearingdesk.procedure.verdicts import VOLUNTARY
from hearingdesk.record import in_language
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Sitting
from hearingdesk.words import N_, _, language, n_
from ui.desk import Desk
from ui.rooms.roll import words
from ui.rooms.roll.showing import Showing

CLEAR, REST = "0", "9"


@dataclass(frozen=True, slots=True)
class Key:
    """One digit of the roll call, named by its state unless it has a label of its own."""

    digit: str
    state: str = ""
    label: str = ""


KEYS = (
    Key("1", "present"),
    Key("2", "present_late"),
    Key("3", "present_part"),
    Key("4", "absent"),
    Key("5", "substitute"),
    Key("6", "excused"),
    Key("7", "remote"),
    Key(REST, label=N_("The rest present")),
    Key(CLEAR, label=N_("Clear")),
)
_STATES = {key.digit: key.state for key in KEYS}


class Caller:
    """Marks people at one sitting."""

    def __init__(self, desk: Desk, showing: Showing, sitting: Sitting) -> None:
        self._desk, self._showing, self.sitting = desk, showing, sitting

    def state_of(self, digit: str, person: Person) -> str:
        """What a digit records for this person; "" for none.

        Who comes without a valid demand comes voluntarily; which absence it is, the demand and the letter say.
        """
        state = _STATES.get(digit, "")
        if state not in ("present", "absent"):
            return state
        verdict = self._showing.verdict(person, self.sitting)
        if state == "present":
            return "voluntary" if verdict is not None and verdict.verdict == VOLUNTARY else state
        letters = letters_of(self._desk.view, person, self.sitting)
        return absence_of(person, self.sitting, letters, verdict)

    def mark(self, digit: str, person: Person) -> None:
        """Record it, or take away what is there, in one change. Raises HearingDeskError where that cannot be."""
        parts = self._showing.roll.at(person, self.sitting)
        if len(parts) > 1:
            raise HearingDeskError(
                _("{name} has a day in several parts. Open it with Enter.", name=self._name(person))
            )
        before = parts[0] if parts else None
        state = self.state_of(digit, person)
        if digit == CLEAR and before is not None:
            with self._desk.change(self._title(person, _("cleared"))) as edit:
                edit.remove(before)
        elif state and (before is None or before.state != state):
            with self._desk.change(self._title(person, words.chip_of(state).text)) as edit:
                if before is None:
                    edit.add(self._new(person, state))
                else:
                    edit.update(replace(before, state=state))

    def mark_rest(self, people: Sequence[Person]) -> int:
        """Record all of these who are called on and not marked yet as present, in one change; how many."""
        rest = list(self.unmarked(people))
        if rest:
            day = self._day()
            title = n_(
                "Roll call, {day}: {n} person present",
                "Roll call, {day}: {n} persons present",
                len(rest),
                day=day,
            )
            with self._desk.change(title) as edit:
                for person in rest:
                    state = self.state_of("1", person)
                    part = next(iter(self._showing.roll.at(person, self.sitting)), None)
                    if part is None:
                        edit.add(self._new(person, state))
                    else:
                        edit.update(replace(part, state=state))
        return len(rest)

    def unmarked(self, people: Sequence[Person]) -> Iterator[Person]:
        """Those who are called on at this sitting and of whom nothing is on file but that they are expected."""
        for person in people:
            parts = self._showing.roll.at(person, self.sitting)
            if self._showing.called(person, self.sitting) and all(part.state == "expected" for part in parts):
                yield person

    def _new(self, person: Person, state: str) -> Attendance:
        return Attendance(
            sitting=self.sitting.id, party=person.party.id, capacity=person.capacity, state=state
        )

    def _title(self, person: Person, what: str) -> str:
        return _("Roll call, {day}: {name}, {state}", day=self._day(), name=self._name(person), state=what)

    def _name(self, person: Person) -> str:
        return in_language(person.party, "name", language())

    def _day(self) -> str:
        return self.sitting.day.date().say() if self.sitting.day else _("Day open")
