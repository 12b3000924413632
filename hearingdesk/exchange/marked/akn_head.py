"""What the head of an Akoma Ntoso debate says: its day, title, committee, and the people its marks lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from hearingdesk.exchange.inner import Name, Person
from hearingdesk.exchange.marked.akn_names import LABEL, MARK, SITTING
from hearingdesk.exchange.marked.days import clock, day, day_in_path, language
from hearingdesk.exchange.marked.steps import identifier, local
from hearingdesk.exchange.marked.wording import flat
from hearingdesk.when import When

_COMMITTEE = re.compile(r"committee|commission|comisi[oó]n|comit[eé]|ausschuss|위원회", re.I)
_MADE = (
    "generation",
    "",
)  # names of a date that is the day of the debate; "workDate" and the like need not be


@dataclass(slots=True)
class SittingHead:
    """One day as the preface has it."""

    day: When
    opens: str = ""
    closes: str = ""
    place: str = ""


@dataclass(slots=True)
class Head:
    """What was gathered from meta, cover page and preface."""

    name: str = ""  # of the debate
    language: str = ""
    author: str = ""
    titles: list[str] = field(default_factory=list)
    series: bool = False  # the title is that of the series, as in the Irish record
    committees: dict[str, str] = field(default_factory=dict)  # name: the language of its block
    proponents: list[str] = field(default_factory=list)
    serial: str = ""
    days: dict[str, SittingHead] = field(default_factory=dict)  # by the day, in their order
    session: str = ""  # "Sesión 56ª, en martes 8 de noviembre de 2005"
    session_day: When | None = None
    made: When | None = None
    path_day: When | None = None
    shown: dict[str, str] = field(default_factory=dict)  # mark: name of a person
    addresses: dict[str, str] = field(default_factory=dict)  # mark: address of a person
    roles: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    sittings: dict[str, When] = field(default_factory=dict)  # mark of an event: its day
    _day: SittingHead | None = None  # the one read last

    def meta(self, node: Any) -> None:
        """Read the whole of <meta>."""
        for one in node.iter("{*}*"):
            name = local(one)
            if name == "FRBRlanguage" and not self.language:
                self.language = language(one.get("language"))
            elif name.startswith("TLC"):
                self._refer(name, one)
            elif local(one.getparent()) == "FRBRWork":
                self._work(name, one)

    def _work(self, name: str, node: Any) -> None:
        if name == "FRBRdate" and (node.get("name") or "").lstrip("#") in _MADE:
            self.made = self.made or day(node.get("date"))
        elif name == "FRBRthis":
            self.path_day = day_in_path(node.get("value") or "")
        elif name == "FRBRauthor":
            self.author = node.get("href") or ""

    def _refer(self, name: str, node: Any) -> None:
        mark, shown, address = identifier(node), node.get("showAs") or "", node.get("href") or ""
        if name == "TLCPerson":
            self.shown[mark] = shown
            self.addresses[mark] = address
        elif name == "TLCRole":
            self.roles[mark] = shown
        elif name == "TLCOrganization":
            self.organisations[mark] = shown
        elif name == "TLCEvent" and address.startswith(SITTING) and (found := day(address[len(SITTING) :])):
            self.sittings[mark] = found

    def front(self, node: Any) -> None:
        """Read the whole of a cover page or a preface."""
        for one in node.iter("{*}*"):
            name = local(one)
            if name == "docTitle":
                self._title(one)
            elif name == "docCommittee" and flat(one):
                self.committees[flat(one)] = _language_of_block(one)
            elif name == "docProponent" and flat(one):
                self.proponents.append(flat(one))
            elif name == "session":
                self.session = self.session or flat(one)
            elif name == "docNumber" and flat(one):
                self.serial = self.serial or flat(one)
            elif name in ("docDate", "date"):
                self._date(name, one)
            elif name in ("recordedTime", "location") and self._day is not None:
                self._detail(name, one, self._day)

    def _title(self, node: Any) -> None:
        if words := flat(node):
            self.titles.append(words)
            self.series = self.series or (node.getparent().get("name") or "").startswith("title_")

    def _date(self, name: str, node: Any) -> None:
        found = day(node.get("date"))
        if found is None:
            return
        if name == "docDate":
            self._day = self.days.setdefault(found.start, SittingHead(found))
        elif any(local(above) == "session" for above in node.iterancestors()):
            self.session_day = self.session_day or found

    def _detail(self, name: str, node: Any, sitting: SittingHead) -> None:
        """A time or a place beside a day."""
        if name == "location":
            sitting.place = sitting.place or flat(node)
        elif of_day(node.get("time"), sitting.day):
            if node.get("type") == "endEvent":
                sitting.closes = clock(node.get("time"))
            else:
                sitting.opens = sitting.opens or clock(node.get("time"))

    @property
    def publisher(self) -> str:
        """Whose record it is."""
        return self.organisations.get(self.author.lstrip("#"), "") or next(
            iter(reversed(self.proponents)), ""
        )

    def bodies(self, headings: list[str]) -> tuple[str, ...]:
        """The committee: as the preface has it, the English name first; else a heading or author that is one."""
        if self.committees:
            english = [name for name, code in self.committees.items() if code in ("", "en")]
            return tuple(english or list(self.committees)[:1])
        author = self.organisations.get(self.author.lstrip("#"), "")
        return tuple(name for name in (*headings[:1], author) if _COMMITTEE.search(name))[:1]

    def title(self, headings: list[str]) -> str:
        """What the record is called: not the series it belongs to, where it says more."""
        own = [] if self.series else self.titles[:1]
        session = [self.session] if self.session else []
        return next(iter([*own, *self.bodies([]), *self.titles[:1], *session, *headings[:1], self.name]), "")

    def label(self, by: str) -> str:
        """The name that a mark stands for; the mark itself where nothing says."""
        mark = by.lstrip("#")
        return self.shown.get(mark, "") or mark

    def who(self, by: str) -> str:
        """The mark of a speaker as the source has it; "" where it only stands for a label."""
        address = self.addresses.get(by.lstrip("#"), "")
        if address.startswith(MARK):
            return unquote(address[len(MARK) :])
        return by if by.strip("#") and not address.startswith(LABEL) else ""

    def people(self, offices: dict[str, str]) -> tuple[Person, ...]:
        """The persons that these marks lead to, with the office each is listed with."""
        return tuple(
            Person(name=name, key=mark, role=offices[mark], names=self._identifiers(mark))
            for mark, name in self.shown.items()
            if mark in offices and name and not self.addresses[mark].startswith(LABEL)
        )

    def _identifiers(self, mark: str) -> tuple[Name, ...]:
        """The marks a register knows a person by: the one here, and the address it leads to."""
        address = self.addresses[mark]
        if address.startswith(MARK):
            return (Name(text=unquote(address[len(MARK) :]).removeprefix("#"), kind="identifier"),)
        known = (mark, address) if "/" in address else (mark,)
        return tuple(Name(text=one, kind="identifier") for one in known)


def of_day(time: str | None, wanted: When | None) -> bool:
    """Whether a time belongs to that day: it says no day, or this one."""
    said = day(time)
    return said is None or wanted is None or said.start == wanted.start[:10]


def _language_of_block(node: Any) -> str:
    """The language a block is in: "en" for <block name="committee_en">."""
    return (
        (node.getparent().get("name") or "").rpartition("_")[2] if local(node.getparent()) == "block" else ""
    )
