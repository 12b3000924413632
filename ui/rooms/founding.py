"""Making a new case: its title and rule book on a sheet, then where it shall lie."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hearingdesk.errors import HearingDeskError
from hearingdesk.records.matters import Matter, zone_of
from hearingdesk.words import _
from ui.forms.form import Form, Part
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench
from ui.rooms.leaving import may_leave
from ui.say import file_name

FIELDS = ("title", "title_ko", "jurisdiction", "language", "term", "members_in_office", "marking")


class NoRecords:
    """A Lookup for a case that does not exist yet."""

    def choose(self, table: str, words: str) -> list[tuple[int, str]]:
        return []

    def label(self, table: str, id: int) -> str:
        return ""


def found_case(bench: Bench) -> Sheet:
    """Ask what the case is about; saving asks where it shall lie and opens it."""
    form = Form(Matter, NoRecords(), (Part(FIELDS),))
    form.show_record(Matter(jurisdiction="kr"))

    def save(matter: Any) -> None:
        name = f"{file_name(matter.title)}.hearing"
        path = bench.voice.save_file(_("New case"), name, _("Case files (*.hearing)"))
        if path is None:
            raise HearingDeskError(_("Choose where the case file shall lie, or cancel."))
        if not may_leave(bench):
            raise HearingDeskError(
                _("No new case was made: work in the open one goes on. Wait until it is done, or stop it.")
            )
        path = path if path.suffix == ".hearing" else path.with_name(f"{path.name}.hearing")
        zoned = replace(matter, zone=zone_of(matter.jurisdiction))
        bench.putback.leave(lambda: bench.desk.create(path, zoned))

    sheet = Sheet(
        _("New case"), form, save, bench.voice, save_words=_("Choose a place…"), parent=bench.widget()
    )
    sheet.open()
    return sheet
