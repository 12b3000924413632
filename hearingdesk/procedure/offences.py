"""Which offences the file bears out: by capacity, attendance and verdict; nothing open is offered as certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.reported import Reported
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.tables import Offence, offences_of

UNCERTAIN_LAW = ("uncertain", "general", "two_readings")  # codes of doubts about the law itself
ABSENT = ("absent", "absent_reasons", "absent_disallowed", "absent_no_paper", "substitute", "written_only")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offence whose facts are on file; `certain` is false while the demand is open."""

    code: str
    certain: bool
    why: Both
    penalty: Both
    basis: Both
    doubts: tuple[Doubt, ...] = ()


def possible(facts: Reported) -> dict[str, Offence]:
    """What somebody in this capacity can commit in this hearing at all, by code."""
    day = facts.day.first if facts.day else None
    found = offences_of(facts.summons.capacity, facts.kind, facts.jurisdiction, day)
    return {one.code: one for one in found}


def offers(facts: Reported, verdict: str, why_open: Both, checks: Sequence[Doubt] = ()) -> tuple[Offer, ...]:
    """The offences that the file bears out for one summons and sitting; `checks` are the doubts of the verdict."""
    known = possible(facts)
    return tuple(
        _offer(known[code], certain, why, checks)
        for code, certain, why in _borne(facts, verdict, why_open)
        if code in known
    )


def _borne(facts: Reported, verdict: str, why_open: Both) -> Iterator[tuple[str, bool, Both]]:
    states = [one.state for one in facts.attendances]
    came = any(state not in ABSENT for state in states)
    if states and not came:
        if verdict == "enforceable":
            yield "absence", True, phrase("offer.absence")
        elif verdict == "gap":
            yield "absence", False, phrase("offer.absence_open", why=why_open)
    if facts.summons.state == "evaded":
        yield "evade", True, phrase("offer.evade")
    if any(one.oath == "refused" for one in facts.attendances):
        yield "refuse_oath", True, phrase("offer.refuse_oath")
    if "accompany_refused" in states:
        yield "contempt_accompany", True, phrase("offer.contempt_accompany")


def _offer(offence: Offence, certain: bool, why: Both, checks: Sequence[Doubt]) -> Offer:
    of_demand = (one for one in checks if offence.needs_service and one.code in UNCERTAIN_LAW)
    doubts = (*offence.doubts_on(), *of_demand)
    return Offer(
        code=offence.code,
        certain=certain and not doubts,
        why=why,
        penalty=offence.penalty,
        basis=offence.basis,
        doubts=doubts,
    )
