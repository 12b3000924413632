"""How many it takes: the thresholds of a day, and whether the count of a vote reached its own."""

from __future__ import annotations

import datetime

from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.tables import Threshold, held
from hearingdesk.records.resolutions import Resolution


def threshold(jurisdiction: str, code: str, day: datetime.date | None) -> Threshold | None:
    """The threshold of this name as it was law on a day."""
    return next((one for one in held(Threshold, jurisdiction, day) if one.code == code), None)


def short_of(need: Threshold | None, vote: Resolution, members: int | None) -> tuple[str, Both] | None:
    """What is wrong with the count of a vote: (code, words); None where nothing is known to be."""
    if need is None or vote.present is None:
        return None
    if "n" not in formula(need.formula).names:
        return _favour(need.of(vote.present), vote)
    if members is not None and vote.present < (least := need.of(members)):
        words = phrase("resolved.no_quorum", present=vote.present, n=members, need=least)
        return "no_quorum", words
    least = need.of_present(vote.present)
    return _favour(least, vote) if least is not None else None


def _favour(least: int, vote: Resolution) -> tuple[str, Both] | None:
    if vote.in_favour is None or vote.in_favour >= least:
        return None
    values = {"favour": vote.in_favour, "present": vote.present or 0, "need": least}
    return "no_majority", phrase("resolved.no_majority", **values)
