"""What must be so after a crash, whatever crashed it. Every fault is a sentence; none is what is hoped for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, OutOfDate
from hearingdesk.records.notes import Note
from hearingdesk.store import schema, verify

Sort = Literal["corrupt", "lost", "half", "other"]
SORTS: tuple[Sort, ...] = ("corrupt", "lost", "half", "other")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be so: the file is no good, what was said to be done is gone, or a step is half done."""

    sort: Sort
    words: str

    def __str__(self) -> str:
        return f"{self.sort}: {self.words}"

    def about(self, name: str) -> Fault:
        """The same, with the name of the file it is in."""
        return Fault(self.sort, f"{name}: {self.words}")


@dataclass(slots=True)
class Verdict:
    """What was found in the folder of a crash."""

    faults: list[Fault] = field(default_factory=list)
    came_through: bool = False  # the step in flight was found whole


@dataclass(frozen=True, slots=True)
class Known:
    """The state that was acknowledged last."""

    digest: str
    entries: int
    later: bool = True  # one change may have come after it: the one in flight


def judge(path: Path, known: Known, kind: type[CaseFile] = CaseFile) -> Verdict:
    """Open a case after a crash, compare it with what is known of it, and work on in it."""
    verdict = Verdict()
    try:
        with kind(path, "rw", "Wilhelmina Snuffer") as case:
            verdict.faults += whole(case)
            verdict.faults += _state(case, known, verdict)
            verdict.faults += _works_on(case)
    except HearingDeskError as error:
        verdict.faults.append(Fault("corrupt", f"does not open or work: {error}"))
    return verdict


def whole(case: CaseFile) -> Iterator[Fault]:
    """What `check` says."""
    for fault in verify.faults(case._conn):
        if fault.what != "tables":
            yield Fault("corrupt", f"check: {fault.sentence}")
    _entries, _broken, of_log = verify.chain(case._conn)
    yield from (Fault("corrupt", f"chain: {fault.sentence}") for fault in of_log)
    yield from (Fault("half", f"astray: {fault.sentence}") for fault in case._astray())
    yield from (Fault("half", f"stranger: {name}") for name in schema.strangers(case._conn, case.steps))
    (version,) = case._conn.execute("PRAGMA user_version").fetchone()
    if version != len(case.steps):
        yield Fault("half", f"the format is {version}")


def _state(case: CaseFile, known: Known, verdict: Verdict) -> Iterator[Fault]:
    entries, found = len(list(case.history())), case.digest()
    if entries == known.entries:
        if found != known.digest:
            yield Fault("half", "the log is what was acknowledged, the records are not")
        elif case.can_undo():
            yield from _there_and_back(case, known.digest, "")
    elif entries == known.entries + 1 and known.later:
        verdict.came_through = True
        yield from _there_and_back(case, found, known.digest)
    elif entries < known.entries:
        yield Fault("lost", f"{known.entries - entries} acknowledged changes are lost")
    else:
        yield Fault("other", f"{entries - known.entries} changes that nobody made")


def _there_and_back(case: CaseFile, now: str, before: str) -> Iterator[Fault]:
    """Reverse the latest change and reverse that: the state before it, where known, and the state now."""
    act = next(case.history()).change.act
    forth, back = (case.redo, case.undo) if act == "undo" else (case.undo, case.redo)
    try:
        forth()
        if before and case.digest() != before:
            yield Fault("half", f"without the step in flight ({act}) the records are not those before it")
        back()
    except OutOfDate as error:
        yield Fault("half", f"the latest change ({act}) cannot be reversed: {error}")
    if case.digest() != now:
        yield Fault("half", "there and back again is not where it began")


def _works_on(case: CaseFile) -> Iterator[Fault]:
    """Write, find it again, take it back."""
    before = case.digest()
    with case.change("After the crash") as edit:
        edit.add(Note(text="Phoenixfeather"))
    case.index_pending()
    if len(case.search("Phoenixfeather").hits) != 1:
        yield Fault("other", "what is written after the crash is not found")
    case.undo()
    if case.digest() != before:
        yield Fault("other", "undo after the crash does not lead back")


def strays(folder: Path, expected: Sequence[str]) -> list[Fault]:
    """Files that nobody asked for."""
    found = sorted(path.name for path in folder.iterdir())
    return [Fault("other", f"left behind: {name}") for name in found if name not in expected]


def readable(path: Path) -> list[Fault]:
    """Opened for reading only, as another window or `info` would do it first."""
    with suppress(FileNotFoundError):
        try:
            with CaseFile(path, "ro") as case:
                case.digest()
        except HearingDeskError as error:
            return [Fault("corrupt", f"cannot be read: {error}")]
    return []
