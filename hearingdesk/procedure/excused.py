"""The first two stages of an absence: the letter of reasons and the ruling on it."""

from __future__ import annotations

import datetime

from hearingdesk.procedure.chain import Asks
from hearingdesk.procedure.complained import Absent
from hearingdesk.procedure.excuses import Reasons
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import ASIDE, CHECK, DONE, LATE, MISSING, OPEN, Stage, coded, stage, unknown
from hearingdesk.procedure.telling import when_words
from hearingdesk.records.summonses import Excuse

_STATES = {"in_time": DONE, "late": LATE, "open": CHECK}


def excuse(asked: Asks, one: Absent, as_of: datetime.date | None) -> Stage:
    """The letter: on file or not, in time by the rule or late, with its reason and what came with it."""
    if one.summons is None:
        return stage(asked, MISSING, unknown(), [phrase("letter.no_summons")])
    if not one.excuses:
        return _none(asked, one, as_of)
    letter = one.excuses[0]
    found = next((r for r in (one.verdict.reasons if one.verdict else ()) if r.excuse == letter.id), None)
    value = when_words(letter.received) if letter.received else phrase("inquiry.day")
    state = _STATES[found.state] if found else DONE
    return stage(
        asked,
        state,
        value,
        [_timing(letter, found), *_reason(letter)],
        note=phrase(f"letter.{found.state}") if found else None,
        counted=[found.counted] if found else [],
        records=[("excuse", other.id) for other in one.excuses],
        day=letter.received,
    )


def _none(asked: Asks, one: Absent, as_of: datetime.date | None) -> Stage:
    due = one.verdict.reasons_due if one.verdict else Both()
    sentences = [phrase("letter.no_letter"), due]
    day = one.verdict.day if one.verdict else None
    came = bool(one.attendances) and not one.stayed_away
    state = ASIDE if came else OPEN if as_of and day and as_of < day.first else MISSING
    return stage(asked, state, phrase("letter.none"), sentences, records=_of_summons(one))


def _of_summons(one: Absent) -> list[tuple[str, int]]:
    return [("summons", one.summons.id)] if one.summons else []


def _timing(letter: Excuse, found: Reasons | None) -> Both:
    if found is not None:
        return found.text
    if letter.received is None:
        return phrase("letter.no_day")
    return phrase("letter.no_rule", day=when_words(letter.received))


def _reason(letter: Excuse) -> list[Both]:
    told = (
        phrase("letter.reason", reason=coded("reason_kind", letter.reason))
        if letter.reason
        else phrase("letter.no_reason")
    )
    if not letter.attachments:
        return [told, phrase("letter.no_attached")]
    return [told, phrase("letter.attached", what=letter.attachments.rstrip("."))]


def ruling(asked: Asks, one: Absent) -> Stage:
    """What was said to the letter; the law may know no such step, and then it says so."""
    if not one.excuses:
        return stage(asked, ASIDE, Both("–", "–"), [phrase("ruled.no_letter")])
    letter, by = one.excuses[0], one.rulers[0]
    records = [("excuse", letter.id)]
    if letter.ruling in ("", "none"):
        return stage(asked, MISSING, unknown(), [phrase("ruled.none")], records=records)
    named = coded("ruling", letter.ruling)
    said = phrase("ruled.by", ruling=named, who=by) if by else phrase("ruled.said", ruling=named)
    day = when_words(letter.ruled) if letter.ruled else None
    told = phrase("ruled.on", day=day) if day else phrase("ruled.no_day")
    charged = one.count is not None and one.count.offence == "absence"
    warnings = [phrase("ruled.accepted")] if letter.ruling == "accepted" and charged else []
    return stage(
        asked,
        OPEN if letter.ruling == "supplement" else DONE,
        named,
        [said, told],
        note=joined(" · ", [by, day or phrase("ruled.day_open")]),
        warnings=warnings,
        records=records,
        day=letter.ruled,
    )
