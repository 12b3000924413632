"""What rules count from, and the kinds of proceeding they hold in: the closed vocabularies beside the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearingdesk.places import resources
from hearingdesk.procedure.rule import Both


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A kind of proceeding as rules name it, and which kinds of hearing of the code list are one."""

    title: Both
    hearing_kinds: tuple[str, ...] = ()


@cache
def triggers() -> Mapping[str, Both]:
    """The events that rules count from."""
    return {name: Both(one["en"], one["ko"]) for name, one in _read("triggers").items()}


@cache
def proceedings() -> Mapping[str, Proceeding]:
    """The kinds of proceeding that rules know."""
    return {
        name: Proceeding(Both(one["en"], one["ko"]), tuple(one.get("hearing_kinds", ())))
        for name, one in _read("proceedings").items()
    }


def proceedings_of(hearing_kind: str) -> tuple[str, ...]:
    """The kinds of proceeding that a kind of hearing counts as; none where no rule knows it."""
    return tuple(name for name, one in proceedings().items() if hearing_kind in one.hearing_kinds)


def _read(name: str) -> dict[str, dict[str, str]]:
    with resources("procedure", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
