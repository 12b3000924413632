"""What must be done by when: how it was counted and on what basis; a contested day with every way of counting it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.kept import Event, Pair
from hearingdesk.pack.press import Press
from hearingdesk.pack.text import Run
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    between,
    coded,
    day,
    field,
    in_language,
    join,
    missing,
    paragraphs,
    phrase,
)
from hearingdesk.records.deadlines import Deadline, Deadlines
from hearingdesk.words import N_


def deadlines(brief: Brief, press: Press) -> Story:
    """The deadlines of the case, under a heading of their own."""
    if brief.every(Deadlines):
        yield Subhead(Two.said(N_("Deadlines")))
    contested: dict[object, list[Deadline]] = defaultdict(list)
    for deadline in brief.every(Deadlines):
        if deadline.contested and deadline.about:
            contested[deadline.about].append(deadline)
    for deadline in brief.every(Deadlines):
        rivals = contested.get(deadline.about, []) if deadline.contested else []
        if len(rivals) < 2:
            yield _entry(brief, press, deadline)
        elif deadline is rivals[0]:
            yield from _rivals(brief, press, rivals)


def _entry(brief: Brief, press: Press, deadline: Deadline) -> Block:
    words = field(deadline, "title")
    main = paragraphs(press, words, "event")
    if (counted := _counted_from(deadline)) and not brief.short:
        main += paragraphs(press, counted, "note")
    for block in main:
        block.keeps = True
    if not brief.short:
        main += paragraphs(press, field(deadline, "derivation"), "note")
    sources = between([*_standing(press, deadline), brief.cites.line(press, deadline.id)])
    late = deadline.done is None and deadline.due is not None and deadline.due.last < brief.made.date()
    return Event(
        day(deadline.due) or _no_day(deadline), main, sources, important=late, key=f"deadline-{deadline.id}"
    )


def _no_day(deadline: Deadline) -> Two:
    return Two.said(N_("contested")) if deadline.contested else Two.said(N_("no day counted"))


def _counted_from(deadline: Deadline) -> Two:
    event, when = field(deadline, "trigger_event"), day(deadline.trigger_day)
    if not event and not when:
        return Two()
    return phrase(N_("Counted from: {what}"), what=join([event, when]))


def _standing(press: Press, deadline: Deadline) -> Iterator[list[Run]]:
    """State, when it was done, the basis and how sure the counting is."""
    sure = coded("confidence", deadline.confidence)
    pieces = [
        coded("deadline_state", deadline.state),
        phrase(N_("done {day}"), day=deadline.done) if deadline.done else Two(),
        phrase(N_("basis: {words}"), words=in_language(press, deadline.basis)) if deadline.basis else Two(),
        phrase(N_("rule: {words}"), words=deadline.rule) if deadline.rule else Two(),
        phrase(N_("confidence: {word}"), word=sure) if sure else Two(),
    ]
    if deadline.contested and deadline.state != "contested":
        pieces.insert(0, Two.said(N_("Contested")))
    yield from ([Run(press.first(piece))] for piece in pieces if piece)


def _rivals(brief: Brief, press: Press, rivals: Sequence[Deadline]) -> Iterator[Block]:
    """A contested deadline: two ways of counting side by side, further ones under them."""
    yield Subhead(phrase(N_("Contested: {title}"), title=field(rivals[0], "title")), level=2, listed=False)
    for place in range(0, len(rivals) - 1, 2):
        yield Pair(_side(brief, press, rivals[place]), _side(brief, press, rivals[place + 1]))
    if len(rivals) % 2:
        yield _entry(brief, press, rivals[-1])


def _side(brief: Brief, press: Press, deadline: Deadline) -> tuple[Two, list[Run]]:
    label = phrase(N_("Due {day}"), day=day(deadline.due) or missing())
    pieces = [_counted_from(deadline), field(deadline, "derivation")]
    text = [Run("\n".join(press.first(piece) for piece in pieces if piece))]
    below = between([*_standing(press, deadline), brief.cites.bare(deadline.id)])
    text += [Run("\n")] * bool(below)
    text += [Run(run.text, "muted" if run.mark == "plain" else run.mark, run.link) for run in below]
    return label, text
