"""What others owe the committee, on Today: investigation clocks, undertakings and documents, rulings on reasons."""

from __future__ import annotations

from typing import Any

from hearingdesk.procedure.reckoning import Reckoned, Reckoner
from hearingdesk.record import in_language
from hearingdesk.records.complaints import Complaint
from hearingdesk.rows import Chip
from hearingdesk.store.records import shorten
from hearingdesk.when import When
from hearingdesk.words import N_, _, n_, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.sheet import Here, Links
from ui.rooms.tones import chip
from ui.widgets.links import Link

SHOWN = 5
RECEIVED = "complaint_received"


def clocks(here: Here) -> Links | None:
    """How far each investigation is, by the rule that counts it."""
    from hearingdesk.procedure.offering import planned
    from hearingdesk.procedure.verdicts import law_for

    view, law = here.view, law_for(here.view)
    rules = [
        rule
        for rule in law.rules(view.matter.jurisdiction, here.as_of)
        if rule.trigger == RECEIVED and rule.unit != "none" and rule.in_force(here.as_of)
    ]
    reckoner, told = Reckoner(view, law), []
    for one in view.complaints.some(view.complaints.unsettled, SHOWN) if rules else ():
        counts = [reckoner.reckon(planned(rule, "complaint", one.id)) for rule in rules]
        known = [found for found in counts if found and found.deadline.due]
        if known:
            told.append(_clock(here, one, min(known, key=lambda found: str(found.deadline.due))))
    title = N_("Investigation clock")
    return Links(_(title), tuple(told), say(here.other, title), len(told)) if told else None


def _clock(here: Here, one: Complaint, found: Reckoned) -> Link:
    start, due = found.deadline.trigger_day, found.deadline.due
    assert start is not None
    assert due is not None
    spent, whole = (here.as_of - start.first).days + 1, (due.last - start.first).days + 1
    words = _("day {n} of {of}, until {day}", n=max(0, spent), of=whole, day=due.say(here.lang, True))
    over = (here.as_of - due.last).days
    if over > 0:
        words = n_(
            "over by {n} day, was until {day}",
            "over by {n} days, was until {day}",
            over,
            day=due.say(here.lang),
        )
    shown = Chip(_("Check"), "warn", "circle-alert") if found.deadline.doubtful else None
    name = here.view.complaints.name(one, here.lang)
    return Link(Place(table="complaint", id=one.id), name, note=words, chip=shown)


def owed(here: Here) -> list[Links]:
    """Undertakings and documents that are outstanding, with their age."""
    view = here.view
    told: list[Links] = []
    title = N_("Undertakings")
    if some := view.undertakings.some(view.undertakings.outstanding, SHOWN):
        links = tuple(_undertaking(here, one) for one in some)
        total = view.undertakings.count(view.undertakings.outstanding)
        told.append(Links(_(title), links, say(here.other, title), total))
    title = N_("Documents asked for")
    if some := view.demand_items.some(view.demand_items.outstanding, SHOWN):
        links = tuple(_item(here, one) for one in some)
        total = view.demand_items.count(view.demand_items.outstanding)
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
