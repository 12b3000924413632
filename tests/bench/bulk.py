"""A record of a million turns comes in and is indexed: against the raw insert and the bare index, and the lock held.

Each figure is of a child process of its own, which also tells the most memory it had. `python -m tests.bench.bulk`
prints this table alone.

*Raw insert*: csv.reader, or the same reader as the import, into a table like ours with its columns, constraints and
indexes, WAL and synchronous=FULL, one transaction: no ids, no hash, no digest, no log, no original. *Bare index*: the
best pipeline known (design/store.md 7): the same texts in blocks of 25,000, tokenised, inserted and committed.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.inner import Turn
from hearingdesk.records.hearings import Hearing
from hearingdesk.records.matters import Matter
from hearingdesk.records.turns import Transcript
from hearingdesk.search.fold import index_text
from hearingdesk.store.connection import Connection, raw
from tests.bench import record
from tests.bench.measure import ROOT, Line, machine

COMMIT = 25_000  # rows a commit of the bare index
PAUSE = 0.01  # seconds between two tries of whoever waits for the lock
INSERT = "INSERT INTO turn VALUES (?, ?, NULL, ?, ?, NULL, '', ?, ?, ?, '', NULL, '', ?)"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a child told of itself."""

    cpu: float  # seconds
    wall: float
    mb: int  # the most memory it had
    waited: float = 0.0  # seconds that another writer had to wait at the longest
    read: float = 0.0  # the longest that a reader took for a glance


def lines(folder: Path, count: int) -> Iterator[Line]:
    """The lines of the table, CPU seconds; nothing where the sources are not there."""
    if not record.LARGE.exists():
        sys.stdout.write(f"record: not measured, {record.LARGE} is not there\n")
        return
    source, case = folder / "record.csv", folder / "record.hearing"
    record.write(source, count)
    floors = {how: _child(how, folder / f"{how}.hearing", source) for how in ("csv", "same")}
    ours = _child("import", case, source)
    about = f"{source.stat().st_size // 1_000_000} MB; memory {ours.mb} MB of 300"
    for how, name in (("same", "the same reader, raw insert"), ("csv", "csv.reader, raw insert")):
        note = f"wall {ours.wall / floors[how].wall:.2f} x; bound 1.6 x; {about}"
        yield Line(f"import {count:,} turns, readable", ours.cpu, name, floors[how].cpu, note)
    shutil.copy(case, folder / "bare.hearing")
    bare, index = _child("bare", folder / "bare.hearing", source), _child("index", case, source)
    note = f"wall {index.wall / bare.wall:.2f} x; bound 1.3 x; memory {index.mb} MB of 300"
    yield Line(f"index {count:,} turns", index.cpu, "bare index", bare.cpu, note)
    yield Line(
        "another writer waits while it is indexed", index.waited, "bare index", bare.waited, "bound 600 ms"
    )
    yield Line("a reader waits while it is indexed", index.read, "bare index", bare.read)
    note = "the import is one transaction"
    yield Line(
        "another writer waits while it comes in", ours.waited, "raw insert", floors["same"].waited, note
    )


def _child(what: str, case: Path, source: Path) -> Cost:
    call = [sys.executable, "-m", "tests.bench.bulk", what, str(case), str(source)]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    done = subprocess.run(call, capture_output=True, text=True, env=environment, cwd=ROOT, check=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _measured(case: Path, work: Callable[[], object]) -> Cost:
    """Do it while another process tries for the lock."""
    waiting = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bulk", "wait", str(case), ""],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        cwd=ROOT,
    )
    assert waiting.stdout is not None
    waiting.stdout.readline()
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    told, _none = waiting.communicate("enough\n")
    return Cost(cpu, wall, _most_mb(), **json.loads(told))


