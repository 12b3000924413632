"""What is done with a document that is in the case: read on where it was stopped, its pictures recognised as letters.

Each is one change of its own. Stopped, what was done so far is kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.papers import sorts
from hearingdesk.exchange.papers.keeping import keep_pages
from hearingdesk.exchange.papers.original import write_original
from hearingdesk.exchange.papers.pages import Page, read_pdf, verdict
from hearingdesk.exchange.papers.recognising import recognised
from hearingdesk.job import Cancelled, Progress
from hearingdesk.records.sources import Source
from hearingdesk.view import View
from hearingdesk.words import _


def can_read_on(view: View, source: Source) -> bool:
    """Whether pages of a PDF are left that nobody has tried to read, and its original is here."""
    if sorts.of_type(source.media_type) is not sorts.PDF or source.state not in ("partly", "unreadable"):
        return False
    if source.why in ("encrypted", "broken", "locked") or not view.sources.kept(source.id):
        return False
    return source.pages is None or _last(view, source.id) < source.pages


def can_recognise(view: View, source: Source) -> bool:
    """Whether it has pages that are pictures, and its original is here."""
    sort = sorts.of_type(source.media_type)
    if sort is not sorts.PDF and sort not in sorts.PICTURES:
        return False
    return bool(_pictures(view, source.id)) and view.sources.kept(source.id)


def read_on(case: CaseFile, id: int, progress: Progress) -> Source:
    """Read the pages of a PDF that were not read yet. Cancelled where it was stopped before there was one more."""
    source = case.sources.get(id)
    first = _last(case, id) + 1
    with original_file(case, source, progress) as path:
        found = read_pdf(path, progress, first)
    total = found.total if found.total is not None else source.pages
    title = _("Read {name} on from page {page}", name=source.title, page=first)
    with case.change(title) as edit:
        keep_pages(edit, id, found.pages)
        states = [state for _number, state in case.sources.page_states(id)]
        state, why = verdict(states, total, found.why)
        edit.update(replace(source, state=state, why=why, pages=total))
    return case.sources.get(id)


def recognise(case: CaseFile, id: int, progress: Progress) -> Source:
    """Let a program of the machine read the letters on the pages that are pictures. Raises HearingDeskError."""
    source = case.sources.get(id)
    wanted = _pictures(case, id)
    found: list[Page] = []
    sort = sorts.of_type(source.media_type)
    if sort is None or not wanted:
        raise HearingDeskError(_("“{name}” has no page that is a picture.", name=source.title))
    with original_file(case, source, progress) as path:
        try:
            for page in recognised(path, sort is sorts.PDF, wanted, progress):
                found.append(page)  # noqa: PERF402 - what came before a stop is kept
        except Cancelled:
            if not found:
                raise
    _put(case, source, found)
    return case.sources.get(id)


@contextmanager
def original_file(view: View, source: Source, progress: Progress) -> Iterator[Path]:
    """The original as a file of its own for as long as the block runs. Raises HearingDeskError without one."""
    if not view.sources.kept(source.id):
        raise HearingDeskError(_("The original of “{name}” is not in the case.", name=source.title))
    with tempfile.TemporaryDirectory(prefix="hearingdesk-") as folder:
        path = Path(folder, f"original{Path(source.file_name).suffix[:10]}")
        write_original(view, source.id, path, progress)
        yield path


def _put(case: CaseFile, source: Source, found: Sequence[Page]) -> None:
    """Put the words that were recognised on their pages."""
    by_number = {page.number: page for page in found}
    with case.change(_("Recognise the letters of {name}", name=source.title)) as edit:
        for page in case.sources.pages(source.id):
            if (new := by_number.get(page.number or 0)) is not None and new.state == "ocr":
                edit.update(replace(page, text=new.text, state=new.state))
        states = [state for _number, state in case.sources.page_states(source.id)]
        state, why = verdict(states, source.pages, source.why if source.why != "scanned" else "")
        edit.update(replace(source, state=state, why=why))


def _last(view: View, source: int) -> int:
    return max((number for number, _state in view.sources.page_states(source)), default=0)


def _pictures(view: View, source: int) -> list[int]:
    return [number for number, state in view.sources.page_states(source) if state == "no_text"]
