"""The one model every importer fills, whatever the format: what a source says, as the source prints it.

Nothing here is a record of the case yet, and nothing is resolved: a label is not a person, a printed name is
not a party. Linking is a later step that the user sees and can undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, Protocol

from hearingdesk.when import When

SAID = frozenset({"speech", "question", "answer"})  # the kinds that count as turns: somebody had the floor

Group = Literal["member", "also", "staff"]


class Turn(NamedTuple):
    """One stretch of the record: words under one label, or what the record notes between them.

    A tuple, because a source may hold a million of them.
    """

    text: str  # paragraphs parted by "\n"
    label: str = ""  # the speaker as printed, an office or a name; "" where the source names nobody
    kind: str = "speech"  # a word of the code list turn_kind
    cite: str = ""  # the source's own citation: "Q12", "page 23"
    page: str = ""  # the printed page it begins on
    line: int = 0  # the line of the file it begins on, from 1
    row: int | None = None  # the printed line of that page, where the source counts them
    clock: str = ""  # when it was said, as the source has it: "10:05", "00:12:07.500" into the recording
    who: str = ""  # the source's own mark for the speaker: "#chair-3", "M001234"
    capacity: str = ""  # a word of the code list capacity, where the source says it


class Turns(Protocol):
    """Turns in order, as often as one likes: a tuple, or a `Spool` where they are too many to hold."""

    def __iter__(self) -> Iterator[Turn]: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Somebody the source names as a witness."""

    name: str  # as printed: "Flint, Hon. Ada"
    called: str = ""  # the same name as people say it, "Ada Flint"; "" where it is printed so
    title: str = ""  # office and organisation, as printed
    panel: int = 0  # 0 where the source has no panels
    page: str = ""  # where the testimony begins, as printed
    member: bool = False  # a member of a chamber, heard as a witness
    day: When | None = None  # the sitting, where the source says which
    also: tuple[When, ...] = ()  # the further sittings, where the source says that there are any
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody the source lists as present."""

    name: str  # as printed: "Dusk of Maine"
    office: str = ""  # "Representative", "Chair", as the list has it
    group: Group = "member"  # "also": a guest of the committee; "staff": its people
    key: str = ""  # of a Person of this source, where the source itself says who it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One day of the hearing, or one part of a day."""

    date: When | None
    opens: str = ""  # "10:05" as a clock of that place shows it
    closes: str = ""
    place: str = ""
    presiding: str = ""  # as printed
    present: tuple[Present, ...] | None = None  # None: the source has no list, which is not an empty one
    turns: Turns = ()

    @property
    def members(self) -> tuple[Present, ...]:
        """The members on the committee's own list, without guests and staff."""
        return tuple(person for person in self.present or () if person.group == "member")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One more form of a name."""

    text: str
    kind: str = "official"  # a word of the code list name_kind; "identifier" for the mark a register gives
    language: str = ""  # BCP 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entry of a register: a person, or an organisation. Two entries are never taken for one by their names."""

    name: str
    key: str = ""  # by which posts and seats of this source lead here; the name where the source has no marks
    kind: str = "person"  # or "organisation"
    name_ko: str = ""
    role: str = ""
    role_ko: str = ""
    names: tuple[Name, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody held an office."""

    person: str  # the key of a Person
    title: str
    organisation: str = ""  # the key of one; a key that leads nowhere leaves the post without
    title_ko: str = ""
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody sat on a committee."""

    committee: str  # its name, or its name in Korean
    person: str  # the key of a Person
    role: str = ""  # a word of the code list committee_role
    group: str = ""  # the party in the chamber
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A committee of a register."""

    name: str
    name_ko: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A time as the source says it, and in absolute time where the source says the zone."""

    when: When
    instant: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something in a calendar."""

    title: str
    day: When | None = None
    body: str = ""
    place: str = ""
    people: tuple[str, ...] = ()  # keys of Persons
    remark: str = ""
    starts: Point | None = None  # where the source says more of it than a day
    ends: Point | None = None
    further: tuple[Point, ...] = ()  # the further times of one that repeats
    goes_on: bool = False  # and it has more of them
    instead: Point | None = None  # the time of a series that this one replaces
    mark: str = ""  # the source's own mark: another file with the same one speaks of the same thing

    @property
    def begins(self) -> Point | None:
        """When it begins, as far as that is known."""
        return self.starts or (Point(self.day) if self.day else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to be done by a day: a task of a calendar."""

    title: str
    due: Point | None = None
    done: Point | None = None
    remark: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a table nobody has said the meaning of: kept word for word, nothing guessed."""

    title: str
    text: str  # a line for each column: "Heading: cell"


class Entries(Protocol):
    """Entries in order: a tuple, or a shelf of them where they are too many to hold."""

    def __iter__(self) -> Iterator[Entry]: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source, read whole: a record of sittings, a register, a calendar, or a table."""

    format: str  # the importer's name and version: whoever reads the log can repeat the step
    version: int
    title: str
    full_title: str = ""  # the title as the cover has it, where that is longer
    kind: str = "hearing"  # a word of the code list hearing_kind
    publisher: str = ""
    chamber: str = ""  # "House", "Senate", "Joint"
    term: str = ""  # "110th Congress", "Session 2014-15"
    bodies: tuple[str, ...] = ()  # the subcommittee and its committee, nearest first
    serial: str = ""  # "Serial No. 110-127", "HC 245"
    language: str = ""  # BCP 47; "" where the source does not say
    sittings: tuple[Sitting, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    people: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    seats: tuple[Seat, ...] = ()
    committees: tuple[Body, ...] = ()
    events: tuple[Event, ...] = ()
    dues: tuple[Due, ...] = ()
    entries: Entries = ()
    remarks: tuple[str, ...] = ()  # what else stands at the head of the source
    encoding: str = ""
    warnings: tuple[str, ...] = ()  # sentences: what the reader was not sure of, with the line

    def turns(self) -> Iterator[Turn]:
        """Every stretch of every sitting, in order."""
        for sitting in self.sittings:
            yield from sitting.turns


class Tally:
    """How many turns there are, and under how many labels."""

    def __init__(self) -> None:
        self.turns = 0
        self.labels = set[str]()

    def count(self, kinds: Sequence[str], labels: Sequence[str]) -> None:
        """Some more: the kind and the label of each."""
        if SAID.issuperset(kinds):
            self.turns += len(kinds)
            self.labels.update(labels)
        else:
            self.labels.update(label for label, kind in zip(labels, kinds, strict=True) if kind in SAID)
            self.turns += sum(kind in SAID for kind in kinds)


def import_counts(document: Document, tally: Tally | None = None) -> dict[str, Any]:
    """The figures that `import --json` reports about a source; `tally` where its turns were counted already."""
    if tally is None:
        tally = Tally()
        for turn in document.turns():
            tally.count([turn.kind], [turn.label])
    lists = [sitting.members for sitting in document.sittings if sitting.present is not None]
    return {
        "format": document.format,
        "title": document.title,
        "sittings": len(document.sittings),
        "dates": sorted({day for one in _dated(document) for day in _days(one)}),
        "turns": tally.turns,
        "speakers": len(tally.labels - {""}),
        "witnesses": len(document.witnesses),
        "present": sum(len(members) for members in lists) if lists else None,
    }


def _dated(document: Document) -> Iterator[When | None]:
    yield from (sitting.date for sitting in document.sittings)
    yield from (event.day for event in document.events)


def _days(date: When | None) -> Iterator[str]:
    if date is not None:
        yield from (point[:10] for point in (date.start, date.end) if point)
