"""Labels to people: whom the printed labels of a transcript may mean, and saying so, for good and undoably.

A proposal is never taken by itself: namesakes are proposed side by side, and an office ("위원장") is proposed to its
holder of that day only. What the user says is kept as label memory, so that the next import proposes it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.holding import Offices, committees
from hearingdesk.job import Progress, silent
from hearingdesk.joining import People, join
from hearingdesk.printed import Printed, printed
from hearingdesk.records.memory import Label
from hearingdesk.records.parties import Party
from hearingdesk.records.turns import Turn
from hearingdesk.view import View
from hearingdesk.words import N_, _

_BLOCK = 500  # turns changed between two reports of progress


class Reason(IntEnum):
    """Why somebody is proposed, the strongest first."""

    SAID = 1
    MARK = 2
    HOLDS = 3
    HEARD = 4
    PRESENT = 5
    NAME = 6


SAID_OF = {
    Reason.SAID: N_("You said so before, for this committee"),
    Reason.MARK: N_("Has the mark of the source"),
    Reason.HOLDS: N_("Held this office that day"),
    Reason.HEARD: N_("Was heard as a witness"),
    Reason.PRESENT: N_("Was present"),
    Reason.NAME: N_("Has this name"),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """All turns of a transcript under one label and one mark of the source."""

    text: str
    who: str
    turns: int
    first: int  # the id of the first of them
    last: int
    parties: tuple[tuple[int, int], ...]  # (party, or 0 for nobody yet; turns), the most turns first

    @property
    def party(self) -> int:
        """Whom all of them are linked to; 0 where nobody, or not all of them to one."""
        return self.parties[0][0] if len(self.parties) == 1 else 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody the label may mean."""

    party: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of one label: whom it means (0: nobody), in all its turns or from one to another."""

    text: str
    who: str
    party: int
    first: int = 0  # the ids of the turns it begins and ends with; 0: from the beginning, to the end
    last: int = 0


@dataclass(frozen=True, slots=True)
class Same:
    """What the user says of an entry the import made for a printed name: it is a person who is there."""

    party: int
    keep: int


def labels(view: View, transcript: int) -> list[Labelled]:
    """The labels of a transcript under which somebody speaks, in the order in which they first do."""
    found: dict[tuple[str, str], Labelled] = {}
    for text, who, party, turns, first, last in view.turns.labelled(transcript):
        there = found.get((text, who))
        parties = ((party, turns),)
        if there:
            parties = tuple(sorted((*there.parties, *parties), key=lambda one: (-one[1], one[0])))
            turns += there.turns
            first, last = min(first, there.first), max(last, there.last)
        found[text, who] = Labelled(text, who, turns, first, last, parties)
    return sorted(found.values(), key=lambda one: one.first)


def standing_out(proposals: Sequence[Proposal]) -> Proposal | None:
    """The one of these, the best reason first, that stands out; None among namesakes."""
    if not proposals or [one.reason for one in proposals].count(proposals[0].reason) > 1:
        return None
    weak = proposals[0].reason in (Reason.NAME, Reason.PRESENT) and len(proposals) > 1
    return None if weak else proposals[0]


class Proposing:
    """Proposals for the labels of one transcript; what they are drawn from is read once."""

    def __init__(self, view: View, transcript: int) -> None:
        self._view = view
        hearing = view.hearings.get(view.transcripts.get(transcript).hearing)
        self._committees = committees(view, transcript)
        self._offices = Offices(view, self._committees)
        sittings = view.sittings.where(hearing=hearing.id)
        self._days = [one.day.first.isoformat() for one in sittings if one.day] or [""]
        here = [row for one in sittings for row in view.attendances.where(sitting=one.id)]
        self._heard = {row.party for row in here if row.capacity}
        self._heard |= {one.party for one in view.summonses.where(hearing=hearing.id)}
        self._present = {row.party for row in here if not row.capacity}
        self._seated = {one.party for id in self._committees for one in view.committee_members.of(id)}
        self._people = People(view)

    def of(self, label: Labelled) -> list[Proposal]:
        """Whom the label may mean, the best reason first; each once."""
        found: dict[int, Reason] = {}
        for party, reason in sorted(self._all(label), key=lambda one: one[1]):
            found.setdefault(party, reason)
        return [Proposal(party, reason) for party, reason in found.items()]

    def only(self, label: Labelled) -> Proposal | None:
        """The one proposal that stands out: the only one, or the only one with its reason. None among namesakes."""
        return standing_out(self.of(label))

    def _all(self, label: Labelled) -> Iterator[tuple[int, Reason]]:
        for one in self._view.labels.where(text=label.text):
            if one.party and (one.committee in self._committees or one.committee is None):
                yield one.party, Reason.SAID
        if label.who:
            for name in self._view.party_names.where(text=label.who.lstrip("#"), kind="identifier"):
                yield name.party or 0, Reason.MARK
        said = printed(label.text)
        if said.chairs or not said.name:
            yield from ((party, Reason.HOLDS) for party in self._holders(label.text, said))
        if said.chairs and not said.name:
            yield from ((party, Reason.PRESENT) for party in self._listed_chairs())
        if said.name:
            for party in self._people.fitting(said):
                if party in self._heard:
                    yield party, Reason.HEARD
                elif party in self._present or party in self._seated:
                    yield party, Reason.PRESENT
                else:
                    yield party, Reason.NAME

    def _listed_chairs(self) -> Iterator[int]:
        """Members present whom the list of a source calls the chair, on whatever day: so it weighs little."""
        for party in self._view.parties.many([party for party in self._present if party]):
            if party.role and any(printed(role).chairs for role in (party.role, party.role_ko) if role):
                yield party.id

    def _holders(self, label: str, said: Printed) -> Iterator[int]:
        """Who held the office on a day of the hearing, and carries the name where one is printed."""
        named = set(self._people.fitting(said))
        for day in self._days:
            for party in self._offices.on(label, said, day):
                if not said.name or party in named:
                    yield party


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the user says of one transcript, in one go."""

    said: tuple[Said, ...] = ()
    same: tuple[Same, ...] = ()
    new: tuple[Party, ...] = ()  # people to be added; `Said.party` -1 is the first of them, -2 the second


