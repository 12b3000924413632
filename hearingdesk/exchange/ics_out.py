"""Deadlines as a calendar file (iCalendar, RFC 5545): a whole-day entry for each, with its arithmetic.

The marks stay the same from one export to the next, so that a calendar program moves an entry instead of adding one.
Nothing personal goes along but what the titles say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from hearingdesk import __version__, codes
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.ics import OWN
from hearingdesk.job import Progress, silent
from hearingdesk.procedure.reckoning import Reckoner
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.record import in_language
from hearingdesk.records.deadlines import SETTLED, Deadline
from hearingdesk.view import View
from hearingdesk.words import N_, _, say

_FOLD = 74  # octets in a line, its end left out
_STEP = 200  # deadlines between two reports of progress


def write_ics(
    view: View, ids: Iterable[int], path: Path, lang: str = "", total: int = 0, progress: Progress = silent
) -> int:
    """Write these deadlines, in this order; how many had a day to stand on. Raises HearingDeskError with the reason."""
    lang = lang or ("ko" if view.matter.language == "ko" else "en")
    draft = path.with_name(path.name + ".part")
    n = 0
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write("".join(f"{_folded(line)}\r\n" for line in _head(view, lang)))
            stamp, reckoner = _stamp(view), Reckoner(view, law_for(view))
            for done, deadline in enumerate(_read(view, ids)):
                if not done % _STEP:
                    progress(done, total, path.name)
                entries = list(_entries(reckoner, deadline, stamp, lang))
                n += bool(entries)
                for lines in entries:
                    file.write("".join(f"{_folded(line)}\r\n" for line in lines))
            file.write("END:VCALENDAR\r\n")
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise HearingDeskError(
            _("{name} cannot be written: {reason}.", name=path.name, reason=reason)
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return n


def _read(view: View, ids: Iterable[int]) -> Iterator[Deadline]:
    for id in ids:
        if (deadline := view.deadlines.find(id)) is not None:
            yield deadline


def _head(view: View, lang: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//HearingDesk//HearingDesk {__version__}//{lang.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(in_language(view.matter, 'title', lang))}"


def _entries(reckoner: Reckoner, one: Deadline, stamp: str, lang: str) -> Iterator[list[str]]:
    """The lines of each day in question: one, or one for each version and reading."""
    days = _days(reckoner, one)
    for number, day in enumerate(days, 1):
        suffix = f"-{number}" if len(days) > 1 else ""
        yield [
            "BEGIN:VEVENT",
            f"UID:deadline-{one.id}{suffix}@hearingdesk",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_next(day):%Y%m%d}",
            f"SUMMARY:{_text(_summary(one, len(days), lang))}",
            f"DESCRIPTION:{_text(_description(one, lang))}",
            f"CATEGORIES:{','.join(_text(word) for word in _categories(one, lang))}",
            f"STATUS:{_status(one)}",
            "CLASS:CONFIDENTIAL",
            "TRANSP:TRANSPARENT",
            f"{OWN}:deadline",
            "END:VEVENT",
        ]


def _days(reckoner: Reckoner, one: Deadline) -> list[date]:
    if one.due is not None:
        return [one.due.last]
    if one.span is None:
        return []
    found = reckoner.reckon(one)
    return (found.days() if found else []) or sorted({one.span.first, one.span.last})


def _summary(one: Deadline, days: int, lang: str) -> str:
    title = in_language(one, "title", lang)
    at = one.due.start[11:] if one.due else ""
    if days > 1:
        return say(lang, N_("{title} (one of {n} possible days)"), title=title, n=days)
    if one.doubtful:
        title = say(lang, N_("{title} (check)"), title=title)
    return say(lang, N_("{title}, by {clock}"), title=title, clock=at) if at else title


def _description(one: Deadline, lang: str) -> str:
    counted = in_language(one, "derivation", lang)
    done = say(lang, N_("done {day}"), day=one.done.say(lang)) if one.done and not one.rule else ""
    return "\n".join(part for part in (counted, one.basis if one.basis not in counted else "", done) if part)


def _categories(one: Deadline, lang: str) -> Iterator[str]:
    yield say(lang, N_("Deadline"))
    if one.contested:
        yield say(lang, N_("Contested"))
    elif one.state:
        yield codes.label("deadline_state", one.state, lang)
    if one.doubtful:
        yield say(lang, N_("To be checked"))


def _status(one: Deadline) -> str:
    if one.state in ("waived", "na"):
        return "CANCELLED"
    return "TENTATIVE" if (one.contested or one.doubtful) and one.state not in SETTLED else "CONFIRMED"


def _stamp(view: View) -> str:
    """When the case was changed last: the same case gives the same file."""
    last = next(view.history(1))
    return f"{datetime.fromisoformat(last.change.at):%Y%m%dT%H%M%SZ}"


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _text(words: str) -> str:
    """Words as a value: backslash, comma, semicolon and line end are marked."""
    for plain, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        words = words.replace(plain, marked)
    return "".join(letter for letter in words if letter.isprintable() or letter == "\t")


def _folded(line: str) -> str:
    """A long line over several, none in the middle of a letter."""
    parts, part, size = [], [], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            parts.append("".join(part))
            part, size = [], 1  # the space that goes before it
        part.append(letter)
        size += width
    return "\r\n ".join([*parts, "".join(part)])
