"""What regulators decided: the decision, its legal effect in words, and every measure it asks for."""

from __future__ import annotations

from hearingdesk.pack.blocks import Facts
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.deadlines import deadlines
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import coded, day, field, join, missing, paragraphs, stood
from hearingdesk.records.decisions import Decision, Decisions, Measure, Measures
from hearingdesk.words import N_


@section("decisions", N_("Decisions and deadlines"), order=70)
def tell(brief: Brief, press: Press) -> Story:
    for decision in brief.every(Decisions):
        yield Subhead(field(decision, "title"), key=f"decision-{decision.id}")
        yield Facts(_facts(brief, decision), _content(brief, press, decision))
        measures = brief.where(Measures, "decision", decision.id)
        if measures:
            yield Subhead(Two.said(N_("Measures")), level=2, listed=False, full=True)
            yield Table(_cols(), [_row(brief, measure) for measure in measures])
    yield from deadlines(brief, press)


def _facts(brief: Brief, decision: Decision) -> list[tuple[Two, Two]]:
    facts = [
        (Two.said(N_("Body")), brief.name(decision.body)),
        (Two.said(N_("Meeting")), field(decision, "meeting")),
        (Two.said(N_("Instrument")), coded("regulator_instrument", decision.instrument)),
        (Two.said(N_("Decided")), day(decision.decided) or missing()),
        (Two.said(N_("Notified")), day(decision.notified) or missing()),
        (Two.said(N_("Legal effect")), coded("legal_effect", decision.effect) or missing()),
        (Two.said(N_("Reported as")), Two(decision.reported_verb)),
    ]
    return [(label, value) for label, value in facts if value]


def _content(brief: Brief, press: Press, decision: Decision) -> list[Block]:
    made = paragraphs(press, field(decision, "text"))
    return made + stood(brief.cites.line(press, decision.id), press)


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("No.")), 24),
        Col(Two.said(N_("What is to be done")), 150),
        Col(Two.said(N_("Addressee")), 72),
        Col(Two.said(N_("Due")), 60),
        Col(Two.said(N_("State")), 64),
        Col(Two.said(N_("Evidence")), 100),
    ]


def _row(brief: Brief, measure: Measure) -> list[Two | str]:
    state = coded("measure_state", measure.state) or missing()
    if measure.done:
        state = join([state, day(measure.done)])
    return [
        str(measure.number or ""),
        field(measure, "text"),
        brief.name(measure.addressee),
        day(measure.due),
        state,
        join([measure.evidence, brief.cites.plain(measure.id)], " · "),
    ]
