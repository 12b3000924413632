"""A paper of its own, without cover and contents: the attendance of a hearing, the schedule of what is outstanding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress, silent
from hearingdesk.pack.book import Book, Printed, moment
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.build import check_place, zone_of
from hearingdesk.pack.flow import Block
from hearingdesk.pack.front import front
from hearingdesk.pack.heads import Title
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections import owed
from hearingdesk.pack.sections.attendance import attendance
from hearingdesk.pack.style import SHEETS
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import field, paragraphs
from hearingdesk.records.packs import Pack
from hearingdesk.view import View
from hearingdesk.words import N_, _

Tell = Callable[[Brief, Press], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class LeafOptions:
    """In which language, on which paper, for whom, and who made it; "" leaves it to the case."""

    lang: str = ""
    paper: str = ""
    audience: str = ""
    prepared_by: str = ""


def print_attendance(
    view: View, path: Path, hearing: int, options: LeafOptions, progress: Progress = silent
) -> Printed:
    """Print who was called and who came to a hearing. Raises HearingDeskError where there is nothing to print."""
    record = view.hearings.get(hearing)

    def tell(brief: Brief, press: Press) -> Iterable[Block]:
        blocks = list(attendance(brief, press, record))
        if not blocks:
            raise HearingDeskError(_("Nobody was called to this hearing, and nobody is known to have come."))
        return [*paragraphs(press, field(record, "title")), *blocks]

    return _print(view, path, N_("Attendance"), tell, options, progress)


def print_owed(view: View, path: Path, options: LeafOptions, progress: Progress = silent) -> Printed:
    """Print the schedule of what is outstanding, nothing outstanding included."""

    def tell(brief: Brief, press: Press) -> Iterable[Block]:
        blocks = list(owed.tell(brief, press))
        return blocks or [Words(Two.said(N_("Nothing is outstanding.")), "text", full=True)]

    return _print(view, path, owed.TITLE, tell, options, progress)


def _print(
    view: View, path: Path, title: str, tell: Tell, options: LeafOptions, progress: Progress
) -> Printed:
    check_place(view, path)
    with view.reading():
        matter = view.matter
        made = moment().astimezone(zone_of(matter.zone))
        press = Press(SHEETS[options.paper or "a4"], options.lang or matter.language or "both")
        brief = Brief(view, options.audience or "members", made, Pack())
        story = [Title(Two.said(title), key="leaf"), *tell(brief, press)]
        meta = replace(front(brief, press, options.prepared_by), pack=Two.said(title))
    return Book(meta, press, cover=False, contents=False).write(path, story, progress)
