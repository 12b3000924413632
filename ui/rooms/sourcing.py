"""Sources at work: text pasted, originals opened and handed out, versions replaced, pages read and marked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, Invalid
from hearingdesk.job import Cancelled, Progress
from hearingdesk.records.notes import Reading
from hearingdesk.records.replacements import Replacement
from hearingdesk.records.sources import Source
from hearingdesk.store.outgoing import Outgoing, of_file
from hearingdesk.store.records import having
from hearingdesk.view import View
from hearingdesk.when import When
from hearingdesk.words import _, n_
from ui.desk import Desk, Place
from ui.forms.form import Part
from ui.rooms.bench import Bench, shown

if TYPE_CHECKING:
    from hearingdesk.exchange.outcome import Outcome

_MARKS = ("unread", "reading", "read")
_TITLE = 120  # letters of the first line that are offered as a title


def paste(bench: Bench) -> None:
    """What is on the clipboard as a source: files come in, text is asked its title and publisher."""
    data = QGuiApplication.clipboard().mimeData()
    paths = _files(data)
    if paths:
        from ui.rooms.bringing import bring_in
        from ui.rooms.speakers.linking import speakers_of

        bring_in(bench.desk, paths, speakers_of(bench))
        return
    text = data.text() if data.hasText() else ""
    if not text.strip():
        bench.desk.say(_("There is no text on the clipboard. Copy some first."), "info")
        return
    _paste_text(bench, text)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _paste_text(bench: Bench, text: str) -> None:
    from hearingdesk.exchange.papers.pasting import NoNewText, pasted, put

    try:
        paper = pasted(bench.desk.view, text)
    except NoNewText as there:
        bench.desk.say(str(there), "info")
        bench.desk.go("source", there.source)
        return

    title = _("Paste text as a source")

    def save(record: Source) -> None:
        with bench.desk.change(_("Paste: {name}", name=record.title)) as edit:
            source = edit.add(record)
            put(edit, source, paper)
        bench.desk.go("source", source.id)
        bench.desk.say(_("Added: {name}", name=source.title), "ok", _("Undo"), bench.desk.undo)

    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    shown = Source(**paper.fields(), title=first[:_TITLE])
    part = Part(("title", "publisher", "day", "kind", "reliability", "marking"))
    counted = n_("{count} character", "{count} characters", len(text), count=f"{len(text):,}")
    bench.editor.form(shown, (part,), title, save, sub=counted, words=_("Add"))


def open_original(bench: Bench) -> None:
    """Write it to a place of this session, not to be changed, and hand it to the system's viewer."""
    desk, id = bench.desk, shown(bench).id

    def work(view: View, progress: Progress) -> Path:
        from hearingdesk.exchange.papers.original import safe_name, write_original

        path = Path(tempfile.mkdtemp(prefix="hearingdesk-")) / safe_name(view.sources.get(id))
        write_original(view, id, path, progress)
        path.chmod(0o400)
        return path

    def show(path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            desk.say(
                _("No program of this machine opens {name}. It lies at {path}.", name=path.name, path=path),
                "warn",
            )

    _with_view(desk, _("Open the original"), work, show)


def save_original(bench: Bench) -> None:
    """Ask where to, write it byte for byte, and note that it went out."""
    from hearingdesk.exchange.papers.original import safe_name

    desk, id = bench.desk, shown(bench).id
    path = bench.voice.save_file(_("Save the original"), safe_name(desk.view.sources.get(id)))
    if path is None:
        return

    def work(view: View, progress: Progress) -> Outgoing:
        from hearingdesk.exchange.papers.original import write_original

        write_original(view, id, path, progress)
        return of_file(path, "copy", note="source")

    def tell(entry: Outgoing) -> None:
        from ui.rooms.handing import hand_out

        hand_out(bench, _("The original was written to {name}.", name=path.name), entry)

    _with_view(desk, _("Save the original"), work, tell)


def replace_source(bench: Bench) -> None:
    """Ask for the newer file and bring it in with a link to this one."""
    desk, id = bench.desk, shown(bench).id
    paths = bench.voice.open_files(_("The newer version"))
    if not paths:
        return

    def work(case: CaseFile, progress: Progress) -> tuple[Outcome, Replacement | None]:
        from hearingdesk.exchange.papers.replacing import bring_in_newer

        outcome = bring_in_newer(case, id, paths[0], progress)
        made = _carried(case, id, outcome, progress)
        case.index_pending(progress)
        return outcome, made

    job = desk.write_aside(_("Replace a source"), work)
    job.finished.connect(lambda done: _replaced(desk, *done))
    job.failed.connect(desk.failed)


def _carried(case: CaseFile, older: int, outcome: Outcome, progress: Progress) -> Replacement | None:
    """Find the citations of the older version in the newer one; None where there are none, or it has no text."""
    from hearingdesk.reanchoring.carry import Text
    from hearingdesk.reanchoring.replace import replace_text

    if outcome.status == "failed" or not case.citations.count(having(source=older)):
        return None
    try:
        return replace_text(case, Text("source", older), Text("source", outcome.source), progress)
    except Invalid:
        return None


def _replaced(desk: Desk, outcome: Outcome, made: Replacement | None) -> None:
    """Say what came of it; where citations were carried over, show the report."""
    from ui.rooms.register import CARRIED
    from ui.rooms.replacing import told

    if outcome.status == "failed":
        desk.say(outcome.message, "bad")
        return
    words = [_("{name} takes the place of the older version, which stays.", name=outcome.path.name)]
    waiting = made is not None and desk.view.carried_cites.open_in(made.id)
    if made is not None:
        words.append(_("Its citations: {counts}.", counts=told(desk.view, made)))
        desk.visit(Place(CARRIED, "replacement", made.id))
    else:
        desk.go("source", outcome.source)
    tone = "warn" if waiting else "ok"
    desk.say(" ".join(filter(None, (*words, outcome.message))), tone, _("Undo"), desk.undo)


def read_on(bench: Bench) -> None:
    """Read the pages that are left, in a job of its own."""
    from hearingdesk.exchange.papers.later import can_read_on, read_on

    source = bench.desk.view.sources.get(shown(bench).id)
    if not can_read_on(bench.desk.view, source):
        bench.desk.say(
            _("No page is left to read. {standing}", standing=_standing(bench.desk, source)), "info"
        )
        return
    _worked(bench, _("Read pages"), lambda case, progress: read_on(case, source.id, progress))


def recognise(bench: Bench) -> None:
    """Recognise the letters of its scanned pages, or say what this machine lacks for it."""
    from hearingdesk.exchange.papers.later import can_recognise, recognise
    from hearingdesk.exchange.papers.recognising import how_to_get_it, program

    source = bench.desk.view.sources.get(shown(bench).id)
    if not can_recognise(bench.desk.view, source):
        bench.desk.say(_("It has no page that is a picture."), "info")
    elif not program():
        bench.voice.tell(_("Recognise letters"), how_to_get_it())
    else:
        _worked(bench, _("Recognise letters"), lambda case, progress: recognise(case, source.id, progress))


def next_mark(bench: Bench) -> str:
    """The mark that the source on the page gets next, in words."""
    return codes.label("reading_state", _next(_mine(bench)))


def mark_reading(bench: Bench) -> None:
    """Not read, being read, read: the next of the three, for this reviewer."""
    author = bench.desk.writing().author
    mine, id = _mine(bench), shown(bench).id
    state = _next(mine)
    said = codes.label("reading_state", state)
    today = When(date.today().isoformat())
    with bench.desk.change(_("Mark a source: {state}", state=said)) as edit:
        if mine is None:
            edit.add(Reading(source=id, reviewer=author, state=state, day=today))
        else:
            edit.update(replace(mine, state=state, day=today))
    bench.desk.say(_("Marked for {who}: {state}.", who=author, state=said), "ok", _("Undo"), bench.desk.undo)


def _next(mine: Reading | None) -> str:
    return _MARKS[(_MARKS.index(mine.state if mine else "unread") + 1) % len(_MARKS)]


def _mine(bench: Bench) -> Reading | None:
    case = bench.desk.case
    author = case.author if case else ""
    return bench.desk.view.readings.first(source=shown(bench).id, reviewer=author)


def _worked(bench: Bench, title: str, work: Callable[[CaseFile, Progress], Source]) -> None:
    """Run what adds text to a source; say how it stands afterwards."""
    desk = bench.desk

    def whole(case: CaseFile, progress: Progress) -> Source:
        source = work(case, progress)
        with suppress(Cancelled):  # stopped while pages were read: the index goes on with the next change
            case.index_pending(progress)
        return source

    def tell(source: Source) -> None:
        desk.say(
            _("{name}: {standing}", name=source.title, standing=_standing(desk, source)),
            "ok",
            _("Undo"),
            desk.undo,
        )

    job = desk.write_aside(title, whole)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)


def _standing(desk: Desk, source: Source) -> str:
    return desk.view.sources.standing(source) or codes.label("source_state", source.state)


def _with_view(
    desk: Desk, title: str, work: Callable[[View, Progress], Any], tell: Callable[[Any], None]
) -> None:
    """Run what only reads the case, off the screen's thread."""
    case = desk.case
    assert case is not None

    def whole(progress: Progress) -> Any:
        try:
            with case.reader() as view:
                return work(view, progress)
        except OSError as error:
            raise HearingDeskError(
                _("The original cannot be written: {why}.", why=error.strerror or error)
            ) from error

    job = desk.jobs.start(title, whole)
    job.finished.connect(tell)
    job.failed.connect(desk.failed)
