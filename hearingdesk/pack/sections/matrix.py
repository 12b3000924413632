"""Who of which committee asked for which witness, for packs of joint hearings."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.section import section
from hearingdesk.words import N_


@section("matrix", N_("Committees and witnesses"), order=42)
def tell(brief: Brief, press: Press) -> Story:
    if prepares(brief.readers):
        from hearingdesk.pack.sections.joint import tables  # with the rules of joint hearings, which are rare

        yield from tables(brief, press)
