"""The witnesses out of the contents: House ("Last, Hon. First, title....7") and Senate ("First Last, title").

A section begins under a heading such as WITNESSES and ends at the next of another kind. In it an entry
runs until the line that ends in a page; deeper lines after it (prepared statement, responses) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hearingdesk.exchange.chrg.names import key, natural, split_entry
from hearingdesk.exchange.inner import Witness
from hearingdesk.exchange.printed_dates import printed_days
from hearingdesk.when import When

_CONTENTS = re.compile(r"^(?:table of )?contents$", re.I)
_WITNESSES = re.compile(
    r"^(?:chronological |alphabetical )?(?:list of )?(?:congressional |public |government |administration "
    r"|invited )?"
    r"witness(?:es)?(?: list)?$|^(?:statements?|testimony)(?: of)?(?: the)? witnesses$|^(?:testimony"
    r"|statements?) of$",
    re.I,
)
_ALPHABETICAL = re.compile(r"^alphabetical", re.I)
_MIXED = re.compile(r"^(?:statements?|testimony|)$", re.I)  # a list of members and witnesses in one
_OTHER = re.compile(
    r"\b(?:submitted|submissions?|letters?|record|materials?|appendix|prepared|additional|held on|opening"
    r"|questions"
    r"|communications|members|advisory|documents|exhibits?|statements of (?:senators?|representatives?))\b",
    re.I,
)
_ORDER = "first|second|third|fourth|fifth"
_PANEL = re.compile(rf"^(?:(?:{_ORDER}) panel|panel(?: (?P<n>[ivx]+|\d+|one|two|three|four|five))?)$", re.I)
_PANELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6} | {
    word: n
    for words in (_ORDER.split("|"), ["one", "two", "three", "four", "five"])
    for n, word in enumerate(words, 1)
}
_ENDS = re.compile(
    r"^(?P<words>.*?)(?:\s*(?:\. ?){2,}\s*|\.\s+|\s{2,}|^)(?P<page>\d{1,4}|[ivxl]{1,6}|\([a-z\d]{1,5}\))$",
    re.I,
)
_RULE = re.compile(r"^[-_=\s?*.]*$|^\(?[ivxl]+\)$|^pages?$", re.I)
_SUB = re.compile(
    r"^(?:(?:oral|prepared|written|opening|closing|joint|supplement\w*|additional|submitted|formal"
    r"|full)\b[\w ]*"
    r"(?:statement|testimony|remarks|material|information|submission)s?\b"
    r"|(?:testimony|statement|biograph\w*|responses?|answers?|questions?|letters?|articles?|reports?|summary"
    r"|appendix"
    r"|attachments?|addend\w+|charts?|slides?|exhibits?|biosketch|discussion|post-?hearing|materials?"
    r"|memorand\w+"
    r"|(?:financial )?disclosures?|truth in testimony|curriculum|resum[eé])\b)",
    re.I,
)
_MEMBER = re.compile(
    r"^(?:an? )?(?:United States |U\. ?S\. )?(?:Representative|Senator|Delegate|Resident Commissioner)\b"
    r"|\bRepresentative in Congress\b|\bSenator from\b|\bMember of Congress\b",
    re.I,
)
_SPOKE = re.compile(
    r"[,:]?\s+(?:oral|prepared|written|opening)\s+(?:testimony|statements?|remarks)(?: of)?$", re.I
)
_ENTRY = (
    400  # characters of a line in the contents at most; looking for the end of more takes the square of them
)
_CENTRED = 12  # spaces before a heading in the middle of the page
_INDENTED = 4  # spaces before an entry that stands under another


@dataclass(slots=True)
class _Item:
    """One entry of the contents: its words, its page, and the deeper entries after it."""

    line: int
    indent: int
    words: str
    page: str = ""
    apart: bool = False  # an empty line stands before it
    under: list[_Item] = field(default_factory=list)

    @property
    def heading(self) -> bool:
        """A date, a panel, or the name of a section, rather than something with a page."""
        words = self.words.rstrip(":")
        if self.page:
            return False
        named = _WITNESSES.match(words) or _PANEL.match(words) or _OTHER.search(words)
        centred = self.indent >= _CENTRED or (self.apart and self.indent > _INDENTED)
        over = self.words.endswith(":") and named is not None and self.indent < _INDENTED
        return centred or words.isupper() or over

    @property
    def title(self) -> str:
        """A heading's words, W I T N E S S E S as one word."""
        return _closed(self.words.rstrip(":"))


