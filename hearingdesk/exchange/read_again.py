"""A source that the case holds with its bytes is read again, by the importer as it is now or as the user says.

What would differ is found out by doing it and taking it back. The earlier reading goes, in the same change, only where
nothing stands on it: no link, no mark, no citation, no correction. Otherwise the new one comes in beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed, Invalid, NotFound
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import Asked, Outcome, Reading, added, store
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.people import People
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.storing import Writer
from hearingdesk.exchange.tabular.profile import named, shipped
from hearingdesk.job import Progress, silent
from hearingdesk.records import KINDS
from hearingdesk.records.memory import Profile
from hearingdesk.records.sources import Source
from hearingdesk.store.records import having, linked_from
from hearingdesk.view import View
from hearingdesk.words import _, n_


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants a file read; "" leaves it to the content."""

    format: str = ""
    profile: str = ""  # its title
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Turnover:
    """The turns of two readings compared by their label, their kind and their words."""

    same: int = 0
    gone: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What reading a source again would bring."""

    source: int
    importer: str
    version: int
    before: dict[str, Any]  # of `import_counts`, as the ledger has them; {} where it came with a copy
    after: dict[str, Any]
    had: dict[str, int]  # records by kind that the earlier reading brought
    brings: dict[str, int]
    turns: Turnover
    replaces: int = 0  # the change that brought the earlier reading
    obstacle: str = ""  # why that cannot go; "" where it can
    hanging: tuple[str, ...] = ()  # what stands on it, in words
    warnings: tuple[str, ...] = field(default=())

    @property
    def differs(self) -> bool:
        """Whether anything would be other than it is."""
        return bool(self.turns.gone or self.turns.new or self.had != self.brings)


class _Rehearsed(Exception):
    """Everything was written, and is to be taken back."""


def profiles(view: View) -> list[str]:
    """The titles of the profiles there are, those of the case first."""
    return list(dict.fromkeys([*(one.title for one in view.profiles.all()), *shipped()]))


def profile(view: View, title: str) -> Profile | None:
    """The profile of this title, of the case or of the program; None for no title. Raises NotFound."""
    if not title:
        return None
    found = view.profiles.first(title=title) or named(title)
    if found is None:
        raise NotFound(_("There is no import profile “{name}” any more. Choose another one.", name=title))
    return found


def foresee(case: CaseFile, source: int, wish: Wish, progress: Progress = silent) -> Foreseen:
    """What reading a source again would change; nothing is changed. Raises ImportFailed, NotFound, Cancelled."""
    there = case.sources.get(source)
    file, reading = _read(case, there, wish, progress)
    replaces = next(iter(case.brought_by(there.digest)), 0)
    obstacle = case.in_the_way(replaces) if replaces else _("The log does not say how it came in.")
    earlier = case.ledger.imported(there.digest)
    brings = _rehearse(case, file, reading, 0 if obstacle else replaces, progress)
    return Foreseen(
        source,
        reading.entry.name,
        reading.entry.version,
        earlier.figures() if earlier else {},
        import_counts(reading.document),
        _had(case, replaces),
        brings,
        _turnover(case, source, reading.document),
        replaces,
        obstacle,
        tuple(_hanging(case, source)) if obstacle else (),
        reading.document.warnings,
    )


def read_again(
    case: CaseFile, source: int, wish: Wish, beside: bool = False, progress: Progress = silent
) -> Outcome:
    """Bring the new reading in as one change, in the place of the earlier one or beside it; the ledger notes it.

    Raises OutOfDate where something stands on the earlier one, ImportFailed, NotFound, Cancelled: nothing is changed.
    """
    there = case.sources.get(source)
    file, reading = _read(case, there, wish, progress)
    replaces = 0 if beside else next(iter(case.brought_by(there.digest)), 0)
    earlier = case.ledger.imported(there.digest)
    asked = Asked(earlier.place if earlier else "", wish.format, wish.profile, wish.encoding)
    reading = Reading(reading.entry, reading.document, replaces, again=True)
    return store(case, Path(file.name), file, asked, reading, progress)


def _read(case: CaseFile, source: Source, wish: Wish, progress: Progress) -> tuple[SourceFile, Reading]:
    data = case.sources.original(source.id)
    if not data:
        raise ImportFailed(
            _("The case does not hold the file of “{title}”: it cannot be read again.", title=source.title)
        )
    chosen = profile(case, wish.profile)
    if source.pages is not None and not (chosen or wish.format):
        raise ImportFailed(
            _(
                "“{title}” is kept as a document, page by page: there is no record in it to compare. Choose a format "
                "to read it as a record all the same.",
                title=source.title,
            )
        )
    file = formats.as_said(SourceFile(source.file_name or source.title, data, wish.encoding, chosen))
    entry = formats.chosen(file, chosen.importer if chosen else wish.format)
    return file, Reading(entry, entry.read(file, progress))


def _rehearse(
    case: CaseFile, file: SourceFile, reading: Reading, replaces: int, progress: Progress
) -> dict[str, int]:
    """Records by kind that it would add; written and taken back."""
    found: dict[str, int] = {}
    try:
        with case.change(_("Read again")) as edit:
            if replaces:
                case.take_back(edit, replaces)
            Writer(edit, People(case, edit), file, reading.document, progress).write(case)
            found = added(edit)
            raise _Rehearsed
    except _Rehearsed:
        return found
    except Invalid as reason:  # a turn that no file may hold
        raise failed(file.name, str(reason)) from reason


def _had(view: View, change: int) -> dict[str, int]:
    entry = view.change_of(change) if change else None
    if entry is None:
        return {}
    found = Counter(row.table for row in entry.change.rows if row.before is None)
    for part in entry.change.bulk:
        found[part.table] += part.count if part.added else 0
    return {table: n for table, n in sorted(found.items()) if n}


def _turnover(view: View, source: int, document: Document) -> Turnover:
    """Against the reading that came last."""
    transcript = view.transcripts.ids(having(source=source))[-1:]
    old = Counter(
        hash((turn.label, turn.kind, turn.text))
        for id in transcript
        for turn in view.turns.all(having(transcript=id))
    )
    new = Counter(hash((turn.label, turn.kind, turn.text)) for turn in document.turns())
    same = (old & new).total()
    return Turnover(same, old.total() - same, new.total() - same)


def _hanging(view: View, source: int) -> Iterator[str]:
    """What leads to the source or to what was read of it."""
    turns = "SELECT id FROM turn WHERE transcript IN (SELECT id FROM transcript WHERE source = ?)"
    linked = next(view.execute(f"SELECT count(*) FROM ({turns} AND party IS NOT NULL)", [source]))[0]
    if linked:
        yield n_("{n} turn is linked to a person", "{n} turns are linked to people", linked)
    for kind, name in linked_from(list(KINDS.values()), "turn"):
        if kind.table != "turn_range":
            sql = f"SELECT count(*) FROM {kind.table} WHERE {name} IN ({turns})"
            yield from _counted(_(kind.many_words), next(view.execute(sql, [source]))[0])
    cited = view.citations.count(having(source=source))
    yield from _counted(_("Citations of the source"), cited)


def _counted(words: str, n: int) -> Iterator[str]:
    if n:
        yield _("{kind}: {n}", kind=words, n=n)
