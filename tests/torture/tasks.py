"""What the programs do that are killed: real work, without end, each step told before and after."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from main import main
from tests.house.sources import ROOT
from tests.torture.scene import HOME, SHARE, SHARED, Later, at_desk
from tests.torture.telling import Teller, sha256

Task = Callable[[Path, Sequence[Path], random.Random, Teller], None]
CUTS = 40  # steps after which a list of notes is long enough to be thinned


def edits(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """A person who writes, corrects, removes, pastes much at once, and thinks better of it."""
    with CaseFile(case_path) as case:
        teller.ready()
        for n in count():
            step = chance.choice(("add", "add", "update", "remove", "paste", "undo", "redo"))
            if step == "redo" and not case.can_redo():
                step = "add"
            teller.begin(step, case_path)
            if step in ("undo", "redo"):
                case.undo() if step == "undo" else case.redo()
            else:
                change_something(case, step, n, chance)
            teller.done(case)


def change_something(case: CaseFile, step: str, n: int, chance: random.Random) -> None:
    """One change of a sort: add, update, remove, paste."""
    with case.change(f"Step {n}") as edit:
        known = list(case.notes.ids())
        if step == "paste":
            edit.add_bulk([Note(text=f"Pasted {n} {k} " + "x" * 200) for k in range(400)])
        elif step == "add" or len(known) < CUTS:
            for k in range(chance.randint(1, 4)):
                edit.add(Note(text=f"Added {n} {k}"))
        elif step == "update":
            note = case.notes.get(chance.choice(known))
            edit.update(replace(note, text=f"{note.text} corrected {n}"))
        else:
            edit.remove(case.notes.get(known[-1]))


def closing(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """One who opens, writes a line and closes, again and again."""
    teller.ready()
    for n in count():
        case = CaseFile(case_path)
        teller.begin("edit", case_path)
        change_something(case, chance.choice(("add", "paste")), n, chance)
        teller.done(case)
        reader = case.reader()
        teller.begin("close", case_path)
        case.close() if n % 2 else (reader.close(), case.close())


def imports(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """`main.py import`, a source after the other; then all is taken back and begun anew."""
    teller.ready()
    for n in count():
        place = n % (2 * len(sources))
        if place < len(sources):
            _command(case_path, teller, "import", str(case_path), str(sources[place]))
        else:
            _command(case_path, teller, "undo", str(case_path))


def back_and_forth(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """`main.py undo` and `main.py redo` of imports and edits."""
    with CaseFile(case_path) as case:
        change_something(case, "paste", 0, chance)
        change_something(case, "add", 1, chance)
    main(["import", str(case_path), str(sources[0])])
    with CaseFile(case_path, "ro") as case:
        teller.begin("prepare", case_path)
        teller.done(case)
    teller.ready()
    back = 0
    while True:
        steps = ["undo"] * (back < 4) + ["redo"] * (back > 0)
        step = chance.choice(steps)
        back += 1 if step == "undo" else -1
        _command(case_path, teller, step, str(case_path))


def copies(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """`main.py copy`, each to a new name."""
    teller.ready()
    for n in count():
        made = case_path.with_name(f"copy {n}.hearing")
        _command(case_path, teller, "copy", str(case_path), str(made), made=made)


def packs(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """`main.py pack`, to three names in turn: later ones replace what lies there."""
    teller.ready()
    for n in count():
        made = case_path.with_name(f"pack {n % 3}.pdf")
        _command(case_path, teller, "pack", str(case_path), "-o", str(made), made=made)


def births(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """`main.py new`: empty cases, and now and then the sample."""
    teller.ready()
    for n in count():
        made = case_path.with_name(f"new {n}.hearing")
        sample = ["--sample"] if n % 3 == 2 else []
        _command(made, teller, "new", str(made), *sample, made=made)


def migrations(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """The program of the next format opens one file after the other."""
    older = older_cases_of(case_path)
    teller.ready()
    for path in older:
        teller.begin("migrate", path)
        with Later(path) as case:
            teller.done(case)
    signal.pause()


def from_elsewhere(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """One who opens cases of other desks, whose rows are copied into fresh files, and writes in some of them."""
    others = [Path(shutil.copy(case_path, case_path.with_name(f"other {n}.hearing"))) for n in range(40)]
    os.environ["HEARINGDESK_HOME"] = str(case_path.parents[1] / "another home")
    teller.ready()
    for n, path in enumerate(others):
        teller.begin("open", path)
        with CaseFile(path) as case:
            teller.done(case)
            if chance.random() < 0.5:
                teller.begin("add", path)
                change_something(case, "add", n, chance)
                teller.done(case)
            teller.begin("close", path)
        with CaseFile(path, "ro") as case:
            teller.done(case)
    signal.pause()


def older_cases_of(case_path: Path) -> list[Path]:
    """Cases of the first format, to be brought up to date: one was laid down, the others are copies of it."""
    first = case_path.with_name("older 0.hearing")
    others = [case_path.with_name(f"older {n}.hearing") for n in range(1, 12)]
    return [first, *(Path(shutil.copy(first, path)) for path in others)]


def on_a_share(case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller) -> None:
    """One who works on a case on a share: through a copy, put back now and then and at each closing."""
    shared = case_path.with_name(SHARE) / SHARED
    shared.parent.mkdir()
    shutil.copy(case_path, shared)
    teller.ready()
    for n in count():
        teller.begin("fetch", shared)
        case = CaseFile(shared)
        teller.done(case)
        for step in chance.choices(("add", "paste", "update", "put back"), k=chance.randint(0, 4)):
            teller.begin(step, shared)
            case.publish() if step == "put back" else change_something(case, step, n, chance)
            teller.done(case)
        teller.begin("close there", shared)
        case.close()
        with CaseFile(shared, "ro") as closed:
            teller.done(closed)


def _command(case_path: Path, teller: Teller, *arguments: str, made: Path | str = "") -> None:
    """Run a command and tell of it; a failure is told by the child's end."""
    teller.begin(arguments[0], case_path, made)
    if status := main(list(arguments)):
        raise SystemExit(f"{arguments} ended with {status}")
    with CaseFile(case_path, "ro") as case:
        teller.done(case, sha256(Path(made)) if str(made).endswith(".pdf") else "")


