"""A table whose rows are people: one person by the source's own key, with posts, seats and every form of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from hearingdesk.exchange.inner import Body, Name, Person, Post, Seat
from hearingdesk.exchange.tables import Row
from hearingdesk.exchange.tabular.days import days_of
from hearingdesk.exchange.tabular.profile import TableProfile
from hearingdesk.exchange.tabular.sheet import Sheet
from hearingdesk.words import _

_HANGUL = re.compile("[가-힣]")
_TAG = re.compile(r"<[^<>]*>")
_PLACE = re.compile(r"\{(\w+)\}")
_NAMES = (("hanja", "official", "ko-Hani"), ("romanised", "romanised", "ko-Latn"), ("alias", "alias", ""))


@dataclass(slots=True)
class _Entry:
    """One person on the way, from the first row with his key."""

    person: Person
    names: dict[Name, None] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)


class PeopleTable:
    """Reads one such table."""

    def __init__(self, sheet: Sheet, profile: TableProfile, places: dict[str, int]) -> None:
        self._sheet, self._profile, self._places = sheet, profile, places
        self._people: dict[str, _Entry] = {}
        self._organisations: dict[str, Person] = {}
        self._posts: dict[Post, None] = {}
        self._seats: dict[Seat, None] = {}
        self._body = _committee(sheet.file.name, profile.committee)

    def parts(self) -> dict[str, object]:
        """What of a Document the table gives: people, posts, seats, committees."""
        for row in self._sheet.even():
            self._row(row)
        people = [_whole(entry) for entry in self._people.values()]
        return {
            "people": (*people, *self._organisations.values()),
            "posts": tuple(self._posts),
            "seats": tuple(self._seats),
            "committees": (Body(name=self._body, name_ko=_korean(self._body)),) if self._body else (),
            "title": self._body,
        }

    def _cell(self, row: Row, meaning: str) -> str:
        place = self._places.get(meaning)
        return row.cells[place] if place is not None else ""

    def _several(self, row: Row, meaning: str) -> list[str]:
        """The parts of a cell that holds several."""
        cell, mark = self._cell(row, meaning), self._profile.split.get(meaning, "")
        parts = cell.split(mark) if mark else [cell]
        return [part.strip() for part in parts if part.strip()]

    def _row(self, row: Row) -> None:
        name = self._cell(row, "name") or " ".join(
            part for part in (self._cell(row, "given"), self._cell(row, "family")) if part
        )
        if not name:
            self._sheet.keep(_("Line {line}, as it stands", line=row.line), self._rest(row, "\n", whole=True))
            return
        key = self._cell(row, "key") or f"line {row.line}"
        if key not in self._people:
            self._people[key] = _Entry(
                Person(
                    name=name,
                    key=key,
                    name_ko=self._cell(row, "name_ko") or _korean(name),
                    role=self._cell(row, "role"),
                )
            )
        entry = self._people[key]
        self._names(row, entry, name)
        if rest := self._rest(row, " · "):
            entry.remarks[rest] = None
        self._offices(row, key)

    def _names(self, row: Row, entry: _Entry, name: str) -> None:
        if name != entry.person.name:
            entry.names[Name(text=name, kind="alias")] = None
        for meaning, kind, language in _NAMES:
            for text in self._several(row, meaning):
                entry.names[Name(text=text, kind=kind, language=language)] = None
        if key := self._cell(row, "key"):
            entry.names[Name(text=key, kind="identifier")] = None

    def _offices(self, row: Row, key: str) -> None:
        days = days_of((self._cell(row, "since"), self._cell(row, "until")), self._profile.order)
        since, until = (days.get(self._cell(row, name)) for name in ("since", "until"))
        part = self._profile.parts.get(self._cell(row, "part"), "member")
        party = self._cell(row, "party")
        for committee in [*([self._body] if self._body else []), *self._several(row, "committee")]:
            seat = Seat(committee=committee, person=key, role=part, group=party, since=since, until=until)
            self._seats[seat] = None
        organisation = self._cell(row, "organisation")
        if organisation:
            mark = f"organisation {organisation}"
            self._organisations.setdefault(
                mark, Person(name=organisation, key=mark, kind="organisation", name_ko=_korean(organisation))
            )
        title = self._told("title", row) or (self._cell(row, "role") if organisation else "")
        if title:
            post = Post(
                person=key,
                title=title,
                title_ko=self._told("title_ko", row),
                organisation=f"organisation {organisation}" if organisation else "",
                since=since,
                until=until,
            )
            self._posts[post] = None

    def _told(self, part: str, row: Row) -> str:
        """A template of the profile with the cells of the row in it."""
        told = _PLACE.sub(lambda found: self._cell(row, found[1]), self._profile.post.get(part, ""))
        return told.replace("()", "").rstrip(" :,")

    def _rest(self, row: Row, between: str, *, whole: bool = False) -> str:
        """The cells that have no place of their own, each with its heading."""
        homeless = set[str]()
        if not self._profile.post:
            homeless |= {"term", "district"}
        if not self._profile.parts:
            homeless.add("part")
        if not (self._body or self._cell(row, "committee")):
            homeless.add("party")  # it is told with a seat
        placed = {place for meaning, place in self._places.items() if meaning not in homeless}
        told = (
            f"{heading}: {text}"
            for place, (heading, cell) in enumerate(zip(self._sheet.columns, row.cells, strict=True))
            if (whole or place not in placed) and (text := _TAG.sub("", cell).strip())
        )
        return between.join(told)


def _whole(entry: _Entry) -> Person:
    told = entry.person
    return Person(
        name=told.name,
        key=told.key,
        name_ko=told.name_ko,
        role=told.role,
        names=tuple(entry.names),
        remark="\n".join(entry.remarks),
    )


def _korean(name: str) -> str:
    return name if _HANGUL.search(name) else ""


def _committee(file_name: str, before: str) -> str:
    """The committee that the name of the file says, as the profile tells."""
    stem = PurePath(file_name).stem
    return stem.partition(before)[2].strip() if before and before in stem else ""
