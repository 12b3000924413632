"""A source into the case: read whole, then stored in one named change that can be undone; the ledger keeps count.

Reading comes first and touches nothing. Bytes that the case holds already add nothing; after an undo they can come
in again. Every file offered stands in the ledger with what became of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from hearingdesk.backups import backup_before_import
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange import formats
from hearingdesk.exchange.calendar_in import known
from hearingdesk.exchange.importer import Importer
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.outcome import Asked, Outcome, added, line, size_of
from hearingdesk.exchange.papers.sorts import Sort, by_beginning, of_record_that_is_none
from hearingdesk.exchange.papers.taking import counts_of, look_at, look_at_file, take, take_file
from hearingdesk.exchange.people import People
from hearingdesk.exchange.ready import Ready
from hearingdesk.exchange.refusal import NotARecord, failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.storing import Writer
from hearingdesk.job import Progress, silent
from hearingdesk.records.memory import Profile
from hearingdesk.records.sources import Source
from hearingdesk.store.backup import BackupFailed
from hearingdesk.words import N_, _, legible

__all__ = ["Asked", "Outcome", "Reading", "added", "bring_in", "look", "store"]

_IMPORT, _AGAIN = N_("Import {name}"), N_("Read {name} again")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer made of a file."""

    entry: Importer
    document: Document
    instead_of: int = 0  # the change that brought an earlier reading in, which goes as this one comes
    again: bool = False  # the case had the file already


def bring_in(
    case: CaseFile,
    path: Path,
    wanted: str = "",
    encoding: str = "",
    progress: Progress = silent,
    profile: Profile | None = None,
) -> Outcome:
    """Import one file, by a profile of the case or of the program where one is chosen.

    A file that cannot be read is an Outcome too; NotFound for an unknown format name.

    Cancelled leaves neither records nor a line in the ledger.
    """
    file, asked = SourceFile(legible(path.name), b""), Asked.of(path, wanted, encoding, profile)
    if not wanted and (sort := by_beginning(path)) is not None:
        return take(case, path, sort, asked, progress)
    try:
        file = formats.offered(path, encoding, profile)
        there = _already(case, file)
        if there is not None:
            return _duplicate(case, path, file, asked, there)
        entry = formats.chosen(file, wanted)
        document = entry.read(file, progress)
        return store(case, path, file, asked, Reading(entry, document), progress)
    except ImportFailed as reason:
        if not wanted and not profile and (sort := kept_as(file, reason)) is not None:
            return take_file(case, path, file, sort, asked, progress)
        offer = line(file, asked, "failed", str(reason))
        case.offered(offer if file.data else replace(offer, size=size_of(path)))
        return Outcome(path, "failed", message=str(reason))


def look(
    path: Path,
    wanted: str = "",
    encoding: str = "",
    progress: Progress = silent,
    profile: Profile | None = None,
) -> Outcome:
    """What importing this file would bring, without a case: a dry run."""
    if not wanted and (sort := by_beginning(path)) is not None:
        return look_at(path, sort, progress)
    file = SourceFile(legible(path.name), b"")
    try:
        file = formats.offered(path, encoding, profile)
        document = formats.read(file, wanted, progress)
    except ImportFailed as reason:
        if not wanted and not profile and (sort := kept_as(file, reason)) is not None:
            return look_at_file(path, file, sort, progress)
        return Outcome(path, "failed", message=str(reason))
    return Outcome(path, "imported", document.format, "", import_counts(document), {}, document.warnings)


def kept_as(file: SourceFile, reason: ImportFailed) -> Sort | None:
    """The sort of document that a file without a record is kept as; None where it is refused."""
    return of_record_that_is_none(file, formats.claimed()) if isinstance(reason, NotARecord) else None


def _already(case: CaseFile, file: SourceFile) -> Source | None:
    """The source with these bytes, where what was read of them is in the case."""
    source = case.sources.by_digest(file.sha256)
    if source is None:
        return None
    there = case.transcripts.first(source=source.id) or case.noted(file.sha256, without="transcript")
    return source if there else None


def _duplicate(case: CaseFile, path: Path, file: SourceFile, asked: Asked, there: Source) -> Outcome:
    """Nothing is added; the counts are those of the import that brought the bytes in."""
    before = case.ledger.imported(file.sha256)
    counts, format = (before.figures(), before.importer) if before else ({}, "")
    if there.pages is not None:  # it is kept as a document
        counts = counts_of(there)
        format = counts["format"]
    elif not counts:  # the case came here as a copy: the ledger stayed behind
        document = formats.read(file)
        counts, format = import_counts(document), document.format
    message = _("“{file}” is in the case already, as “{title}”.", file=file.name, title=there.title)
    case.offered(line(file, asked, "duplicate", message, there.id))
    return Outcome(path, "duplicate", format, message, counts, source=there.id)


def store(
    case: CaseFile, path: Path, file: SourceFile, asked: Asked, reading: Reading, progress: Progress
) -> Outcome:
    """Write what was read in one change, and its line in the ledger. Raises ImportFailed for what no file may hold."""
    entry, document = reading.entry, reading.document
    ready = _ready(file, document, progress)
    counts = import_counts(document, ready.tally)
    warnings = (*document.warnings, *_dayless(file, document), *_secured(case, len(file.data), document))
    if not reading.again and (there := known(case, document)):
        warnings = (*warnings, there)
    message = " ".join([_("Read again.")] * reading.again + list(warnings))
    title = _(_AGAIN if reading.again else _IMPORT, name=PurePath(file.name).stem)
    try:
        with case.change(title, f"{entry.name} {entry.version} {file.sha256}") as edit:
            if reading.instead_of:
                case.take_back(edit, reading.instead_of)
            source = Writer(edit, People(case, edit), file, document, progress, ready).write(case)
            edit.offered(line(file, asked, "imported", message, source.id, entry, counts))
            brought = added(edit)
    except Invalid as reason:  # a turn that no file may hold
        raise failed(file.name, str(reason)) from reason
    return Outcome(path, "imported", entry.name, message, counts, brought, warnings, source.id)


def _ready(file: SourceFile, document: Document, progress: Progress) -> Ready:
    """Its turns looked at, before the case is locked. Raises ImportFailed for one that no file may hold."""
    try:
        return Ready(document, progress, file.name)
    except Invalid as reason:
        raise failed(file.name, str(reason)) from reason


def _dayless(file: SourceFile, document: Document) -> tuple[str, ...]:
    """A warning where the source does not say the day: no sitting can be made, the record hangs on the hearing."""
    if not document.sittings or any(sitting.date for sitting in document.sittings):
        return ()
    return (
        _(
            "It does not say on which day the committee met, so its hearing has no sitting yet. "
            "A day in the file’s name is taken, as in {example}.",
            example=f"{PurePath(file.name).stem}-20140618{PurePath(file.name).suffix}",
        ),
    )


def _secured(case: CaseFile, size: int, document: Document) -> tuple[str, ...]:
    """Make a backup before a large import; where that fails the import goes on, with a warning."""
    try:
        backup_before_import(case, sum(len(sitting.turns) for sitting in document.sittings), size)
    except BackupFailed as reason:
        return (str(reason),)
    return ()
