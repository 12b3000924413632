"""The one model every importer fills, whatever the format: what a source says, as the source prints it.

Nothing here is a record of the case yet, and nothing is resolved: a label is not a person, a printed name is
not a party. Linking is a later step that the user sees and can undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hearingdesk.when import When

SAID = frozenset({"speech", "question", "answer"})  # the kinds that count as turns: somebody had the floor

Group = Literal["member", "also", "staff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One stretch of the record: words under one label, or what the record notes between them."""

    text: str  # paragraphs parted by "\n"
    label: str = ""  # the speaker as printed, an office or a name; "" where the source names nobody
    kind: str = "speech"  # a word of the code list turn_kind
    cite: str = ""  # the source's own citation: "Q12", "page 23"
    page: str = ""  # the printed page it begins on
    line: int = 0  # the line of the file it begins on, from 1


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
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody the source lists as present."""

    name: str  # as printed: "Dusk of Maine"
    office: str = ""  # "Representative", "Chair", as the list has it
    group: Group = "member"  # "also": a guest of the committee; "staff": its people


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One day of the hearing, or one part of a day."""

    date: When | None
    opens: str = ""  # "10:05" as a clock of that place shows it
    closes: str = ""
    place: str = ""
    presiding: str = ""  # as printed
    present: tuple[Present, ...] | None = None  # None: the source has no list, which is not an empty one
    turns: tuple[Turn, ...] = ()

    @property
    def members(self) -> tuple[Present, ...]:
        """The members on the committee's own list, without guests and staff."""
        return tuple(person for person in self.present or () if person.group == "member")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source, read whole."""

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
    remarks: tuple[str, ...] = ()  # what else stands at the head of the source
    encoding: str = ""
    warnings: tuple[str, ...] = ()  # sentences: what the reader was not sure of, with the line

    def turns(self) -> Iterator[Turn]:
        """Every stretch of every sitting, in order."""
        for sitting in self.sittings:
            yield from sitting.turns


def import_counts(document: Document) -> dict[str, Any]:
    """The figures that `import --json` reports about a source."""
    said = [turn for turn in document.turns() if turn.kind in SAID]
    lists = [sitting.members for sitting in document.sittings if sitting.present is not None]
    return {
        "format": document.format,
        "title": document.title,
        "sittings": len(document.sittings),
        "dates": sorted({day for sitting in document.sittings for day in _days(sitting.date)}),
        "turns": len(said),
        "speakers": len({turn.label for turn in said if turn.label}),
        "witnesses": len(document.witnesses),
        "present": sum(len(members) for members in lists) if lists else None,
    }


def _days(date: When | None) -> Iterator[str]:
    if date is not None:
        yield from (point[:10] for point in (date.start, date.end) if point)
