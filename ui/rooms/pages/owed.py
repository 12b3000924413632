"""What is owed to the committee, on Today: service, complaints and their clocks, undertakings, rulings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hearingdesk.record import in_language
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.summonses import Summons
from hearingdesk.rows import Chip
from hearingdesk.store.records import ALL, shorten
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages.complaints import stage
from ui.rooms.sheet import Here, Links
from ui.rooms.tones import chip
from ui.widgets.links import Link

if TYPE_CHECKING:
    from hearingdesk.procedure.reckoning import Reckoned

SHOWN = 5
RECEIVED = "complaint_received"


def complaints(here: Here, *, judged: bool) -> Links | None:
    """How far each complaint is; once the law is asked, how far its investigation."""
    title = N_("Complaints")
    some = here.view.complaints.some(ALL, SHOWN)
    known = _clocks(here, some) if judged else {}
    told = tuple(_complaint(here, one, known.get(one.id)) for one in some)
    return Links(_(title), told, say(here.other, title), here.view.complaints.count()) if told else None


def _clocks(here: Here, some: Sequence[Complaint]) -> dict[int, Reckoned]:
    """The investigation of each, by the rule that ends it first."""
    from hearingdesk.procedure.offering import planned
    from hearingdesk.procedure.reckoning import Reckoner
    from hearingdesk.procedure.verdicts import law_for

    view, law = here.view, law_for(here.view)
    of_place = law.rules(view.matter.jurisdiction, here.as_of) if view.matter.jurisdiction else ()
    rules = [
        rule
        for rule in of_place
        if rule.trigger == RECEIVED and rule.unit != "none" and rule.in_force(here.as_of)
    ]
    reckoner, found = Reckoner(view, law), {}
    for one in some:
        counts = [reckoner.reckon(planned(rule, "complaint", one.id)) for rule in rules]
        dated = [count for count in counts if count and count.deadline.due]
        if dated:
            found[one.id] = min(dated, key=lambda count: str(count.deadline.due))
    return found


def _complaint(here: Here, one: Complaint, clock: Reckoned | None) -> Link:
    n = len(here.view.complaints.counts(one.id))
    missing = [name for name, known in ((_("filing"), one.filed), (_("receipt"), one.received)) if not known]
    parts = [n_("{n} count", "{n} counts", n)]
    if missing:
        parts.append(_("not in the file: {what}", what=", ".join(missing)))
    shown = next(iter(stage(one)), None)
    if clock is not None:
        parts.append(_spent(here, clock))
        shown = Chip(_("Check"), "warn", "circle-alert") if clock.deadline.doubtful else shown
    name = here.view.complaints.name(one, here.lang)
    return Link(Place(table="complaint", id=one.id), name, note=" · ".join(parts[::-1]), chip=shown)


def _spent(here: Here, clock: Reckoned) -> str:
    """Which day of how many an investigation is in."""
    start, due = clock.deadline.trigger_day, clock.deadline.due
    assert start is not None
    assert due is not None
    over = (here.as_of - due.last).days
    day = due.say(here.lang, True)
    if over > 0:
        return n_("over by {n} day, was until {day}", "over by {n} days, was until {day}", over, day=day)
    spent, whole = (here.as_of - start.first).days + 1, (due.last - start.first).days + 1
    return _("day {n} of {of}, until {day}", n=max(0, spent), of=whole, day=day)


def unserved(here: Here, *, judged: bool) -> Links | None:
    """Summonses without a service on file: what is missing, and by which day each way of serving had to begin."""
    summonses = here.view.summonses
    some, title = summonses.some(summonses.unserved, SHOWN + 3), N_("No service on file")
    if not some:
        return None
    told = tuple(_unserved(here, one, judged) for one in some)
    return Links(_(title), told, say(here.other, title), summonses.count(summonses.unserved))


def _unserved(here: Here, one: Summons, judged: bool) -> Link:
    first, second = telling.named(here, "party", one.party)
    sitting = here.view.sittings.find(one.sitting) or next(
        iter(here.view.hearings.sittings(one.hearing or 0)), None
    )
    day = sitting.day.date() if sitting and sitting.day else None
    papers = (
        (_("issue"), one.issued),
        (_("contents"), one.states_time or one.states_gist),
        (_("service"), None),
    )
    missing = ", ".join(name for name, known in papers if not known)
    note, shown = _("Not in the file: {what}", what=missing), None
    if judged:
        from ui.rooms.pages.ruled import chip_of, verdicts

        shown = chip_of(here, one)
        starting = next(
            (found.starting.say(here.lang) for found in verdicts(here, one) if found.starting), ""
        )
        note = starting or note
    return Link(
        Place(table="summons", id=one.id), first, second, shorten(note, 150), telling.day(here, day), shown
    )


def owed(here: Here) -> list[Links]:
    """Undertakings and documents that are outstanding, with their age."""
    view = here.view
    told: list[Links] = []
    title = N_("Undertakings")
    if some := view.undertakings.some(view.undertakings.outstanding(here.as_of), SHOWN):
        links = tuple(_undertaking(here, one) for one in some)
        total = view.undertakings.count(view.undertakings.outstanding(here.as_of))
        told.append(Links(_(title), links, say(here.other, title), total))
    title = N_("Documents asked for")
    if some := view.demand_items.some(view.demand_items.outstanding(here.as_of), SHOWN):
        links = tuple(_item(here, one) for one in some)
        total = view.demand_items.count(view.demand_items.outstanding(here.as_of))
        told.append(Links(_(title), links, say(here.other, title), total))
    return told


def _undertaking(here: Here, one: Any) -> Link:
    sitting = here.view.sittings.find(one.sitting)
    since = sitting.day if sitting else None
    who = here.view.parties.called(one.party, here.lang)
    note = " · ".join(part for part in (who, _age(here, since)) if part)
    text = shorten(in_language(one, "text", here.lang), 80)
    shown = _due(here, one.due) or chip("undertaking_state", one.state)
    return Link(Place(table="undertaking", id=one.id), text, note=note, chip=shown)


def _item(here: Here, one: Any) -> Link:
    demand = here.view.demands.find(one.demand)
    who = here.view.parties.called(demand.party, here.lang) if demand else ""
    note = " · ".join(
        part for part in (who, _age(here, (demand.served or demand.sent) if demand else None)) if part
    )
    text = shorten(in_language(one, "text", here.lang), 80)
    shown = _due(here, one.due or (demand.due if demand else None)) or chip("document_item", one.state)
    return Link(Place(table="demand_item", id=one.id), text, note=note, chip=shown)


def _age(here: Here, since: When | None) -> str:
    """How long ago it was promised or asked for."""
    if since is None or since.first > here.as_of:
        return ""
    n = (here.as_of - since.first).days
    return n_("open for {n} day", "open for {n} days", n)


def _due(here: Here, due: When | None) -> Chip | None:
    if due is None:
        return None
    n = (due.last - here.as_of).days
    if n < 0:
        return Chip(n_("{n} day late", "{n} days late", -n), "bad", "circle-x")
    return Chip(n_("{n} day left", "{n} days left", n), "warn" if n <= 3 else "info", "clock")


def unruled(here: Here) -> Links | None:
    """Statements of reasons on which nobody has ruled."""
    excuses = here.view.excuses
    some = excuses.some(excuses.unruled, SHOWN)
    if not some:
        return None
    title = N_("Reasons without a ruling")
    told = tuple(
        Link(
            Place(table="excuse", id=one.id),
            here.view.summonses.called(one.summons, here.lang),
            note=_("Received {day}", day=telling.day(here, one.received))
            if one.received
            else _("Day of receipt open"),
            chip=chip("ruling", one.ruling) if one.ruling else None,
        )
        for one in some
    )
    return Links(_(title), told, say(here.other, title), excuses.count(excuses.unruled))
