"""The words to use, and the words they replace."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.table import Table
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field
from hearingdesk.records.terms import Terms
from hearingdesk.words import N_


def terms(brief: Brief) -> Story:
    """The preferred words, under a heading of their own."""
    terms = brief.every(Terms)
    if terms:
        yield Subhead(Two.said(N_("Preferred wording")), listed=False, full=True)
        cols = [Col(Two.said(N_("Say")), 96), Col(Two.said(N_("Not")), 110), Col(Two.said(N_("Why")), 264)]
        yield Table(cols, [[field(t, "preferred"), field(t, "replaces"), field(t, "remark")] for t in terms])
