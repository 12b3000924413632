"""Who held an office on a day, as far as the case knows: seats of committees, posts of people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from hearingdesk.printed import Printed, printed
from hearingdesk.records.parties import Post
from hearingdesk.view import View
from hearingdesk.when import When

CHAIR = "chair"  # a word of the code list committee_role

_IN_STEAD = (
    "대리",
    "직무대행",
    "부의장",
    "부위원장",
    "vice",
    "acting",
    "deputy",
)  # presides, and is not the chair


@dataclass(frozen=True, slots=True)
class Held:
    """Turns of a label, from one to another by their ids, said by the one who held the office then."""

    party: int
    first: int
    last: int


class Offices:
    """The offices of some committees, and every post that is on file."""

    def __init__(self, view: View, committees: Collection[int]) -> None:
        self._view = view
        self._chairs = [
            seat for id in committees for seat in view.committee_members.of(id) if seat.role == CHAIR
        ]

    def on(self, label: str, said: Printed, day: str) -> list[int]:
        """Whom an office, as a source prints it, means on a day (ISO; "" where that is not known)."""
        presides = said.chairs and not any(word in said.office for word in _IN_STEAD)
        found = [seat.party for seat in self._chairs if presides and _within(seat.since, seat.until, day)]
        found += [post.person for post in self._posts(label) if _within(post.since, post.until, day)]
        return list(dict.fromkeys(party for party in found if party))

    def _posts(self, label: str) -> Iterator[Post]:
        """Posts whose title the label prints, alone or with the organisation before it."""
        wanted = _squeezed(label)
        for post in self._view.posts.ending(label):
            names = self._view.parties.both_names(post.organisation) if post.organisation else ()
            for title in filter(None, (post.title, post.title_ko)):
                if wanted in (_squeezed(title), *(_squeezed(f"{name}{title}") for name in names)):
                    yield post
                    break


def holders(view: View, transcript: int, label: str, who: str) -> list[Held]:
    """The turns under an office, sitting by sitting, with its holder of that day; none where two held it, or nobody."""
    said = printed(label)
    if said.name:
        return []
    offices, found = Offices(view, committees(view, transcript)), list[Held]()
    for sitting, first, last in view.turns.by_sitting(transcript, label, who):
        one = view.sittings.find(sitting)
        party = offices.on(label, said, one.day.first.isoformat()) if one and one.day else []
        if len(party) != 1:
            continue
        if found and found[-1].party == party[0]:
            found[-1] = Held(party[0], found[-1].first, last)
        else:
            found.append(Held(party[0], first, last))
    return found


def committees(view: View, transcript: int) -> set[int]:
    """The committees of the hearing a transcript is of."""
    hearing = view.hearings.get(view.transcripts.get(transcript).hearing)
    also = (one.committee for one in view.hearing_committees.where(hearing=hearing.id))
    return {one for one in (hearing.lead, *also) if one}


def _within(since: When | None, until: When | None, day: str) -> bool:
    if not day:
        return since is None and until is None
    begun = since is None or since.first.isoformat() <= day
    return begun and (until is None or day <= until.last.isoformat())


def _squeezed(words: str) -> str:
    return "".join(words.casefold().split())
