"""What the tortured programs work on: a case with something in it, sources to import, a format that is yet to come."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from hearingdesk.search import index
from hearingdesk.store import schema
from hearingdesk.store.connection import raw
from hearingdesk.store.lying import PRETEND
from hearingdesk.store.migrations import STEPS
from tests.build import lamps_case
from tests.house.sources import ROOT

RECORD = ROOT / "tests" / "files" / "chrg-house.htm"
HOME, SHARE, SHARED = "home", "share", "shared.hearing"  # names in the folder of a crash
AFTER = "    I will be brief.\n"  # where more is said in the sources that are made of it


def m900_rebuild_much(db: Any) -> None:
    """A migration as the next format may bring one: a new table filled from old rows, old rows rewritten, an index."""
    db.executescript(
        "CREATE TABLE spoken (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
        "INSERT INTO spoken SELECT id, text FROM note;"
        "UPDATE note SET text = text || '.';"
        "UPDATE note SET text = substr(text, 1, length(text) - 1);"
        "CREATE INDEX spoken_words ON spoken (words);"
    )


class Later(CaseFile):
    """The program of the next format."""

    steps = (*STEPS, m900_rebuild_much)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is made once and copied for each crash."""

    case: Path
    older: Path  # the same in the first format there was
    sources: tuple[Path, ...]
    digest: str
    entries: int

    def laid_out(self, folder: Path) -> Path:
        """A fresh folder with the case in it; the path of the case."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return Path(shutil.copy(self.case, folder / self.case.name))


@contextmanager
def at_desk(home: Path, folder: Path) -> Iterator[dict[str, str]]:
    """Be the user of this home, to whom `share` in the folder is a network share; yields the environment."""
    before = {name: os.environ.get(name) for name in ("HEARINGDESK_HOME", PRETEND)}
    os.environ |= {"HEARINGDESK_HOME": str(home), PRETEND: str(folder / SHARE)}
    try:
        yield dict(os.environ)
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ |= {name: value} if value is not None else {}


def build(folder: Path, sources: int = 6, lines: int = 600, notes: int = 1500) -> Scene:
    """Make the case and the sources. `lines` are spoken in each source, `notes` lie in the case."""
    folder.mkdir(parents=True, exist_ok=True)
    case, _ids = lamps_case(folder)
    with case.change("Fill the case") as edit:
        edit.add_bulk([Note(text=f"Wick {n} was trimmed on a Tuesday. " * 4) for n in range(notes)])
    case.index_pending()
    digest, entries = case.digest(), len(list(case.history()))
    case.close()
    older = _in_first_format(case.path, folder / "older.hearing")
    return Scene(case.path, older, tuple(_source(folder, n, lines) for n in range(sources)), digest, entries)


def _in_first_format(case: Path, path: Path) -> Path:
    """The case as the first HearingDesk would have written it, as far as that had a place for its rows."""
    conn = raw(path, "rwc")
    schema.migrate(conn, STEPS[:1])
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("ATTACH ? AS later", [str(case)])
    for table, columns in schema.layout(STEPS[:1]).columns.items():
        if not table.startswith(("_", "search_index")):
            names = ", ".join(columns)
            conn.execute(f"DELETE FROM {table}")
            conn.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM later.{table}")
    index.mark_all(conn)
    conn.close()
    return path


def _source(folder: Path, n: int, lines: int) -> Path:
    """A printed hearing with many turns; no two have the same bytes."""
    said = (
        f"    Mr. Dusk of Maine. How many lanterns hung in street {line} of market {n}?\n"
        f"    Ms. Flare of Vermont. There were {line * 7 % 90} of them.\n"
        for line in range(lines // 2)
    )
    path = folder / f"hearing-{n}.htm"
    path.write_text(RECORD.read_text("utf-8").replace(AFTER, AFTER + "".join(said)), "utf-8")
    return path
