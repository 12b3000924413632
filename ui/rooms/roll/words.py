"""How attendance reads in a cell: a word or two, an icon, a colour, and under it what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from hearingdesk import codes
from hearingdesk.procedure.roll import UNBOUND
from hearingdesk.procedure.verdicts import VOLUNTARY, Verdict
from hearingdesk.record import in_language
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.summonses import Excuse
from hearingdesk.rows import Chip
from hearingdesk.when import When
from hearingdesk.words import N_, _, say
from ui.rooms.tones import chip

# shorter than the code list, which is for papers
_SHORT = {
    "absent_disallowed": N_("Absent, disallowed"),
    "absent_reasons": N_("Absent, letter filed"),
    "absent_no_paper": N_("Absent, no letter"),
    "absent_not_served": N_("Absent, not served"),
    "excused": N_("Absent, excused"),
    "substitute": N_("Substitute sent"),
    "remote": N_("By video"),
    "voluntary": N_("Came voluntarily"),
    "accompany_complied": N_("Came under order"),
    "accompany_refused": N_("Order refused"),
    "left_unpermitted": N_("Left, no leave"),
    "left_permitted": N_("Left with leave"),
    "written_only": N_("In writing only"),
    UNBOUND: N_("Absent, not bound"),
}
NOT_REPORTED, NOT_MARKED = "", "unmarked"
_OPEN = {
    NOT_REPORTED: (N_("Not reported"), "circle-help"),
    NOT_MARKED: (N_("Not marked"), "circle-dashed"),
}


def chip_of(state: str) -> Chip:
    """The word, icon and colour of a state; of the two that mean that nothing is on file, too."""
    if state in _OPEN:
        words, icon = _OPEN[state]
        return Chip(_(words), "mute", icon)
    if state == UNBOUND:
        return Chip(_(_SHORT[UNBOUND]), "violet", "mail")
    full = chip("attendance", state)
    return Chip(_(_SHORT[state]), full.tone, full.icon) if state in _SHORT else full


def in_other(state: str, lang: str) -> str:
    """The same words in the other language."""
    if state in _OPEN:
        return say(lang, _OPEN[state][0])
    return say(lang, _SHORT[state]) if state in _SHORT else codes.label("attendance", state, lang)


def behind(
    parts: Sequence[Attendance], letters: Sequence[Excuse], verdict: Verdict | None, reads: str, lang: str
) -> str:
    """The line under a state: what the law says of it, the hours, the letter, else what is remarked."""
    if verdict is not None and verdict.verdict == VOLUNTARY and reads in ("voluntary", UNBOUND):
        return verdict.headline.say(lang)
    if hours := _hours(parts):
        return hours
    if reads.startswith("absent") and letters:
        return letter(letters[-1], lang, ruling=reads != "absent_disallowed")
    return next((said for part in reversed(parts) if (said := in_language(part, "remark", lang))), "")


def letter(excuse: Excuse, lang: str, *, ruling: bool = True) -> str:
    """A statement of reasons in a few words; without the ruling where the word above says it."""
    day = brief_day(excuse.received, lang, weekday=False) if excuse.received else ""
    words = {
        "disallowed": (N_("Letter of {day}, disallowed"), N_("Letter disallowed, day not in the file")),
        "accepted": (N_("Letter of {day}, accepted"), N_("Letter accepted, day not in the file")),
    }.get(excuse.ruling if ruling else "", (N_("Letter of {day}"), N_("Letter on file, day not in the file")))
    return say(lang, words[0], day=day) if day else say(lang, words[1])


def brief_day(when: When, lang: str, *, weekday: bool = True) -> str:
    """A day without its year, which stands elsewhere on the page."""
    said = when.date().say(lang, weekday)
    year = when.start[:4]
    return said.removeprefix(f"{year}. ") if lang == "ko" else said.removesuffix(f" {year}")


def _hours(parts: Sequence[Attendance]) -> str:
    """From when to when, segment by segment; "" where no hour is on file."""
    told = [
        f"{_clock(part.arrived)}–{_clock(part.left_at)}" for part in parts if part.arrived or part.left_at
    ]
    return ", ".join(told)


def _clock(when: object) -> str:
    text = str(when or "")
    return text[11:16] or text
