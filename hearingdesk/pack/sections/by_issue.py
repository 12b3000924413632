"""What was said on every issue: the words that facts, claims and questions of it cite, each with its page and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearingdesk.pack.blocks import SideBy
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.fonts import NBSP
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.issues import tree
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, day, field, phrase
from hearingdesk.records.citations import Citations
from hearingdesk.records.claims import Claims, ClaimVersions
from hearingdesk.records.facts import FactIssues, Facts
from hearingdesk.records.hearings import Sittings
from hearingdesk.records.questions import Questions
from hearingdesk.records.turns import Turn
from hearingdesk.store.records import shorten
from hearingdesk.words import N_

LETTERS = 240  # of what was said, in the short form


@dataclass(frozen=True, slots=True)
class Cause:
    """Why words stand under an issue: the record that rests on them, in words and by the key that leads there."""

    words: Two
    key: str


Said = dict[int, dict[int, dict[Cause, None]]]  # issue -> turn -> causes


@section("testimony", N_("Testimony by issue"), order=52, of=("issue",), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    said = _said(brief)
    turns = {turn.id: turn for turn in brief.turns(list({id for found in said.values() for id in found}))}
    for one in tree(brief):
        found = [turns[id] for id in said.get(one.issue.id, ()) if id in turns]
        if found:
            title = field(one.issue, "title")
            yield Subhead(phrase(N_("{n}. {title}"), n=one.number, title=title), key=f"said-{one.issue.id}")
            for turn in sorted(found, key=lambda turn: (turn.transcript or 0, turn.position or 0)):
                yield _turn(brief, press, turn, list(said[one.issue.id][turn.id]))


def _said(brief: Brief) -> Said:
    """The turns that the records of every issue rest on."""
    found: Said = defaultdict(lambda: defaultdict(dict))
    causes = _causes(brief)
    for cite in brief.every(Citations):
        for issue, cause in causes.get(cite.about or 0, ()) if cite.turn else ():
            found[issue][cite.turn or 0][cause] = None
    for question in brief.every(Questions):
        if question.answer and question.issue:
            asked = phrase(N_("answer to: {words}"), words=field(question, "text"))
            found[question.issue][question.answer][Cause(asked, "")] = None
    return found


def _causes(brief: Brief) -> dict[int, list[tuple[int, Cause]]]:
    """Record -> the issues it bears on, with what is said of it there."""
    found: dict[int, list[tuple[int, Cause]]] = defaultdict(list)
    for link in brief.every(FactIssues):
        fact = brief.find(Facts, link.fact)
        if fact and link.issue:
            when = day(fact.day) or Two.said(N_("No date in the file"))
            words = phrase(N_("{label}: {words}"), label=Two.said(N_("Chronology")), words=when)
            found[fact.id].append((link.issue, Cause(words, f"fact-{fact.id}")))
    for claim in brief.every(Claims):
        if claim.issue:
            words = phrase(N_("{label}: {words}"), label=Two.said(N_("Claim")), words=field(claim, "title"))
            cause = (claim.issue, Cause(words, f"claim-{claim.id}"))
            for id in (claim.id, *(one.id for one in brief.where(ClaimVersions, "claim", claim.id))):
                found[id].append(cause)
    for question in brief.every(Questions):
        if question.issue:
            cause = Cause(phrase(N_("question: {words}"), words=field(question, "text")), "")
            found[question.id].append((question.issue, cause))
    return found


def _turn(brief: Brief, press: Press, turn: Turn, causes: Sequence[Cause]) -> Block:
    code, key = brief.cites.turn(turn)
    name = press.first(brief.name(turn.party)) or turn.label or "–"
    text = shorten(turn.text, LETTERS) if brief.short else turn.text
    main: list[Block] = [Words([Run(name, "name"), Run(f"{NBSP} "), Run(text)], "turn")]
    if line := between([[Run(press.first(one.words), "plain", one.key)] for one in causes]):
        main.append(Words(line, "source"))
    return SideBy([Words([Run(code, "accent", key)], "side"), *_when(brief, press, turn)], main, after=6.0)


def _when(brief: Brief, press: Press, turn: Turn) -> Iterator[Block]:
    sitting = brief.find(Sittings, turn.sitting)
    if sitting is not None and sitting.day is not None:
        yield Words(press.first(day(sitting.day.date())), "side")
