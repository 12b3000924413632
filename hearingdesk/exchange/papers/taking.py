"""A document comes in: read page by page, then stored in one named change, with its line in the ledger.

Stopped while it is read, what was read is stored with the original, and says so: it can be read on later.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hearingdesk.backups import backup_before_import
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.outcome import Asked, Outcome, added, line, size_of
from hearingdesk.exchange.papers import sorts, texts
from hearingdesk.exchange.papers.keeping import Paper, keep, stand
from hearingdesk.exchange.papers.original import Original
from hearingdesk.exchange.papers.pages import Page, Pages, read_pdf
from hearingdesk.exchange.papers.sorts import Sort
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.records.sources import Source
from hearingdesk.store.backup import BackupFailed
from hearingdesk.words import _

_NO_RECORD: dict[str, Any] = {
    "sittings": 0,
    "dates": [],
    "turns": 0,
    "speakers": 0,
    "witnesses": 0,
    "present": None,
}


def take(
    case: CaseFile, path: Path, sort: Sort, asked: Asked, progress: Progress, older: Source | None = None
) -> Outcome:
    """Bring in a file of which its beginning said what it is. Cancelled where nothing of it was read yet."""
    try:
        original = Original.of_path(path, progress)
        if (there := _already(case, original)) is not None:
            return _duplicate(case, path, original, asked, there)
        return store(case, path, asked, replace(_paper(path, original, sort, progress), older=older))
    except ImportFailed as reason:
        unread = Original(sorts.plain_name(path), size_of(path), "")
        case.offered(line(unread, asked, "failed", str(reason)))
        return Outcome(path, "failed", message=str(reason))


def take_file(
    case: CaseFile,
    path: Path,
    file: SourceFile,
    sort: Sort,
    asked: Asked,
    progress: Progress,
    older: Source | None = None,
) -> Outcome:
    """Bring in a file that is held already, because importers looked for a record in it."""
    try:
        original = Original.of_file(file)
        if (there := _already(case, original)) is not None:
            return _duplicate(case, path, original, asked, there)
        return store(case, path, asked, Paper(sort, original, texts.read(file, sort, progress), older=older))
    except ImportFailed as reason:
        case.offered(line(file, asked, "failed", str(reason)))
        return Outcome(path, "failed", message=str(reason))


def look_at(path: Path, sort: Sort, progress: Progress) -> Outcome:
    """What bringing it in would store, without a case: a dry run."""
    try:
        return _looked(path, _paper(path, Original.of_path(path, progress), sort, progress))
    except ImportFailed as reason:
        return Outcome(path, "failed", message=str(reason))


def look_at_file(path: Path, file: SourceFile, sort: Sort, progress: Progress) -> Outcome:
    """The same for a file that is held already."""
    try:
        return _looked(path, Paper(sort, Original.of_file(file), texts.read(file, sort, progress)))
    except ImportFailed as reason:
        return Outcome(path, "failed", message=str(reason))


def store(case: CaseFile, path: Path, asked: Asked, paper: Paper) -> Outcome:
    """Store a document that was read. Raises ImportFailed where its file was changed meanwhile."""
    warnings = _secured(case, paper.original.size)
    counts = _counts(paper)
    original, sort = paper.original, paper.sort
    title = (
        _("Replace {old} by {name}", old=paper.older.title, name=original.name)
        if paper.older
        else _("Import {name}", name=paper.named())
    )
    with case.change(title, f"{sort.name} {sort.version} {original.sha256}") as edit:
        source = keep(edit, paper)
        edit.offered(line(original, asked, "imported", "", source.id, sort, _of_records(counts)))
        brought = added(edit)
    told = case.sources.standing(source)
    if paper.read.stopped:
        told = _("Stopped: {standing}. It can be read on from its page.", standing=told)
    warnings = (*warnings, *((told,) if told else ()))
    return Outcome(path, "imported", sort.name, " ".join(warnings), counts, brought, warnings, source.id)


def counts_of(source: Source) -> dict[str, Any]:
    """The figures of a document that is in the case."""
    sort = sorts.of_type(source.media_type)
    name = sort.name if sort else ""
    return {"format": name, "title": source.title, **_NO_RECORD, "pages": source.pages, "state": source.state}


def _of_records(counts: dict[str, Any]) -> dict[str, Any]:
    """The figures that the ledger has of every file, whatever it is."""
    return {name: figure for name, figure in counts.items() if name not in ("pages", "state")}


def _paper(path: Path, original: Original, sort: Sort, progress: Progress) -> Paper:
    """Read what there is to read. Raises ImportFailed."""
    if why := sorts.why_shut(path, sort):
        return Paper(sort, original, Pages(why=why))
    if sort is sorts.PDF:
        return Paper(sort, original, read_pdf(path, progress))
    if sort is sorts.HWP:
        return Paper(sort, original, Pages(why="hwp"))
    if sort is sorts.HWPX:
        file = SourceFile.of(path)
        if texts.is_locked(file):
            return Paper(sort, original, Pages(why="encrypted"))
        return Paper(sort, Original.of_file(file), texts.read(file, sort, progress))
    return Paper(sort, original, Pages(total=1, pages=[Page(1, "no_text", "")]))


def _looked(path: Path, paper: Paper) -> Outcome:
    return Outcome(path, "imported", paper.sort.name, "", _counts(paper))


def _counts(paper: Paper) -> dict[str, Any]:
    state, _why = stand(paper)
    told = {"format": paper.sort.name, "title": paper.named(), **_NO_RECORD}
    return told | {"pages": paper.read.total, "state": state}


def _already(case: CaseFile, original: Original) -> Source | None:
    """The source with these bytes, where they are in the case."""
    source = case.sources.by_digest(original.sha256)
    return source if source is not None and case.sources.kept(source.id) else None


def _duplicate(case: CaseFile, path: Path, original: Original, asked: Asked, there: Source) -> Outcome:
    message = _("“{file}” is in the case already, as “{title}”.", file=original.name, title=there.title)
    case.offered(line(original, asked, "duplicate", message, there.id))
    counts = counts_of(there)
    return Outcome(path, "duplicate", counts["format"], message, counts, source=there.id)


def _secured(case: CaseFile, size: int) -> tuple[str, ...]:
    """Make a backup before a large document comes in; where that fails it comes in all the same, with a warning."""
    try:
        backup_before_import(case, 0, size)
    except BackupFailed as reason:
        return (str(reason),)
    return ()
