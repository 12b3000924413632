"""How one kind of minutes is printed: which lines begin a turn, and what stands at the head. Data, as TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hearingdesk.errors import Invalid
from hearingdesk.exchange.minutes.patterns import compiled
from hearingdesk.exchange.minutes.plain import LABELS, NAMES, patterns_of
from hearingdesk.places import resources
from hearingdesk.words import _

# What patterns there are. "turn" has the groups label, text and maybe cite; "start" is the line from which on
# lines may begin a turn; "numbered" has row, text and maybe page;
# "page" has page; "opens" and "closes" have hour and maybe minute; the others have one group of their own name.
PATTERNS = ("turn", "start", "scene", "reaction", "numbered", "page", "opens", "closes")
HEAD = ("date", "committee", "title", "place", "witness")
LISTS = ("present", "witnesses")  # lists of names at the head, which may go on over several lines
SEARCHED = frozenset({"reaction", "opens", "closes", *HEAD, *LISTS})  # they may stand anywhere in a line


@dataclass(frozen=True, slots=True)
class MinutesProfile:
    """How one kind of minutes is read."""

    name: str
    importer: str
    turn: re.Pattern[str]
    title: Mapping[str, str] = field(default_factory=dict)  # by language
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)  # the others, by name
    language: str = ""
    hearing: str = "hearing"  # a word of the code list hearing_kind
    joined: bool = True  # lines are wrapped paragraphs, parted by empty lines; else every line is a paragraph
    carried: bool = False  # a citation holds until the next one
    capacities: Mapping[str, str] = field(default_factory=dict)  # how a label begins -> capacity
    kinds: Mapping[str, str] = field(default_factory=dict)  # label -> turn_kind
    least: int = 3  # turns among the lines of the head that make sure


def profile_of(name: str, importer: str, settings: str) -> MinutesProfile:
    """A profile out of its TOML. Raises Invalid with what is wrong with it."""
    try:
        told = tomllib.loads(settings)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise Invalid(
            _("The import profile “{name}” cannot be read: {why}.", name=name, why=problem)
        ) from None
    return _profile(name, told | {"importer": importer})


@cache
def bundled(importer: str) -> tuple[MinutesProfile, ...]:
    """The profiles that ship with the program for that importer, by name."""
    return tuple(
        _profile(path.stem, told)
        for path in sorted(resources("profiles").glob("*.toml"))
        if (told := tomllib.loads(path.read_text("utf-8")))["importer"] == importer
    )


def _profile(name: str, told: dict[str, Any]) -> MinutesProfile:
    own = told.get("patterns", {})
    if not isinstance(own, dict) or set(own) - {*PATTERNS, *HEAD, *LISTS}:
        raise _wrong(name, "patterns")
    patterns = {**patterns_of(_lines(name, told)), **own}
    if "turn" not in patterns:
        raise _wrong(name, "patterns")
    found = {key: compiled(name, key, pattern, searched=key in SEARCHED) for key, pattern in patterns.items()}
    for key, groups in _GROUPS.items():
        if key in found and not groups <= found[key].groupindex.keys():
            raise _wrong(name, key)
    least = told.get("least", 3)
    if not isinstance(least, int):
        raise _wrong(name, "least")
    return MinutesProfile(
        name=name,
        importer=str(told["importer"]),
        turn=found.pop("turn"),
        title=_words(name, told, "title"),
        patterns=found,
        language=str(told.get("language", "")),
        hearing=str(told.get("hearing", "hearing")),
        joined=bool(told.get("joined", True)),
        carried=bool(told.get("carried", False)),
        capacities=_words(name, told, "capacities"),
        kinds=_words(name, told, "kinds"),
        least=least,
    )


_GROUPS: Mapping[str, set[str]] = {
    "turn": {"label", "text"},
    "numbered": {"row", "text"},
    "page": {"page"},
    "opens": {"hour"},
    "closes": {"hour"},
    **{name: {name} for name in (*HEAD, *LISTS)},
}


def _lines(name: str, told: dict[str, Any]) -> dict[str, str]:
    """What is said in plain words."""
    lines = _words(name, told, "lines")
    if set(lines) - {*NAMES} or lines.get("label", "name") not in LABELS:
        raise _wrong(name, "lines")
    return lines


def _words(name: str, told: dict[str, Any], key: str) -> dict[str, str]:
    words = told.get(key, {})
    if not isinstance(words, dict) or not all(isinstance(word, str) for word in words.values()):
        raise _wrong(name, key)
    return words


def _wrong(name: str, what: str) -> Invalid:
    return Invalid(_("The import profile “{name}” is not right in “{what}”.", name=name, what=what))
