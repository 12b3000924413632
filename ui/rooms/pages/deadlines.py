"""The page of a deadline: where it stands, how the day was counted, which versions there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hearingdesk import codes
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.reckoning import Reckoned, Reckoner
from hearingdesk.procedure.standing import days_left, standing
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.procedure.versions import Counting
from hearingdesk.record import in_language
from hearingdesk.records.deadlines import Deadline
from hearingdesk.rows import Chip, Tone
from hearingdesk.store.records import shorten
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import plain
from ui.rooms.sheet import Beside, Card, Day, Facts, Here, Links, Ribbon, Ruling, Sheet
from ui.rooms.tones import chip
from ui.widgets.links import Link

LONGEST = 16  # days in a ribbon; what lies between its ends is told in words
BESIDE = 9  # days of a ribbon that has room beside the facts
NEAR = 7  # days in which a deadline is close


def page(here: Here, record: Deadline) -> Sheet:
    """The whole page."""
    law = law_for(here.view)
    found = Reckoner(here.view, law).reckon(record)

    def overview() -> Sequence[Card]:
        facts = _facts(here, record)
        ribbon = count(here, law, found) if found else None
        text = [] if ribbon else telling.prose(here, record, ("derivation",))
        told = [ribbon, facts] if ribbon and len(ribbon.days) > BESIDE else []
        pair = Beside(((ribbon, 4), (facts, 3))) if ribbon and not told else facts
        hung = telling.linked(here, N_("Counted from this"), "deadline", "about", record.id, add=False)
        return plain.present(_ruling(here, record), _versions(here, found), *(told or [pair]), *text, hung)

    first, second = telling.titles(here, "deadline", record)
    facts = (("alarm-clock", telling.day(here, record.due or record.span, weekday=True)),)
    primary = "deadline.choose" if found and found.is_contested else ""
    shown = chips(record, here.as_of)
    return plain.sheet(
        here,
        "deadline",
        record,
        overview,
        title=first,
        other=second,
        chips=shown,
        facts=facts,
        primary=primary,
    )


def chips(record: Deadline, day: date) -> tuple[Chip, ...]:
    """Its state on a day, how far off it is, and whether somebody must look."""
    state = standing(record, day)
    shown: list[Chip] = []
    if state in ("future", "missed") and (left := days_left(record, day)) is not None:
        shown.append(distance(left))
    elif state:
        shown.append(chip("deadline_state", state))
    if record.doubtful and state != "contested":
        shown.append(Chip(_("Check"), "warn", "circle-alert"))
    return tuple(shown)


def distance(left: int) -> Chip:
    """How far away a last day is: red on the day, amber when it is close, grey when it is past."""
    if left == 0:
        return Chip(_("Last day"), "bad", "alarm-clock")
    if left < 0:
        return Chip(n_("{n} day late", "{n} days late", -left), "mute", "circle-x")
    return Chip(n_("{n} day left", "{n} days left", left), "warn" if left <= NEAR else "info", "clock")


def _ruling(here: Here, record: Deadline) -> Ruling | None:
    """Where it stands, in one sentence."""
    state = standing(record, here.as_of)
    due = record.due or record.span
    day = telling.day(here, due, weekday=True)
    left = days_left(record, here.as_of) or 0
    told: dict[str, tuple[str, Tone, str]] = {
        "today": (_("Due today, {day}", day=day), "bad", "alarm-clock"),
        "future": (n_("{n} day left: {day}", "{n} days left: {day}", left, day=day), "info", "clock"),
        "missed": (_("Past and still open: {day}", day=day), "mute", "circle-x"),
        "met": (_("Done in time"), "ok", "circle-check"),
        "met_late": (_("Done late"), "warn", "circle-alert"),
        "contested": (_("Contested: no single day until a version is chosen"), "warn", "circle-help"),
    }
    if state not in told:
        return None
    headline, tone, icon = told[state]
    done = _("Done {day}", day=telling.day(here, record.done, weekday=True)) if record.done else ""
    reason = done or in_language(record, "trigger_event", here.lang)
    other = codes.label("deadline_state", state, here.other)
    return Ruling(headline, other, reason, tone, icon, check=_check(record, here.lang))


def _check(record: Deadline, lang: str) -> str:
    """What somebody must look at, as the derivation says it."""
    mark = "확인 필요: " if lang == "ko" else "Check: "
    said = in_language(record, "derivation", lang)
    if not record.doubtful or record.contested or mark not in said:
        return ""
    return "; ".join(part.partition(". ")[0].rstrip(".") for part in said.split(mark)[1:])


def _facts(here: Here, record: Deadline) -> Facts:
    wanted = (
        "due",
        "span",
        "done",
        "trigger_event",
        "trigger_day",
        "number",
        "rule",
        "basis",
        "confidence",
        "about",
    )
    told = telling.lines(
        here, "deadline", record, wanted, asked=("due", "done") if not record.span else ("done",)
    )
    return Facts(_("Key facts"), told, say(here.other, "Key facts"))


def _versions(here: Here, found: Reckoned | None) -> Links | None:
    """What each version of the trigger would make of it."""
    if found is None or not found.is_contested:
        return None
    title = N_("Versions of the day it is counted from")
    told = tuple(_version(here, one) for one in found.counts)
    return Links(_(title), told, say(here.other, title), len(told))


def _version(here: Here, one: Counting) -> Link:
    version = one.version
    assert version is not None
    looks: dict[bool | None, Chip] = {
        True: Chip(_("In time"), "ok", "circle-check"),
        False: Chip(_("Late"), "bad", "circle-x"),
        None: Chip(_("Open"), "mute", "circle-dashed"),
    }
    due = one.counted.due or one.counted.earliest
    note = one.told.say(here.lang) or one.counted.derivation.say(here.lang)
    said = _("counted from {day}", day=version.day.say(here.lang))
    return Link(
        Place(table=version.table, id=version.id),
        f"{version.who.say(here.lang)}: {said}",
        version.who.say(here.other),
        note=shorten(note, 150),
        side=telling.day(here, due),
        chip=looks[one.met],
    )


def count(here: Here, law: Law, found: Reckoned) -> Ribbon | None:
    """The count drawn as days, the derivation below; nothing where no day was counted."""
    one = found.counts[0].counted if found.counts else None
    if one is None or one.due is None or found.is_contested:
        return None
    title = N_("How the day was counted")
    days = tuple(_days(here, law, found, one))
    record = found.deadline
    words = in_language(record, "derivation", here.lang)
    quiet = (in_language(record, "derivation", here.other),)
    return Ribbon(_(title), days, (words,), quiet, say(here.other, title))


def _days(here: Here, law: Law, found: Reckoned, one: Counted) -> Iterator[Day]:
    """From the day counted from to the last one; a long count is shown by its end."""
    start = found.deadline.trigger_day
    assert start is not None
    assert one.due is not None
    ends = sorted((start.first, one.due.last))
    first, last = ends[0] - timedelta(days=1), ends[1]
    if one.advisory is not None:
        first = min(first, one.advisory.first)
    if (last - first).days > LONGEST:
        first = one.due.last - timedelta(days=LONGEST - 1) if one.due.last == last else first
        last = min(last, first + timedelta(days=LONGEST))
    calendar = law.calendars[found.rule.calendar]
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        yield _day(day, start.first, one, not calendar.is_working(day), here.as_of)


def _day(day: date, start: date, one: Counted, off: bool, today: date) -> Day:
    assert one.due is not None
    edge = "dashed" if day == today else ""
    if day == one.due.last:
        return Day(day, _("last day"), "ok", "solid")
    if day == start:
        return Day(day, _("counted from"), "info", edge)
    if one.unrolled is not None and day == one.unrolled.last:
        return Day(day, _("rolled"), "warn", edge)
    if one.advisory is not None and day == one.advisory.first:
        return Day(day, _("safe"), "info", edge)
    return Day(day, _("today") if day == today else _("off") if off else "", "mute", edge)
