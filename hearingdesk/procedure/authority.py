"""On whose authority a complaint stands: a resolution of the committee, signatures of members, a vote of the House."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.procedure.chain import Asks
from hearingdesk.procedure.complained import Complained
from hearingdesk.procedure.formula import formula
from hearingdesk.procedure.phrases import joined, phrase
from hearingdesk.procedure.routes import named, needed, objections, route_of, routes_words
from hearingdesk.procedure.rule import Both, Doubt
from hearingdesk.procedure.stages import CHECK, DONE, MISSING, OPEN, Stage, coded, stage, unknown
from hearingdesk.procedure.tables import Threshold
from hearingdesk.procedure.telling import when_words
from hearingdesk.procedure.votes import short_of, threshold

VOTED = ("house_resolved", "referred", "rejected")


def authority(asked: Asks, facts: Complained) -> Stage:
    """The resolution or the signatures, with the number that the law asks for on that day."""
    route = route_of(facts)
    if facts.complaint is None:
        return _before(asked, facts)
    if (route is not None and route.threshold) or (facts.signers and facts.resolved is None):
        return _signed(asked, facts)
    if facts.resolved is None:
        sentences = [phrase("authority.none"), _routes(facts)]
        next_one = phrase("authority.next_vote")
        warnings = tuple(objections(facts))
        state = CHECK if facts.filed else MISSING
        return stage(asked, state, unknown(), sentences, next=next_one, warnings=warnings)
    return _resolved(asked, facts)


def _routes(facts: Complained) -> Both:
    return routes_words(facts, facts.acted or facts.as_of or facts.day)


def _before(asked: Asks, facts: Complained) -> Stage:
    """Before there is a complaint: whether the committee resolved one already, and which ways are open."""
    if facts.resolved is not None and facts.vote is not None:
        told = phrase("authority.vote_only", day=when_words(facts.resolved))
        records = [("resolution", facts.vote.id)]
        value = when_words(facts.resolved)
        next_one = phrase("authority.next_new")
        return stage(asked, DONE, value, [told], records=records, day=facts.resolved, next=next_one)
    sentences = [phrase("authority.not_yet"), _routes(facts)]
    return stage(asked, MISSING, unknown(), sentences, next=phrase("authority.next_vote"))


def _resolved(asked: Asks, facts: Complained) -> Stage:
    assert facts.resolved is not None
    assert facts.complaint is not None
    day, vote = facts.resolved, facts.vote
    need = threshold(facts.jurisdiction, asked.threshold, day.first) if asked.threshold else None
    wrong = short_of(need, vote, facts.members) if vote else None
    sentences = [_told(facts), *_count_words(facts, need), *_named(facts), *_other_ways(facts)]
    warnings = [*objections(facts), *([wrong[1]] if wrong else []), *_order(facts)]
    state = CHECK if wrong else DONE
    records = [("complaint", facts.complaint.id), *([("resolution", vote.id)] if vote else [])]
    note = named(facts.complaint.basis) if facts.complaint.basis else None
    if vote and vote.present is not None and vote.in_favour is not None:
        note = Both(f"{vote.in_favour} : {vote.present}", f"{vote.in_favour} : {vote.present}")
    return stage(
        asked,
        state,
        when_words(day),
        sentences,
        note=note,
        doubts=list(_elsewhere(facts)),
        warnings=warnings,
        records=records,
        day=day,
    )


def _told(facts: Complained) -> Both:
    assert facts.resolved is not None
    vote, day = facts.vote, when_words(facts.resolved)
    if vote is None or vote.present is None or vote.in_favour is None:
        return phrase("authority.resolved", day=day)
    return phrase("authority.voted", day=day, present=vote.present, favour=vote.in_favour)


def _count_words(facts: Complained, need: Threshold | None) -> Iterator[Both]:
    vote = facts.vote
    if vote is None or vote.present is None or vote.in_favour is None:
        yield phrase("authority.no_count")
    if need is None:
        return
    if "n" not in formula(need.formula).names:
        yield phrase("authority.needs_present", formula=need.formula)
    elif facts.members is not None and need.then:
        yield phrase("authority.needs_vote", need=need.of(facts.members), n=facts.members)


def _named(facts: Complained) -> Iterator[Both]:
    basis = facts.complaint.basis if facts.complaint else ""
    yield phrase("authority.basis", basis=named(basis)) if basis else phrase("authority.no_basis")


def _other_ways(facts: Complained) -> Iterator[Both]:
    if facts.complaint is not None and not facts.complaint.basis:
        yield _routes(facts)


def _order(facts: Complained) -> Iterator[Both]:
    if facts.resolved and facts.filed and facts.filed.last < facts.resolved.first:
        yield phrase("authority.after_filing", day=when_words(facts.resolved))


def _elsewhere(facts: Complained) -> Iterator[Doubt]:
    lead = facts.hearing.lead if facts.hearing else None
    if facts.vote and facts.vote.committee and lead and facts.vote.committee != lead:
        yield Doubt("committee", phrase("resolved.other_committee"))


def _signed(asked: Asks, facts: Complained) -> Stage:
    """Joint signatures: how many are on file, how many the law asks for, who they are."""
    assert facts.complaint is not None
    need = needed(route_of(facts), facts, facts.acted)
    have = max(len(facts.signers), facts.complaint.signatures or 0)
    value = phrase("authority.signed_plain", n=have) if have else unknown()
    if need is not None:
        value = phrase("authority.signed_of", n=have, need=need)
    state = DONE if need is not None and have >= need else CHECK if facts.filed or need is None else OPEN
    days = [one.day for one in facts.signers if one.day]
    return stage(
        asked,
        state if have else MISSING,
        value,
        [*_signing_words(facts, have, need), *_named(facts)],
        note=named(facts.complaint.basis) if facts.complaint.basis else None,
        warnings=[*objections(facts), *_signing_warnings(facts, have, need)],
        records=[
            ("complaint", facts.complaint.id),
            *(("complaint_signature", one.id) for one in facts.signers),
        ],
        day=max(days, default=facts.resolved),
        next=phrase("authority.more", n=need - have) if need is not None and have < need else None,
    )


def _signing_words(facts: Complained, have: int, need: int | None) -> Iterator[Both]:
    if need is not None and facts.members is not None:
        yield phrase("authority.signed", n=have, need=need, of=facts.members)
        if have < need:
            yield phrase("authority.more", n=need - have)
    else:
        yield phrase("authority.signed_plain", n=have)
        yield phrase("authority.no_members")
    if facts.signers:
        yield phrase("authority.signers", names=joined(", ", [one.name for one in facts.signers]))
    else:
        yield phrase("authority.no_signers")


def _signing_warnings(facts: Complained, have: int, need: int | None) -> Iterator[Both]:
    said = facts.complaint.signatures if facts.complaint else None
    if said is not None and facts.signers and said != len(facts.signers):
        yield phrase("authority.differs", named=len(facts.signers), n=said)
    if facts.filed and need is not None and have < need:
        yield phrase("authority.too_few", n=have, need=need)
    for one in facts.signers:
        if not one.sat:
            yield phrase("authority.not_member", name=one.name)


def house(asked: Asks, facts: Complained) -> Stage:
    """What the House itself decided, where only it can act."""
    step = facts.step(*VOTED)
    if step is None:
        return stage(asked, MISSING, unknown(), [phrase("house.none")], next=phrase("house.next"))
    state = coded("complaint_state", step.state)
    told = (
        phrase("house.on", state=state, day=when_words(step.day))
        if step.day
        else phrase("house.no_day", state=state)
    )
    value = when_words(step.day) if step.day else state
    records = [("complaint_step", step.id)]
    return stage(asked, DONE, value, [told], note=state, records=records, day=step.day)
