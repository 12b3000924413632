"""Who a record speaks of, as marks of its own: people by the source's marks, by who they are in the case, or labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from hearingdesk.exchange.marked.akn_names import CASE, LABEL, MARK
from hearingdesk.records.turns import Turn
from hearingdesk.view import View

_NAME = re.compile(r"[^\W\d][\w.-]*")  # what an XML name without a colon may be, near enough and never more


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the list of persons."""

    mark: str
    name: str
    address: str


class Speakers:
    """Gathers everybody, and gives each one mark."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._marks: dict[str, str] = {}  # how somebody was met: the mark
        self._people: dict[str, Person] = {}
        self._own: set[str] = set()  # marks made here, which a source may happen to use as well

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def of_turn(self, turn: Turn) -> str:
        """The mark of who has the floor: the source's own, the linked person's, or the label's; "" for nobody."""
        if turn.who:
            return self._marks.get(f"who {turn.who}") or self._source(turn)
        if turn.party:
            return self.of_party(turn.party)
        if turn.label:
            key = f"label {turn.label}"
            return self._marks.get(key) or self._made(
                key, "label", turn.label, LABEL + quote(turn.label, safe="")
            )
        return ""

    def of_party(self, party: int) -> str:
        """The mark of a person of the case: a register's, where one is kept and can be written, else the case's own."""
        key = f"party {party}"
        if key not in self._marks:
            kept = [name.text for name in self._view.party_names.where(party=party, kind="identifier")]
            own = next((mark for mark in kept if is_name(mark)), f"party-{party}")
            self._marks[key] = own
            self._people.setdefault(own, Person(own, self._view.parties.called(party), _address(kept, party)))
        return self._marks[key]

    def _source(self, turn: Turn) -> str:
        """A mark as the source has it, where it is a name; another is kept in the address of one that is made."""
        key, plain = f"who {turn.who}", turn.who.removeprefix("#")
        if not (turn.who.startswith("#") and is_name(plain)) or plain in self._own:
            name = self._view.parties.called(turn.party) or turn.label or turn.who
            return self._made(key, "person", name, MARK + quote(turn.who, safe=""))
        known = self._view.party_names.first(text=plain, kind="identifier")
        party = turn.party or (known.party if known else None)
        kept = (
            [one.text for one in self._view.party_names.where(party=party, kind="identifier")]
            if party
            else []
        )
        address = next((mark for mark in kept if "/" in mark), f"/akn/ontology/person/{quote(plain)}")
        name = self._view.parties.called(party) or turn.label or plain
        self._people.setdefault(plain, Person(plain, name, address))
        self._marks[key] = plain
        return plain

    def _made(self, key: str, stem: str, name: str, address: str) -> str:
        """An entry under a mark that is made for it."""
        n = len(self._people) + 1
        while f"{stem}-{n}" in self._people:
            n += 1
        mark = f"{stem}-{n}"
        self._people[mark] = Person(mark, name, address)
        self._marks[key] = mark
        self._own.add(mark)
        return mark


def is_name(mark: str) -> bool:
    """Whether it can stand as an id."""
    return _NAME.fullmatch(mark) is not None


def _address(kept: list[str], party: int) -> str:
    return next((mark for mark in kept if "/" in mark), f"{CASE}{party}")
