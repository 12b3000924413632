"""A transcript or a source gives its place to another: the sheet, the job, and the report worked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from hearingdesk import codes
from hearingdesk.casefile import CaseFile, Edit
from hearingdesk.citing.anchor import Anchor
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Progress
from hearingdesk.reanchoring.carry import Text
from hearingdesk.reanchoring.decide import accept, choose, keep_older, mark_lost
from hearingdesk.reanchoring.replace import replace_text, successors
from hearingdesk.record import Problem, link, missing
from hearingdesk.records.replacements import CarriedCite, CarriedCites, Replacement
from hearingdesk.store.records import having, shorten
from hearingdesk.view import View
from hearingdesk.words import N_, _, n_
from ui.desk import Desk, Place
from ui.forms.form import Part
from ui.forms.sheet import Sheet
from ui.rooms.bench import Bench
from ui.rooms.quoting import words_chosen
from ui.rooms.register import CARRIED

LIKELY = 400  # undecided citations compared with words that were chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerTranscript:
    """The transcript that takes a place. It is not stored."""

    id: int = 0
    newer: int | None = link(N_("Replaced by"), "transcript", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerSource:
    """The source that takes a place. It is not stored."""

    id: int = 0
    newer: int | None = link(N_("Replaced by"), "source", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """The citation that words chosen in a newer text belong to. It is not stored."""

    id: int = 0
    row: int | None = link(N_("Citation"), "carried_cite", required=True)

    def problems(self) -> Iterator[Problem]:
        """Yield (field, what is wrong with it)."""
        yield from missing(self)


def text_of(view: View, place: Place) -> Text | None:
    """The text that a page is about, if it can be replaced."""
    if place.table == "turn" and (turn := view.turns.find(place.id)) is not None:
        return Text("transcript", turn.transcript or 0)
    return Text(place.table, place.id) if place.table in ("transcript", "source") and place.id else None


def replace_by(bench: Bench, older: Text) -> Sheet:
    """Ask what takes the place of a text, then find its citations again in a job."""
    desk = bench.desk
    offered = desk.view.of(older.table).some(successors(desk.view, older), 1)
    if not offered:
        raise HearingDeskError(_("There is no other text yet. Import the final record first."))
    kind = NewerTranscript if older.table == "transcript" else NewerSource
    called = desk.view.of(older.table).called(older.id)
    title = _("Replace by the final record")

    def save(wanted: Any) -> None:
        start(desk, older, Text(older.table, wanted.newer or 0))

    sub = _(
        "{name}: every citation of it is looked for in the newer text. The older text stays.", name=called
    )
    shown = kind(newer=offered[0].id)
    return bench.editor.form(shown, (Part(),), title, save, sub=sub, words=_("Find the citations again"))


def start(desk: Desk, older: Text, newer: Text) -> None:
    """Replace a text off the screen’s thread, then show the report."""

    def work(case: CaseFile, progress: Progress) -> Replacement:
        return replace_text(case, older, newer, progress)

    job = desk.write_aside(_("Finding the citations again"), work)
    job.finished.connect(lambda made: _report(desk, made))
    job.failed.connect(desk.failed)


def _report(desk: Desk, made: Replacement) -> None:
    counts = told(desk.view, made)
    said = n_("{n} citation: {counts}.", "{n} citations: {counts}.", made.total, counts=counts)
    waiting = desk.view.carried_cites.open_in(made.id)
    desk.visit(Place(CARRIED, "replacement", made.id))
    desk.say(said if made.total else _("Nothing cited the older text."), "warn" if waiting else "ok")


def told(view: View, made: Replacement) -> str:
    """The figures of a report in a line: "12 kept, 3 moved"."""
    counts = view.carried_cites.counted(made.id)
    known = codes.entries("carried")
    named = ((codes.label("carried", code), counts[code]) for code in known if code in counts)
    return ", ".join(_("{n} {outcome}", n=n, outcome=label[:1].lower() + label[1:]) for label, n in named)


def decide(bench: Bench, row: int, how: Callable[[Edit, View, CarriedCite], None], title: str) -> None:
    """Write what was decided of one citation, and go on to the next that waits."""
    desk = bench.desk
    record = desk.view.carried_cites.get(row)
    if desk.view.citations.find(record.citation) is None:
        raise HearingDeskError(_("This citation was removed meanwhile. There is nothing to decide."))
    with desk.change(title) as edit:
        how(edit, desk.view, record)
    left = desk.view.carried_cites.some(CarriedCites.undecided, 1)
    if left:
        desk.visit(Place(CARRIED, "carried_cite", left[0].id))
    desk.say(_("{title}: done.", title=title), "ok", _("Undo"), desk.undo)


def accept_one(bench: Bench, row: int) -> None:
    """The place that was found is right."""
    decide(bench, row, accept, _("Accept the new place"))


def stay(bench: Bench, row: int) -> None:
    """The citation goes on pointing at the older text."""
    decide(bench, row, keep_older, _("Stay with the older text"))


def lose(bench: Bench, row: int) -> None:
    """The words are gone: ask why, for the report."""
    reason = bench.voice.line(_("Mark as lost"), _("Why are the words not in the newer text?"))
    if reason is not None:
        decide(
            bench, row, lambda edit, view, record: mark_lost(edit, view, record, reason), _("Mark as lost")
        )


def accept_every(bench: Bench, replacement: int) -> None:
    """Accept all places whose words changed and which somebody has now looked through."""
    desk = bench.desk
    rows = desk.view.carried_cites.where(replacement=replacement, outcome="changed", decision="")
    rows = [row for row in rows if desk.view.citations.find(row.citation) is not None]
    if not rows:
        raise HearingDeskError(_("No citation with changed words waits here."))
    with desk.change(_("Accept the new places")) as edit:
        for row in rows:
            accept(edit, desk.view, row)
    said = n_("{n} citation accepted.", "{n} citations accepted.", len(rows))
    desk.say(said, "ok", _("Undo"), desk.undo)


def point_here(bench: Bench) -> Sheet:
    """The words chosen in a newer text are where a citation stands now: ask which, the likeliest first."""
    words = words_chosen(bench)
    desk, title = bench.desk, _("Point a citation here")
    likeliest = _likeliest(desk.view, words.anchor)
    if likeliest is None:
        raise HearingDeskError(_("No citation waits for a place."))

    def save(led: Led) -> None:
        row = desk.view.carried_cites.get(led.row)
        with desk.change(title) as edit:
            choose(edit, desk.view, row, words.anchor)
        desk.say(_("{title}: done.", title=title), "ok", _("Undo"), desk.undo)

    sub = _("“{words}” ({place})", words=shorten(words.text, 240), place=words.anchor.locator)
    return bench.editor.form(Led(row=likeliest.id), (Part(),), title, save, sub=sub, words=_("Point it here"))


def _likeliest(view: View, anchor: Anchor) -> CarriedCite | None:
    """The undecided citation whose words are most like those chosen."""
    waiting = view.carried_cites.some(CarriedCites.undecided, LIKELY) or view.carried_cites.some(
        having("id DESC"), LIKELY
    )
    return max(waiting, key=lambda row: _like(row.old_words, anchor.quote), default=None)


def _like(one: str, two: str) -> float:
    return SequenceMatcher(None, one[:300], two[:300], autojunk=False).quick_ratio()
