"""What the tortured programs work on: a case with something in it, sources to import, a format that is yet to come."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from hearingdesk.store.migrations import STEPS
from tests.build import lamps_case
from tests.house.sources import ROOT

RECORD = ROOT / "tests" / "files" / "chrg-house.htm"
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
    sources: tuple[Path, ...]
    digest: str
    entries: int

    def laid_out(self, folder: Path) -> Path:
        """A fresh folder with the case in it; the path of the case."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return Path(shutil.copy(self.case, folder / self.case.name))


def build(folder: Path, sources: int = 6, lines: int = 600, notes: int = 1500) -> Scene:
    """Make the case and the sources. `lines` are spoken in each source, `notes` lie in the case."""
    folder.mkdir(parents=True, exist_ok=True)
    case, _ids = lamps_case(folder)
    with case.change("Fill the case") as edit:
        edit.add_bulk([Note(text=f"Wick {n} was trimmed on a Tuesday. " * 4) for n in range(notes)])
    case.index_pending()
    digest, entries = case.digest(), len(list(case.history()))
    case.close()
    return Scene(case.path, tuple(_source(folder, n, lines) for n in range(sources)), digest, entries)


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
