"""Instruments of a committee: what a hearing of this kind has and lacks, and the orders that were issued."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.procedure.instruments import OPEN, Choice, matrix, of_order
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.orders import IssuedOrder
from hearingdesk.rows import Chip
from hearingdesk.words import N_, _, say
from ui.desk import Place
from ui.rooms import telling
from ui.rooms.pages import plain
from ui.rooms.sheet import Adding, Card, Facts, Here, Line, Links, Part, Ruling, Sheet
from ui.rooms.tones import chips
from ui.widgets.links import Link


def part(here: Here, hearing: Hearing) -> tuple[Part, ...]:
    """The tab of a hearing; none where nothing is known of its parliament."""
    known = matrix(here.view.matter.jurisdiction, hearing.kind)
    if not known:
        return ()
    return (Part("instruments", _("Instruments"), lambda: [_matrix(here, hearing)]),)


def _matrix(here: Here, hearing: Hearing) -> Facts:
    """What there is first, then what there is not, each with its reason."""
    days = [one.day.first for one in here.view.hearings.sittings(hearing.id) if one.day]
    found = matrix(here.view.matter.jurisdiction, hearing.kind, days[0] if days else None)
    title = N_("What this kind of hearing has, and what it lacks")
    return Facts(_(title), tuple(_line(here, one) for one in found), say(here.other, title))


def _line(here: Here, one: Choice) -> Line:
    checks = [doubt.why.say(here.lang) for doubt in one.doubts]
    said = [_("Check: {why}", why="; ".join(checks))] if checks else []
    other = " · ".join(part for part in (one.basis.say(here.lang), *said) if part)
    has = one.state == OPEN
    tone, icon = ("ok", "circle-check") if has else ("bad", "circle-x")
    if has and checks:
        tone, icon = "warn", "circle-help"
    words = one.remark.say(here.lang)
    return Line(one.title.say(here.lang), words[:1].upper() + words[1:], other, tone, icon)


def orders(here: Here, *, hearing: int | None, party: int | None = None) -> Links | None:
    """The orders on file, each with what the law makes of it; None where there are none."""
    equal = {"hearing": hearing} | ({"party": party} if party else {})
    found = here.view.issued_orders.where(**equal)
    if not found:
        return None
    title = here.view.issued_orders.many_words
    told = tuple(_link(here, one) for one in found)
    return Links(_(title), told, say(here.other, title), len(told), Adding("issued_order", equal))


def _link(here: Here, order: IssuedOrder) -> Link:
    law = of_order(here.view, order)
    lacking = Chip(_("Not available here"), "bad", "circle-x") if law.state != OPEN else None
    result = next(iter(chips("order_result", order.result)), None)
    return Link(
        Place(table="issued_order", id=order.id),
        here.view.issued_orders.name(order, here.lang),
        note=law.text.say(here.lang) if lacking else "",
        side=telling.day(here, order.issued),
        chip=lacking or result,
    )


def page(here: Here, order: IssuedOrder) -> Sheet:
    """The page of an order: what the law makes of it above what is on file."""

    def overview() -> list[Card]:
        told = telling.lines(here, "issued_order", order, asked=("issued", "issuer", "served", "result"))
        title = N_("Key facts")
        facts = Facts(_(title), told, say(here.other, title))
        return [*_ruling(here, order), facts, *telling.prose(here, order)]

    hearing = telling.named(here, "hearing", order.hearing)[0]
    crumbs = ((hearing, Place(table="hearing", id=order.hearing or 0)),)
    return plain.sheet(
        here, "issued_order", order, overview, chips=chips("order_result", order.result), crumbs=crumbs
    )


def _ruling(here: Here, order: IssuedOrder) -> Iterator[Ruling]:
    law = of_order(here.view, order)
    title = N_("This kind of hearing has it") if law.state == OPEN else N_("This kind of hearing lacks it")
    tone, icon = ("ok", "circle-check") if law.state == OPEN else ("warn", "circle-alert")
    reason = " ".join(part for part in (law.text.say(here.lang), law.basis.say(here.lang)) if part)
    check = "; ".join(doubt.why.say(here.lang) for doubt in law.doubts)
    yield Ruling(_(title), say(here.other, title), reason, tone, icon, "", check)
