"""What stands on the page of a record, as plain values: a page is written as a function and shown by `render`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from hearingdesk.edit import Edit
from hearingdesk.older import Older
from hearingdesk.records.demands import DemandItem
from hearingdesk.rows import Chip, Tone
from hearingdesk.view import View
from ui.desk import Place
from ui.widgets.links import Link

if TYPE_CHECKING:
    from hearingdesk.procedure.trial import Trial


@dataclass(frozen=True, slots=True)
class Here:
    """From where a page is written: the case, the language, the day it is looked at from."""

    view: View
    lang: str
    as_of: date
    trial: Trial | None = None  # entries that are tried on this page, and recorded nowhere
    cite: int = 0  # the citation whose words are marked on this page

    @property
    def other(self) -> str:
        """The other language."""
        return "en" if self.lang == "ko" else "ko"


@dataclass(frozen=True, slots=True)
class Adding:
    """A record that can be added from a card: its table, and what its form is filled with.

    `also` writes what belongs to it in the same change; then one stays where one is.
    """

    table: str
    preset: dict[str, Any] = field(default_factory=dict)
    also: Callable[[Edit, Any], object] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known, or is known to be missing."""

    label: str
    value: str
    other: str = ""  # the same in the other language, or a remark
    tone: str = ""
    icon: str = ""
    to: Place | None = None  # where the value leads


@dataclass(frozen=True, slots=True)
class Facts:
    """A card of lines."""

    title: str
    lines: tuple[Line, ...]
    other: str = ""
    add: Adding | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """A card of linked records; `total` says how many there are when not all are shown."""

    title: str
    links: tuple[Link, ...]
    other: str = ""
    total: int = 0
    add: Adding | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A card of running text, in one language or both."""

    title: str
    text: str
    other: str = ""
    marks: tuple[tuple[int, int], ...] = ()  # characters of the text that are marked
    of: tuple[str, int, str] | None = (
        None  # the table, id and field whose words the text is: it can be quoted
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: what is on file about it; dashed where nothing is."""

    title: str
    other: str
    value: str
    note: str = ""
    known: bool = True
    tone: str = "ok"
    icon: str = ""  # in the mark; "" is a check where something is known
    basis: str = ""  # on whose word it is asked for
    ground: str = ""  # the colour it stands on: the last step, which sums up the others
    whole: str = ""  # everything about it in sentences, for the tip and the screen reader
    act: str = ""  # the action that records it
    to: Place | None = None  # else where it is recorded


@dataclass(frozen=True, slots=True)
class Strip:
    """A card of steps, one after the other."""

    title: str
    steps: tuple[Step, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer in one sentence, with its reason; never by colour alone."""

    headline: str
    other: str  # the same in the other language
    reason: str
    tone: Tone
    icon: str
    aside: str = ""
    check: str = ""  # what somebody must look at before relying on it
    tried: bool = False  # it rests on entries that nobody has recorded


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a count: `mark` says what it is ("last day", "day 3")."""

    day: date
    mark: str
    tone: Tone = "mute"
    edge: str = ""  # "solid" or "dashed": the one day that is looked at


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A count drawn as days in a row, and told in words."""

    title: str
    days: tuple[Day, ...]
    words: tuple[str, ...]  # the derivation
    quiet: tuple[str, ...] = ()  # the same in the other language, and remarks
    other: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Somebody at one sitting."""

    chip: Chip
    note: str = ""
    known: bool = True
    to: Place | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A card with a row for each person and a column for each sitting."""

    title: str
    columns: tuple[tuple[str, str], ...]  # the day, and what it is
    rows: tuple[tuple[Link, tuple[Cell, ...]], ...]
    other: str = ""
    total: int = 0  # how many rows there are when not all are shown


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on a lane of a timeline."""

    lane: int
    day: date
    label: str
    tone: Tone
    to: Place


@dataclass(frozen=True, slots=True)
class Timeline:
    """A card with a strip of time; lanes are (words, icon)."""

    title: str
    lanes: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    today: date
    other: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Cards beside each other, each with its share of the width."""

    cards: tuple[tuple[Card, int], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Cards below each other, to stand beside others."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The words of a transcript, filling the page."""

    transcript: int


@dataclass(frozen=True, slots=True)
class Viewer:
    """A source as it looks, filling the page."""

    source: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of a demand: what is asked for, what is recorded, and how it stands on the day."""

    record: DemandItem
    text: str
    chip: Chip
    other: str = ""
    note: str = ""
    age: Chip | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A card of the items of a demand, which are added and changed where they stand."""

    title: str
    demand: int
    number: int  # of the next item
    lines: tuple[ItemLine, ...]
    other: str = ""
    standing: str = ""  # where they stand, in words


@dataclass(frozen=True, slots=True)
class RollCall:
    """The attendance of a hearing, filling the page."""

    hearing: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after a change; `older` where what it was can be put back.

    `came` and `went`: with its whole record, so that there is only one side.
    """

    label: str
    before: str
    after: str
    came: bool = False
    went: bool = False
    older: Older | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """A card of fields that changed; `to` is what it is about, `empty` what it says without any field."""

    title: str
    lines: tuple[Difference, ...]
    other: str = ""
    to: Place | None = None
    empty: str = ""


Card = (
    Facts
    | Links
    | Words
    | Strip
    | Ruling
    | Ribbon
    | Grid
    | Timeline
    | Beside
    | Column
    | Reader
    | Viewer
    | Items
    | RollCall
    | Differences
)


@dataclass(frozen=True, slots=True)
class Part:
    """A tab of a page; its cards are written when it is looked at."""

    key: str
    label: str
    cards: Callable[[], Sequence[Card]]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page."""

    title: str
    other: str = ""
    chips: tuple[Chip, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # icon, words
    parts: tuple[Part, ...] = ()
    crumbs: tuple[tuple[str, Place], ...] = ()
    primary: str = ""  # the action of the one filled button, where it is not the pack
