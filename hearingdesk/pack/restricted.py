"""What is restricted by its nature, before anybody has marked it: read from resources/pack/restricted.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hearingdesk.pack.readers import READERS
from hearingdesk.places import resources


@dataclass(frozen=True, slots=True)
class Paper:
    """Records of a table that are papers of a hearing; `through` are the links that lead to it."""

    table: str
    through: Sequence[str]
    first: str


@dataclass(frozen=True, slots=True)
class Restricted:
    """Fields by table and name with the first readers to see them; papers of hearings of some kinds.

    In the fields of `named` people are named: in Hangul with one of these surnames, by no word that begins as `nobody`.
    """

    fields: Mapping[tuple[str, str], str]
    named: frozenset[tuple[str, str]]
    surnames: str
    nobody: Sequence[str]
    papers: Sequence[Paper]
    kinds: frozenset[str]

    def blank(self, table: str, readers: str) -> list[str]:
        """The fields of a table that these readers do not see."""
        return [
            name for (of, name), first in self.fields.items() if of == table and not _sees(readers, first)
        ]

    def withheld(self, readers: str) -> list[Paper]:
        """The papers that these readers do not see."""
        return [paper for paper in self.papers if not _sees(readers, paper.first)]


def _sees(readers: str, first: str) -> bool:
    return READERS.index(readers) >= READERS.index(first)


@cache
def restricted() -> Restricted:
    """The rules, read once."""
    read = tomllib.loads(resources("pack", "restricted.toml").read_text("utf-8"))
    return Restricted(
        {(one["table"], one["name"]): one["first"] for one in read["field"]},
        frozenset((one["table"], one["name"]) for one in read["field"] if one.get("people")),
        read["people"]["surnames"],
        read["people"]["nobody"],
        [Paper(**one) for one in read["paper"]],
        frozenset(read["papers"]["of"]),
    )
