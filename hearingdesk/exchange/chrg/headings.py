"""Witnesses by the headings over their words ("STATEMENT OF …"), where no contents name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearingdesk.exchange.chrg.names import key, natural, split_entry
from hearingdesk.exchange.inner import Sitting, Witness

_HEADED = re.compile(r"^(?:STATEMENTS?|TESTIMONY) OF (?P<who>.+)$", re.I)
_OF_THE_HOUSE = re.compile(
    r"^(?:SENATOR|CHAIR(?:MAN|WOMAN|PERSON)?|RANKING MEMBER|REPRESENTATIVE|CONGRESS(?:MAN|WOMAN)"
    r"|VICE CHAIR\w*)\b"
    r"|\b(?:UNITED STATES|U\.S\.) SENATOR\b|\b(?:A )?(?:REPRESENTATIVE|DELEGATE) (?:IN CONGRESS|FROM)\b",
    re.I,
)


def headed_witnesses(sittings: Sequence[Sitting]) -> tuple[Witness, ...]:
    """Each person once. Members are left out: over their words the heading only opens a round."""
    found: dict[str, Witness] = {}
    for sitting in sittings:
        for turn in sitting.turns:
            heading = _HEADED.match(turn.text) if turn.kind == "note" else None
            for person in _people(heading["who"]) if heading else ():
                name = split_entry(person)
                witness = Witness(
                    name=name.name,
                    called=natural(name.name),
                    title=name.title,
                    page=turn.page,
                    day=sitting.date,
                    line=turn.line,
                )
                found.setdefault(key(name.name), witness)
    return tuple(found.values())


def _people(words: str) -> Iterator[str]:
    for part in words.split(";"):
        person = re.sub(r"^\s*AND\s+", "", part, flags=re.I).strip()
        if person and not _OF_THE_HOUSE.search(person) and not person.casefold().startswith("accompanied"):
            yield person
