"""What the law makes of a summons: the verdict, its reason, what stands against it, and how the days were counted."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, day, join, labelled, paragraphs, phrase, runs
from hearingdesk.procedure.rule import Both
from hearingdesk.procedure.verdicts import Verdict, judge_all
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When
from hearingdesk.words import N_


def verdicts(brief: Brief, press: Press, summons: Summons) -> Iterator[Block]:
    """A verdict for each day of a summons, as of the day the pack is made; for those who prepare the hearing."""
    if not prepares(brief.readers) or rests_on_hidden(brief, summons):
        return
    found = judged(brief, summons)
    for one in found:
        yield from verdict(press, one, dated=len(found) > 1)


def judged(brief: Brief, summons: Summons) -> list[Verdict]:
    """The verdicts on a summons, one for each of its days; found once for a pack."""
    if summons.id not in brief.judged:
        brief.judged[summons.id] = judge_all(brief.view, summons, brief.as_of)
    return brief.judged[summons.id]


def rests_on_hidden(brief: Brief, summons: Summons) -> bool:
    """Whether a verdict would tell of something that these readers may not see."""
    view = brief.view
    ids = [one.id for one in view.summonses.services(summons.id)]
    ids += [one.id for one in view.summonses.excuses(summons.id)]
    ids += [one.id for one in view.applications.where(hearing=summons.hearing, party=summons.party)]
    ids += [one.id for one in view.attendances.where(party=summons.party)]
    ids += [id for id in (summons.resolution, summons.sitting, summons.hearing) if id]
    return any(brief.is_hidden(id) for id in ids)


def verdict(press: Press, one: Verdict, *, dated: bool) -> Iterator[Block]:
    """One verdict: headline, reason, gaps, count, what must be checked."""
    headline = worded(one.headline)
    if dated and one.day:
        headline = phrase(N_("{day}: {words}"), day=one.day, words=headline)
    yield labelled(press, Two.said(N_("Verdict")), *runs(press, headline, "bold"))
    yield from paragraphs(press, worded(one.reason), "note")
    for gap in one.gaps:
        pieces = [[*runs(press, worded(gap.text))], [Run(press.first(worded(gap.basis)))]]
        step = one.step(gap.step)
        yield labelled(press, worded(step.title) if step else Two(), *between(pieces))
    if one.gaps and one.gaps[0].cure:
        cure = [*runs(press, worded(one.gaps[0].cure))]
        yield labelled(press, Two.said(N_("What would cure it")), *cure)
    if one.counted is not None:
        yield labelled(press, Two.said(N_("The count")), *runs(press, worded(one.counted.derivation)))
    for reasons in one.reasons:
        yield labelled(press, Two.said(N_("In time?")), *runs(press, worded(reasons.text)))
    if one.checks:
        why = join([worded(check.why) for check in one.checks], "; ")
        yield labelled(press, Two.said(N_("Check")), *runs(press, why))
    if one.as_of:
        yield labelled(press, Two.said(N_("As of")), *runs(press, day(When.day(one.as_of))))


def worded(words: Both) -> Two:
    """Words of procedure as the pack says them."""
    return Two(words.en, words.ko)
