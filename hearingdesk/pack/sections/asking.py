"""The questions of every member as a list of their own, by whom they are to be put to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.blocks import SideBy
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, coded, field, minor, paragraphs, phrase
from hearingdesk.records.committees import CommitteeMembers
from hearingdesk.records.hearings import Hearings
from hearingdesk.records.issues import Issues
from hearingdesk.records.questions import Question, Questions
from hearingdesk.words import N_

UNGIVEN = N_("Not given to a member yet")
NOT_NAMED = N_("To no one in particular")


@section("asking", N_("Questions by member"), order=56, of=("question",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    lists: dict[int, list[Question]] = defaultdict(list)
    for question in brief.every(Questions):
        if not brief.hearing or question.hearing in (None, brief.hearing):
            lists[question.member or 0].append(question)
    for member in _in_order(brief, lists):
        asked = lists[member]
        named = brief.name(member) if member else Two.said(UNGIVEN)
        yield Subhead(named, key=f"asks-{member}")
        yield Words(_counted(asked), "small", keeps=True)
        yield from _list(brief, press, asked)


def _in_order(brief: Brief, lists: dict[int, list[Question]]) -> list[int]:
    """The members as the committee lists them, then others; what nobody has is last."""
    seats = {member.party: place for place, member in enumerate(brief.every(CommitteeMembers))}
    return sorted(lists, key=lambda member: (not member, seats.get(member, len(seats))))


def _counted(asked: Sequence[Question]) -> Two:
    """How many they are, and how many are still to be put."""
    still = sum(one.outcome in ("", "open") for one in asked)
    return phrase(N_("Questions: {n}. Still to be put: {open}."), n=len(asked), open=still)


def _list(brief: Brief, press: Press, asked: Sequence[Question]) -> Iterator[Block]:
    whom: dict[int, list[Question]] = defaultdict(list)
    for question in asked:
        whom[question.party or 0].append(question)
    number = 0
    for party, questions in whom.items():
        to = phrase(N_("To: {name}"), name=brief.name(party)) if party else Two.said(NOT_NAMED)
        yield minor(press, to)
        for question in questions:
            number += 1
            yield _question(brief, press, question, number)


def _question(brief: Brief, press: Press, question: Question, number: int) -> Block:
    main: list[Block] = paragraphs(press, field(question, "text"), "turn")
    expected = (N_("Expected answer: {words}"), question.expected)
    for label, words in (expected, (N_("Follow-up: {words}"), question.follow_up)):
        if words and not brief.short:
            main.append(Words(press.first(phrase(label, words=words)), "source"))
    issue, hearing = brief.find(Issues, question.issue), brief.find(Hearings, question.hearing)
    theme = Two(question.theme) if question.theme else field(issue, "title") if issue else Two()
    outcome = coded("question_outcome", question.outcome) if question.outcome != "open" else Two()
    several = hearing is not None and not brief.hearing and len(brief.every(Hearings)) > 1
    pieces = [
        [Run(press.first(theme))] if theme else [],
        [Run(press.first(field(hearing, "title")))] if hearing and several else [],
        [Run(press.first(outcome), "bold")] if outcome else [],
        brief.cites.line(press, question.id) if not brief.short else brief.cites.bare(question.id),
    ]
    if line := between(pieces):
        main.append(Words(line, "source"))
    return SideBy(str(number), main, side_style="number", after=5.0)
