"""A profile of minutes as it is filled in: in plain words where words will do, in patterns where they will not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hearingdesk.exchange.minutes.plain import TURN
from hearingdesk.exchange.minutes.profile import MinutesProfile, profile_of
from hearingdesk.exchange.profiles.common import told
from hearingdesk.exchange.profiles.toml_out import written
from hearingdesk.words import N_

FIELDS: Mapping[str, str] = {  # what a profile may say of the lines, in the order of the form
    "sign": N_("Sign before the speaker"),
    "number": N_("Word before a question’s number"),
    "label": N_("What the speaker looks like"),
    "apart": N_("Between speaker and words"),
    "start": N_("Words with which speaking begins"),
    "scene": N_("Brackets around what is not speech"),
    "reaction": N_("Words of a reaction"),
    "page": N_("How a page is marked"),
    "numbered": N_("Lines are numbered"),
    "date": N_("Words before the day"),
    "committee": N_("Words before the committee"),
    "title": N_("Words before the title"),
    "place": N_("Words before the place"),
    "present": N_("Words before the members present"),
    "witnesses": N_("Words before the witnesses"),
    "witness": N_("Words before the one witness"),
}
HINTS: Mapping[str, str] = {
    "sign": N_("Such as ◯. Empty: none."),
    "number": N_("Such as Q, for Q12. The answers below it have the same number."),
    "scene": N_("Such as ( or [: a line in such brackets is no speech."),
    "reaction": N_("Such as laughter, applause."),
    "page": N_("With # for the number, such as Page # or - # -."),
    "start": N_("Nothing above the line that begins with them is speech. Empty: the first speaker begins."),
    "present": N_("Names follow, parted by semicolons or commas, up to an empty line."),
    "witnesses": N_("Names follow, parted by semicolons or commas, up to an empty line."),
}
TURN_PATTERN = "turn"
WITNESS = "witness"
_KNOWN = frozenset(
    {"importer", "language", "joined", "carried", "encoding", "of", "lines", "patterns", "capacities"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesDraft:
    """How minutes are printed, as far as it has been said."""

    importer: str = "plain-minutes"
    lines: Mapping[str, str] = field(default_factory=dict)  # in words, by field
    patterns: Mapping[str, str] = field(
        default_factory=dict
    )  # in patterns, by field; they go before the words
    heard: tuple[str, ...] = ()  # how the label of a witness begins
    joined: bool = True  # lines of a paragraph are put together
    language: str = ""
    encoding: str = ""
    of: str = ""  # the committee whose files it reads
    more: Mapping[str, Any] = field(default_factory=dict)

    def said(self, name: str) -> tuple[str, bool]:
        """What a field holds, and whether that is a pattern."""
        return (self.patterns[name], True) if self.patterns.get(name) else (self.lines.get(name, ""), False)

    def say(self, name: str, words: str, *, pattern: bool = False) -> MinutesDraft:
        """A field holds this; what makes up a speaker's line in words takes the place of a pattern for it."""
        lines = {key: one for key, one in self.lines.items() if key != name}
        patterns = {key: one for key, one in self.patterns.items() if key != name}
        if pattern and words:
            patterns[name] = words
            if name == TURN_PATTERN:
                lines = {key: one for key, one in lines.items() if key not in TURN}
        elif words.strip():
            lines[name] = words
            if name in TURN:
                patterns.pop(TURN_PATTERN, None)
        return replace(self, lines=lines, patterns=patterns)

    def settings(self) -> str:
        """The profile as TOML."""
        lines = {name: words for name, words in self.lines.items() if words.strip()}
        made: dict[str, Any] = {"importer": self.importer}
        made |= {name: value for name in ("language", "encoding", "of") if (value := getattr(self, name))}
        if not self.joined:
            made["joined"] = False
        if "number" in lines or self.more.get("carried"):
            made["carried"] = True
        others = {
            word: one for word, one in self.more.get("capacities", {}).items() if word not in self.heard
        }
        capacities = {**dict.fromkeys(self.heard, WITNESS), **others}
        rest = {key: value for key, value in self.more.items() if key not in ("capacities", "carried")}
        return written({**made, **rest, "lines": lines, "patterns": self.patterns, "capacities": capacities})


def new_draft() -> MinutesDraft:
    """What most minutes look like: a name, a colon, the words."""
    return MinutesDraft(lines={"label": "name", "apart": ":", "scene": "( ["})


def draft_of(settings: str, importer: str = "plain-minutes", name: str = "") -> MinutesDraft:
    """The draft of a profile. Raises Invalid where it cannot be read, a FaultyPattern where a pattern is at fault."""
    said = told(name, settings)
    found: MinutesProfile = profile_of(name, importer, settings)
    capacities = dict(found.capacities)
    heard = tuple(word for word, capacity in capacities.items() if capacity == WITNESS)
    more: dict[str, Any] = {key: value for key, value in said.items() if key not in _KNOWN}
    if others := {word: one for word, one in capacities.items() if one != WITNESS}:
        more["capacities"] = others
    if found.carried and not said.get("lines", {}).get("number"):
        more["carried"] = True
    return MinutesDraft(
        importer=importer,
        lines=dict(said.get("lines", {})),
        patterns=dict(said.get("patterns", {})),
        heard=heard,
        joined=found.joined,
        language=found.language,
        encoding=str(said.get("encoding", "")),
        of=str(said.get("of", "")),
        more=more,
    )
