"""The page of a day in a calendar: what it is, on whose word, and which rules are counted with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk import codes
from hearingdesk.daybook import OURS, OWN, WHOSE, Marked, calendar_of
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.rulebook import number
from hearingdesk.when import When
from hearingdesk.words import N_, _, language, say
from ui.desk import Place
from ui.rooms.pages.plain import present
from ui.rooms.rows_of import lead
from ui.rooms.sheet import Adding, Card, Facts, Here, Line, Links, Ruling
from ui.widgets.links import Link

DAYS, DAY = "holiday", "day"  # the room, and the table of days that no record is about


def row(one: Marked) -> ListRow:
    """A day as a line of the list."""
    here, other = language(), "en" if language() == "ko" else "ko"
    block: Lead | None = lead(When.day(one.day))
    name = one.name.say(here) or codes.label("calendar", one.calendar, here)
    return ListRow(one.id, name, one.name.say(other), chips(one), block)


def chips(one: Marked) -> tuple[Chip, ...]:
    """Whose day it is, and whether it is one on which people work."""
    tones = {OURS: ("info", "pencil"), OWN: ("violet", "pencil")}
    tone, icon = tones.get(one.whose, ("mute", "calendar"))
    shown = [Chip(_(WHOSE[one.whose]), tone, icon)]  # type: ignore[arg-type]
    if one.is_working:
        shown.append(Chip(_("Working day"), "ok", "check"))
    return tuple(shown)


def cards(here: Here, one: Marked) -> Sequence[Card]:
    """The whole page."""
    return present(*_rulings(here, one), _facts(here, one), _rules(here, one))


def _rulings(here: Here, one: Marked) -> Iterator[Ruling]:
    """That nobody answers for the days of this calendar or year, where nobody does."""
    found = calendar_of(here.view, one.calendar)
    facts = found.facts
    if found.is_own or not found.is_known:
        why = phrase("doubt.own_days" if found.is_own else "doubt.no_calendar", calendar=facts.title)
    elif not found.covers(one.day):
        values = {"year": one.day.year, "since": facts.since, "until": facts.until}
        why = phrase("doubt.years", calendar=facts.title, **values)
    else:
        return
    title = N_("Check every day that is counted with it")
    yield Ruling(_(title), say(here.other, title), why.say(here.lang), "warn", "circle-help")


def _facts(here: Here, one: Marked) -> Facts:
    title = N_("What it is")
    off = _("A working day, though it would be a day off") if one.is_working else _("A day off")
    lines = (
        Line(_("Day"), When.day(one.day).say(here.lang, True)),
        Line(_("Name"), one.name.say(here.lang), one.name.say(here.other) if here.lang == "en" else ""),
        Line(_("Counts as"), off),
        Line(_("Calendar"), codes.label("calendar", one.calendar, here.lang)),
        Line(_("On whose word"), _whose(one)),
    )
    return Facts(_(title), tuple(line for line in lines if line.value), say(here.other, title))


def _whose(one: Marked) -> str:
    if one.whose == OWN:
        return _("Entered in this case: everything is counted with it")
    return _("A correction of the program over its base") if one.whose == OURS else _("The program’s base")


def _rules(here: Here, one: Marked) -> Links:
    """The rules whose count may end on this day and roll."""
    rolling = [
        rule
        for rule in law_for(here.view).rules()
        if rule.calendar == one.calendar and (rule.roll in ("next", "prev") or rule.unit == "working_day")
    ]
    told = tuple(Link(Place("rule", "rule", number(rule.id)), rule.title.say(here.lang)) for rule in rolling)
    title = N_("Rules that roll over this calendar")
    return Links(_(title), told, say(here.other, title), len(told), None, _("None."))


def adding(calendar: str, working: Marked | None = None) -> Adding:
    """A day of the case in this calendar; `working`: the day off that is to be worked on."""
    if working is None:
        return Adding("holiday", {"calendar": calendar})
    day = {"day": When.day(working.day), "is_working": True}
    return Adding("holiday", {"calendar": calendar, **day})
