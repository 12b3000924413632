"""Popolo: people, organisations, memberships, posts and events as JSON, whole registers or single objects.

An id may lead to nothing in the file: whoever it means is kept under the id alone, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Body, Document, Entry, Event, Name, Person, Post, Seat
from hearingdesk.exchange.read_json import day_of, first_of, is_json, parsed, records, text_of, told
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_, _, n_

_COLLECTIONS = ("persons", "people", "organizations", "organisations", "memberships", "posts", "events")
_OTHERS = ("areas", "motions", "vote_events", "votes", "counts", "speeches", "meta")
_OF_PERSON = frozenset(
    {
        "family_name",
        "given_name",
        "additional_name",
        "patronymic_name",
        "honorific_prefix",
        "honorific_suffix",
        "sort_name",
        "gender",
        "birth_date",
        "death_date",
        "biography",
        "national_identity",
    }
)
_OF_ORGANISATION = frozenset({"founding_date", "dissolution_date", "posts", "parent_id", "abstract"})
_OF_EVENT = frozenset({"attendees", "status", "location", "start_date"})
# fmt: off
_COMMON = frozenset((
    "id", "name", "label", "role", "type", "value", "note", "text", "date", "option", "group",
    "classification", "identifier", "identifiers", "other_names", "email", "image", "summary",
    "description", "contact_details", "links", "memberships", "organization", "organization_id", "person",
    "person_id", "post", "post_id", "member", "member_id", "on_behalf_of", "on_behalf_of_id", "area",
    "area_id", "parent", "parent_id", "start_date", "end_date", "valid_from", "valid_until", "created_at",
    "updated_at", "sources", "creator", "creator_id", "requirement", "result", "vote_events",
    "legislative_session", "legislative_session_id", "geometry", "children",
))
# fmt: on
_KNOWN = _COMMON | _OF_PERSON | _OF_ORGANISATION | _OF_EVENT | {*_COLLECTIONS, *_OTHERS}
_SHOWN = frozenset(
    {"id", "name", "other_names", "memberships", "posts", "person", "organization", "attendees"}
)
_KEY = re.compile(r'"(\w{2,30})"\s*:')
_COMMITTEE = re.compile(r"committee|위원회", re.I)
_CHAIR = re.compile(r"^(?:co-?)?chair(?:man|woman|person)?$|^위원장$", re.I)


@importer(name="popolo", title=N_("Popolo register (JSON)"), suffixes=(".json",), version=1)
class Popolo:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        if not is_json(file):
            return 0.0
        keys = set(_KEY.findall(file.head))
        if keys & {"persons", "memberships", "organizations"} or keys & {"person_id", "organization_id"}:
            return 0.8
        return 0.7 if keys and keys <= _KNOWN | {"url", "lang", "scheme"} else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        whole = parsed(file, 12_000_000)  # what is made of it takes some fifteen times that
        register = _Register()
        objects = whole if isinstance(whole, list) else [whole]
        for number, one in enumerate(records(objects)):
            progress(number, len(objects), file.name)
            if any(isinstance(one.get(name), list) for name in _COLLECTIONS[:3]) and not _single(one):
                register.collections(one)
            else:
                register.single(one)
        document = register.document(file)
        if not (document.people or document.committees or document.events or document.entries):
            raise failed(file.name, _("it has neither people nor organisations."), 1)
        return document


class _Register:
    """What was read so far, by the ids of the source."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._bodies: dict[str, Body] = {}
        self._labels: dict[str, tuple[str, str]] = {}  # post: its label, the organisation
        self._memberships: list[dict[str, Any]] = []
        self._held: set[str] = set()
        self._events: list[dict[str, Any]] = []
        self._entries: list[Entry] = []
        self._dangling = 0

    def collections(self, whole: dict[str, Any]) -> None:
        """A whole register: a list of each sort."""
        for name in ("organizations", "organisations"):
            for one in records(whole.get(name)):
                self._organisation(one)
        for name in ("persons", "people"):
            for one in records(whole.get(name)):
                self._person(one)
        for one in records(whole.get("posts")):
            self._post(one)
        self._memberships += records(whole.get("memberships"))
        self._events += records(whole.get("events"))
        for name in _OTHERS:
            for one in records(whole.get(name)):
                self._entry(one)

    def single(self, one: dict[str, Any]) -> None:
        """An object on its own, told by what it has."""
        keys = one.keys()
        if keys & {"person_id", "person"} or (keys & {"post_id", "member_id"} and "organization_id" in keys):
            self._memberships.append(one)
        elif "attendees" in keys or (keys >= {"name", "start_date"} and keys & {"location", "status"}):
            self._events.append(one)
        elif "label" in keys and keys & {"organization", "organization_id"}:
            self._post(one)
        elif "name" in keys and keys & _OF_PERSON:
            self._person(one)
        elif "name" in keys and self._led(one):
            self._organisation(one)
        elif "name" in keys and "memberships" in keys:
            self._person(one)
        else:
            self._entry(one)

    def document(self, file: SourceFile) -> Document:
        posts, seats = list[Post](), list[Seat]()
        for one in self._memberships:
            self._membership(one, posts, seats)
        for key, (label, organisation) in self._labels.items():
            if key not in self._held:
                self._entries.append(
                    Entry(title=label or key, text=f"id: {key}\norganization: {organisation}")
                )
        events = tuple(map(self._event, self._events))
        warnings = list(file.text.warnings)
        if self._dangling:
            warnings.append(
                n_(
                    "{n} mark leads to nobody in the file; it is kept as a name.",
                    "{n} marks lead to nobody in the file; they are kept as names.",
                    self._dangling,
                )
            )
        return Document(
            format="popolo",
            version=1,
            title=PurePath(file.name).stem or file.name,
            people=tuple(self._people.values()),
            committees=tuple(self._bodies.values()),
            posts=tuple(dict.fromkeys(posts)),
            seats=tuple(dict.fromkeys(seats)),
            events=events,
            entries=tuple(self._entries),
            encoding=file.text.encoding,
            warnings=tuple(warnings),
        )

    def _led(self, one: dict[str, Any]) -> bool:
        """Whether its parts are those of an organisation."""
        inner = list(records(one.get("memberships")))
        return bool(
            one.keys() & _OF_ORGANISATION - {"parent_id"}
            or (one.get("classification") and one.keys() & {"other_names", "identifiers", "links"})
            or any("person_id" in part or "person" in part for part in inner)
        )

    def _person(self, one: dict[str, Any]) -> str:
        key = _key(one)
        self._people[f"person {key}"] = _party(one, f"person {key}", "person")
        self._memberships += ({"person_id": key} | part for part in records(one.get("memberships")))
        return key

    def _organisation(self, one: dict[str, Any]) -> str:
        key = _key(one)
        if _COMMITTEE.search(text_of(one.get("classification"))):
            self._bodies[key] = Body(name=first_of(one, ("name", "id"))[:300], short=key[:100])
        else:
            self._people[f"organisation {key}"] = _party(one, f"organisation {key}", "organisation")
        for part in records(one.get("posts")):
            self._post({"organization_id": key} | part)
        self._memberships += ({"organization_id": key} | part for part in records(one.get("memberships")))
        return key

    def _post(self, one: dict[str, Any]) -> None:
        key = _key(one)
        organisation = self._lead(one, "organization")
        self._labels[key] = (first_of(one, ("label", "role", "name"))[:300], organisation)
        self._memberships += ({"post_id": key} | part for part in records(one.get("memberships")))

    def _lead(self, one: dict[str, Any], name: str) -> str:
        """The id of the person, organisation or post that an object belongs to; one told within it is taken in."""
        inner = one.get(name)
        if isinstance(inner, dict):
            if name == "post":
                self._post(inner)
                return _key(inner)
            return self._person(inner) if name == "person" else self._organisation(inner)
        return text_of(one.get(f"{name}_id") or (one.get("member_id") if name == "person" else None))

    def _membership(self, one: dict[str, Any], posts: list[Post], seats: list[Seat]) -> None:
        person, organisation, post = (self._lead(one, name) for name in ("person", "organization", "post"))
        label, of_post = self._labels.get(post, ("", ""))
        self._held.add(post)
        organisation = organisation or of_post
        if not person:
            self._entry(one)
            return
        role = first_of(one, ("role", "label"))
        title = (role or label or text_of(post) or _("Member"))[:300]
        since, until = day_of(one.get("start_date")), day_of(one.get("end_date"))
        key = self._there(f"person {person}", person, "person")
        if organisation in self._bodies:
            part = "chair" if _CHAIR.match(role) else "member"
            committee = self._bodies[organisation].name
            seats.append(Seat(committee=committee, person=key, role=part, since=since, until=until))
            if part == "chair" or role.casefold() in ("", "member"):
                return
        if organisation and organisation not in self._bodies:
            organisation = self._there(f"organisation {organisation}", organisation, "organisation")
        posts.append(Post(person=key, title=title, organisation=organisation, since=since, until=until))

    def _there(self, key: str, mark: str, kind: str) -> str:
        """The key of somebody, entered under the mark alone where the file says no more."""
        if key not in self._people:
            names = (Name(text=mark, kind="identifier"),)
            self._people[key] = Person(name=mark, key=key, kind=kind, names=names)
            self._dangling += 1
        return key

    def _event(self, one: dict[str, Any]) -> Event:
        people = [
            text_of(part.get("id")) or text_of(part.get("person_id"))
            for part in records(one.get("attendees"))
        ]
        organisation = text_of(one.get("organization_id"))
        known = self._people.get(f"organisation {organisation}")
        return Event(
            title=first_of(one, ("name", "label", "description", "id"))[:300] or _("Event"),
            day=day_of(one.get("start_date")),
            body=known.name if known else organisation,
            place=first_of(one, ("location",))[:300],
            people=tuple(self._there(f"person {mark}", mark, "person") for mark in people if mark),
            remark="\n".join(told(one, _SHOWN | {"location", "start_date", "organization_id"})),
        )

    def _entry(self, one: dict[str, Any]) -> None:
        if lines := told(one):
            title = first_of(one, ("name", "label", "title", "option", "text", "id"))[:200]
            self._entries.append(Entry(title=title, text="\n".join(lines)))


