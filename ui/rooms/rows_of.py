"""How a record of each kind stands in a list. Written in the list's own thread: nothing here touches the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hearingdesk import codes
from hearingdesk.procedure.owed import promise, standing
from hearingdesk.record import in_language
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.decisions import Decision
from hearingdesk.records.demands import Demand
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.packs import Edition, Pack
from hearingdesk.records.parties import Party
from hearingdesk.records.replacements import CarriedCite
from hearingdesk.records.sources import Source
from hearingdesk.records.summonses import Summons
from hearingdesk.records.turns import Transcript
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.rows import Chip, Lead, ListRow
from hearingdesk.store.records import having, shorten
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, language, n_
from ui.rooms import telling
from ui.rooms.pages import owing
from ui.rooms.pages.complaints import stage
from ui.rooms.pages.hearings import summons_chips
from ui.rooms.sheet import Here
from ui.rooms.telling import first_day, state
from ui.rooms.tones import chip, chips

_NO_DAY = date.min  # a row says nothing that depends on the day it is looked at
CODE = 14  # letters of a short code that stand beside a title
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "ko": tuple("월화수목금토일")}


def lead(when: When | None, *, dated: bool = False) -> Lead | None:
    """The block at the left of a row: weekday, day, month; with the year where no head above the row says it."""
    if when is None:
        return Lead("", "–")
    if len(when.start) < len("2025-12"):
        return Lead(when.start)
    if len(when.start) < len("2025-12-17"):
        return Lead(_month(when), below=when.start[:4])
    day = when.first
    if dated:
        return Lead(str(day.day), str(day.year), _month(when))
    return Lead(str(day.day), _WEEKDAYS[language()][day.weekday()], _month(when))


def _month(when: When) -> str:
    return f"{when.first.month}월" if language() == "ko" else _MONTHS[when.first.month - 1]


def year(when: When | None) -> str:
    """The head under which rows of a year stand."""
    return when.start[:4] if when else _("Day open")


def both(view: View, table: str, record: Any) -> tuple[str, str]:
    """A name in the language of the program, and in the other one."""
    records = view.of(table)
    here, other = language(), "en" if language() == "ko" else "ko"
    first, second = records.name(record, here), records.name(record, other)
    return first, second if second != first else ""


def hearing(view: View, record: Hearing) -> ListRow:
    first, second = both(view, "hearing", record)
    sittings = view.hearings.sittings(record.id)
    when = sittings[0].day if sittings else record.noticed or record.resolved
    n = view.summonses.count(having(hearing=record.id))
    shown = (*dict.fromkeys(chip("sitting_state", one.state) for one in sittings),)[:2]
    place = next((in_language(one, "place", language()) for one in sittings if one.place), "")
    clock = when.start[11:] if when and len(when.start) == len("2025-12-17T10:00") else ""
    called = n_("{n} called", "{n} called", n) if n else ""
    side = " · ".join(part for part in (clock, place, called) if part)
    shown = shown or (chip("hearing_kind", record.kind),)
    return ListRow(record.id, first, second, shown, lead(when), side, year(when))


def summons(view: View, record: Summons) -> ListRow:
    party = view.parties.find(record.party)
    first, second = both(view, "party", party) if party else ("?", "")
    here = Here(view, language(), _NO_DAY)
    sitting = view.sittings.find(record.sitting)
    day = sitting.day.date().say(language()) if sitting and sitting.day else ""
    group = view.hearings.called(record.hearing, language())
    capacity = telling.capacity(here, record.capacity) if record.capacity != "witness" else ""
    side = " · ".join(part for part in (day, capacity) if part)
    return ListRow(record.id, first, second, summons_chips(here, record), None, side, shorten(group, 60))


def transcript(view: View, record: Transcript) -> ListRow:
    first, second = both(view, "transcript", record)
    n = view.turns.count(view.turns.said_in(record.id))
    sitting = next(iter(view.hearings.sittings(record.hearing or 0)), None)
    turns = n_("{count} turn", "{count} turns", n, count=f"{n:,}")
    called = view.hearings.called(record.hearing, language())
    sub = second or (called if called != first else "")
    when = lead(sitting.day if sitting else None, dated=True)
    return ListRow(record.id, first, sub, chips("transcript_state", record.state), when, turns)


def complaint(view: View, record: Complaint) -> ListRow:
    first, second = both(view, "complaint", record)
    when = record.filed or record.resolved
    counts = view.complaint_counts.count(having(complaint=record.id))
    received = () if record.received else (Chip(_("Receipt open"), "mute", "circle-dashed"),)
    shown = (*stage(record), *received)
    side = n_("{n} count", "{n} counts", counts)
    return ListRow(record.id, first, second, shown, lead(when), side, year(when))


def decision(view: View, record: Decision) -> ListRow:
    first, second = both(view, "decision", record)
    body = view.parties.called(record.body, language())
    shown = chips("legal_effect", record.effect)
    return ListRow(record.id, first, second, shown, lead(record.decided), body, year(record.decided))


def deadline(view: View, record: Deadline) -> ListRow:
    first, second = both(view, "deadline", record)
    when = record.due or record.span
    block = lead(when) if record.due or not when else Lead("?", _ends(when), _month(when))
    clock = record.due.start[11:] if record.due else ""
    counted = in_language(record, "trigger_event", language())
    side = " · ".join(part for part in (clock, record.rule, counted) if part)
    shown = chips("deadline_state", record.state)
    return ListRow(record.id, first, second, shown, block, side, year(when))


def _ends(when: When) -> str:
    """The first and the last of the days in question."""
    first, last = when.first.day, when.last.day
    return f"{first}–{last}" if first != last else str(first)


def deadline_on(view: View, record: Deadline, day: date) -> ListRow:
    """The same as seen from a day; loaded with the room, not with the window."""
    from ui.rooms.pages.deadlines import chips as on_day

    return replace(deadline(view, record), chips=on_day(record, day))


def fact(view: View, record: Fact) -> ListRow:
    text = shorten(in_language(record, "text", language()), 160)
    other = shorten(in_language(record, "text", "en" if language() == "ko" else "ko"), 160)
    n = view.citations.count(having(about=record.id))
    cited = n_("{n} source", "{n} sources", n) if n else _("no source")
    key = (Chip(_("Key date"), "violet", "star"),) if record.is_key else ()
    shown = (*chips("fact_status", record.status), *key)
    sub = other if other != text else ""
    return ListRow(record.id, text, sub, shown, lead(record.day), cited, year(record.day))


def source(view: View, record: Source) -> ListRow:
    first, second = both(view, "source", record)
    n = view.citations.count(having(source=record.id))
    cited = n_("cited {n} time", "cited {n} times", n) if n else _("not cited")
    shown = chips("source_kind", record.kind)
    if record.state in ("partly", "no_text", "unreadable"):
        shown = (*shown, chip("source_state", record.state))
    read = [one.reviewer for one in view.readings.of(record.id) if one.state == "read"]
    if read:
        cited = " · ".join((cited, _("read by {names}", names=_names(read))))
    code = record.code if len(record.code) <= CODE and record.code != first else ""
    return ListRow(
        record.id, first, second or record.publisher, shown, lead(record.day, dated=True), cited, "", code
    )


def _names(reviewers: list[str]) -> str:
    """The first two, and how many more."""
    more = [f"+{len(reviewers) - 2}"] if len(reviewers) > 2 else []
    return ", ".join([*reviewers[:2], *more])


def party(view: View, record: Party) -> ListRow:
    first, second = both(view, "party", record)
    name = f"{first}  {second}" if second else first
    role = in_language(record, "role", language())
    icon = "landmark" if record.kind == "organisation" else "users"
    kind = Chip(codes.label("party_kind", record.kind), "mute", icon)
    return ListRow(record.id, name, role, (kind,), None, _("called") if _called(view, record.id) else "")


def _called(view: View, party: int) -> bool:
    return view.summonses.first(party=party) is not None


def claim(view: View, record: Claim) -> ListRow:
    first, second = both(view, "claim", record)
    versions = view.claims.versions(record.id)
    days = " · ".join(one.day.say(language()) for one in versions[:3] if one.day)
    many = n_("{n} version", "{n} versions", len(versions))
    return ListRow(record.id, first, second, (Chip(many, "warn", "circle-help"),), None, days)


def undertaking(view: View, record: Undertaking, today: date) -> ListRow:
    owed = promise(view, record)
    words = shorten(in_language(record, "text", language()), 120)
    open_ = record.owed(today)
    aged = owing.age_chip(owed, today) if open_ else None
    shown = (*((aged,) if aged else ()), owing.state_chip(owed))
    who = view.parties.called(record.party, language())
    side = owing.age(owed, today) if open_ else ""
    return ListRow(record.id, words, who, shown, lead(owed.due, dated=True), side)


def demand(view: View, record: Demand, today: date) -> ListRow:
    first, second = both(view, "demand", record)
    where = standing(view, record, view.demands.items(record.id), today)
    who = view.parties.called(record.party, language())
    sub = " · ".join(part for part in (who, second) if part)
    side = owing.standing_words(where)
    return ListRow(record.id, first, sub, (owing.standing_chip(where),), lead(record.due, dated=True), side)


def citation(view: View, record: Citation) -> ListRow:
    """Loaded with the room, not with the window."""
    from ui.rooms.pages.citing import citation_row

    return citation_row(view, record)


def carried(view: View, record: CarriedCite) -> ListRow:
    """The same for what became of one."""
    from ui.rooms.pages.citing import carried_row

    return carried_row(view, record)


def pack(view: View, record: Pack) -> ListRow:
    first, second = both(view, "pack", record)
    editions = view.editions.count(having(pack=record.id))
    side = n_("{n} edition", "{n} editions", editions)
    return ListRow(record.id, first, second, chips("audience", record.audience), None, side)


def edition(view: View, record: Edition) -> ListRow:
    """Its pack and number, who got it, when."""
    names = [name.strip() for name in record.recipients.splitlines() if name.strip()]
    side = n_("{n} page", "{n} pages", record.pages or 0)
    title = view.editions.name(record, language())
    shown = (*chips("audience", record.audience), Chip(record.code, "mute", "")) if record.code else ()
    day = lead(record.issued, dated=True)
    return ListRow(record.id, title, shorten(" · ".join(names), 160), shown, day, side, year(record.issued))


def plain(view: View, table: str, record: Any) -> ListRow:
    """A kind without a row of its own."""
    first, second = both(view, table, record)
    when = first_day(record)
    return ListRow(record.id, first, second, state(record), lead(when, dated=True) if when else None)


class Plain:
    """`plain` for one table: a function that can be named in a plan."""

    def __init__(self, table: str) -> None:
        self._table = table

    def __call__(self, view: View, record: Any) -> ListRow:
        return plain(view, self._table, record)
