"""What is remembered of the file that a working copy came from: its bytes and its changes when it was fetched."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from hearingdesk.job import Progress, silent
from hearingdesk.places import working_folder
from hearingdesk.store import draft
from hearingdesk.store.connection import Connection, companions, settle
from hearingdesk.store.migrations import Step
from hearingdesk.store.opening import connect
from hearingdesk.words import _

_PIECE = 1 << 20  # bytes
_NAME = "origin.json"


@dataclass(frozen=True, slots=True)
class Tip:
    """How far the log and the ledger of a case go: a copy with another tip holds work that its original lacks."""

    changes: int = 0
    last: int = 0  # the id of the change that came last
    offers: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """One original, as this machine last knew it."""

    path: str
    digest: str = ""  # of its bytes
    tip: Tip = Tip()
    since: str = ""  # when it was fetched, ISO
    sending: str = ""  # digest of what is being put there: a crash right after leaves it there
    sent: Tip = Tip()
    apart: str = ""  # where our work went when somebody else had changed the original
    apart_digest: str = ""
    partings: int = 0  # how often that was so


def folder_of(original: Path) -> Path:
    """The folder of the working copy of a file."""
    key = hashlib.sha256(str(original.resolve()).encode()).hexdigest()[:16]
    return working_folder() / "working" / key


def load(folder: Path) -> Origin | None:
    """What is remembered in a folder of a working copy."""
    try:
        told: Any = json.loads((folder / _NAME).read_text("utf-8"))
        known = {f.name: told[f.name] for f in fields(Origin) if f.name in told}
        known |= {name: Tip(**known[name]) for name in ("tip", "sent") if name in known}
        return Origin(**known)
    except (OSError, ValueError, TypeError):
        return None


def save(folder: Path, origin: Origin) -> None:
    """Remember it, on the disk before anything that follows."""
    made = folder / f"{_NAME}.new"
    made.write_text(json.dumps(asdict(origin), ensure_ascii=False, indent=1), "utf-8")
    draft.put(made, folder / _NAME)


def digest_of(case: Path, progress: Progress = silent) -> str:
    """SHA-256 over a file and what a crash may have left beside it. Raises OSError."""
    summary = hashlib.sha256()
    for part in _parts(case):
        if part != case:
            summary.update(part.name.encode())
        with open(part, "rb") as file:
            while piece := file.read(_PIECE):
                progress(0, 0, _("Comparing"))
                summary.update(piece)
    return summary.hexdigest()


def fetch(case: Path, folder: Path, progress: Progress = silent) -> str:
    """Copy a file, and what a crash may have left beside it, into a folder; returns its digest. Raises OSError."""
    summary = hashlib.sha256()
    parts = _parts(case)
    done, total = 0, sum(part.stat().st_size for part in parts)
    for part in parts:
        if part != case:
            summary.update(part.name.encode())
        with open(part, "rb") as source, open(folder / part.name, "wb") as target:
            while piece := source.read(_PIECE):
                progress(done, total, case.name)
                summary.update(piece)
                target.write(piece)
                done += len(piece)
        draft.keep(folder / part.name)
    return summary.hexdigest()


def send(whole: Path, target: Path, progress: Progress = silent) -> str:
    """Copy one plain file to a name that is free, onto the disk; returns its digest.

    Raises OSError; nothing is left under the name then.
    """
    summary = hashlib.sha256()
    total = whole.stat().st_size
    with open(whole, "rb") as source, open(target, "xb") as file:
        try:
            while piece := source.read(_PIECE):
                progress(file.tell(), total, target.name)
                summary.update(piece)
                file.write(piece)
            file.close()
            draft.keep(target)
        except BaseException:
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                target.unlink()
            raise
    return summary.hexdigest()


def tip_of(conn: Connection) -> Tip:
    """How far an open case goes."""
    sql = (
        "SELECT coalesce(max(arrived), 0), coalesce((SELECT id FROM change ORDER BY arrived DESC LIMIT 1), 0), "
        "(SELECT count(*) FROM import_ledger) FROM change"
    )
    return Tip(*conn.execute(sql).fetchone())


def tip_in(case: Path, steps: tuple[Step, ...]) -> Tip:
    """How far a closed case goes; what a crash left beside it is taken in. Raises CannotOpen."""
    conn = connect(case, "rw", steps)
    try:
        settle(conn)
        return tip_of(conn)
    finally:
        conn.close()


def last_in(case: Path, steps: tuple[Step, ...], known: Path) -> tuple[str, str] | None:
    """Who made the last change of a closed case and when (ISO), where another closed case has no such change.

    Raises CannotOpen, OSError, DatabaseError.
    """
    conn = connect(case, "rw", steps)
    try:
        settle(conn)
        last = conn.execute("SELECT author, at, id FROM change ORDER BY arrived DESC LIMIT 1").fetchone()
    finally:
        conn.close()
    if last is None:
        return None
    ours = connect(known, "ro", steps)
    try:
        has = ours.execute("SELECT 1 FROM change WHERE id = ?", [last[2]]).fetchone()
    finally:
        ours.close()
    return None if has else (last[0], last[1])


def _parts(case: Path) -> list[Path]:
    return [case, *(part for part in companions(case) if not part.name.endswith("-shm"))]
