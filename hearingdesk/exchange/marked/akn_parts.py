"""What of a case one Akoma Ntoso document holds: a transcript or one of its days, with who was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.marked.days import clock
from hearingdesk.exchange.storing import GUEST
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.store.records import Filter, having
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, say

BESIDE = ("counsel", "interpreter", "companion")  # capacities of those who come with a witness
_NAMED = 20  # sittings that a refusal names


@dataclass(frozen=True, slots=True)
class Part:
    """One day, or the whole of a record that says no day."""

    sitting: Sitting | None
    turns: Filter

    @property
    def day(self) -> When | None:
        """The day, where it is one or a range of them."""
        day = self.sitting.day.date() if self.sitting and self.sitting.day else None
        return day if day is not None and len(day.start) == 10 else None

    @property
    def opens(self) -> str:
        """The hour it opened, as a clock shows it."""
        return _hour(self.sitting.day) if self.sitting else ""

    @property
    def closes(self) -> str:
        """The hour it rose."""
        return _hour(self.sitting.closes) if self.sitting else ""


def _hour(when: When | None) -> str:
    return clock(when.start[10:]) if when is not None and len(when.start) > 10 else ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A hearing, the record of it, and the days of that record."""

    view: View
    hearing: Hearing
    transcript: Transcript
    parts: tuple[Part, ...]

    def turns(self, part: Part) -> Iterator[Turn]:
        """The stretches of a day, in order."""
        return self.view.turns.all(part.turns)

    def committees(self) -> list[str]:
        """The names of the committees, the one that leads first."""
        ids = [self.hearing.lead, *self.view.hearings.committees(self.hearing.id)]
        return [name for id in ids if id and (name := self.view.committees.called(id))]

    def present(self, part: Part) -> list[tuple[Attendance, bool]]:
        """Who was there and is no witness, each with whether it was a guest."""
        guest = {say(lang, GUEST) for lang in ("en", "ko")}
        there = [one for one in self._there(part) if one.capacity in ("", *BESIDE)]
        return [(one, one.capacity in BESIDE or one.remark in guest) for one in there]

    def witnesses(self, part: Part) -> list[Attendance]:
        """Who was there as a witness."""
        return [one for one in self._there(part) if one.capacity not in ("", *BESIDE)]

    def away(self) -> int:
        """How many entries say that somebody was not there."""
        at = [self.view.attendances.at(part.sitting.id) for part in self.parts if part.sitting]
        return sum(one.state != "present" for some in at for one in some)

    def _there(self, part: Part) -> list[Attendance]:
        there = self.view.attendances.at(part.sitting.id) if part.sitting else []
        return [one for one in there if one.state == "present"]


def choose(view: View, sitting: int = 0, transcript: int = 0) -> Chosen:
    """A sitting, a transcript, or the only one of the case. Raises HearingDeskError saying what there is to choose."""
    if sitting:
        return _one_sitting(view, view.sittings.get(sitting))
    there = [view.transcripts.get(transcript)] if transcript else list(view.transcripts.all())
    if not there:
        raise HearingDeskError(_("There is no transcript in this case. Import one first."))
    if len(there) > 1:
        raise HearingDeskError(
            _("There are several transcripts. Say which sitting: {which}.", which="; ".join(_listed(view)))
        )
    return _whole(view, there[0])


def _listed(view: View) -> Iterator[str]:
    held = [one for one in view.sittings.all() if view.turns.count(having(sitting=one.id))]
    for one in held[:_NAMED]:
        yield f"{one.id} ({view.sittings.called(one.id)})"
    if len(held) > _NAMED:
        yield "…"


def _one_sitting(view: View, sitting: Sitting) -> Chosen:
    """One day, by the final record where there are several."""
    records = view.transcripts.where(hearing=sitting.hearing)
    records = [one for one in records if view.turns.count(having(sitting=sitting.id, transcript=one.id))]
    if not records:
        raise HearingDeskError(
            _("There is no transcript of “{sitting}”.", sitting=view.sittings.called(sitting.id))
        )
    best = min(records, key=lambda one: (one.state != "final", one.id))
    turns = _words_of(sitting, best, alone=len(records) == 1)
    return Chosen(view, view.hearings.get(sitting.hearing), best, (Part(sitting, turns),))


def _whole(view: View, transcript: Transcript) -> Chosen:
    """Every day that has words in it; the words of no day before them."""
    alone = view.transcripts.count(having(hearing=transcript.hearing)) == 1
    dayless = Part(None, having("position, id", transcript=transcript.id, sitting=None))
    days = view.hearings.sittings(transcript.hearing or 0)
    parts = [dayless, *(Part(day, _words_of(day, transcript, alone)) for day in days)]
    filled = [one for one in parts if view.turns.count(one.turns)] or parts[-1:]
    return Chosen(view, view.hearings.get(transcript.hearing), transcript, tuple(filled))


def _words_of(sitting: Sitting, transcript: Transcript, alone: bool) -> Filter:
    """The stretches of a day; by the day alone where no other record has it, for then its index serves."""
    if alone:
        return having("position, id", sitting=sitting.id)
    return having("position, id", sitting=sitting.id, transcript=transcript.id)
