"""What regulators decided: the decision, its legal effect in words, and every measure it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.deadlines import deadlines
from hearingdesk.pack.sections.verdict import worded
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import (
    coded,
    day,
    field,
    join,
    labelled,
    missing,
    paragraphs,
    phrase,
    runs,
    stood,
    whole_days,
)
from hearingdesk.procedure.decided import Decided, Due, decided
from hearingdesk.records.decisions import Decision, Decisions, Measure, Measures
from hearingdesk.words import N_


@section("decisions", N_("Decisions and deadlines"), order=70, of=("decision", "deadline"), shortens=True)
def tell(brief: Brief, press: Press) -> Story:
    for decision in brief.every(Decisions):
        yield Subhead(field(decision, "title"), key=f"decision-{decision.id}")
        measures = brief.where(Measures, "decision", decision.id)
        found = decided(decision, measures, brief.matter.jurisdiction, brief.law, brief.as_of)
        yield Facts(_facts(brief, decision), [*_content(brief, press, decision), *_in_law(press, found)])
        if measures:
            yield Subhead(Two.said(N_("Measures")), level=2, listed=False, full=True)
            dues = {one.measure: one for one in found.dues}
            lines = [_row(brief, measure, dues[measure.id]) for measure in measures]
            yield from rows(press, _cols(), lines)
    yield from deadlines(brief, press)


def _facts(brief: Brief, decision: Decision) -> list[tuple[Two, Two]]:
    facts = [
        (Two.said(N_("Body")), brief.name(decision.body)),
        (Two.said(N_("Meeting")), field(decision, "meeting")),
        (Two.said(N_("Instrument")), coded("regulator_instrument", decision.instrument)),
        (Two.said(N_("Decided")), day(decision.decided) or missing()),
        (Two.said(N_("Announced")), day(decision.announced) or missing()),
        (Two.said(N_("Served in writing")), day(decision.notified) or missing()),
        (Two.said(N_("Days run from")), coded("runs_from", decision.runs_from)),
        (Two.said(N_("Legal effect")), coded("legal_effect", decision.effect) or missing()),
        (Two.said(N_("Reported as")), Two(decision.reported_verb)),
    ]
    return [(label, value) for label, value in facts if value]


def _content(brief: Brief, press: Press, decision: Decision) -> list[Block]:
    made = paragraphs(press, field(decision, "text"))
    return made + stood(brief.cites.line(press, decision.id), press)


def _in_law(press: Press, found: Decided) -> Iterator[Block]:
    """What the instrument is, how its days are counted (the same count once), what stands against what is on file."""
    if found.form is not None:
        law = join([worded(found.form.note), worded(found.form.basis)], " · ")
        yield labelled(press, Two.said(N_("In law")), *runs(press, law))
    for text in dict.fromkeys(one.text for one in found.dues if one.readings):
        yield labelled(press, Two.said(N_("Due")), *runs(press, worded(text)))
    derived = [r.counted.derivation for one in found.dues for r in one.readings if r.counted]
    for words in dict.fromkeys(derived):
        yield labelled(press, Two.said(N_("The count")), *runs(press, worded(words)))
    for title, reading in found.besides:
        told = phrase(N_("{title}: {words}"), title=worded(title), words=worded(reading.words))
        yield labelled(press, Two.said(N_("What else runs")), *runs(press, told))
    warnings = [*found.warnings, *(one for due in found.dues for one in due.warnings)]
    for warning in dict.fromkeys(warnings):
        yield labelled(press, Two.said(N_("Against it")), *runs(press, worded(warning)))


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("No.")), 24),
        Col(Two.said(N_("What is to be done")), 136),
        Col(Two.said(N_("Addressee")), 64),
        Col(Two.said(N_("Due")), 100),
        Col(Two.said(N_("State")), 56),
        Col(Two.said(N_("Evidence")), 90),
    ]


def _row(brief: Brief, measure: Measure, due: Due) -> list[Two | str]:
    state = coded("measure_state", measure.state) or missing()
    if measure.done:
        state = join([state, day(measure.done)])
    return [
        str(measure.number or ""),
        field(measure, "text"),
        brief.name(measure.addressee),
        whole_days(join([worded(due.value), worded(due.note)], "\n")),
        state,
        join([measure.evidence, brief.cites.plain(measure.id)], " · "),
    ]