def link(
    case: CaseFile, transcript: int, answers: Answers, remember: bool = True, progress: Progress = silent
) -> int:
    """Say whom labels mean, in one change; returns how many turns are linked anew. Stopped, it changes nothing."""
    hearing = case.hearings.get(case.transcripts.get(transcript).hearing)
    with case.change(_("Link speakers of {title}", title=case.transcripts.called(transcript))) as edit:
        added = [edit.add(party).id for party in answers.new]
        said = [replace(one, party=added[-one.party - 1]) if one.party < 0 else one for one in answers.said]
        turns = [
            (turn, one.party or None)
            for one in said
            for turn in _meant(case, transcript, one)
            if turn.party != (one.party or None)
        ]
        for n, (turn, party) in enumerate(turns):
            if not n % _BLOCK:
                progress(n, len(turns), _("Linking speakers"))
            edit.update(replace(turn, party=party))
        if remember:
            _remember(case, edit, hearing.lead, said)
        for one in answers.same:
            join(case, edit, one.keep, one.party)
        return len(turns)


def _meant(view: View, transcript: int, said: Said) -> Iterable[Turn]:
    ids = view.turns.under(transcript, said.text, said.who)
    chosen = [id for id in ids if (said.first or id) <= id <= (said.last or id)]
    for start in range(0, len(chosen), _BLOCK):
        yield from view.turns.many(chosen[start : start + _BLOCK])


def _remember(view: View, edit: Edit, committee: int | None, said: Sequence[Said]) -> None:
    """Keep what whole labels meant; a label whose turns were parted among people is an office and is not kept."""
    parted = {one.text for one in said if one.first or one.last}
    for one in said:
        if not one.party or one.text in parted or printed(one.text).name == "":
            continue
        known = view.labels.first(text=one.text, committee=committee, transcript=None)
        if known is None:
            edit.add(Label(text=one.text, party=one.party, committee=committee))
        elif known.party != one.party:
            edit.update(replace(known, party=one.party))
