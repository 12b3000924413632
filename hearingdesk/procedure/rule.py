"""One rule of procedure: what must be done by when, counted from what, on whose word. A value; it counts nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from hearingdesk.words import language

UNITS = ("hour", "day", "working_day", "sitting_day", "week", "month", "year", "none")
DIRECTIONS = ("before", "after", "none")
FIRST_DAYS = ("include", "exclude", "na")
ROLLS = ("none", "next", "prev", "na")
FORCES = ("mandatory", "directory", "practice", "constitutive")
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Both:
    """The same words in English and Korean: what a rule says needs both at once, on screen and on paper."""

    en: str = ""
    ko: str = ""

    def say(self, lang: str = "") -> str:
        """The words in a language, by default the program's."""
        return self.ko if (lang or language()) == "ko" else self.en

    def __bool__(self) -> bool:
        return bool(self.en)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why something is not certain: a code for the program and a reason for people."""

    code: str
    why: Both


@dataclass(frozen=True, slots=True)
class Reserve:
    """A doubt written into a rule: from a day on, or only where the due day rolled."""

    why: Both
    since: datetime.date | None = None
    if_rolled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """A rule in one of its versions. `since` and `until` are the days it is in force, both counted in.

    Two rules are the same only if they are one object: what is told of a rule is remembered by it, and comparing
    thirty fields each time would cost more than the count.
    """

    id: str
    jurisdiction: str  # of the code list; "local" books have that of the case
    also: tuple[str, ...] = ()  # further jurisdictions that have the same rule
    title: Both
    native: str = ""  # the title in the language of the place, where it is neither English nor Korean
    trigger: str  # a name of triggers.toml
    offset: int | None  # None: set by the decision, or by the practice of the house
    unit: str
    direction: str
    first_day: str
    clear_days: bool = False
    roll: str = "none"
    advisory_roll: str = ""
    next_day: bool = False  # takes effect at the start of the day after the computed one
    at: str = ""  # the hour of the due day, "17:00"; "" is its end
    bound: str = ""  # "max" or "min": the longest or shortest duration rather than a due day
    threshold: str = ""  # how many of n members, "ceil(n/3)"
    force: str
    if_missed: Both = field(default_factory=Both)
    applies: tuple[str, ...]  # kinds of proceeding; "any"
    not_applies: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    former: str = ""  # the rule that this one replaced
    sources: tuple[str, ...]  # "S-TA 5(5),16": a code of sources.toml, then the place
    confidence: str
    uncertain: bool = False
    alt: dict[str, bool | str] = field(default_factory=dict)  # what differs in a second possible reading
    reserves: tuple[Reserve, ...] = ()
    note: Both = field(default_factory=Both)
    calendar: str = "NONE"
    zone: str = "UTC"
    read_from: datetime.date | None = None  # outside these days the text of the law was not read
    read_until: datetime.date | None = None
    local: bool = False  # of this case file, not of the program

    def in_force(self, day: datetime.date) -> bool:
        """Whether the rule was law on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def applies_to(self, proceeding: str) -> bool:
        """Whether it holds in a kind of proceeding (a word of proceedings.toml); "" asks nothing."""
        if not proceeding:
            return True
        return proceeding not in self.not_applies and ("any" in self.applies or proceeding in self.applies)
