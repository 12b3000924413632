"""A dossier in one sentence: where it stands, and what that rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hearingdesk.procedure.chain import Chain
from hearingdesk.procedure.charges import can_be_absent, offence_of
from hearingdesk.procedure.complained import Absent, Complained
from hearingdesk.procedure.investigations import Clock, due_words
from hearingdesk.procedure.outcomes import DROPPED
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.stages import ASIDE, CHECK, DONE, LATE, MISSING, OPEN, Stage
from hearingdesk.procedure.tables import Instrument, held
from hearingdesk.procedure.telling import day_words
from hearingdesk.procedure.verdicts import ENFORCEABLE, NOT_APPLICABLE, VOLUNTARY

_DROPPED = {"withdrawn": "withdrawn", "rejected": "rejected", "waived_confession": "waived"}


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence, its reason, and how it stands (a state of a stage)."""

    headline: Both
    state: str
    reason: Both = field(default_factory=Both)


def headline(facts: Complained, chain: Chain | None, stages: Sequence[Stage], running: Clock | None) -> Told:
    """Where a dossier stands."""
    if chain is None or not chain.steps:
        return _nothing(facts, chain)
    if facts.complaint is None:
        return _no_complaint(facts)
    if (dropped := _dropped(facts)) is not None:
        return dropped
    by_name = {one.name: one for one in stages}
    ends = _ended(by_name)
    if ends is not None:
        return ends
    if facts.filed is None and facts.received is None:
        key = "resolved" if facts.resolved else "drafted"
        return Told(phrase(f"dossier.{key}"), OPEN, _next(stages))
    return _under_way(facts, by_name, running, stages)


def _nothing(facts: Complained, chain: Chain | None) -> Told:
    """No chain: because nothing follows here, because the instrument is not there, or because nobody knows."""
    if chain is not None:
        return Told(
            phrase("dossier.nothing_follows"),
            ASIDE,
            phrase("reason.no_demand", why=chain.why, basis=chain.basis),
        )
    for one in held(Instrument, facts.jurisdiction, facts.day):
        if one.code == "complaint" and one.why_not and not one.open_in(facts.kind):
            words = phrase("dossier.no_instrument", why=one.why_not)
            return Told(words, ASIDE, one.basis)
    return Told(phrase("dossier.no_chain"), CHECK, phrase("reason.no_rule"))


def _no_complaint(facts: Complained) -> Told:
    one = next(iter(facts.absent), None)
    verdict = one.verdict if one else None
    if one is None or verdict is None:
        return Told(phrase("dossier.drafted"), OPEN)
    if verdict.verdict == VOLUNTARY:
        return Told(phrase("dossier.voluntary"), ASIDE, verdict.reason)
    if one.summons is not None and one.summons.state == "withdrawn":
        return Told(verdict.headline, ASIDE, verdict.reason)
    if not can_be_absent(facts, one):
        return Told(phrase("dossier.free", why=phrase("dossier.free_why")), ASIDE, verdict.reason)
    if not one.stayed_away:
        return Told(phrase("dossier.came"), ASIDE, phrase("dossier.came_why"))
    if verdict.verdict == NOT_APPLICABLE:
        return Told(phrase("dossier.absent_unknown"), CHECK, verdict.reason)
    if verdict.verdict == ENFORCEABLE:
        return Told(phrase("dossier.absent"), MISSING, _duty(facts, one))
    return Told(phrase("dossier.absent_open"), CHECK, verdict.headline)


def _duty(facts: Complained, one: Absent) -> Both:
    offence = offence_of(facts, one)
    return offence.basis if offence else (one.verdict.reason if one.verdict else Both())


def _dropped(facts: Complained) -> Told | None:
    states = [one.state for one in facts.steps if one.complaint_count is None]
    states += [facts.complaint.state] if facts.complaint else []
    state = next((one for one in states if one in DROPPED), "")
    return Told(phrase(f"dossier.{_DROPPED[state]}"), DONE) if state else None


def _ended(by_name: dict[str, Stage]) -> Told | None:
    disposition, final = by_name.get("disposition"), by_name.get("final")
    if disposition is None or disposition.state != DONE:
        return None
    if final is not None and final.state == DONE:
        return Told(phrase("dossier.final", value=disposition.value), DONE, final.text)
    inquiry = by_name.get("investigation")
    late = inquiry is not None and inquiry.state == LATE
    key = "disposed_late" if late else "disposed"
    return Told(phrase(f"dossier.{key}", value=disposition.value), LATE if late else DONE, disposition.text)


def _under_way(
    facts: Complained, by_name: dict[str, Stage], running: Clock | None, stages: Sequence[Stage]
) -> Told:
    """Filed, and not disposed of."""
    inquiry = by_name.get("investigation")
    if inquiry is None:
        at = next(
            (
                one
                for one in reversed(stages)
                if one.state in (DONE, CHECK) and one.name in ("filed", "house")
            ),
            None,
        )
        words = phrase("dossier.filed", stage=at.title, value=at.value) if at else phrase("dossier.drafted")
        return Told(words, OPEN, _next(stages))
    if running is None or running.last is None:
        return Told(phrase("dossier.uncertain"), CHECK, inquiry.text)
    due, why = day_words(running.last.last), joined(" ", due_words(running))
    if not running.sure:
        passed = facts.as_of is not None and facts.as_of > running.last.last
        key = "conditional_over" if passed else "conditional"
        return Told(phrase(f"dossier.{key}", due=due), CHECK, why)
    key = "over" if inquiry.state == LATE else "running"
    return Told(phrase(f"dossier.{key}", due=due), inquiry.state, why)


def _next(stages: Sequence[Stage]) -> Both:
    found = next((one for one in stages if one.next), None)
    return phrase("dossier.next", text=found.next) if found else phrase("dossier.none_next")
