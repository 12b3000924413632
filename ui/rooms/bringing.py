"""Bringing files into the case: one job over all of them, what came of each, and the way into the ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.job import Cancelled, Progress
from hearingdesk.records.memory import Profile
from hearingdesk.words import _, n_
from ui.desk import Desk, Notice, Place
from ui.rooms.register import IMPORTS

if TYPE_CHECKING:
    from hearingdesk.exchange.bring_in import Outcome
    from hearingdesk.exchange.read_again import Wish
    from ui.rooms.bench import Bench

_PART = 1000  # of the bar, for each file
_SKIPPED = (".hearing", ".lock")  # in a folder: cases are no sources


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of every file, in order; those that were not reached, and why."""

    outcomes: tuple[Outcome, ...]
    rest: tuple[Path, ...] = ()
    trouble: Exception | None = None  # Cancelled where the user stopped it

    def of(self, status: str) -> list[Outcome]:
        """Those of one status."""
        return [one for one in self.outcomes if one.status == status]


def bring_in(
    desk: Desk,
    paths: Sequence[Path],
    link: Callable[[int], object] | None = None,
    wish: Wish | None = None,
    bench: Bench | None = None,
    drafted: Profile | None = None,
) -> None:
    """Import files, and all that lie in folders, off the screen's thread.

    `link` is what links the speakers of the transcript one became; `bench` is where a list of many is shown.
    They are read as `wish` says, or by a profile that need not be stored yet (`drafted`).
    """
    if not paths:
        return
    job = desk.write_aside(_("Import"), lambda case, progress: _bring(case, paths, wish, drafted, progress))
    job.finished.connect(lambda brought: _came_to_an_end(desk, brought, link, bench))
    job.failed.connect(desk.failed)


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """Every file meant: those named, and those in the folders named, in the order of their names; hidden ones not."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith(_SKIPPED):
                    yield Path(folder, name)


def _bring(
    case: CaseFile, paths: Sequence[Path], wish: Wish | None, drafted: Profile | None, progress: Progress
) -> Brought:
    from hearingdesk.exchange.bring_in import bring_in as take
    from hearingdesk.exchange.read_again import Wish, profile

    every, outcomes = list(files(paths)), list[Any]()
    wanted = wish or Wish()
    for n, path in enumerate(every):
        step = _part_of(progress, n, len(every), path.name)
        try:
            chosen = drafted or profile(case, wanted.profile)
            format = chosen.importer if chosen else wanted.format
            step(0, 0, path.name)
            outcomes.append(take(case, path, format, wanted.encoding, step, chosen))
        except (Cancelled, HearingDeskError) as trouble:
            if not outcomes:
                raise
            return Brought(tuple(outcomes), tuple(every[n:]), trouble)
    try:
        case.index_pending(progress)
    except Cancelled as stopped:  # the index goes on with the next change
        return Brought(tuple(outcomes), (), stopped)
    return Brought(tuple(outcomes))


def _part_of(progress: Progress, n: int, count: int, name: str) -> Progress:
    """The progress of one file as a part of that of all of them."""
    if count == 1:
        return progress

    def step(done: int, total: int, what: str) -> None:
        within = _PART * done // total if total else 0
        words = _("{n} of {count}: {name}", n=f"{n + 1:,}", count=f"{count:,}", name=name)
        progress(_PART * n + within, _PART * count, words)

    return step


def _came_to_an_end(
    desk: Desk, brought: Brought, link: Callable[[int], object] | None, bench: Bench | None
) -> None:
    desk.offered.emit()
    if len(brought.outcomes) + len(brought.rest) == 1:
        _tell_one(desk, brought.outcomes[0], link)
        return
    _tell_many(desk, brought)
    if brought.trouble is not None and not isinstance(brought.trouble, Cancelled):
        desk.failed(brought.trouble)
    if bench is not None and brought.outcomes:
        from ui.rooms.imports.brought import BroughtDialog

        BroughtDialog(bench, brought).show()


def _tell_one(desk: Desk, one: Outcome, link: Callable[[int], object] | None) -> None:
    to_line = (_("Import ledger"), lambda: desk.visit(Place(IMPORTS)))
    if one.status == "failed":
        also = (_("Import with a preview…"), lambda: _preview(desk, one.path, link))
        words = one.message or _("Not read: {name}", name=one.path.name)
        desk.said.emit(Notice(words, "bad", *to_line, *also))
        return
    if one.status == "duplicate":
        words = _("{name} is in the case already; nothing was added.", name=one.path.name)
        desk.said.emit(Notice(words, "info", *to_line))
    else:
        spoken = _transcript(desk, one.source) if link else 0
        also = (_("Link speakers…"), lambda: link(spoken)) if link and spoken else to_line
        gap = one.message if one.counts.get("state", "text") != "text" else ""  # of a document's text
        words = " ".join(filter(None, (came(one), gap)))
        desk.said.emit(Notice(words, "warn" if gap else "ok", _("Undo"), desk.undo, *also))
        if one.source:
            desk.go("source", one.source)


def _tell_many(desk: Desk, brought: Brought) -> None:
    good, same, bad = (len(brought.of(status)) for status in ("imported", "duplicate", "failed"))
    words = _(
        "{n} files received: {stored} stored, {same} in the case already, {bad} failed.",
        n=f"{len(brought.outcomes):,}",
        stored=f"{good:,}",
        same=f"{same:,}",
        bad=f"{bad:,}",
    )
    if brought.rest:
        left = n_("{n} file was not reached.", "{n} files were not reached.", len(brought.rest))
        words = f"{words} {left}"
    tone = "bad" if bad else ("warn" if brought.rest else "ok")
    desk.said.emit(Notice(words, tone, _("Import ledger"), lambda: desk.visit(Place(IMPORTS))))


def _preview(desk: Desk, path: Path, link: Callable[[int], object] | None) -> None:
    from ui.rooms.importing.opening import preview_import

    preview_import(desk, path, link=link)


def _transcript(desk: Desk, source: int) -> int:
    """The transcript a file became, where somebody speaks in it under a label; 0 for none."""
    one = desk.view.transcripts.first(source=source) if source else None
    return one.id if one is not None and next(desk.view.turns.labelled(one.id), None) else 0


def came(outcome: Outcome) -> str:
    """What a file brought, in a sentence."""
    return _("Imported {name}: {what}.", name=outcome.path.name, what=what_came(outcome))


def what_came(outcome: Outcome) -> str:
    """The records a file brought, in words."""
    added = outcome.added
    turns = outcome.counts.get("turns")  # as the commands say it: scenes and notes are not counted
    parts = [
        n_("{n} turn", "{n} turns", turns) if turns else "",
        n_("{n} sitting", "{n} sittings", added["sitting"]) if added.get("sitting") else "",
        n_("{n} page", "{n} pages", outcome.counts["pages"]) if outcome.counts.get("pages") else "",
        n_("{n} person or body", "{n} people and bodies", added["party"]) if added.get("party") else "",
    ]
    counted = ", ".join(part for part in parts if part)
    return counted or n_("{n} entry", "{n} entries", sum(added.values()))
