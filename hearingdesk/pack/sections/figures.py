"""Numbers that are quoted, each with the day it holds for, who stated it and where."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.rows import rows
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.terms import terms
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field, join, missing, whole_day
from hearingdesk.records.figures import Figure, Figures
from hearingdesk.words import N_


@section("figures", N_("Figures and wording"), order=85, of=("figure", "term"))
def tell(brief: Brief, press: Press) -> Story:
    figures = brief.every(Figures)
    if figures:
        yield Subhead(Two.said(N_("Figures")), listed=False, full=True)
        yield from rows(press, _cols(), [_row(brief, figure) for figure in figures])
    yield from terms(brief)


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("What is counted")), 186),
        Col(Two.said(N_("Figure")), 92),
        Col(Two.said(N_("As of")), 66),
        Col(Two.said(N_("Stated by")), 76),
        Col(Two.said(N_("Sources")), 50),
    ]


def _row(brief: Brief, figure: Figure) -> list[Two | str]:
    return [
        join([field(figure, "title"), field(figure, "remark")], ". "),
        value(figure),
        whole_day(figure.as_of) or missing(),
        brief.name(figure.said_by),
        brief.cites.plain(figure.id),
    ]


def value(figure: Figure) -> Two:
    """The number with its bound, currency and unit."""
    number = f"{figure.value:,}" if figure.value is not None else ""
    amount = " ".join(part for part in (figure.bound, figure.currency, number) if part)
    return join([amount, field(figure, "unit")], " ")
