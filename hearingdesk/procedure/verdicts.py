"""Can a summons be enforced? Judged per person and sitting from what is on file, every step with its reason.

Four answers: "enforceable"; "voluntary" (nothing can make absence punishable); "gap" (open: what is missing, and until
when it could be cured); "not_applicable" (no rule, or a capacity that cannot be punished for staying away).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.excuses import Reasons, due, reasons
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.ledger import Ledger, ledger_for
from hearingdesk.procedure.local import Local, law_of
from hearingdesk.procedure.offences import Offer, offers, possible
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.reported import CaseReader, Reported, Span, reported, sittings_of
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.serving import Start, effects, starts
from hearingdesk.procedure.steps import DONE, FAILED, OPEN, Step, papers
from hearingdesk.procedure.timing import Limit, Served, before, limit, plain_served, served, weigh
from hearingdesk.procedure.trial import Trial, tried
from hearingdesk.procedure.wording import not_bound, noted, starting, told
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When

ENFORCEABLE, VOLUNTARY, GAP, NOT_APPLICABLE = "enforceable", "voluntary", "gap", "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is missing or has failed, on whose word it is needed, and what would still cure it until when."""

    step: str
    code: str
    text: Both
    basis: Both
    cure: Both
    until: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer for one summons and one sitting."""

    summons: int
    hearing: int | None
    sitting: int | None
    party: int | None
    capacity: str
    day: When | None
    verdict: str
    headline: Both
    reason: Both
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    last_day: datetime.date | None = None
    safe_day: datetime.date | None = None  # the working day before, where the last day is none
    counted: Counted | None = None  # how the last day was found
    days: int = 0  # from the last day to the sitting; 0 where no rule counts them
    served: Span = field(default_factory=Span)
    starts: tuple[Start, ...] = ()
    starting: Both = field(default_factory=Both)  # the same in a sentence
    reasons: tuple[Reasons, ...] = ()
    reasons_due: Both = field(default_factory=Both)  # by when a statement of reasons was due
    offences: tuple[Offer, ...] = ()
    checks: tuple[Doubt, ...] = ()  # what somebody must look at before relying on it
    as_of: datetime.date | None = None

    @property
    def is_final(self) -> bool:
        """Whether nothing that may still be found can change it."""
        return self.verdict in (VOLUNTARY, NOT_APPLICABLE)

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)


def judge(
    case: CaseReader,
    summons: Summons,
    as_of: datetime.date | None = None,
    *,
    sitting: Sitting | None = None,
    law: Law | None = None,
    trial: Trial | None = None,
) -> Verdict:
    """The verdict for one sitting (by default the first that the summons calls for), on what was known on a day.

    `trial` is what the file would say with entries that nobody has recorded.
    """
    sitting = sitting or sittings_of(case, summons)[0]
    return _judged(reported(case, summons, sitting, as_of), law or law_for(case), trial)


def judge_all(
    case: CaseReader,
    summons: Summons,
    as_of: datetime.date | None = None,
    law: Law | None = None,
    trial: Trial | None = None,
) -> list[Verdict]:
    """A verdict for every sitting the summons calls for."""
    law = law or law_for(case)
    return [_judged(reported(case, summons, one, as_of), law, trial) for one in sittings_of(case, summons)]


def every_verdict(case: CaseReader, as_of: datetime.date | None = None) -> Iterator[Verdict]:
    """The verdicts on all summonses of a case."""
    law = law_for(case)
    for summons in case.summonses.all():
        yield from judge_all(case, summons, as_of, law)


def own_law(case: CaseReader) -> Local:
    """The law of a case: the program's, with the case's own rules and holidays over it; and those left out."""
    matter = case.matter
    return law_of(
        case.local_rules.all(), case.holidays.all(), jurisdiction=matter.jurisdiction, zone=matter.zone
    )


def law_for(case: CaseReader) -> Law:
    """The same without what was left out."""
    return own_law(case).law


def _judged(facts: Reported, law: Law, trial: Trial | None = None) -> Verdict:
    day = facts.day.first if facts.day else None
    ledger = ledger_for(facts.jurisdiction, facts.kind, day)
    if ledger is None or facts.summons.state == "withdrawn":
        headline, reason = not_bound(facts, ledger)
        return _verdict(facts, NOT_APPLICABLE, headline, reason)
    if trial is not None:
        facts = tried(facts, trial, ledger)
    at = limit(ledger, facts, law)
    laid = papers(ledger, facts)
    found_effects = effects(facts, law, day, ledger.basis)
    found = weigh(found_effects, laid, at)
    steps = dict(laid.steps)
    if asked := ledger.asks("served"):
        steps["served"] = served(asked, facts, laid, found_effects, found, at)
    if asked := ledger.asks("before"):
        steps["before"] = before(asked, facts, found, at)
    elif "served" in steps:
        steps["served"] = plain_served(steps["served"], found, at)
    whole = (replace(_curable(one, facts, at), note=noted(one, ledger, found, at)) for one in steps.values())
    return _weighed(facts, ledger, law, at, found, tuple(whole))


def _weighed(
    facts: Reported, ledger: Ledger, law: Law, at: Limit, found: Served, steps: tuple[Step, ...]
) -> Verdict:
    """From the steps to the answer."""
    bound = "absence" in possible(facts)
    verdict = _answer(steps) if bound else NOT_APPLICABLE
    gaps = _gaps(steps, verdict)
    headline, reason = told(facts, ledger, at, found, steps, verdict) if bound else not_bound(facts, ledger)
    counted, begin = at.counted, starts(facts, law, at.sure) if at.sure else []
    checks = _checks(facts, steps)
    return replace(
        _verdict(facts, verdict, headline, reason),
        steps=steps,
        gaps=gaps,
        last_day=at.last,
        safe_day=counted.advisory.first if counted and counted.advisory else None,
        counted=counted,
        days=at.n,
        served=found.span,
        starts=tuple(begin),
        starting=starting(begin),
        reasons=reasons(ledger, facts, law),
        reasons_due=due(ledger, facts, law),
        offences=offers(facts, verdict, reason, checks),
        checks=checks,
    )


def _verdict(facts: Reported, verdict: str, headline: Both, reason: Both) -> Verdict:
    summons, sitting = facts.summons, facts.sitting
    return Verdict(
        summons=summons.id,
        hearing=summons.hearing,
        sitting=sitting.id if sitting else None,
        party=summons.party,
        capacity=summons.capacity,
        day=facts.day,
        verdict=verdict,
        headline=headline,
        reason=reason,
        as_of=facts.as_of,
    )


def _answer(steps: tuple[Step, ...]) -> str:
    deciding = [step for step in steps if step.decides]
    if any(step.state == FAILED and step.on_failure == VOLUNTARY for step in deciding):
        return VOLUNTARY
    return ENFORCEABLE if all(step.state == DONE for step in deciding) else GAP


def _gaps(steps: tuple[Step, ...], verdict: str) -> tuple[Gap, ...]:
    """What stands against enforcing it: for good where it is voluntary, else everything that is open."""
    if verdict not in (VOLUNTARY, GAP):
        return ()
    fatal = [step for step in steps if step.state == FAILED and step.on_failure == VOLUNTARY]
    listed = fatal or [step for step in steps if step.decides and step.state in (OPEN, FAILED)]
    if any(step.name == "served" for step in listed):  # the days wait for the service: one gap, not two
        listed = [step for step in listed if step.code != "days"]
    return tuple(
        Gap(step=s.name, code=s.code, text=s.text, basis=s.basis, cure=s.cure, until=s.until) for s in listed
    )


def _curable(step: Step, facts: Reported, at: Limit) -> Step:
    """The step with what would still cure it, and until when."""
    if not step.decides or step.state not in (OPEN, FAILED):
        return step
    if step.state == FAILED and step.on_failure == VOLUNTARY:
        return replace(step, cure=phrase("cure.nothing"))
    if at.last is None:
        return replace(step, cure=phrase("cure.record"))
    if facts.as_of is not None and facts.as_of > at.last:
        return replace(step, cure=phrase("cure.prove", last=at.words), until=at.last)
    key = "serve_by" if step.name in ("served", "before") else "by_then"
    return replace(step, cure=phrase(f"cure.{key}", last=at.words), until=at.last)


def _checks(facts: Reported, steps: tuple[Step, ...]) -> tuple[Doubt, ...]:
    """Every doubt once, in the order of the steps."""
    found = [doubt for step in steps if step.decides for doubt in step.doubts]
    if facts.days > 1:
        found.append(Doubt("each_day", phrase("check.each_day")))
    return tuple(dict.fromkeys(found))
