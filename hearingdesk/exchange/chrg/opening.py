"""How a sitting opens in print: the day, the committee, "The committee met …", and who was present."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearingdesk.exchange.inner import Group, Present
from hearingdesk.exchange.printed_dates import printed_clock, printed_days
from hearingdesk.when import When

_MET = re.compile(
    r" {2,8}(?:The |This )(?:[\w-]+,? ){0,6}?(?:subcommittees?|committees?|commission|caucus|panel"
    r"|task force|conferees"
    r"|hearing)\b[^.]{0,160}?\b(?:met|convened|reconvened|commenced|resumed|assembled|was (?:convened|called"
    r"|held))\b",
    re.I,
)
_FORMAL = re.compile(
    r"\bpresiding\b|\bpursuant to (?:\w+ )?(?:notice|call|recess|adjournment|order|agreement|announcement)\b",
    re.I,
)
_HOUR = re.compile(r"\bat (?:\d{1,2}(?::\d\d)? ?[ap]\.? ?m|12 noon)", re.I)
_PLACE = re.compile(
    r"\b(?:in|at|via) (?:the )?(?P<place>(?!\d{1,2}(?::\d\d)? ?[ap]\.?m)[^;]*?),?"
    r" (?:(?:the )?(?:Hon\.|Honorable|Senator|Representative|Chairman|Vice)|pursuant)",
    re.I,
)
_CLOCK = re.compile(r"\bat \d{1,2}(?:[:.]\d\d)? ?(?:(?:a|p)\.? ?m\.?|noon),?", re.I)
_PRESIDING = re.compile(
    r"(?P<who>(?:the )?(?:Hon\.|Honorable|Senator|Representative|Chairman)[^;]*?),?\s+presiding", re.I
)
_LIST = re.compile(r"(?P<what>[^:.()]{0,60}?\bpresent)\s*[:.]\s*(?P<names>\S.*)", re.I | re.S)
_NEXT_LIST = re.compile(
    r"(?<=\.)\s+(?=(?:Also|Staff|Other|Majority|Minority)\b[^.:]{0,40}\bpresent\s*:)", re.I
)
_STAFF = re.compile(r"\b(?:staff|assistants?|counsel|professional|clerk)\b", re.I)
_GUEST = re.compile(r"\b(?:also|other)\b", re.I)
_PARTING = re.compile(r"\s*[;,]\s*(?:and\s+)?|\s+and\s+")
_OFFICES = re.compile(
    r"^(?P<office>Representatives?|Reps?\.|Senators?|Sens?\.|Delegates?|Congress(?:men|man|women|woman)"
    r"|Chair(?:man|woman)?"
    r"|Vice Chair(?:man|woman)?|Ranking Member|Members?)\s+(?=[A-Z])",
    re.I,
)
_ASIDE = re.compile(r"\s?[\[(](?P<aside>[^\])]{0,80})[\])]")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?$")
_SINGULAR = {"representatives": "Representative", "rep": "Representative", "reps": "Representative"} | {
    "senators": "Senator",
    "sen": "Senator",
    "sens": "Senator",
    "delegates": "Delegate",
    "congressmen": "Congressman",
    "members": "Member",
}
_BACK = 30  # lines between a sitting's date and its first sentence


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of one sitting."""

    line: int  # index of the first line of "The committee met"
    head: int  # index of the line with the date, or the same
    date: When | None
    date_line: str
    bodies: tuple[str, ...]
    place: str
    opens: str
    presiding: str


def openings(lines: list[str]) -> list[Opening]:
    """Where each sitting begins. After the first, only under a date: people also tell when a committee met."""
    found: list[Opening] = []
    for n, line in enumerate(lines):
        if line.startswith("  ") and _MET.match(" ".join((line, *lines[n + 1 : n + 3]))):
            sentence = _paragraph(lines, n)
            opening = opening_at(lines, n, sentence)
            if (_FORMAL.search(sentence) and (opening.date or not found)) or (
                not found and _HOUR.search(sentence)
            ):
                found.append(opening)
    return found


