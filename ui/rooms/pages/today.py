"""What needs attention now, from the case's own data: days, open ends, conflicts, the latest changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hearingdesk import codes
from hearingdesk.record import in_language
from hearingdesk.records.claims import Claim
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.summonses import Summons
from hearingdesk.rows import Chip
from hearingdesk.store.records import Filter, shorten
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import past, telling
from ui.rooms.pages.complaints import stage
from ui.rooms.pages.plain import present
from ui.rooms.pages.strip_of_time import timeline
from ui.rooms.sheet import Beside, Card, Column, Here, Links
from ui.widgets.links import Link

SOON = 14  # days ahead that are called soon
OPEN = "done IS NULL AND state NOT IN ('met', 'met_late', 'waived', 'na')"
MOST = 400  # deadlines looked at
GROUPS = (
    N_("Due today"),
    N_("In the next 14 days"),
    N_("Past and still open"),
    N_("Further ahead"),
    N_("No day yet"),
)


def cards(here: Here) -> list[Card]:
    """The whole of Today, in two columns."""
    left = [*_due(here), _unserved(here), *_open_items(here)]
    right = [_next_sitting(here), _complaints(here), _conflicts(here), _latest(here)]
    pair = Beside(((Column(tuple(present(*left))), 3), (Column(tuple(present(*right))), 2)))
    return present(pair, timeline(here))


def sentence(here: Here) -> str:
    """The day in one sentence."""
    groups = _groups(here)
    parts = [
        n_("{n} thing is due today.", "{n} things are due today.", len(groups[0])),
        n_("{n} thing falls within 14 days.", "{n} things fall within 14 days.", len(groups[1])),
        n_("{n} thing is past and still open.", "{n} things are past and still open.", len(groups[2])),
    ]
    told = [words for words, group in zip(parts, groups, strict=False) if group]
    return " ".join(told) if told else _("Nothing on file is due in the next 14 days.")


def urgent(here: Here) -> int:
    """How many things are due today or past and still open."""
    groups = _groups(here)
    return len(groups[0]) + len(groups[2])


def _groups(here: Here) -> list[list[Deadline]]:
    groups: list[list[Deadline]] = [[] for _name in GROUPS]
    for one in here.view.deadlines.some(Filter(OPEN, (), "due IS NULL, due, id"), MOST):
        groups[_group(here, one)].append(one)
    return groups


def _group(here: Here, one: Deadline) -> int:
    if one.due is None:
        return 4
    days = (one.due.last - here.as_of).days
    if days == 0:
        return 0
    return 2 if days < 0 else (1 if days <= SOON else 3)


def _due(here: Here) -> list[Links]:
    told: list[Links] = []
    for name, group in zip(GROUPS, _groups(here), strict=True):
        if group:
            links = tuple(_deadline(here, one) for one in group[:8])
            told.append(Links(_(name), links, say(here.other, name), len(group)))
    if not told:
        title = N_("Deadlines")
        told.append(Links(_(title), (), say(here.other, title), empty=_("No open deadline is on file.")))
    return told


def _deadline(here: Here, one: Deadline) -> Link:
    first, second = telling.names(here, "deadline", one)
    note = in_language(one, "derivation", here.lang) or in_language(one, "trigger_event", here.lang)
    return Link(
        Place(table="deadline", id=one.id),
        first,
        second if len(first) < 44 else "",
        note=shorten(note, 150),
        side=telling.day(here, one.due),
        chip=Chip(_("Contested"), "warn", "circle-help")
        if one.contested
        else left(here.as_of, one.due.last if one.due else None),
    )


def left(today: date, day: date | None) -> Chip | None:
    """How far away a day is."""
    if day is None:
        return None
    n = (day - today).days
    if n == 0:
        return Chip(_("Today"), "bad", "alarm-clock")
    if n < 0:
        return Chip(n_("{n} day ago", "{n} days ago", -n), "mute", "clock")
    return Chip(n_("In {n} day", "In {n} days", n), "warn" if n <= 3 else "info", "clock")


def _unserved(here: Here) -> Links | None:
    summonses = here.view.summonses
    where = Filter(summonses.filters["unserved"].sql, (), summonses.orders["hearing"].sql)
    some, title = summonses.some(where, 8), N_("No service on file")
    if not some:
        return None
    told = tuple(_summons(here, one) for one in some)
    return Links(_(title), told, say(here.other, title), summonses.count(where))


def _summons(here: Here, one: Summons) -> Link:
    first, second = telling.named(here, "party", one.party)
    missing = [
        name
        for name, known in (
            (_("issue"), one.issued),
            (_("contents"), one.states_time or one.states_gist),
            (_("service"), None),
        )
        if not known
    ]
    note = _("Not in the file: {what}", what=", ".join(missing))
    sitting = here.view.sittings.find(one.sitting) or next(
        iter(here.view.hearings.sittings(one.hearing or 0)), None
    )
    day = sitting.day.date() if sitting and sitting.day else None
    return Link(Place(table="summons", id=one.id), first, second, note, telling.day(here, day), None)


def _open_items(here: Here) -> list[Links]:
    told: list[Links] = []
    for table, title, where in (
        ("undertaking", N_("Undertakings"), "state IN ('open', 'part')"),
        (
            "demand_item",
            N_("Documents asked for"),
            "received IS NULL AND state NOT IN ('submitted', 'none_held')",
        ),
    ):
        records = here.view.of(table)
        some = records.some(Filter(where), 5)
        if some:
            links = tuple(telling.link(here, table, one) for one in some)
            told.append(Links(_(title), links, say(here.other, title), records.count(Filter(where))))
    return told


def _next_sitting(here: Here) -> Links:
    title = N_("Next sitting")
    today = here.as_of.isoformat()
    coming: list[Sitting] = here.view.sittings.some(
        Filter("day >= ? AND state NOT IN ('cancelled', 'postponed')", (today,), "day, id"), 3
    )
    told = tuple(
        Link(
            Place(table="hearing", id=one.hearing or 0),
            here.view.hearings.called(one.hearing, here.lang),
            note=in_language(one, "place", here.lang) or _("Time and room are not in the file"),
            side=telling.day(here, one.day.date() if one.day else None, weekday=True),
            chip=left(here.as_of, one.day.first if one.day else None),
        )
        for one in coming
    )
    return Links(_(title), told, say(here.other, title), len(told), None, _("No later sitting is on file."))


def _complaints(here: Here) -> Links | None:
    title = N_("Complaints")
    told = tuple(_complaint(here, one) for one in here.view.complaints.some(Filter(), 5))
    return Links(_(title), told, say(here.other, title), here.view.complaints.count()) if told else None


def _complaint(here: Here, one: Complaint) -> Link:
    parts: Sequence[tuple[str, object]] = (
        (_("filing"), one.filed),
        (_("receipt"), one.received),
    )
    missing = ", ".join(name for name, known in parts if not known)
    n = here.view.complaint_counts.count(Filter("complaint = ?", (one.id,)))
    counts = n_("{n} count", "{n} counts", n)
    note = _("{counts}; not in the file: {what}", counts=counts, what=missing) if missing else counts
    return Link(
        Place(table="complaint", id=one.id),
        here.view.complaints.name(one, here.lang),
        note=note,
        chip=next(iter(stage(one)), None),
    )


def _conflicts(here: Here) -> Links | None:
    title = N_("In conflict")
    many = "(SELECT count(*) FROM claim_version WHERE claim_version.claim = claim.id) > 1"
    claims = here.view.claims.some(Filter(many), 5)
    told = [
        Link(
            Place(table="claim", id=one.id),
            here.view.claims.name(one, here.lang),
            note=_either(here, one),
            icon="circle-help",
        )
        for one in claims
    ]
    facts = here.view.facts.some(Filter("status = 'disputed'"), max(0, 6 - len(told)))
    told += [
        Link(
            Place(table="fact", id=one.id),
            shorten(in_language(one, "text", here.lang), 90),
            note=" · ".join(
                part
                for part in (codes.label("fact_status", one.status, here.lang), telling.day(here, one.day))
                if part
            ),
            icon="circle-help",
        )
        for one in facts
    ]
    total = here.view.claims.count(Filter(many)) + here.view.facts.count(Filter("status = 'disputed'"))
    return Links(_(title), tuple(told), say(here.other, title), total) if told else None


def _either(here: Here, claim: Claim) -> str:
    """The versions of a claim against each other, the latest two where there are more."""
    said = [shorten(in_language(one, "text", here.lang), 60) for one in here.view.claims.versions(claim.id)]
    return _("{one} – or: {other}", one=said[-2], other=said[-1])


def _latest(here: Here) -> Links:
    title = N_("Latest changes")
    told = tuple(
        Link(
            Place("history", "change", entry.change.id),
            entry.title(),
            note=f"{entry.change.author} · {past.size(entry)}",
            side=past.moment(entry.change.at).say(here.lang),
            icon="history",
        )
        for entry in here.view.history(4)
    )
    return Links(_(title), told, say(here.other, title), len(told))
