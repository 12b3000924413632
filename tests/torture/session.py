"""A scripted session at one desk, recorded while it runs: `python -m tests.torture.session CASE WORDS SOURCE...`"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.pack.build import build_pack
from hearingdesk.records.notes import Note
from tests.build import MATTER
from tests.torture.scene import SHARE, SHARED, Later
from tests.torture.tasks import change_something
from tests.torture.telling import Teller, Word, sha256

PASTED = 2400  # notes at once: more pages than the log beside the file holds before they are moved into it


class Lines:
    """Words as lines of a file, each in one write: they stand in the record where they were said."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)

    def send(self, obj: Word, /) -> None:
        os.write(self._fd, json.dumps(asdict(obj)).encode() + b"\n")


def session(path: Path, sources: Sequence[Path], teller: Teller) -> None:
    """Edit, import, undo, redo, copy, close; open again; make a new case; bring an older one up to date; print."""
    chance = random.Random(7)
    teller.begin("open", path)  # it was made under another home: its rows go into a fresh file
    case = CaseFile(path, "rw", "Ada Wick")
    teller.done(case)
    for n, step in enumerate(("add", "update", "remove", "paste", "add")):
        teller.begin(step, path)
        change_something(case, step, n, chance)
        teller.done(case)
    teller.begin("import", path)
    bring_in(case, sources[0])
    teller.done(case)
    for step in (case.undo, case.redo, case.undo):
        teller.begin(step.__name__, path)
        step()
        teller.done(case)
    for n in range(2):
        teller.begin("much", path)
        with case.change("Paste much") as edit:
            edit.add_bulk([Note(text=f"Much {n} {k} " + "y" * 900) for k in range(PASTED)])
        case.index_pending()
        teller.done(case)
    copied = path.with_name("copy.hearing")
    teller.begin("copy", path, copied)
    case.copy(copied)
    teller.done(case)
    teller.begin("undo", path)
    case.undo()
    teller.done(case)
    teller.begin("close", path)
    case.close()
    after_closing(path, teller)


def after_closing(path: Path, teller: Teller) -> None:
    """The rest of the session, each part with an opening and a closing of its own."""
    with CaseFile(path, "ro") as case:
        teller.done(case)
        printed = path.with_name("pack.pdf")
        for _again in range(2):
            teller.begin("pack", path, printed)
            build_pack(case, printed)
            teller.done(case, sha256(printed))
    made = path.with_name("new.hearing")
    teller.begin("new", made, made)
    with CaseFile.create(made, MATTER) as case:
        teller.done(case)
    older = path.with_name("older 0.hearing")
    teller.begin("migrate", older)
    with Later(older) as case:
        teller.done(case)
    with CaseFile(path) as case:
        teller.begin("add", path)
        change_something(case, "add", 99, random.Random(8))
        teller.done(case)
        teller.begin("close", path)
    with CaseFile(path, "ro") as case:
        teller.done(case)
    at_the_share(path.with_name(SHARE) / SHARED, teller)


def at_the_share(path: Path, teller: Teller) -> None:
    """A case that lies on a share: fetched, worked on here, put back while it is open and again at its close."""
    chance = random.Random(9)
    teller.begin("fetch", path)
    case = CaseFile(path, "rw", "Ada Wick")
    teller.done(case)
    for n, step in enumerate(("add", "put back", "paste", "update", "put back", "add")):
        teller.begin(step, path)
        if step == "put back":
            case.publish()
        else:
            change_something(case, step, n, chance)
        teller.done(case)
    teller.begin("close there", path)
    case.close()
    with CaseFile(path, "ro") as case:
        teller.done(case)


if __name__ == "__main__":
    session(Path(sys.argv[1]), [Path(name) for name in sys.argv[3:]], Teller(Lines(Path(sys.argv[2]))))
