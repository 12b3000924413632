"""What somebody is accused of, held against the file: nobody is shown as guilty of staying away from a demand that
does not bind, nor a reference person of an offence that only witnesses commit. It warns; it keeps nothing out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hearingdesk.procedure.chain import Asks
from hearingdesk.procedure.complained import Absent, Complained
from hearingdesk.procedure.offences import Offer
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.stages import ASIDE, CHECK, DONE, MISSING, Stage, coded, stage, unknown
from hearingdesk.procedure.tables import Offence, held, offences_of
from hearingdesk.procedure.telling import day_words
from hearingdesk.procedure.verdicts import GAP, VOLUNTARY

_SWORN = ("sworn", "sworn_again", "affirmed")


def charge(asked: Asks, one: Absent, facts: Complained) -> Stage:
    """The count, what it can bring, and what in the file speaks against it; without one what the file bears out."""
    if one.count is None:
        return _offered(asked, one, facts)
    records = [("complaint_count", one.count.id)]
    if not one.count.offence:
        return stage(asked, CHECK, unknown(), [phrase("charge.no_offence")], records=records)
    name = coded("offence", one.count.offence)
    offence = offence_of(facts, one)
    warnings = list(_against(facts, one, offence, name))
    doubts = list(_open(facts, one, offence))
    penalty = offence.penalty if offence else Both()
    told = phrase("charge.count", offence=name, penalty=penalty) if penalty else None
    key = "not_borne" if warnings else "not_certain" if doubts else "borne"
    return stage(
        asked,
        CHECK if warnings or doubts else DONE,
        name,
        [told or phrase("charge.count_plain", offence=name)],
        note=phrase(f"charge.{key}"),
        doubts=[*doubts, *(offence.doubts_on() if offence else ())],
        warnings=warnings,
        records=records,
        day=one.count.offended,
    )


def _offered(asked: Asks, one: Absent, facts: Complained) -> Stage:
    """No count: what the file bears out, and what it does not."""
    offers = one.verdict.offences if one.verdict else ()
    sentences = [phrase("charge.none"), *_offer_words(offers)]
    if not offers and bears_absence(facts, one) and one.verdict is not None:
        told = [phrase("charge.none"), one.verdict.reason]
        return stage(asked, MISSING, unknown(), told, note=phrase("charge.not_certain"))
    if not offers:
        why = one.verdict.reason if one.verdict and one.verdict.verdict == VOLUNTARY else Both()
        return stage(asked, ASIDE, phrase("stage.aside"), [*sentences, phrase("charge.no_offer"), why])
    sure = [offer for offer in offers if offer.certain]
    return stage(
        asked,
        MISSING,
        unknown(),
        sentences,
        note=phrase("charge.borne" if sure else "charge.not_certain"),
        next=phrase(_duty(asked, facts)) if sure else None,
        doubts=[doubt for offer in offers for doubt in offer.doubts],
    )


def _duty(asked: Asks, facts: Complained) -> str:
    """Whether the committee must go on, or can: as the rule of the step has it."""
    forces = [facts.law.rule(name, facts.day).force for name in asked.rules]
    return "charge.next" if "mandatory" in forces else "charge.next_may"


def bears_absence(facts: Complained, one: Absent) -> bool:
    """Whether somebody stayed away who could commit absence, from a demand that is not known to be none.

    Where no rule says when a demand binds, nobody is cleared by that.
    """
    if one.verdict is None or one.verdict.verdict == VOLUNTARY or not one.stayed_away:
        return False
    return can_be_absent(facts, one) and one.summons is not None and one.summons.state != "withdrawn"


def can_be_absent(facts: Complained, one: Absent) -> bool:
    """Whether this law punishes staying away in the capacity in which somebody was called."""
    if one.summons is None:
        return False
    listed = offences_of(one.summons.capacity, facts.kind, facts.jurisdiction, _day(facts, one))
    return any(offence.code == "absence" for offence in listed)


def _offer_words(offers: tuple[Offer, ...]) -> Iterator[Both]:
    for sure, key in ((True, "offers"), (False, "offers_open")):
        named = [coded("offence", one.code) for one in offers if one.certain == sure]
        if named:
            yield phrase(f"charge.{key}", offences=joined(", ", named))


def offence_of(facts: Complained, one: Absent) -> Offence | None:
    """The offence of a count as it was law on its day: of this capacity and proceeding where there are several."""
    listed = [
        offence
        for offence in held(Offence, facts.jurisdiction, _day(facts, one))
        if one.count is not None and offence.code == one.count.offence
    ]
    fitting = [offence for offence in listed if offence.open_in(facts.kind)]
    return next(iter(fitting or listed), None)


def _day(facts: Complained, one: Absent) -> datetime.date | None:
    offended = one.count.offended if one.count else None
    sat = one.sitting.day if one.sitting else None
    known = offended or sat
    return known.first if known else facts.day


def _against(facts: Complained, one: Absent, offence: Offence | None, name: Both) -> Iterator[Both]:
    """What in law or in the file speaks against the count."""
    day = _day(facts, one)
    if offence is None:
        here = day_words(day) if day else Both("?", "?")
        yield phrase("charge.not_law", offence=name, day=here)
        return
    if facts.kind and not offence.open_in(facts.kind):
        yield phrase("charge.proceeding", offence=name)
    if one.summons and not offence.can_be_of(one.summons.capacity):
        capacity = coded("capacity", one.summons.capacity)
        yield phrase("charge.capacity", offence=name, capacity=capacity, why=offence.note)
    elif offence.needs_service and one.verdict and one.verdict.verdict == VOLUNTARY:
        yield phrase("charge.voluntary", why=one.verdict.reason)
    if offence.code == "absence" and one.attendances and not one.stayed_away:
        yield phrase("charge.present")


def _open(facts: Complained, one: Absent, offence: Offence | None) -> Iterator[Doubt]:
    """What is not settled about it."""
    if offence is None:
        return
    if offence.needs_service:
        if one.summons is None:
            yield Doubt("demand", phrase("charge.no_demand"))
        elif one.verdict and one.verdict.verdict == GAP:
            yield Doubt("demand", phrase("charge.gap", why=one.verdict.headline))
    if offence.code == "absence" and one.summons and not one.attendances:
        yield Doubt("attendance", phrase("charge.present"))
    if offence.sworn and not any(attendance.oath in _SWORN for attendance in one.attendances):
        yield Doubt("oath", phrase("charge.sworn"))
