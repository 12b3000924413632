"""The exhibits of a pack, for those that have some."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.words import N_


@section("exhibits", N_("Exhibits"), order=99)
def tell(brief: Brief, press: Press) -> Story:
    if brief.exhibits:
        from hearingdesk.pack.exhibits.section import exhibits  # PDFium and pikepdf with it

        yield from exhibits(brief, press)
