"""Which transcript’s speakers are meant, the dialog over them, and the job that links them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.naming import Answers, link
from hearingdesk.store.records import having
from hearingdesk.view import View
from hearingdesk.words import _
from ui.desk import Desk, Place
from ui.jobs import Job
from ui.rooms.bench import Bench

if TYPE_CHECKING:
    from ui.rooms.speakers.dialog import SpeakersDialog


def transcripts(view: View, place: Place) -> list[int]:
    """The transcripts a page is about: of a transcript, a turn, a sitting, a hearing or a source."""
    match place.table:
        case "transcript":
            return [place.id]
        case "turn":
            turn = view.turns.find(place.id)
            return [turn.transcript] if turn and turn.transcript else []
        case "sitting":
            sitting = view.sittings.find(place.id)
            return view.transcripts.ids(having(hearing=sitting.hearing)) if sitting else []
        case "hearing" | "source":
            return view.transcripts.ids(having(**{place.table: place.id}))
    return []


def link_speakers(bench: Bench, place: Place) -> SpeakersDialog | None:
    """Open the dialog over the transcript of a page; asks which where there are several."""
    view = bench.desk.view
    there = transcripts(view, place)
    if not there:
        raise HearingDeskError(_("There is no transcript here. Import one first."))
    at = 0
    if len(there) > 1:
        question = _("There are several transcripts here. Whose speakers shall be linked?")
        at = bench.voice.choose(_("Link speakers"), question, [view.transcripts.called(one) for one in there])
    return open_dialog(bench, there[at]) if at >= 0 else None


def open_dialog(bench: Bench, transcript: int) -> SpeakersDialog:
    """The dialog over a transcript; the one that is open already where there is one."""
    from ui.rooms.speakers.dialog import SpeakersDialog

    for one in bench.widget().findChildren(SpeakersDialog):
        if one.isVisible() and one.transcript == transcript:
            one.raise_()
            one.activateWindow()
            return one
    dialog = SpeakersDialog(bench, transcript)
    dialog.show()
    return dialog


def speakers_of(bench: Bench) -> Callable[[int], SpeakersDialog]:
    """What opens the dialog over a transcript: for the banner after an import."""
    return lambda transcript: open_dialog(bench, transcript)


def link_aside(desk: Desk, transcript: int, answers: Answers, *, remember: bool) -> Job:
    """Write everything that was said in one change, off the screen’s thread. Raises HearingDeskError."""

    def work(case: CaseFile, progress: Progress) -> int:
        return link(case, transcript, answers, remember, progress)

    return desk.write_aside(_("Link speakers"), work)
