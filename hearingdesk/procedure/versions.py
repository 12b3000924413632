"""A trigger in dispute: which days are put forward, by whom, and what each would mean for a deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.procedure.counted import Counted
from hearingdesk.procedure.held import Kinds
from hearingdesk.procedure.phrases import phrase
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.standing import DAY_LENGTH, begins, ends, in_time
from hearingdesk.procedure.telling import when_words
from hearingdesk.records.claims import ClaimVersion
from hearingdesk.store.records import having
from hearingdesk.when import When


@dataclass(frozen=True, slots=True)
class Version:
    """One day that is put forward: by a version of a claim, or by a disputed fact."""

    table: str
    id: int
    who: Both
    day: When


@dataclass(frozen=True, slots=True)
class Counting:
    """What one version makes of a deadline; `met` is None where it is not done, or nobody can say."""

    version: Version | None  # None: the trigger is not in dispute
    counted: Counted
    met: bool | None
    told: Both  # what became of it, in words; empty while it is not done


def versions_of(case: Kinds, table: str, id: int | None) -> list[Version]:
    """The days put forward in a claim, or by the disputed facts of an issue; the earliest first, each day once."""
    if not id or table not in ("claim", "issue"):
        return []
    found = list(_of_claim(case, id)) if table == "claim" else []
    if not found:
        claim = case.of("claim").find(id) if table == "claim" else None
        found = list(_of_facts(case, claim.issue if claim else id if table == "issue" else None))
    days: dict[When, Version] = {}
    for one in sorted(found, key=lambda version: version.day):
        days.setdefault(one.day, one)
    return list(days.values())


def _of_claim(case: Kinds, claim: int) -> Iterator[Version]:
    for number, one in enumerate(case.of("claim_version").all(having(claim=claim)), 1):
        if one.moment is not None:
            yield Version("claim_version", one.id, _who(case, one, number), one.moment)


def _who(case: Kinds, one: ClaimVersion, number: int) -> Both:
    """Whose version: an organisation's by its name. A person is not named where a date goes round."""
    parties = case.of("party")
    party = parties.find(one.said_by)
    if party is None or party.kind != "organisation":
        return phrase("word.version", n=number)
    name = Both(parties.name(party, "en"), parties.name(party, "ko"))
    return phrase("word.version_of", who=name)


def _of_facts(case: Kinds, issue: int | None) -> Iterator[Version]:
    linked = [one.fact for one in case.of("fact_issue").all(having(issue=issue))] if issue else []
    facts = [one for one in case.of("fact").many(linked) if one.status == "disputed" and one.day]
    for number, one in enumerate(sorted(facts, key=lambda fact: fact.day), 1):
        yield Version("fact", one.id, phrase("word.version", n=number), one.day)


def weighed(version: Version | None, counted: Counted, done: When | None) -> Counting:
    """A count against the day on which it was done."""
    if done is None:
        return Counting(version, counted, None, Both())
    met = in_time(done, counted.earliest, counted.latest)
    words = when_words(done)
    if met is None:
        return Counting(version, counted, None, phrase("result.done_unclear", done=words))
    if met:
        return Counting(version, counted, True, phrase("result.done_in_time", done=words))
    late = _late(done, counted.latest)
    key = "result.done_late_about" if counted.has("about") else "result.done_late"
    return Counting(version, counted, False, phrase(key, done=words, span=late))


def _late(done: When, due: When | None) -> Both:
    """By how much: hours and minutes where both are known to the minute, else days."""
    assert due is not None
    if len(done.start) > DAY_LENGTH and len(due.start) > DAY_LENGTH:
        minutes = int((begins(done) - ends(due)).total_seconds()) // 60
        return phrase("word.hours_minutes", hours=minutes // 60, minutes=minutes % 60)
    days = (done.first - due.last).days
    return phrase("one.day") if days == 1 else phrase("unit.day", n=days)


def told(title: Both, trigger: Both, each: Sequence[Counting]) -> Both:
    """All versions in one derivation."""
    lines = [phrase("result.versions", title=title, trigger=trigger, n=len(each))]
    for number, one in enumerate(each, 1):
        assert one.version is not None
        said = phrase("result.version", n=number, who=one.version.who, derivation=one.counted.derivation)
        lines.append(said)
        if one.told:
            lines.append(one.told)
    return Both(
        ". ".join(line.en.rstrip(".") for line in lines), ". ".join(line.ko.rstrip(".") for line in lines)
    )
