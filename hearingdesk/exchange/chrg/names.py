"""Names as printed lists have them: the surname first with a style after it, or as people say them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STYLES = (
    r"Hon\.?|The Honorable|Honorable|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Professor|Rev\.?|Reverend|Rabbi"
    r"|Sister|Father"
    r"|Bishop|Judge|Justice|Sheriff|Chief|Mayor|Governor|Gov\.?|Ambassador|Amb\.?|Senator|Sir|Dame|Lord|Lady"
    r"|(?:Lieutenant|Lt\.?|Major|Maj\.?|Brigadier|Brig\.?|Vice|Rear|Master|Staff|First) ?"
    r"|General|Gen\.?|GEN|LTG|MG|BG|Admiral|Adm\.?|ADM|VADM|RADM|Colonel|Col\.?|COL|Captain|Capt\.?|CAPT"
    r"|Commander"
    r"|Sergeant|Sgt\.?|Specialist|Corporal|Private|Detective|Special Agent|Agent|Officer|Trooper"
)
_STYLE = re.compile(rf"^(?:(?:{_STYLES})\s+)+")
_PERSONAL = re.compile(r"^(?:Hon\.?|The Honorable|Honorable|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Rev\.?) [A-Z]")
_STYLE_INSIDE = re.compile(rf"^(?P<last>\S+(?: \S+)?) (?P<given>(?:{_STYLES}) .+)$")
_SUFFIX = re.compile(
    r"^(?:Jr|Sr|II|III|IV|V|Esq|(?:[A-Z][A-Za-z]{0,3}\.){2,}|Ph\.? ?D|M\.? ?D|J\.? ?D|MPH|MBA|CPA|CFA|RN|DVM"
    r"|DDS|P\.E"
    r"|US[AN]F?|USMC|USCG|U\.S\. (?:Army|Navy|Air Force|Marine Corps|Coast Guard))\.?(?: \(Ret\.?\))?$"
)
_GIVEN = re.compile(
    r"^[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|``[^']+''|\"[^\"]+\"|\([^)]+\)|de|van|von)){0,3}$"
)
_OFFICE = re.compile(
    r"\b(?:President|Director|Chair\w*|Professor|Chief|Vice|Secretary|Officer|Administrator|Commissioner"
    r"|Counsel|Senior"
    r"|Fellow|Manager|Managing|Executive|Member|Partner|Founder|Owner|General|Governor|Mayor|Attorney"
    r"|Assistant|Deputy"
    r"|Acting|Former|Representative|Senator|Economist|Analyst|Scholar|Dean|Principal|Associate|Head"
    r"|Treasurer|Inspector"
    r"|Ambassador|Judge|Editor|Author|Consultant|Superintendent|Coordinator|Lecturer|CEO|COO|CFO|on behalf"
    r"|University"
    r"|Institute|Association|Department|Office|Corporation|Company|Council|Inc|LLC|Bank|Center|Foundation)\b",
    re.I,
)
_PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "del", "di", "da", "st.", "al"})


@dataclass(frozen=True, slots=True)
class Name:
    """A printed entry in its two parts, both as printed."""

    name: str
    title: str = ""


def split_entry(words: str) -> Name:
    """Name and title of "Last, Hon. First M., Jr., title, body" or of "First M. Last, title, body"."""
    words = re.sub(
        r"\b(Inc|Corp|Ltd|Co|Jr|Sr|D\.C|U\.S)$", r"\1.", " ".join(words.split())
    )  # the leader took its stop
    parts = [part.strip() for part in words.replace(",''", "'',").split(",")]
    taken = 1
    if _inverted(parts):
        while taken < len(parts) and _SUFFIX.match(parts[taken]):  # "Greenberger, J.D., Michael, Professor"
            taken += 1
        taken = min(taken + 1, len(parts))
    elif len(parts) > 1 and _OFFICE.search(parts[0]) and _STYLE.match(parts[1]):
        return Name(parts[1], ", ".join((parts[0], *parts[2:])))  # the organisation comes first
    while taken < len(parts) and _SUFFIX.match(parts[taken]):
        taken += 1
    return Name(", ".join(parts[:taken]), ", ".join(part for part in parts[taken:] if part))


def natural(name: str) -> str:
    """A printed name as people say it, without its style: "Levin, Hon. Carl" is "Carl Levin"."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    suffixes = [part for part in parts if _SUFFIX.match(part)]
    plain = [part for part in parts if part not in suffixes]
    if len(plain) > 1:
        plain = [f"{_STYLE.sub('', plain[1])} {plain[0]}"]
    elif plain and (inside := _STYLE_INSIDE.match(plain[0])):
        plain = [f"{_STYLE.sub('', inside['given'])} {inside['last']}"]
    said = _STYLE.sub("", plain[0]) if plain else name
    return ", ".join((said, *suffixes))


def key(name: str) -> str:
    """What two printings of one name have in common, whatever their order and style."""
    return " ".join(sorted(re.findall(r"\w+", natural(name).casefold())))


def _inverted(parts: list[str]) -> bool:
    """Whether the surname comes first."""
    if len(parts) < 2 or not parts[0] or _STYLE.match(parts[0]) or _OFFICE.search(parts[0]):
        return False
    words = parts[0].split()
    surname = len(words) == 1 or (len(words) <= 3 and words[0].casefold() in _PARTICLES)
    given = next((part for part in parts[1:] if not _SUFFIX.match(part)), "")
    if _PERSONAL.match(given):
        return len(words) <= 3
    plain = bool(_GIVEN.match(_STYLE.sub("", given))) and not _OFFICE.search(_STYLE.sub("", given))
    return plain and (surname or (len(words) == 2 and len(given.split()) <= 2 and _initialled(given)))


def _initialled(given: str) -> bool:
    return bool(re.search(r"\b[A-Z]\.", given))
