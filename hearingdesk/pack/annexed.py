"""What an annex is of, and what its cover says: a complaint, or an absence over which there is none yet."""

from __future__ import annotations

from hearingdesk.errors import NotFound
from hearingdesk.pack.brief import Annexed
from hearingdesk.pack.two import Two
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.packs import Pack
from hearingdesk.view import View
from hearingdesk.words import N_, _

ANNEX = "annex"  # the name of the section


def find_annexed(view: View, name: str) -> Annexed:
    """The complaint of this title (in either language) or id; the summons of this id. Raises NotFound."""
    complaints = list(view.complaints.all())
    for complaint in complaints:
        if name in (complaint.title, complaint.title_ko, str(complaint.id)):
            return complaint
    summons = view.summonses.find(int(name)) if name.isdecimal() and len(name) < 20 else None
    if summons is not None:
        return summons
    if not complaints:
        raise NotFound(_("There is no complaint in this case, so there is no annex to print."))
    known = ", ".join(f"“{one.title}”" for one in complaints)
    raise NotFound(_("There is no complaint called “{name}”. There are: {known}.", name=name, known=known))


def cover_of(annex: Annexed | None) -> Pack:
    """The pack that an annex is printed as; a plain one where there is none."""
    if annex is None:
        return Pack()
    words = N_("Annex to the complaint") if isinstance(annex, Complaint) else N_("Dossier of an absence")
    title = Two.said(words)
    return Pack(title=title.en, title_ko=title.ko, hearing=annex.hearing)
