"""What the committee wants to know: its issues as a tree, and where the pack tells of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.kept import Item
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, day, field, labelled, paragraphs, phrase, stood
from hearingdesk.records.claims import Claims
from hearingdesk.records.facts import Fact, FactIssues, Facts
from hearingdesk.records.issues import Issue, Issues
from hearingdesk.records.questions import Questions
from hearingdesk.words import N_

NAMED = 10  # days of an issue's events that are named; of more it says how many


@dataclass(frozen=True, slots=True)
class Numbered:
    """An issue with its number in the tree, such as 3.1."""

    number: str
    issue: Issue


@section("issues", N_("Issues"), order=28, of=("issue",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    facts = _facts(brief)
    for one in tree(brief):
        yield _issue(brief, press, one, facts.get(one.issue.id, ()))


def tree(brief: Brief) -> list[Numbered]:
    """The issues that are wanted, each under the one it is part of; at the top where that one is not among them."""
    wanted = list(brief.every(Issues))
    known = {issue.id for issue in wanted}
    below: dict[int, list[Issue]] = defaultdict(list)
    for issue in wanted:
        below[issue.parent if issue.parent in known else 0].append(issue)
    made: list[Numbered] = []
    tops = 0
    for issue in [*below.pop(0, ()), *wanted]:  # those that are part of each other hang on no top
        if issue.id in known:
            tops += 1
            made += _branch(below, known, issue, str(tops))
    return made


def _branch(
    below: Mapping[int, list[Issue]], left: set[int], issue: Issue, number: str
) -> Iterator[Numbered]:
    left.discard(issue.id)
    yield Numbered(number, issue)
    under = [one for one in below.get(issue.id, ()) if one.id in left]
    for place, one in enumerate(under, 1):
        yield from _branch(below, left, one, f"{number}.{place}")


def _facts(brief: Brief) -> dict[int, list[Fact]]:
    """The events that bear on every issue, in the order of time, those without a date last."""
    issues: dict[int, list[int]] = defaultdict(list)
    for link in brief.every(FactIssues):
        if link.fact and link.issue:
            issues[link.fact].append(link.issue)
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in sorted(brief.every(Facts), key=lambda one: one.day is None):
        for issue in issues.get(fact.id, ()):
            found[issue].append(fact)
    return found


def _issue(brief: Brief, press: Press, one: Numbered, facts: Sequence[Fact]) -> Block:
    issue = one.issue
    title = field(issue, "title")
    main: list[Block] = [Words([Run(press.first(title), "bold")], "event", keeps=True)]
    if second := press.second(title):
        main.append(Words([Run(second, "muted")], "event"))
    if not brief.short:
        remark = field(issue, "remark") if prepares(brief.readers) else Two()
        main += paragraphs(press, remark, "note")
        main += _told(brief, press, issue, facts)
    main += stood(brief.cites.line(press, issue.id), press)
    return Item(one.number, main, side_style="number", after=6.0, rule=True, key=f"issue-{issue.id}")


def _told(brief: Brief, press: Press, issue: Issue, facts: Sequence[Fact]) -> Iterator[Block]:
    """Where the pack tells of it: the days of its events, its claims, how many questions are prepared on it."""
    dated: dict[Two, Fact] = {}
    for fact in facts:
        dated.setdefault(day(fact.day) or Two.said(N_("No date in the file")), fact)
    if facts:
        named = list(dated.items())[:NAMED]
        days = [[Run(press.first(when), "plain", f"fact-{fact.id}")] for when, fact in named]
        if (more := len(dated) - len(named)) > 0:
            days.append([Run(press.first(phrase(N_("and {n} more"), n=more)))])
        yield labelled(press, Two.said(N_("Chronology")), *between(days), style="source")
    claims = brief.where(Claims, "issue", issue.id)
    if claims:
        named = [[Run(press.first(field(one, "title")), "plain", f"claim-{one.id}")] for one in claims]
        yield labelled(press, Two.said(N_("Claims")), *between(named), style="source")
    if asked := len(brief.where(Questions, "issue", issue.id)):
        yield labelled(press, Two.said(N_("Questions prepared")), Run(str(asked)), style="source")
