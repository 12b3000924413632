"""Who was called to every hearing and who came, as a section of its own."""

from __future__ import annotations

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.flow import Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.attendance import attendance
from hearingdesk.pack.wording import field
from hearingdesk.records.hearings import Hearings
from hearingdesk.words import N_


@section("attendance", N_("Attendance"), order=41, of=("hearing",))
def tell(brief: Brief, press: Press) -> Story:
    for hearing in brief.every(Hearings):
        if brief.hearing in (None, hearing.id) and (told := list(attendance(brief, press, hearing))):
            yield Subhead(field(hearing, "title"), full=True)
            yield from told
