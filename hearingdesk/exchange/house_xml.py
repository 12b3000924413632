"""The committee repository of the US House (docs.house.gov): announced meetings, and the witnesses of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.guarded_xml import parse
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Body, Document, Event, Person, Post, Witness
from hearingdesk.exchange.marked.days import clock, day
from hearingdesk.exchange.marked.steps import local, outermost
from hearingdesk.exchange.marked.wording import flat
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import N_, _

_ROOTS = frozenset({"committee-meeting", "witness-list"})
_OF_A_NAME = ("honorific", "firstname", "middlename", "lastname", "suffix")
_STATES = {"S": N_("Scheduled"), "R": N_("Rescheduled"), "P": N_("Postponed"), "C": N_("Cancelled")}


@importer(name="house-xml", title=N_("US House committee repository (XML)"), suffixes=(".xml",), version=1)
class HouseXml:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.97 if outermost(file.head) in _ROOTS else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        progress(0, len(file.data), file.name)
        root = parse(file.data, file.name)
        if local(root) not in _ROOTS:
            raise failed(
                file.name, _("it is neither a meeting nor a list of witnesses."), root.sourceline or 1
            )
        return _meeting(file, root) if local(root) == "committee-meeting" else _witness_list(file, root)


def _meeting(file: SourceFile, root: Any) -> Document:
    """An announced meeting: an event, with its committees and its papers."""
    committees = tuple(dict.fromkeys(words for one in root.iter("{*}committee-name") if (words := flat(one))))
    number = root.get("meeting-id") or ""
    title = _first(root, "meeting-title") or _("Meeting {number}", number=number)
    people, witnesses, posts = _people(root)
    state = _first(root, "current-status")
    remarks = [
        _("Meeting {number}", number=number) if number else "",
        _(_STATES[state]) if state in _STATES else state,
        clock(_first(root, "start-time")),
        *_papers(root),
    ]
    event = Event(
        title=title,
        day=_day(root),
        body="; ".join(committees),
        place=", ".join(words for one in ("room", "building") if (words := _first(root, one))),
        people=tuple(person.key for person in people if person.kind == "person"),
        remark="\n".join(words for words in remarks if words),
    )
    return _document(
        file, title, (event,), people, witnesses, posts, tuple(Body(name=one) for one in committees)
    )


def _witness_list(file: SourceFile, root: Any) -> Document:
    """The witnesses of a meeting that is known by its number alone."""
    number = root.get("meeting-id") or ""
    title = _("Witnesses of meeting {number}", number=number)
    people, witnesses, posts = _people(root)
    event = Event(
        title=_("Meeting {number}", number=number),
        people=tuple(person.key for person in people if person.kind == "person"),
        remark="\n".join(_papers(root)),
    )
    return _document(file, title, (event,), people, witnesses, posts, ())


def _document(
    file: SourceFile,
    title: str,
    events: tuple[Event, ...],
    people: list[Person],
    witnesses: list[Witness],
    posts: list[Post],
    committees: tuple[Body, ...],
) -> Document:
    return Document(
        format="house-xml",
        version=1,
        title=title,
        publisher="U.S. House of Representatives",
        chamber="House",
        language="en",
        witnesses=tuple(witnesses),
        people=tuple(people),
        posts=tuple(posts),
        committees=committees,
        events=events,
        encoding=file.encoding,
    )


def _people(root: Any) -> tuple[list[Person], list[Witness], list[Post]]:
    """The witnesses, each a person with an office; the organisations they come from, each once by its name."""
    people: list[Person] = []
    witnesses: list[Witness] = []
    posts: list[Post] = []
    organisations: dict[str, Person] = {}
    for n, one in enumerate(root.iter("{*}witness"), 1):
        name = " ".join(words for part in _OF_A_NAME if (words := _first(one, part)))
        if not name:
            continue
        key, position, house = f"witness {n}", _first(one, "position"), _first(one, "organization")
        panel = next((above for above in one.iterancestors() if local(above) == "panel"), None)
        order = (panel.get("sort-order") or "") if panel is not None else ""
        people.append(
            Person(name=name, key=key, role=", ".join(filter(None, (position, house))), remark=_told(one))
        )
        witnesses.append(
            Witness(
                name=name,
                title=", ".join(filter(None, (position, house))),
                panel=int(order) if order.isascii() and order.isdecimal() and len(order) < 5 else 0,
                line=one.sourceline or 0,
            )
        )
        if house:
            organisations.setdefault(
                house, Person(name=house, key=f"organisation {house}", kind="organisation")
            )
        if position:
            posts.append(
                Post(person=key, title=position, organisation=f"organisation {house}" if house else "")
            )
    return [*people, *organisations.values()], witnesses, posts


def _told(witness: Any) -> str:
    """What the list says of a witness beside the name: of which sort, and whether the testimony was given."""
    said = {"Yes": _("Testified"), "No": _("Did not testify")}.get(_first(witness, "testified"), "")
    return "\n".join(words for words in (_first(witness, "witness-type"), said) if words)


def _papers(root: Any) -> Iterator[str]:
    """The papers of a meeting: what each is, and where it lies."""
    for one in root.iter("{*}meeting-document", "{*}witness-document"):
        addresses = [file.get("doc-url") for file in one.iter("{*}file") if file.get("doc-url")]
        yield " ".join(filter(None, (_first(one, "description"), *addresses)))


def _day(root: Any) -> When | None:
    return day(_first(root, "calendar-date"))


def _first(node: Any, name: str) -> str:
    """The words of the first element of that name, which is not a list of further ones."""
    return flat(next(node.iter(f"{{*}}{name}"), None))