def present_lists(paragraphs: list[str]) -> tuple[Present, ...] | None:
    """Everybody the opening lists as present; None where it has no list."""
    found: list[Present] = []
    listed = False
    for paragraph in paragraphs:
        for part in _NEXT_LIST.split(paragraph):
            if (one := _LIST.match(part)) is not None:
                listed = True
                found.extend(_names(one["what"], one["names"]))
    return tuple(found) if listed else None


def opening_at(lines: list[str], n: int, sentence: str = "") -> Opening:
    """The opening at a line, with the date and the committee above it and what its first sentence says."""
    head, days = n, ()
    for back in range(n - 1, max(-1, n - _BACK), -1):
        if len(lines[back].strip()) < 90 and (days := printed_days(lines[back])):
            head = back
            break
    between = lines[head + 1 : n] if days else []
    bodies, town = _bodies(between)
    place = _PLACE.search(_CLOCK.sub("", sentence))
    presiding = _PRESIDING.search(sentence)
    where = place["place"].strip(" ,") if place else ""
    return Opening(
        line=n,
        head=head,
        date=days[0] if days else None,
        date_line=lines[head].strip() if days else "",
        bodies=bodies,
        place=", ".join(part for part in (where, town) if part),
        opens=printed_clock(sentence),
        presiding=presiding["who"].strip(" ,") if presiding else "",
    )


def _bodies(lines: list[str]) -> tuple[tuple[str, ...], str]:
    """The committee lines between date and first sentence, and the town at their end."""
    starts = re.compile(
        r"(?:of the )?(?:U\. ?S\.|United States|House|Senate|Congress|Committee|Subcommittee|Joint|Select|Special"
        r"|Permanent|Ad Hoc"
        r"|Task Force|Commission|Washington|[A-Z][\w. ]+, [A-Z][\w.]+\.?$)"
    )
    parts: list[str] = []
    for line in (line.strip() for line in lines):
        if not line or set(line) <= set("-_= "):
            continue
        if parts and not (starts.match(line) and not parts[-1].endswith((" and", " of", " on", " the"))):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    plain = [part.strip(" ,").removeprefix("of the ") for part in parts]
    bodies = [part for part in plain if re.search(r"committee|commission|task force", part, re.I)]
    town = plain[-1].rstrip(".") if plain and plain[-1] not in bodies and "," in plain[-1] else ""
    return tuple(bodies), re.sub(r"\bD\.C$", "D.C.", town)


def _paragraph(lines: list[str], n: int) -> str:
    words = [lines[n].strip()]
    for line in lines[n + 1 : n + 12]:
        if not line.strip() or line.startswith("    "):
            break
        words.append(line.strip())
    return " ".join(words)


def _names(what: str, names: str) -> list[Present]:
    group: Group = "staff" if _STAFF.search(what) else "also" if _GUEST.search(what) else "member"
    office = next((name for name in ("Representative", "Senator") if name.casefold() in what.casefold()), "")
    if group == "staff":
        return [
            Present(name=" ".join(one.split()).removeprefix("and "), group=group)
            for one in names.rstrip(". ").split(";")
            if one.strip()
        ]
    found: list[Present] = []
    for part in _PARTING.split(" ".join(names.split()).rstrip(".")):
        if not part.strip():
            continue
        if _SUFFIX.match(part.strip()) and found:
            found[-1] = Present(
                name=f"{found[-1].name}, {part.strip()}", office=found[-1].office, group=group
            )
            continue
        one = _plain(part)
        if one.office and one.many:
            office = one.office
        held = one.office or office
        found.append(
            Present(name=one.name, office=f"{held} ({one.aside})".strip() if one.aside else held, group=group)
        )
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """One name of a list, what stands in brackets after it, and the office before it."""

    name: str
    aside: str
    office: str
    many: bool  # the office is in the plural: it holds for the names that follow


def _plain(part: str) -> _Part:
    aside = _ASIDE.search(part)
    name = _ASIDE.sub("", part).strip()
    office, many = "", False
    while (found := _OFFICES.match(name)) is not None:
        word = found["office"].rstrip(".")
        many = word.casefold().endswith(("s", "men"))
        office = _SINGULAR.get(word.casefold(), word[0].upper() + word[1:])
        name = name[found.end() :]
    return _Part(name, aside["aside"] if aside else "", office, many)
