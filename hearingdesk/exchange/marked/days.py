"""Days, clocks and languages as mark-up writes them."""

from __future__ import annotations

import re

from hearingdesk.errors import Unreadable
from hearingdesk.when import When

_DAY = re.compile(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)(?![\d-])")
_GERMAN = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$")
_CLOCK = re.compile(r"(?:^|T)\s*([0-2]?\d):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\s*$")
_IN_PATH = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")
_EARLIEST, _LATEST = 1700, 2200  # years in which a record may have been made: 3000-01-01 stands for "unknown"

_PAIRS = (
    "ara=ar bul=bg cat=ca ces=cs cze=cs cym=cy wel=cy dan=da deu=de ger=de ell=el gre=el eng=en est=et eus=eu "
    "baq=eu fin=fi fra=fr fre=fr gle=ga glg=gl heb=he hrv=hr hun=hu isl=is ice=is ita=it jpn=ja kor=ko lav=lv "
    "lit=lt mlt=mt nld=nl dut=nl nor=no pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl spa=es sqi=sq "
    "alb=sq srp=sr swa=sw swe=sv tur=tr ukr=uk zho=zh chi=zh afr=af xho=xh zul=zu"
)
_SHORT: dict[str, str] = {pair[:3]: pair[4:] for pair in _PAIRS.split()}  # three letters: two


def day(text: str | None) -> When | None:
    """A day, month or year in the order of ISO, whatever zone or hour stands after it; None where it is none."""
    found = _DAY.match(text or "")
    return _when(found[1]) if found else None


def span(since: str | None, until: str | None) -> When | None:
    """From one day to another; the one there is where the other lacks or does not fit."""
    first, last = day(since), day(until)
    if first is None or last is None:
        return first or last
    try:
        return When(first.start, last.start)
    except Unreadable:
        return first


def german_day(text: str | None) -> When | None:
    """A day as Germans write it: "30.09.2020"."""
    found = _GERMAN.match(text or "")
    return _when(f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}") if found else None


def day_in_path(path: str) -> When | None:
    """The first day in an address such as /akn/ie/debate/2026-09-24/main."""
    found = _IN_PATH.search(path)
    return _when(found[1]) if found else None


def clock(text: str | None) -> str:
    """The time of day as the place had it, "10:20" or "10:20:31": zone and whole minutes need no more."""
    found = _CLOCK.search(text or "")
    if found is None or int(found[1]) > 23:
        return ""
    seconds = f":{found[3]}" if found[3] and found[3] != "00" else ""
    return f"{int(found[1]):02}:{found[2]}{seconds}"


def language(code: str | None) -> str:
    """A language of mark-up ("eng", "es@", "en-IE") as BCP 47; "" for none and for several."""
    plain = (code or "").strip().partition("@")[0]
    if plain.lower() in ("", "und", "mul", "zxx"):
        return ""
    return _SHORT.get(plain.lower(), plain)


def long_language(code: str) -> str:
    """The three letters of a language, as the standard wants them; what has none stays as it is."""
    first, _dash, _rest = code.partition("-")
    known = {short: long for long, short in reversed(_SHORT.items())}
    return known.get(first.lower(), code) or "und"


def _when(iso: str) -> When | None:
    if not _EARLIEST < int(iso[:4]) < _LATEST:
        return None
    try:
        return When(iso)
    except Unreadable:
        return None
