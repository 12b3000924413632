"""Orders issued against a witness: the instrument, its days, its result, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two
from hearingdesk.pack.witnesses import Witness
from hearingdesk.pack.wording import (
    between,
    coded,
    day,
    field,
    labelled,
    minor,
    paragraphs,
    phrase,
    runs,
    stood,
)
from hearingdesk.procedure.instruments import OPEN, of_order
from hearingdesk.procedure.rule import Both
from hearingdesk.records.orders import IssuedOrder, IssuedOrders
from hearingdesk.words import N_


def orders(brief: Brief, press: Press, witness: Witness) -> Iterator[Block]:
    """Every order against a witness; one that the proceeding lacks is said to be so, with its reason."""
    for order in brief.where(IssuedOrders, "party", witness.party):
        yield minor(press, coded("instrument", order.instrument))
        yield labelled(press, Two.said(N_("Order issued")), *between(_pieces(press, order)))
        if prepares(brief.readers):
            yield from _law(brief, press, order)
        yield from paragraphs(press, field(order, "remark"), "note")
        yield from stood(brief.cites.line(press, order.id), press)


def _law(brief: Brief, press: Press, order: IssuedOrder) -> Iterator[Block]:
    """For those who prepare the hearing: that it does not exist here, or that this is not certain."""
    law = of_order(brief.view, order)
    if law.state != OPEN:
        text = [[*runs(press, _two(law.text))], [Run(press.first(_two(law.basis)))]]
        yield labelled(press, Two.said(N_("Check")), *between(text))
    elif law.doubts:
        yield labelled(press, Two.said(N_("Check")), *runs(press, _two(law.doubts[0].why)))


def _pieces(press: Press, order: IssuedOrder) -> Iterator[list[Run]]:
    days = ((N_("issued {day}"), order.issued), (N_("served {day}"), order.served))
    said = [phrase(words, day=day(when)) for words, when in days if when]
    said += [Two(order.issuer)] if order.issuer else []
    said += [coded("order_result", order.result)] if order.result else []
    yield from ([Run(press.first(one))] for one in said)


def _two(words: Both) -> Two:
    return Two(words.en, words.ko)
