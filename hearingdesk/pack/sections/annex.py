"""The annex to a complaint, or to an absence over which there is none yet."""

from __future__ import annotations

from hearingdesk.pack.annexed import ANNEX
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.words import N_


@section(ANNEX, N_("Annex to the complaint"), order=61, apart=True)
def tell(brief: Brief, press: Press) -> Story:
    from hearingdesk.pack.sections.dossier import dossiers  # and the law of complaints

    yield from dossiers(brief, press)
