"""dossier FILE [--as-of DATE] [--json]"""

from __future__ import annotations

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.as_of import day_of, take_day
from hearingdesk.commands.command import DONE, NOT_SO, Command, take_file, take_json, tell, tell_json
from hearingdesk.procedure.dossiers import Dossier, dossier_of, dossiers_of
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import LATE, Stage
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    take_day(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    with CaseFile(chosen.file, "ro") as case:
        found = list(_dossiers(case, day_of(case, chosen.as_of)))
        if chosen.json:
            tell_json({"dossiers": [_as_json(case, one) for one in found]})
        else:
            _tell(case, found)
    over = any(one.warnings or any(stage.state == LATE for stage in one.stages) for one in found)
    return NOT_SO if over else DONE


def _dossiers(case: View, as_of: datetime.date) -> Iterator[Dossier]:
    """Every complaint, then every absence over which there is none."""
    for complaint in case.complaints.all():
        yield dossier_of(case, complaint, as_of)
    for summons in case.summonses.all():
        yield from (one for one in dossiers_of(case, summons, as_of) if one.begun and one.complaint is None)


def _tell(case: View, found: Sequence[Dossier]) -> None:
    for one in found:
        tell(_called(case, one))
        tell("    " + one.headline.say())
        for stage in one.stages:
            tell(f"    {stage.title.say()}: {stage.text.say()} [{stage.basis.say()}]")
        for warning in one.warnings:
            tell("    ! " + warning.say())
        for doubt in one.doubts:
            tell("    ? " + doubt.why.say())
    if not found:
        tell(_("There is no complaint and no absence in this case."))


def _called(case: View, one: Dossier, lang: str = "") -> str:
    if one.complaint:
        return case.complaints.called(one.complaint, lang)
    return case.summonses.called(one.accused[0].summons, lang)


def _as_json(case: View, one: Dossier) -> dict[str, Any]:
    return {
        "complaint": one.complaint,
        "title": _called(case, one, "en"),
        "hearing": case.hearings.called(one.hearing, "en"),
        "headline": _both(one.headline),
        "reason": _both(one.reason),
        "state": one.state,
        "stages": [_stage(stage) for stage in one.stages],
        "accused": [
            {
                "party": person.name.en,
                "party_ko": person.name.ko,
                "verdict": person.verdict.verdict if person.verdict else None,
                "offences": [offer.code for offer in person.offences if offer.certain],
                "offences_open": [offer.code for offer in person.offences if not offer.certain],
                "stages": [_stage(stage) for stage in person.stages],
            }
            for person in one.accused
        ],
        "warnings": [_both(words) for words in one.warnings],
        "check": [_both(doubt.why) for doubt in one.doubts],
        "as_of": one.as_of.isoformat() if one.as_of else None,
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "stage": stage.name,
        "title": _both(stage.title),
        "state": stage.state,
        "day": _plain(stage.day),
        "by": _plain(stage.by),
        "text": _both(stage.text),
        "next": _both(stage.next) if stage.next else None,
        "basis": stage.basis.en,
        "confidence": stage.confidence,
        "derivations": [_both(counted.derivation) for counted in stage.counted],
        "records": [{"kind": kind, "id": id} for kind, id in stage.records],
    }


def _both(words: Both) -> dict[str, str]:
    return {"en": words.en, "ko": words.ko}


def _plain(when: When | None) -> str | None:
    return str(when) if when else None


command = Command(_arguments, _run)
