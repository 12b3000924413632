"""The page of a document demand: what was asked of whom, item by item, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearingdesk.procedure.law import Law
from hearingdesk.procedure.owed import Standing, item, standing
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.record import in_language
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import owing, plain
from ui.rooms.pages.undertakings import deadlines
from ui.rooms.sheet import Beside, Card, Facts, Here, ItemLine, Items, Line, Sheet
from ui.rooms.tones import chip

RECEIVED = "document_demand_received"  # the trigger of the rules for handing documents in


def page(here: Here, demand: Demand) -> Sheet:
    """The whole page."""
    records = here.view.demands.items(demand.id)
    where = standing(here.view, demand, records, here.as_of)

    def overview() -> Sequence[Card]:
        pair = Beside(((_key_facts(here, demand), 1), (_dates(here, demand), 1)))
        cards = (items(here, demand, records, where), pair)
        return plain.present(*cards, *telling.prose(here, demand), deadlines(here, "demand", demand.id))

    name = telling.named(here, "party", demand.party)[0]
    crumbs = ()
    if demand.hearing:
        called = here.view.hearings.called(demand.hearing, here.lang)
        crumbs = ((called, Place(table="hearing", id=demand.hearing)),)
    return plain.sheet(
        here,
        "demand",
        demand,
        overview,
        chips=(owing.standing_chip(where),),
        facts=(("user-check", name), ("file-check", owing.standing_words(where))),
        crumbs=crumbs,
        primary="owed.print",
    )


def items(here: Here, demand: Demand, records: Sequence[DemandItem], where: Standing) -> Items:
    """The items, to be added and changed in place."""
    title = N_("Items asked for")
    numbers = [one.number or 0 for one in records]
    return Items(
        _(title),
        demand.id,
        max(numbers, default=0) + 1,
        tuple(_item(here, demand, one) for one in records),
        say(here.other, title),
        owing.standing_words(where),
    )


def _item(here: Here, demand: Demand, one: DemandItem) -> ItemLine:
    owed = item(here.view, one, demand)
    first, second = in_language(one, "text", here.lang), in_language(one, "text", here.other)
    parts = (
        _("due {day}", day=one.due.say(here.lang)) if one.due else "",
        _("received {day}", day=one.received.say(here.lang)) if one.received else "",
        one.remark,
    )
    return ItemLine(
        one,
        first,
        chip("document_item", owed.state),
        second if second != first else "",
        " · ".join(part for part in parts if part),
        owing.age_chip(owed, here.as_of) if one.owed(here.as_of) else None,
    )


def _key_facts(here: Here, demand: Demand) -> Facts:
    asked = ("hearing", "asked_by")
    told = telling.lines(here, "demand", demand, ("party", "asked_by", "hearing"), asked=asked)
    return Facts(_("Key facts"), told, telling.title_of(N_("Key facts"), here.other))


def _dates(here: Here, demand: Demand) -> Facts:
    title = N_("Dates")
    dates = ("sent", "served", "due")
    told = (*telling.lines(here, "demand", demand, dates, asked=dates), *_by_rule(here, demand))
    return Facts(_(title), told, telling.title_of(title, here.other))


def _by_rule(here: Here, demand: Demand) -> Iterator[Line]:
    """What the law's own periods give, where no day is set: which of them applies is for people to say."""
    if demand.due is not None or demand.served is None:
        return
    law: Law = law_for(here.view)
    hearing = here.view.hearings.find(demand.hearing)
    kind = hearing.kind if hearing else ""
    for rule in law.rules(here.view.matter.jurisdiction, demand.served.first):
        if rule.trigger != RECEIVED:
            continue
        counted = law.count(rule, demand.served, kind=kind)
        if counted.due is not None:
            value = _("{day}: check that it applies", day=counted.due.say(here.lang, True))
            yield Line(
                rule.title.say(here.lang), value, counted.derivation.say(here.lang), "warn", "circle-help"
            )