def _most_mb() -> int:
    """The most memory this process had; ru_maxrss would be that of its parent where that had more."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _wait(case: Path) -> dict[str, float]:
    """Ask for the lock and for a row again and again, until somebody says that it is enough."""
    enough = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), enough.set()), daemon=True).start()
    writer, reader = raw(case, "rw", timeout=600), raw(case, "ro", timeout=600)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    waited = read = 0.0
    while not enough.is_set():
        start = time.perf_counter()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("ROLLBACK")
        waited = max(waited, time.perf_counter() - start)
        start = time.perf_counter()
        reader.execute("SELECT title FROM matter").fetchall()
        read = max(read, time.perf_counter() - start)
        time.sleep(PAUSE)
    return {"waited": waited, "read": read}


def _import(path: Path, source: Path) -> Cost:
    with CaseFile.create(path, Matter(title="Bench")) as case:
        return _measured(path, lambda: bring_in(case, source))


def _index(path: Path) -> Cost:
    with CaseFile(path) as case:
        return _measured(path, case.index_pending)


def _floor(path: Path, turns: Callable[[], Iterable[tuple[Any, ...]]]) -> Cost:
    """A table of ours that holds nothing, and the turns put into it in one transaction."""
    with CaseFile.create(path, Matter(title="Bench")) as case, case.change("Begin") as edit:
        hearing = edit.add(Hearing(title="Bench"))
        transcript = edit.add(Transcript(hearing=hearing.id, title="Bench")).id

    def insert() -> None:
        conn.execute("BEGIN IMMEDIATE")
        rows = ((n, transcript, n, *turn) for n, turn in enumerate(turns(), 1))
        conn.executemany(INSERT, rows)
        conn.execute("COMMIT")

    conn = _opened(path)
    cost = _measured(path, insert)
    conn.close()
    return cost


def _by_csv(source: Path) -> Iterator[tuple[Any, ...]]:
    with source.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for _day, label, who, number, text in rows:
            yield label, "speech", text, number, who


def _by_ours(source: Path) -> Iterator[tuple[Any, ...]]:
    for sitting in formats.read(formats.offered(source)).sittings:
        yield from map(_row, sitting.turns)


def _row(turn: Turn) -> tuple[Any, ...]:
    return turn.label, turn.kind, turn.text, turn.cite, turn.who


def _bare(path: Path) -> Cost:
    conn, reader = _opened(path), raw(path, "ro")

    def index() -> None:
        conn.execute("INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 67108864)")
        found = reader.execute("SELECT id, text, label FROM turn ORDER BY id")
        labels: dict[str, str] = {}
        while block := found.fetchmany(COMMIT):
            labels |= {label: index_text(label) for _id, _text, label in block if label not in labels}
            rows = [(id, index_text(text), labels[label], "zzturn") for id, text, label in block]
            conn.execute("BEGIN IMMEDIATE")
            conn.executemany("INSERT INTO search_index (rowid, body, head, kind) VALUES (?, ?, ?, ?)", rows)
            conn.execute("COMMIT")

    cost = _measured(path, index)
    reader.close()
    conn.close()
    return cost


def _opened(path: Path) -> Connection:
    conn = raw(path, "rw", timeout=600)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    return conn


def main() -> None:
    """The table; or one figure of it, as the child that was asked for it."""
    if len(sys.argv) < 4:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
        sys.stdout.write(f"{machine()}\n\n")
        with tempfile.TemporaryDirectory() as name:
            os.environ["HEARINGDESK_HOME"] = str(Path(name) / "home")
            for line in lines(Path(name), count):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
        return
    what, case, source = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if what == "wait":
        sys.stdout.write(json.dumps(_wait(case)))
        return
    cost = {
        "csv": lambda: _floor(case, lambda: _by_csv(source)),
        "same": lambda: _floor(case, lambda: _by_ours(source)),
        "import": lambda: _import(case, source),
        "index": lambda: _index(case),
        "bare": lambda: _bare(case),
    }[what]()
    told = {name: getattr(cost, name) for name in Cost.__slots__}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