def listed_witnesses(lines: list[str], end: int) -> tuple[Witness, ...]:
    """The witnesses of the contents, which lie before `end`; each person once."""
    begin = next((n + 1 for n, line in enumerate(lines[:end]) if _CONTENTS.match(_closed(line))), None)
    if begin is None:
        return ()
    items = _nested(_items(lines, begin, end))
    found: dict[str, Witness] = {}
    for item, day, panel in _in_witness_sections(items) or _in_mixed_sections(items):
        for witness in _witnesses(item, day, panel):
            found.setdefault(key(witness.name), witness)
    return tuple(found.values())


_Placed = tuple[_Item, When | None, int]


def _in_witness_sections(items: list[_Item]) -> list[_Placed]:
    """The entries of the sections headed as witnesses, with the day and panel they stand under."""
    found: list[_Placed] = []
    listing, panel = False, 0
    day: When | None = None
    for place, item in enumerate(items):
        if not item.heading:
            if listing:
                found.append((item, day, panel))
        elif days := printed_days(item.title):
            day, panel = days[0], 0
            listing = listing and not (found and _lists_again(items[place + 1 :]))
        elif numbered := _PANEL.match(item.title):
            named = numbered["n"] or item.title.split()[0]
            panel = int(named) if named.isdigit() else _PANELS.get(named.casefold(), panel + 1)
        else:
            listing = bool(_WITNESSES.match(item.title)) and not (found and _ALPHABETICAL.match(item.title))
    return found


def _in_mixed_sections(items: list[_Item]) -> list[_Placed]:
    """Where nothing is headed as witnesses: the people of the first list who are no members of a chamber."""
    found: list[_Placed] = []
    section = ""
    for item in items:
        if item.heading:
            section = section if printed_days(item.title) else item.title
        elif _MIXED.match(section) and not _SUB.match(item.words):
            name = split_entry(item.words)
            if name.title and not _MEMBER.search(name.title) and not _OTHER.search(item.words):
                found.append((item, None, 0))
    return found


def _lists_again(rest: list[_Item]) -> bool:
    """Whether a heading for witnesses comes again: then what follows a date is not their list yet."""
    headings = (item.title for item in rest if item.heading)
    title = next((one for one in headings if not _PANEL.match(one) and not printed_days(one)), "")
    return bool(_WITNESSES.match(title)) and not _ALPHABETICAL.match(title)


def _witnesses(item: _Item, day: When | None, panel: int) -> Iterator[Witness]:
    """The witness an entry names; several where it is a panel or an organisation with its people under it."""
    people = [under for under in item.under if under.page and not _SUB.match(under.words)]
    grouped = item.words.endswith(":") or all("," in under.words for under in people)
    if _SUB.match(item.words):
        return
    if people and grouped:
        for under in people:
            yield _witness(under, day, panel, "" if ";" in item.words else item.words.rstrip(":"))
    elif item.page or item.under:
        yield _witness(item, day, panel, "")


def _witness(item: _Item, day: When | None, panel: int, group: str) -> Witness:
    name = split_entry(_SPOKE.sub("", item.words.rstrip(":")))
    title = ", ".join(part for part in (name.title, group) if part)
    page = item.page or next((under.page for under in item.under), "")
    member = bool(_MEMBER.search(title))
    return Witness(
        name=name.name,
        called=natural(name.name),
        title=title,
        panel=panel,
        page=page,
        member=member,
        day=day,
        line=item.line,
    )


def _items(lines: list[str], begin: int, end: int) -> Iterator[_Item]:
    """The entries and headings one after the other, wrapped lines put together."""
    item: _Item | None = None
    apart = True
    for n in range(begin, end):
        plain = lines[n].strip()
        indent = len(lines[n]) - len(lines[n].lstrip())
        if _RULE.match(plain):
            apart = True
            continue
        if item is not None and (
            item.page or item.words.endswith(":") or indent <= item.indent or item.heading
        ):
            yield item
            item = None
        ends = _ENDS.match(plain) if len(plain) <= _ENTRY else None
        words, page = (ends["words"].strip(), ends["page"]) if ends else (plain, "")
        if item is None:
            item = _Item(n + 1, indent, words, page, apart)
        else:
            gap = "" if item.words.endswith("-") else " "
            item.words, item.page = f"{item.words}{gap}{words}".strip(), page
        apart = False
    if item is not None:
        yield item


def _nested(items: Iterator[_Item]) -> list[_Item]:
    """The entries with the deeper ones under the one they follow."""
    top: list[_Item] = []
    for item in items:
        last = top[-1] if top else None
        if last is not None and not last.heading and not item.heading and item.indent >= last.indent + 2:
            last.under.append(item)
        else:
            top.append(item)
    return top


def _closed(line: str) -> str:
    """A line with widely set letters closed up: "C O N T E N T S" is "CONTENTS"."""
    words = line.split()
    return "".join(words) if len(words) > 3 and all(len(word) == 1 for word in words) else " ".join(words)
