"""Everything that is done with a case file, tried on one that may be out to do harm."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.records import KINDS
from hearingdesk.records.notes import Note
from hearingdesk.store.connection import DatabaseError
from hearingdesk.view import View


@dataclass(slots=True)
class Use:
    """What came of it: the sentences of what was refused, and the slowest step. Anything else is raised."""

    refused: dict[str, str] = field(default_factory=dict)
    slowest: float = 0.0  # seconds

    def attempt(self, name: str, step: Callable[[], object]) -> bool:
        """Whether a step went well."""
        began = time.perf_counter()
        try:
            step()
        except (HearingDeskError, DatabaseError) as error:  # the command line makes a sentence of either
            self.refused[name] = str(error)
        finally:
            self.slowest = max(self.slowest, time.perf_counter() - began)
        return name not in self.refused


def use(path: Path, writing: bool = True) -> Use:
    """Open a file, read all of it, copy it, change it."""
    done = Use()
    if done.attempt("open", lambda: _read(path, done)) and writing:
        done.attempt("open for writing", lambda: _write(path, done))
    return done


def _read(path: Path, done: Use) -> None:
    target = path.with_name("copied.hearing")
    with CaseFile(path, "ro") as case:
        for name, step in reading(case):
            done.attempt(name, step)
        if done.attempt("copy", lambda: case.copy(target)):
            done.attempt("open the copy", lambda: _read_copy(target, done))
            target.unlink()


def _read_copy(path: Path, done: Use) -> None:
    with CaseFile(path, "ro") as case:
        done.attempt("check the copy", case.check)


def reading(view: View) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every question that a room or a command asks."""
    yield "info", lambda: (view.matter.title, view.counts())
    for table in KINDS:
        yield f"list {table}", lambda table=table: _listed(view, table)
    yield "history", lambda: [entry.title() for entry in view.history()]
    for words in ("lamps", "유출", "wick NEAR wax"):
        yield f"search {words}", lambda words=words: view.search(words)
    yield "what can be undone", lambda: (view.can_undo(), view.can_redo())
    yield "check", view.check
    yield "digest", view.digest
    yield "ledger", lambda: list(view.ledger.all())


def _listed(view: View, table: str) -> list[Any]:
    records = view.of(table)
    return [(records.name(record), records.cite(record)) for record in records.all()]


def _write(path: Path, done: Use) -> None:
    with CaseFile(path, "rw", "Ada Wick") as case:
        done.attempt("redo", case.redo)
        done.attempt("undo", case.undo)
        done.attempt("undo again", case.undo)
        done.attempt("redo again", case.redo)
        done.attempt("change", lambda: _change(case))
        done.attempt("index", case.index_pending)


def _change(case: CaseFile) -> None:
    with case.change("Write a note") as edit:
        edit.add(Note(text="Seen."))
