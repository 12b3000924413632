"""What a preview shows of a file: plain values, made off the screen's thread and drawn on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.preview.letters import Letters
from hearingdesk.exchange.profiles.minutes_draft import MinutesDraft
from hearingdesk.exchange.profiles.table_draft import TableDraft
from hearingdesk.exchange.profiles.word_draft import WordDraft
from hearingdesk.records.memory import Profile

Draft = TableDraft | MinutesDraft | WordDraft


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody wants a file to be read; what is empty is found."""

    path: Path
    encoding: str = ""
    format: str = ""
    profile: Profile | None = None
    number: int = 0  # which of the questions it is: a later one makes it idle


@dataclass(frozen=True, slots=True)
class Counts:
    """What a reading gives."""

    sittings: int = 0
    turns: int = 0
    speakers: int = 0
    witnesses: int = 0
    present: int | None = None  # None: there is no list
    people: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Dates of a table whose day and month could be either."""

    heading: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLook:
    """The first rows of a table."""

    draft: TableDraft
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: int  # the line of the headings; 0 for none
    delimiter: str = ""  # "" where cells are no words in a line
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    doubts: tuple[Doubt, ...] = ()
    settled: str = ""  # "dmy" or "mdy" where other cells of the same columns leave no doubt
    ragged: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a line, and what they are: label, text, cite, page, row."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of minutes, and what it was taken for."""

    number: int
    text: str
    part: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LinesLook:
    """The first lines of minutes."""

    draft: MinutesDraft
    lines: tuple[SeenLine, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a Word document: how many paragraphs have it, the first of them, and the part it means."""

    id: str
    count: int
    sample: str
    part: str


@dataclass(frozen=True, slots=True)
class WordLook:
    """The styles and the first paragraphs of a Word document."""

    draft: WordDraft
    styles: tuple[Style, ...]
    lines: tuple[SeenLine, ...]


@dataclass(frozen=True, slots=True)
class TurnsLook:
    """The first turns of a source that is marked up, and leaves nothing to be said."""

    lines: tuple[SeenLine, ...]


Body = TableLook | LinesLook | WordLook | TurnsLook


@dataclass(frozen=True, slots=True)
class Preview:
    """One look at a file."""

    asked: Asked
    name: str
    size: int
    whole: bool  # False: it is the beginning that was looked at, and the counts are of it
    letters: Letters
    format: str = ""  # of an importer; "" where none takes it
    sure: float = 0.0
    by: str = ""  # the name of the program's own profile that it is read by
    body: Body | None = None
    counts: Counts | None = None
    shipped: Counts | None = None  # what the program's own reading gives; None where it gives nothing
    committee: str = ""
    warnings: tuple[str, ...] = ()
    wrong: str = ""  # why it cannot be read in this way


def drafted(body: Body | None, draft: Draft | None) -> Body | None:
    """What is shown, with a draft in the place of the one it was read by."""
    match body, draft:
        case (TableLook(), TableDraft()):
            return replace(body, draft=draft)
        case (LinesLook(), MinutesDraft()):
            return replace(body, draft=draft)
        case (WordLook(), WordDraft()):
            return replace(body, draft=draft)
    return body


def counted(document: Document) -> Counts:
    """The figures of a reading."""
    told = import_counts(document)
    return Counts(
        told["sittings"],
        told["turns"],
        told["speakers"],
        told["witnesses"],
        told["present"],
        len(document.people),
        len(document.entries),
    )