def program(
    case_path: Path, sources: Sequence[Path], chance: random.Random, teller: Teller, pipe: int
) -> None:
    """`python main.py` as people type it, a process for each command; the pipe is theirs too, so it ends with them."""
    teller.ready()
    copied, printed = case_path.with_name("copy.hearing"), case_path.with_name("pack.pdf")
    steps: list[tuple[list[str], Path | str]] = [
        (["import", str(case_path), str(sources[0])], ""),
        (["undo", str(case_path)], ""),
        (["redo", str(case_path)], ""),
        (["pack", str(case_path), "-o", str(printed)], printed),
        (["copy", str(case_path), str(copied)], copied),
    ]
    start = chance.randrange(len(steps))
    for arguments, made in steps[start:] + steps[:start]:
        if arguments[0] == "redo" and start:
            continue  # nothing has been undone
        teller.begin(arguments[0], case_path, made)
        command = [sys.executable, "main.py", *arguments]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True, pass_fds=(pipe,))
        with CaseFile(case_path, "ro") as case:
            teller.done(case, sha256(Path(made)) if str(made).endswith(".pdf") else "")
    signal.pause()


TASKS: dict[str, Task] = {
    "edits": edits,
    "close": closing,
    "import": imports,
    "undo and redo": back_and_forth,
    "copy": copies,
    "pack": packs,
    "new": births,
    "migration": migrations,
    "from elsewhere": from_elsewhere,
    "share": on_a_share,
}


def said_of(case_path: Path) -> Path:
    """Where what a child prints on its standard error goes."""
    return case_path.parents[1] / "stderr"


def live(name: str, case_path: Path, sources: Sequence[Path], seed: int, pipe: Connection) -> None:
    """What a child does from its birth to its death. It leads a group of processes, which dies with it."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(said_of(case_path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    teller, chance = Teller(pipe), random.Random(seed)
    with at_desk(case_path.parents[1] / HOME, case_path.parent):
        if name == "main.py":
            program(case_path, sources, chance, teller, pipe.fileno())
        elif name.startswith("window"):
            from tests.torture import at_the_window

            if name == "window":
                at_the_window.window(case_path, sources, chance, teller, pipe.fileno())
            else:
                at_the_window.older_cases(older_cases_of(case_path), teller)
        else:
            TASKS[name](case_path, sources, chance, teller)
