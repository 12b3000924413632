"""What the law makes of a summons: the verdict, its reason, what stands against it, and how the days were counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import day, join, labelled, paragraphs, phrase, runs, typeset
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.verdicts import Verdict, judge_all
from hearingdesk.records.summonses import Summons
from hearingdesk.store.records import having
from hearingdesk.when import When
from hearingdesk.words import N_

CHAIR = "chair"  # the readers who get the outcome alone: who prepares the hearing for them gets every step


def verdicts(brief: Brief, press: Press, summons: Summons) -> Iterator[Block]:
    """A verdict for each day of a summons, as of the day the pack is made; for those who prepare the hearing."""
    if not prepares(brief.readers) or rests_on_hidden(brief, summons):
        return
    found = judged(brief, summons)
    told = _outcome if in_short(brief) else _steps
    for one in found:
        yield from told(press, one, dated=len(found) > 1)
    yield from _checks(press, *found)
    if found and (told is _steps or brief.as_of != brief.made.date()):  # else the cover says it
        yield from _as_of(press, found[0])


def in_short(brief: Brief) -> bool:
    """Do the readers want what came out, and not every step of it?"""
    return brief.short or brief.readers == CHAIR


def judged(brief: Brief, summons: Summons) -> list[Verdict]:
    """The verdicts on a summons, one for each of its days; found once for a pack."""
    if summons.id not in brief.judged:
        brief.judged[summons.id] = judge_all(brief.view, summons, brief.as_of, brief.law)
    return brief.judged[summons.id]


def rests_on_hidden(brief: Brief, summons: Summons) -> bool:
    """Whether a verdict would tell of something that these readers may not see."""
    if not brief.hides:
        return False
    view = brief.view
    ids = [one.id for one in view.summonses.services(summons.id)]
    ids += [one.id for one in view.summonses.excuses(summons.id)]
    ids += view.applications.ids(having(hearing=summons.hearing, party=summons.party))
    ids += view.attendances.ids(having(party=summons.party))
    ids += [id for id in (summons.resolution, summons.sitting, summons.hearing) if id]
    return any(brief.is_hidden(id) for id in ids)


def _outcome(press: Press, one: Verdict, *, dated: bool) -> Iterator[Block]:
    """One verdict for who has no time: headline and reason, which says what is missing, and the count."""
    yield from _headline(press, one, dated=dated)
    yield from _count(press, one)


def verdict(press: Press, one: Verdict) -> Iterator[Block]:
    """One verdict alone: every step, what must be checked, as of when."""
    yield from _steps(press, one, dated=False)
    yield from _checks(press, one)
    yield from _as_of(press, one)


def _steps(press: Press, one: Verdict, *, dated: bool) -> Iterator[Block]:
    """One verdict: headline, reason, gaps, count, what was in time."""
    yield from _headline(press, one, dated=dated)
    for gap in one.gaps:
        told = join([worded(gap.text), worded(gap.basis)], " ")
        step = one.step(gap.step)
        yield labelled(press, worded(step.title) if step else Two(), *runs(press, told))
    if one.gaps and one.gaps[0].cure:
        cure = [*runs(press, worded(one.gaps[0].cure))]
        yield labelled(press, Two.said(N_("What would cure it")), *cure)
    yield from _count(press, one)
    for reasons in one.reasons:
        yield labelled(press, Two.said(N_("In time?")), *runs(press, worded(reasons.text)))


def _headline(press: Press, one: Verdict, *, dated: bool) -> Iterator[Block]:
    """The verdict in a sentence, and why."""
    headline = worded(one.headline)
    if dated and one.day:
        headline = phrase(N_("{day}: {words}"), day=one.day, words=headline)
    yield labelled(press, Two.said(N_("Verdict")), *runs(press, headline, "bold"), keeps=True)
    yield from paragraphs(press, worded(one.reason), "note")


def _count(press: Press, one: Verdict) -> Iterator[Block]:
    if one.counted is not None:
        yield labelled(press, Two.said(N_("The count")), *runs(press, worded(one.counted.derivation)))


def _checks(press: Press, *found: Verdict) -> Iterator[Block]:
    """What must be checked, each thing once."""
    whys = dict.fromkeys(worded(check.why) for one in found for check in one.checks)
    if whys:
        why = join(whys, "; ")
        yield labelled(press, Two.said(N_("Check")), *runs(press, why))


def _as_of(press: Press, one: Verdict) -> Iterator[Block]:
    if one.as_of:
        told = runs(press, day(When.day(one.as_of)))
        yield labelled(
            press, Two.said(N_("As of")), *told, style=replace(press.style("note"), clings=True)
        )  # never alone on a page


def worded(words: Both) -> Two:
    """Words of procedure as the pack says them."""
    return typeset(Two(words.en, words.ko))
