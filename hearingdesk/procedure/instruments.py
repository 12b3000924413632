"""Which instruments a committee has in a kind of proceeding on a day; why it lacks one, and what there is instead."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from hearingdesk import codes
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.reported import CaseReader
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.tables import Instrument, held
from hearingdesk.records.orders import IssuedOrder

DEMANDS = ("attendance_demand", "subpoena", "summons_order", "witness_summons", "summons")
OPEN, LACKING, UNKNOWN = "open", "lacking", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An instrument against a kind of hearing. `instead` are the codes of what exists there."""

    code: str
    title: Both
    state: str  # OPEN, LACKING, or UNKNOWN: no text says
    text: Both  # in a sentence, with what exists instead where it is lacking
    remark: Both  # what it needs, or why it is lacking, without its name
    basis: Both
    instead: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def choice(code: str, jurisdiction: str, kind: str, day: datetime.date | None = None) -> Choice:
    """Whether a committee can use an instrument there and then."""
    known = next((one for one in held(Instrument, jurisdiction, day) if one.code == code), None)
    title = known.title if known else _named(code)
    proceeding = _kind(kind)
    if known is None:
        exists = [one.code for one in available(jurisdiction, kind, day)]
        text = phrase("instrument.unknown", instrument=title)
        return _choice(code, title, UNKNOWN, text, jurisdiction, exists)
    if known.open_in(kind):
        needs = known.needs or phrase("instrument.no_needs")
        return Choice(
            code=code,
            title=title,
            state=OPEN,
            text=phrase("instrument.open", instrument=title, needs=needs),
            remark=phrase("instrument.needed", needs=needs),
            basis=known.basis,
            doubts=known.doubts_on(day),
        )
    there = {one.code: one for one in available(jurisdiction, kind, day)}
    exists = [name for name in known.instead if name in there] or list(there)
    why = known.why_not or phrase("instrument.no_text")
    text = phrase("instrument.lacking", instrument=title, proceeding=proceeding, why=why)
    return _choice(code, title, LACKING, text, jurisdiction, exists, known, day)


def _choice(
    code: str,
    title: Both,
    state: str,
    text: Both,
    jurisdiction: str,
    exists: list[str],
    known: Instrument | None = None,
    day: datetime.date | None = None,
) -> Choice:
    named = joined(", ", [name_of(one, jurisdiction) for one in exists])
    offer = phrase("instrument.instead", instruments=named) if exists else Both()
    return Choice(
        code=code,
        title=title,
        state=state,
        text=joined(" ", [text, offer]),
        remark=(known.why_not if known else Both()) or phrase("instrument.no_text"),
        basis=known.basis if known else Both(),
        instead=tuple(exists),
        doubts=known.doubts_on(day) if known else (),
    )


def available(jurisdiction: str, kind: str, day: datetime.date | None = None) -> list[Instrument]:
    """What a committee can use in a kind of hearing on a day."""
    return [one for one in held(Instrument, jurisdiction, day) if one.open_in(kind)]


def matrix(jurisdiction: str, kind: str, day: datetime.date | None = None) -> list[Choice]:
    """Every instrument of a parliament, with what this kind of hearing makes of it; those it has first."""
    found = [choice(one.code, jurisdiction, kind, day) for one in held(Instrument, jurisdiction, day)]
    return sorted(found, key=lambda one: one.state != OPEN)


def of_order(case: CaseReader, order: IssuedOrder) -> Choice:
    """What the law makes of an order on file."""
    hearing = case.hearings.find(order.hearing)
    sitting = case.sittings.find(order.sitting)
    known = [one.first for one in (order.issued, sitting.day if sitting else None) if one]
    if not known and hearing:
        known = [one.day.first for one in case.hearings.sittings(hearing.id) if one.day]
    day = known[0] if known else None
    return choice(order.instrument, case.matter.jurisdiction, hearing.kind if hearing else "", day)


def every_order(case: CaseReader) -> Iterator[tuple[IssuedOrder, Choice]]:
    """All orders of a case, each with what the law makes of it."""
    for order in case.issued_orders.all():
        yield order, of_order(case, order)


def demand_of(jurisdiction: str) -> str:
    """The code of the instrument that calls a witness there; "" where none is known."""
    return next((one.code for one in held(Instrument, jurisdiction) if one.code in DEMANDS), "")


def name_of(code: str, jurisdiction: str) -> Both:
    """What an instrument is called in a parliament."""
    return next((one.title for one in held(Instrument, jurisdiction) if one.code == code), _named(code))


def _named(code: str) -> Both:
    return Both(codes.label("instrument", code, "en"), codes.label("instrument", code, "ko"))


def _kind(kind: str) -> Both:
    if not kind:
        return phrase("instrument.this")
    return Both(codes.label("hearing_kind", kind, "en"), codes.label("hearing_kind", kind, "ko"))
