"""verdict FILE [--as-of DATE] [--json]"""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.as_of import day_of, take_day
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_file, take_json, tell, tell_json
from hearingdesk.procedure.capacity import capacity_words
from hearingdesk.procedure.instruments import OPEN, Choice, every_order
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.serving import Start
from hearingdesk.procedure.verdicts import Verdict, every_verdict, own_law
from hearingdesk.records.orders import IssuedOrder
from hearingdesk.view import View
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_day(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        found = list(every_verdict(case, day_of(case, chosen.as_of)))
        orders = list(every_order(case))
        faults = own_law(case).faults
        if chosen.json:
            tell_json(
                {
                    "summonses": [_as_json(case, one) for one in found],
                    "orders": [_order_as_json(case, order, law) for order, law in orders],
                    "left_out": [{"rule": one.rule, "reason": one.reason} for one in faults],
                }
            )
        else:
            _tell(case, found)
            _tell_orders(case, orders)
            for fault in faults:
                tell(_("Own rule {rule} is left out: {reason}", rule=fault.rule, reason=fault.reason))
    lacking = any(law.state != OPEN for _order, law in orders)
    return NOT_SO if lacking or any(one.gaps for one in found) else DONE


def _tell(case: View, found: Sequence[Verdict]) -> None:
    """Who, for which day, the answer; then what stands against it and until when it could be cured."""
    for one in found:
        day = one.day.say(weekday=True) if one.day else _("day open")
        capacity = capacity_words(case.matter.jurisdiction, one.capacity).say()
        tell(f"{case.parties.called(one.party)} · {capacity} · {day}")
        tell("    " + one.headline.say())
        tell("    " + one.reason.say())
        for gap in one.gaps:
            tell(f"    – {gap.text.say()} [{gap.basis.say()}]")
        for cure in dict.fromkeys(gap.cure.say() for gap in one.gaps):
            tell("    → " + cure)
        for check in one.checks:
            tell("    ? " + check.why.say())
    if not found:
        tell(_("There is no summons in this case."))


def _tell_orders(case: View, orders: Sequence[tuple[IssuedOrder, Choice]]) -> None:
    """Each order that was issued, and whether this kind of hearing has such an instrument."""
    for order, law in orders:
        tell(case.issued_orders.name(order))
        tell(f"    {law.text.say()}" + (f" [{law.basis.say()}]" if law.basis else ""))
        for doubt in law.doubts:
            tell("    ? " + doubt.why.say())


def _order_as_json(case: View, order: IssuedOrder, law: Choice) -> dict[str, Any]:
    return {
        "id": order.id,
        "hearing": case.hearings.called(order.hearing, "en"),
        "party": case.parties.called(order.party, "en"),
        "instrument": order.instrument,
        "available": law.state == OPEN,
        "text": _both(law.text),
        "instead": list(law.instead),
        "basis": law.basis.en,
        "basis_ko": law.basis.ko,
        "check": [_both(doubt.why) for doubt in law.doubts],
    }


def _as_json(case: View, one: Verdict) -> dict[str, Any]:
    return {
        "id": one.summons,
        "hearing": case.hearings.called(one.hearing, "en"),
        "sitting": str(one.day) if one.day else None,
        "party": case.parties.called(one.party, "en"),
        "party_ko": case.parties.called(one.party, "ko"),
        "capacity": one.capacity,
        "verdict": one.verdict,
        "final": one.is_final,
        "headline": _both(one.headline),
        "reason": _both(one.reason),
        "last_day": _plain(one.last_day),
        "safe_day": _plain(one.safe_day),
        "derivation": _both(one.counted.derivation) if one.counted else None,
        "local": one.counted is not None and one.counted.local,
        "steps": [
            {
                "step": step.name,
                "state": step.state,
                "decides": step.decides,
                "earliest": _plain(step.span.low),
                "latest": _plain(step.span.high),
                "text": _both(step.text),
                "basis": step.basis.en,
            }
            for step in one.steps
        ],
        "gaps": [
            {
                "code": gap.code,
                "step": gap.step,
                "text": _both(gap.text),
                "basis": gap.basis.en,
                "basis_ko": gap.basis.ko,
                "cure": _both(gap.cure),
                "until": _plain(gap.until),
            }
            for gap in one.gaps
        ],
        "starts": [_start(start) for start in one.starts],
        "excuses": [{"id": r.excuse, "state": r.state, "text": _both(r.text)} for r in one.reasons],
        "offences": [offer.code for offer in one.offences if offer.certain],
        "offences_open": [offer.code for offer in one.offences if not offer.certain],
        "check": [_both(check.why) for check in one.checks],
        "as_of": _plain(one.as_of),
    }


def _start(start: Start) -> dict[str, Any]:
    words, note = _both(start.words), _both(start.note)
    return {
        "method": start.method,
        "by": _plain(start.day),
        "later": _plain(start.later),
        "text": words,
        "note": note,
        "check": [_both(doubt.why) for doubt in start.doubts],
    }


def _both(words: Both) -> dict[str, str]:
    return {"en": words.en, "ko": words.ko}


def _plain(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


command = Command(_arguments, _run)