def _single(one: dict[str, Any]) -> bool:
    """Whether an object is one person, organisation or post that has its memberships with it."""
    return "name" in one or "label" in one


def _key(one: dict[str, Any]) -> str:
    return first_of(one, ("id", "name", "label"))[:300] or _("unnamed")


def _party(one: dict[str, Any], key: str, kind: str) -> Person:
    name = first_of(one, ("name", "sort_name", "id"))[:300]
    if not name:
        name = " ".join(
            part for part in map(text_of, (one.get("given_name"), one.get("family_name"))) if part
        )
    korean = name if re.search("[가-힣]", name) else ""
    return Person(
        name=name or _("unnamed"),
        key=key,
        kind=kind,
        name_ko=korean,
        names=tuple(dict.fromkeys(_names(one))),
        remark="\n".join(told(one, _SHOWN | {"identifiers"})),
    )


def _names(one: dict[str, Any]) -> Iterator[Name]:
    """The other names, and the marks others give it."""
    for other in records(one.get("other_names")):
        if text := first_of(other, ("name",))[:300]:
            kind = "former" if other.get("end_date") else "alias"
            yield Name(text=text, kind=kind, language=first_of(other, ("lang", "language"))[:20])
    for mark in records(one.get("identifiers")):
        if text := first_of(mark, ("identifier",)):
            scheme = first_of(mark, ("scheme",))
            yield Name(text=f"{scheme}:{text}"[:300] if scheme else text[:300], kind="identifier")
    if id := text_of(one.get("id")):
        yield Name(text=id[:300], kind="identifier")
