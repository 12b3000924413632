"""Questions to put, numbered by theme, each with lines to write on; those to witnesses stand on their sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.blocks import SideBy, WritingLines
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.witnesses import witnesses
from hearingdesk.pack.wording import between, coded, field, minor, paragraphs, phrase
from hearingdesk.records.issues import Issues
from hearingdesk.records.questions import Question, Questions
from hearingdesk.words import N_

LINES = 2  # to write on, under each question
ANSWERED = ("answered", "dropped")


@section("questions", N_("Questions to others"), order=55, of=("question",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    """The questions that stand on no witness's sheet."""
    called = {witness.party for witness in witnesses(brief)}
    rest: dict[int, list[Question]] = defaultdict(list)
    for question in brief.every(Questions):
        if question.party not in called and _ours(brief, question):
            rest[question.party or 0].append(question)
    for party, questions in rest.items():
        yield Subhead(brief.name(party) or Two.said(N_("To no one in particular")), listed=False)
        yield from _themes(brief, press, questions)


def questions_to(brief: Brief, press: Press, party: int) -> Iterator[Block]:
    """The questions to put to one witness."""
    questions = [q for q in brief.where(Questions, "party", party) if _ours(brief, q)]
    if questions:
        yield Subhead(Two.said(N_("Questions to put")), level=2, listed=False)
        yield from _themes(brief, press, questions)


def _ours(brief: Brief, question: Question) -> bool:
    return not brief.hearing or question.hearing in (None, brief.hearing)


def _themes(brief: Brief, press: Press, questions: Sequence[Question]) -> Iterator[Block]:
    themes: dict[Two, list[Question]] = defaultdict(list)
    for question in questions:
        themes[_theme(brief, question)].append(question)
    for number, (theme, asked) in enumerate(themes.items(), 1):
        if theme:
            yield minor(press, theme)
        for place, question in enumerate(asked, 1):
            yield from _question(brief, press, question, f"Q-{number}.{place}")


def _theme(brief: Brief, question: Question) -> Two:
    if question.theme:
        return Two(question.theme)
    issue = brief.find(Issues, question.issue)
    return field(issue, "title") if issue else Two()


def _question(brief: Brief, press: Press, question: Question, number: str) -> Iterator[Block]:
    main: list[Block] = paragraphs(press, field(question, "text"), "turn")
    member = brief.name(question.member)
    pieces = [
        [Run(press.first(phrase(N_("put by {name}"), name=member)))] if member else [],
        [Run(press.first(coded("question_outcome", question.outcome)))] if question.outcome != "open" else [],
        brief.cites.line(press, question.id),
    ]
    expected = (N_("Expected answer: {words}"), question.expected)
    for label, words in (expected, (N_("Follow-up: {words}"), question.follow_up)):
        if words and not brief.short:
            main.append(Words(press.first(phrase(label, words=words)), "source"))
    if line := between(pieces):
        main.append(Words(line, "source"))
    yield SideBy(number, main, side_style="number", after=0.0, keeps=True)
    if not brief.short:
        yield WritingLines(LINES)
