"""count RULE --on DATE[THH:MM] [--offset N] [--members N] [--present N] [--kind KIND] [--case FILE] [--json]"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from hearingdesk import codes
from hearingdesk.commands.command import DONE, NOT_SO, Command, number, take_json, tell, tell_json
from hearingdesk.errors import Unreadable
from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.events import proceedings
from hearingdesk.procedure.law import Law, shipped
from hearingdesk.when import When
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rule", metavar=_("RULE"), help=_("the name of a rule, such as KR-WIT-SERVE"))
    parser.add_argument(
        "--on",
        required=True,
        metavar=_("DATE"),
        help=_("the day to count from; for rules in hours with the hour"),
    )
    parser.add_argument(
        "--offset", type=number, metavar="N", help=_("how many to count, where the rule leaves it open")
    )
    parser.add_argument("--members", type=number, metavar="N", help=_("how many members are in office"))
    parser.add_argument("--present", type=number, metavar="N", help=_("how many members are present"))
    parser.add_argument(
        "--kind", default="", metavar=_("KIND"), help=_("the kind of hearing it is asked for")
    )
    parser.add_argument(
        "--case",
        type=Path,
        metavar=_("FILE"),
        help=_("count with the own rules and holidays of this case file"),
    )
    take_json(parser)


def _run(chosen: Namespace) -> int:
    for option, least in (("offset", 0), ("members", 1), ("present", 1)):
        given = getattr(chosen, option)
        if given is not None and not least <= given <= 100_000:
            raise Unreadable(
                _(
                    "--{option} takes a number from {least} to {most}.",
                    option=option,
                    least=least,
                    most=100_000,
                )
            )
    if chosen.kind and chosen.kind not in codes.entries("hearing_kind") and chosen.kind not in proceedings():
        known = ", ".join(codes.entries("hearing_kind"))
        raise Unreadable(_("There is no kind of hearing “{kind}”: {known}.", kind=chosen.kind, known=known))
    law = _law(chosen.case)
    law.rule(chosen.rule)  # an unknown rule is said before a date that cannot be read
    on = When.read(chosen.on)
    found = law.count(
        chosen.rule,
        on,
        number=chosen.offset,
        members=chosen.members,
        present=chosen.present,
        kind=chosen.kind,
    )
    if chosen.json:
        tell_json(_as_json(found))
    else:
        _tell(law.rule(chosen.rule, on.first).title.say(), found)
    return NOT_SO if found.due is None and found.threshold is None else DONE


def _law(case: Path | None) -> Law:
    """The program's law, or that of a case."""
    if case is None:
        return shipped()
    from hearingdesk.casefile import CaseFile
    from hearingdesk.procedure.verdicts import law_for

    with CaseFile(case, "ro") as opened:
        return law_for(opened)


def _tell(title: str, found: Counted) -> None:
    """The answer first, then how it was found."""
    tell(f"{found.rule}  {title}")
    if found.threshold is not None:
        tell("    " + str(found.threshold))
    elif found.due is not None:
        tell("    " + found.due.say(weekday=True))
    elif found.earliest is not None and found.latest is not None:
        bounds = When(found.earliest.start, found.latest.start)
        tell("    " + bounds.say(weekday=True) + "  ?")
    tell("    " + found.derivation.say())


def _as_json(found: Counted) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "rule": found.rule,
        "due": _plain(found.due),
        "unrolled": _plain(found.unrolled),
        "advisory": _plain(found.advisory),
        "threshold": found.threshold,
        "derivation": {"en": found.derivation.en, "ko": found.derivation.ko},
        "basis": found.cited.en,
        "basis_ko": found.cited.ko,
        "local": found.local,
        "confidence": found.confidence,
        "check": found.check,
        "reasons": [{"code": doubt.code, "en": doubt.why.en, "ko": doubt.why.ko} for doubt in found.doubts],
        "earliest": _plain(found.earliest),
        "latest": _plain(found.latest),
    }
    if found.readings:
        answer["readings"] = [_as_json(reading) for reading in found.readings]
    return answer


def _plain(when: When | None) -> str | None:
    return str(when) if when else None


command = Command(_arguments, _run)
