"""Personal data that a text holds: registration numbers, mobile numbers, mail addresses, homes, names of recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from hearingdesk.record import meanings

_REGISTERED = (
    r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–—]\s?[1-8]\d{6}"  # resident registration number
)
_MOBILE = r"(?:\+?82[-. ]?(?:\(0\)\s?)?|\(?0)1[016789]\)?[-. ]{0,2}\d{3,4}[-. ]{0,2}\d{4}"
_LANDLINE = r"(?:\+?82[-. ]?|\(?0)[2-7]\d?\)?[-. ]{0,2}\d{3,4}[-. ]{0,2}\d{4}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NUMBERS = re.compile(rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE})(?!\d)")
_MASKED = re.compile(rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE})(?!\d)|{_MAIL}")
_REACHED = re.compile(rf"(?<!\d)(?:{_REGISTERED}|{_MOBILE}|{_LANDLINE})(?!\d)|{_MAIL}")
_HOME_KO = re.compile(r"[가-힣]+(?:\d+[가-힣]*)?(?:로|길|동|리|가|읍|면|구)\s?\d+(?:-\d+)?(?:번길\s?\d+)?")
_HOME = re.compile(
    r"\d+[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Court|Close|Way|Terrace|Square)\b"
)
_PERSON_KO = re.compile(
    r"(?<![가-힣])[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염][가-힣]{2}(?![가-힣])"
)
_NOBODY = re.compile(
    "(?:배우자|조부모|손자녀|장인|장모|직원|비서|가족|본인|지인|이웃|지배인|주민|임원|사원|임차인|하숙인|안내인).*"
)
_PERSON = re.compile(r"\b[A-Z][a-z’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")
_LONG = re.compile(
    r"\d{3}[-–—. )]{0,3}\d{4}"
)  # what every number has; most texts have none, and are done with
_SIGN = "○"


def masked(record: Any) -> Any:
    """The record with a sign for each character of what reaches or tells a person: its letters keep their places."""
    found = {name: _covered(getattr(record, name)) for name in _worded(type(record))}
    changed = {name: words for name, words in found.items() if words is not None}
    return replace(record, **changed) if changed else record


def numbers(record: Any) -> Iterator[str]:
    """The registration and mobile numbers that a record holds."""
    told = (getattr(record, name) for name in _worded(type(record)))
    return (found[0] for words in told if _LONG.search(words) for found in _NUMBERS.finditer(words))


def stretches(words: str) -> Iterator[str]:
    """What in words about service tells something alone: numbers, mail addresses, homes, people."""
    places = chain(_REACHED.finditer(words), _HOME_KO.finditer(words), _HOME.finditer(words))
    yield from (found[0] for found in places)
    yield from (found[0] for found in _PERSON.finditer(words))
    yield from (found[0] for found in _PERSON_KO.finditer(words) if not _NOBODY.match(found[0]))


def _covered(words: str) -> str | None:
    """The words with what is masked; None where there is nothing to mask."""
    if not ("@" in words or _LONG.search(words)) or not _MASKED.search(words):
        return None
    return _MASKED.sub(lambda found: re.sub(r"\w", _SIGN, found[0]), words)


@cache
def _worded(kind: type) -> tuple[str, ...]:
    return tuple(name for name, meaning in meanings(kind).items() if meaning.shape in ("text", "note"))
