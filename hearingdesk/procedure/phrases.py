"""The set words of derivations, in both languages at once: resources/procedure/phrases.toml and its neighbours.

They stand beside the rules and not in the catalogue, because a derivation is always made in both languages,
whatever the program speaks, and because whoever checks a rule checks how its count is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache

from hearingdesk.places import resources
from hearingdesk.procedure.rule import Both, Doubt


@cache
def _phrases() -> dict[str, Both]:
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for name in ("phrases", "verdict_words", "dossier_words"):
        with resources("procedure", f"{name}.toml").open("rb") as file:
            tables |= tomllib.load(file)
    return {
        f"{group}.{name}": Both(**one) for group, listed in tables.items() for name, one in listed.items()
    }


def names() -> list[str]:
    """All phrases there are, as "group.name"."""
    return list(_phrases())


def phrase(name: str, /, **values: Both | str | int) -> Both:
    """A phrase with the values put in, each in its language."""
    found = _phrases()[name]
    if not values:
        return found
    english, korean = {}, {}
    for key, value in values.items():
        english[key], korean[key] = (value.en, value.ko) if isinstance(value, Both) else (value, value)
    return Both(found.en.format_map(english), found.ko.format_map(korean))


def doubt(code: str, /, **values: Both | str | int) -> Doubt:
    """A doubt whose reason is the phrase of its code."""
    return Doubt(code, phrase(f"doubt.{code}", **values))


def joined(between: str, parts: Iterable[Both]) -> Both:
    """Parts in a row, the empty ones left out."""
    kept = [part for part in parts if part]
    return Both(between.join(part.en for part in kept), between.join(part.ko for part in kept))
