"""What a register, a calendar or a table of a source becomes: people, posts, seats, committees, meetings, notes.

Nobody is matched with a person who is there: two entries of one name may be two people, and saying that they are
one is the user's. Within one source its own marks hold.
"""

from __future__ import annotations

from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.exchange import inner
from hearingdesk.exchange.calendar_in import CalendarIn
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.people import People
from hearingdesk.records.committees import Committee, CommitteeMember
from hearingdesk.records.meetings import MeetingAttendee
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party, PartyName, Post


class Registers:
    """Writes those parts of one Document through an open Edit."""

    def __init__(self, edit: Edit, case: CaseFile, people: People, document: Document) -> None:
        self._edit, self._case, self._document = edit, case, document
        self._parties = people.keys
        self._committees: dict[str, int] = {}

    def people(self) -> None:
        """The people and organisations, before anything that leads to them."""
        for person in self._document.people:
            self._person(person)

    def write(self, source: int) -> None:
        """Everything else, in the order of the links; entries are notes on the source."""
        for body in self._document.committees:
            self._committee(body.name, body)
        for post in self._document.posts:
            self._post(post)
        for seat in self._document.seats:
            self._seat(seat)
        self._calendar(source)
        self._edit.add_bulk(
            [
                Note(about_kind="source", about=source, title=one.title, text=one.text)
                for one in self._document.entries
            ]
        )

    def _person(self, person: inner.Person) -> None:
        party = self._edit.add(
            Party(
                kind=person.kind,
                name=person.name,
                name_ko=person.name_ko,
                role=person.role,
                role_ko=person.role_ko,
                remark=person.remark,
            )
        )
        self._parties[person.key or person.name] = party.id
        for name in person.names:
            self._edit.add(PartyName(party=party.id, text=name.text, kind=name.kind, language=name.language))

    def _post(self, post: inner.Post) -> None:
        person = self._parties.get(post.person)
        if person is not None:
            self._edit.add(
                Post(
                    person=person,
                    organisation=self._parties.get(post.organisation),
                    title=post.title,
                    title_ko=post.title_ko,
                    since=post.since,
                    until=post.until,
                )
            )

    def _seat(self, seat: inner.Seat) -> None:
        person = self._parties.get(seat.person)
        if person is not None:
            self._edit.add(
                CommitteeMember(
                    committee=self._committee(seat.committee),
                    party=person,
                    role=seat.role,
                    group_name=seat.group,
                    since=seat.since,
                    until=seat.until,
                )
            )

    def _committee(self, name: str, body: inner.Body | None = None) -> int:
        """The committee of exactly this name, new where it is not there: committees have their names to themselves."""
        if name not in self._committees:
            there = self._case.committees
            found = there.first(name=name) or there.first(name_ko=name)
            if found is None:
                body = body or inner.Body(name=name)
                found = self._edit.add(Committee(name=name, name_ko=body.name_ko, short=body.short))
            self._committees[name] = found.id
        return self._committees[name]

    def _calendar(self, source: int) -> None:
        """Events with the people who take part, and tasks."""
        calendar = CalendarIn(self._edit, self._case, source)
        for event in self._document.events:
            meeting = calendar.event(event)
            for key in event.people if meeting else ():
                if (party := self._parties.get(key)) is not None:
                    self._edit.add(MeetingAttendee(meeting=meeting, party=party))
        calendar.due(self._document)
