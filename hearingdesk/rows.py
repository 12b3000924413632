"""What a list on the screen shows, and who gives it: plain values that store and window agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

PAGE = 128  # rows a page: what one question brings back to the screen

Tone = Literal["ok", "warn", "bad", "info", "mute", "violet"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in a word or two: never by colour alone, so it takes an icon too."""

    text: str
    tone: Tone = "mute"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """The block at the left of a row, most often a day: "Tue", "24", "Dec"."""

    main: str
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a list: enough to draw it and to say it aloud."""

    id: int
    title: str
    sub: str = ""  # the same in the other language, or who and where
    chips: tuple[Chip, ...] = ()
    lead: Lead | None = None
    side: str = ""  # quiet words after the chips: an hour, a place, a count
    group: str = ""  # neighbours with the same group stand under one head
    badge: str = ""  # a short figure at the right end of the title

    def spoken(self) -> str:
        """The row as one sentence, for a screen reader."""
        lead = self.lead or Lead("")
        day = " ".join(part for part in (lead.above, lead.main, lead.below) if part)
        parts = [self.title, self.sub, day, self.side, self.badge, *(chip.text for chip in self.chips)]
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Sign:
    """What somebody has marked in a paragraph: the sign beside it, and the words it is about."""

    kind: str  # answered, evaded, refused, undertook, contradicted
    words: str  # what it means, with the ground of a refusal
    first: int = 0  # from this character to the one after the last; 0 and 0 is the whole
    last: int = 0
    by: str = ""  # the reviewer
    own: bool = True  # it is the one who looks


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note that stands at the side of a paragraph, or of some words in it."""

    id: int
    text: str
    by: str = ""
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One turn of a transcript as it is read: where it stands, who speaks, the words."""

    id: int
    text: str
    speaker: str = ""
    sub: str = ""  # the speaker in the other language
    place: str = ""  # page:line, or the source's own citation
    kind: str = ""  # question, answer, heading, scene, reaction, note; "" for speech
    signs: tuple[Sign, ...] = ()
    notes: tuple[MarginNote, ...] = ()


class HasId(Protocol):
    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=HasId)


class Listing(Protocol[RowT]):
    """The rows that answer one question, in order. Made, asked and closed in one thread, not the screen's.

    Only `interrupt` comes from another thread: it makes the running call, and those that follow, raise
    something, until the next `ask`.
    """

    def ask(self, query: Any) -> None:
        """Take a new question; nothing is read yet."""
        ...

    def first(self, n: int) -> list[RowT]:
        """The first rows at once, before the whole order is known; none where only the whole gives them."""
        ...

    def build(self) -> int:
        """Fix the whole order; how many rows there are, exactly."""
        ...

    def page(self, k: int) -> list[RowT]:
        """The rows `k * PAGE` to `k * PAGE + PAGE` of the order that was built."""
        ...

    def find(self, id: int) -> int:
        """At which place of the order this record stands; -1 when it is not in it."""
        ...

    def interrupt(self) -> None: ...

    def close(self) -> None: ...
