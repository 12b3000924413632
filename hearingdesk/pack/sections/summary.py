"""The staff's summary: of the briefing pack where it has one, else of the matter."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.wording import field, paragraphs
from hearingdesk.words import N_


@section("summary", N_("Summary"), order=10)
def tell(brief: Brief, press: Press) -> Story:
    summary = field(brief.pack, "summary") or field(brief.matter, "summary")
    yield from paragraphs(press, summary)
