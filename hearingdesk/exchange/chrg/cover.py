"""The cover of a printed hearing: title, chamber, congress, committee, serial number, dates."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from hearingdesk.exchange.printed_dates import printed_days
from hearingdesk.when import When

_HEADER = re.compile(r"^\[(?P<chamber>House|Senate|Joint)\b[^\]]*\bHearings?\b[^\]]*\]", re.I)
_OFFICE = re.compile(r"^\[From the U\.S\. Government (?:Printing|Publishing) Office", re.I)
_TITLE = re.compile(r"<title>(?P<title>.*?)</title>", re.I | re.S)
_CONGRESS = re.compile(r"\b(\d{2,3})(?:st|nd|rd|th)? Congress", re.I)
_NUMBERED = re.compile(r"\bHearing (\d{2,3})-", re.I)
_SERIAL = re.compile(
    r"(?:Serial(?: No\.?)?:? [\w.-]*\d[\w.-]*|S\. ?Hrg\. [\w-]+|H\.A\.S\.C\. No\. [\w-]+"
    r"|Committee Document Number [\w-]+)",
    re.I,
)
_RULE = re.compile(r"^\s*[=_-]{4,}\s*$")
_KIND = re.compile(r"^\s*(?:(?:JOINT|FIELD|OVERSIGHT|LEGISLATIVE) )*HEARINGS?\s*$", re.I)
_BEFORE = re.compile(r"^\s*BEFORE(?: THE)?(?: (?P<body>.+))?$", re.I)
_CHAMBER = re.compile(
    r"UNITED STATES SENATE|HOUSE OF REPRESENTATIVES|CONGRESS|^\s*UNITED STATES\s*$|^U\.S\.$", re.I
)
_OF_THE = re.compile(r"^(?:OF|AND|WITH|JOINTLY WITH)(?: THE)?$", re.I)
_BODY = re.compile(
    r"^(?:(?:PERMANENT |AD HOC )?(?:SELECT |SPECIAL |JOINT )*(?:SUB)?COMMITTEE\b|COMMISSION\b|TASK FORCE\b)",
    re.I,
)
_TOP = 5000  # characters in which the file says its title
_LIST = 260  # lines a cover may have before the contents


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first pages say about the hearing."""

    title: str = ""
    full_title: str = ""  # as the page has it, where that is more than the file's own title
    chamber: str = ""
    term: str = ""
    serial: str = ""
    bodies: tuple[str, ...] = ()
    days: tuple[When, ...] = ()


def is_headed(head: str) -> bool:
    """Whether the text begins as the Office's hearings do."""
    lines = [line.strip() for line in head.split("\n")[:60]]
    return any(_HEADER.match(line) for line in lines) and any(_OFFICE.match(line) for line in lines)


def read_cover(lines: list[str], end: int) -> Cover:
    """The cover out of the lines before `end`, where the contents or the record begin."""
    lines = lines[: min(end, _LIST)]
    header = next((found for line in lines[:60] if (found := _HEADER.match(line.strip()))), None)
    named = _TITLE.search("\n".join(lines[:12])[:_TOP])
    short = _one_line(html.unescape(named["title"])).lstrip("-– ") if named else ""
    kind = next((n for n, line in enumerate(lines) if _KIND.match(line)), len(lines))
    block = _title_block(lines[:kind])
    return Cover(
        title=short or block,
        full_title=block if short and block.casefold() != short.casefold() else "",
        chamber=header["chamber"].title() if header else _chamber(lines),
        term=_term(header[0] if header else "", lines),
        serial=_serial(header[0] if header else "", lines),
        bodies=_bodies(lines[kind + 1 :]),
        days=_days(lines[kind:]),
    )


def _title_block(lines: list[str]) -> str:
    """The title as the page has it: the centred lines above the rule or above HEARING."""
    begin = next((n + 1 for n, line in enumerate(lines) if _OFFICE.match(line.strip())), 0)
    words: list[str] = []
    for line in lines[begin:]:
        plain = line.strip()
        if _RULE.match(line) and words:
            break
        if plain and not plain.startswith(("<", "[")) and not _SERIAL.match(plain) and not _RULE.match(line):
            words.append(plain)
    return _one_line(" ".join(words))


def _chamber(lines: list[str]) -> str:
    """The chamber as the cover has it, for a text without the file's own header."""
    for line in lines:
        if found := re.match(
            r"\s*(?:UNITED STATES |U\.S\. )?(SENATE|HOUSE) ?(?:OF REPRESENTATIVES)?\s*$", line, re.I
        ):
            return found[1].title()
    return ""


def _term(header: str, lines: list[str]) -> str:
    found = _CONGRESS.search(header) or _NUMBERED.search(header)
    if found is None:
        found = next((one for line in lines[:60] if (one := _CONGRESS.search(line))), None)
    if found is None:
        return ""
    number = int(found[1])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{ending} Congress"


def _serial(header: str, lines: list[str]) -> str:
    for line in lines:
        if found := _SERIAL.search(line):
            return _one_line(found[0]).rstrip(".")
    found = re.search(r"Hearing ([\d-]+)", header, re.I)
    return f"S. Hrg. {found[1]}" if found else ""


def _bodies(lines: list[str]) -> tuple[str, ...]:
    """The committee, under "BEFORE THE"; a subcommittee first, then the committee it belongs to."""
    bodies: list[list[str]] = []
    started = False
    for line in lines:
        plain = line.strip()
        if not started:
            found = _BEFORE.match(plain)
            started = found is not None
            plain = (found["body"] or "") if found else ""
        if not started or not plain:
            continue
        if _CHAMBER.search(plain) or _RULE.match(plain):
            break
        if _OF_THE.match(plain):
            continue
        if _BODY.match(plain) or not bodies:
            bodies.append([plain])
        else:
            bodies[-1].append(plain)
    return tuple(_one_line(" ".join(words)).strip(" ,") for words in bodies)


def _days(lines: list[str]) -> tuple[When, ...]:
    for line in lines:
        if len(line.strip()) < 80 and (days := printed_days(line)):
            return days
    return ()


def _one_line(words: str) -> str:
    return " ".join(words.split())
