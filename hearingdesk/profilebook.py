"""The import profiles as a list: those of the case and those that ship with the program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange import formats
from hearingdesk.exchange.minutes.profile import profile_of as minutes_profile
from hearingdesk.exchange.profiles.common import FORMATS, told
from hearingdesk.exchange.profiles.word_draft import draft_of as word_draft
from hearingdesk.exchange.tabular.profile import named
from hearingdesk.exchange.tabular.profile import profile_of as table_profile
from hearingdesk.exchange.tabular.profile import shipped as shipped_names
from hearingdesk.procedure.rule import Both
from hearingdesk.records.memory import Profile
from hearingdesk.search.fold import fold
from hearingdesk.search.query import parse
from hearingdesk.search.verify import holds
from hearingdesk.view import View
from hearingdesk.words import N_, _

OWN, SHIPPED, TABLES, MINUTES, WORD = "own", "shipped", "tables", "minutes", "word"
FILTERS: Mapping[str, str] = {
    OWN: N_("Of this case"),
    SHIPPED: N_("Of the program"),
    TABLES: N_("Tables"),
    MINUTES: N_("Minutes"),
    WORD: N_("Word documents"),
}
_READ: Mapping[str, tuple[str, ...]] = {
    TABLES: ("table",),
    MINUTES: ("plain-minutes", "ko-minutes"),
    WORD: ("docx",),
}
ORDERS: Mapping[str, str] = {"": N_("Whose"), "title": N_("Title"), "reads": N_("What it reads")}
HEAD = (N_("Title"), N_("In Korean"), N_("What it reads"), N_("Whose"), N_("Committee"), N_("Settings"))


@dataclass(frozen=True, slots=True)
class ProfileQuery:
    """Which profiles, in which order; "" leaves a question open."""

    words: str = ""
    filter: str = ""
    order: str = ""
    down: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """One profile. Of the program where its record has no id."""

    profile: Profile
    title: Both
    of: str = ""  # the committee whose files it reads
    fault: str = ""  # why it cannot be used

    @property
    def is_own(self) -> bool:
        """Whether the case keeps it."""
        return bool(self.profile.id)

    @property
    def id(self) -> int:
        return self.profile.id or number(self.profile.title)

    @property
    def reads(self) -> str:
        """What it reads, in words."""
        importer = self.profile.importer
        return _(formats.named(importer).title) if importer in FORMATS else importer


def number(name: str) -> int:
    """A number for a profile of the program, the same in every session."""
    return int.from_bytes(hashlib.sha256(f"profile {name}".encode()).digest()[:6], "big")


@cache
def shipped() -> tuple[Kept, ...]:
    """Those of the program."""
    return tuple(_kept(profile) for name in shipped_names() if (profile := named(name)) is not None)


def entries(view: View) -> list[Kept]:
    """The case's own, then the program's."""
    return [*map(_kept, view.profiles.all()), *shipped()]


def entry(view: View, id: int) -> Kept | None:
    """One of them by its number; None where there is none."""
    return next((one for one in entries(view) if one.id == id), None)


def selected(view: View, query: ProfileQuery) -> list[Kept]:
    """The profiles that answer a question, in its order. Raises Unreadable for words that are no search."""
    found = [one for one in entries(view) if _passes(one, query.filter)]
    if query.words:
        asked = parse(query.words)
        found = [one for one in found if holds(asked, fold(_text(one)))]
    return sorted(found, key=_KEYS[query.order], reverse=query.down)


def counts(view: View) -> dict[str, int]:
    """How many profiles each filter would leave."""
    every = entries(view)
    return {name: sum(_passes(one, name) for one in every) for name in FILTERS}


def cells(one: Kept) -> list[str]:
    """A profile as a line of a table, under HEAD."""
    whose = _(FILTERS[OWN if one.is_own else SHIPPED])
    return [one.title.en, one.title.ko, one.reads, whose, one.of, one.profile.settings]


def _kept(profile: Profile) -> Kept:
    try:
        said = told(profile.title, profile.settings)
        titles = said.get("title", {}) if not profile.id else {}
        _check(profile)
    except HearingDeskError as problem:
        return Kept(profile, Both(profile.title, profile.title), fault=str(problem))
    english = str(titles.get("en", profile.title))
    return Kept(profile, Both(english, str(titles.get("ko", english))), str(said.get("of", "")))


def _check(profile: Profile) -> None:
    formats.named(profile.importer)
    if profile.importer == "table":
        table_profile(profile.title, profile.settings)
    elif profile.importer == "docx":
        word_draft(profile.settings, profile.title)
    else:
        minutes_profile(profile.title, profile.importer, profile.settings)


def _passes(one: Kept, filter: str) -> bool:
    if filter in _READ:
        return one.profile.importer in _READ[filter]
    return filter not in (OWN, SHIPPED) or one.is_own == (filter == OWN)


def _text(one: Kept) -> str:
    return "\n".join((one.title.en, one.title.ko, one.reads, one.of, one.profile.title, one.profile.settings))


_KEYS: Mapping[str, Callable[[Kept], Any]] = {
    "": lambda one: (not one.is_own, one.reads, one.title.say().casefold()),
    "title": lambda one: one.title.say().casefold(),
    "reads": lambda one: (one.reads, one.title.say().casefold()),
}


def own_copy(profile: Profile) -> Profile:
    """A profile of the program as one a case may keep under its title in the language in force."""
    found = next((one for one in shipped() if one.profile.title == profile.title), None)
    return replace(profile, id=0, title=found.title.say() if found and not profile.id else profile.title)
