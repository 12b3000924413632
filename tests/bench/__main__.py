"""`make bench`: start, open, list a million rows, import, search, pack, count, each against a floor of the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.sample import build_sample
from hearingdesk.listing import CaseListing, ListQuery
from hearingdesk.records.matters import Matter
from hearingdesk.store.connection import raw
from tests.bench import bulk, corpus, exhibit_copies, pack_lines, procedure
from tests.bench.chrg import hearing_text
from tests.bench.measure import Line, best, child, machine, typical

BARE = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1440, 900); window.show(); app.processEvents()
print(time.perf_counter() - start, flush=True)
import os; os._exit(0)
"""
PROGRAM = """
import os, sys, time; start = time.perf_counter()
import ui.app
def painted(*_):
    ui.app.QApplication.processEvents()
    print(time.perf_counter() - start, flush=True)
    os._exit(0)
ui.app.QApplication.exec = painted
ui.app.run([sys.argv[1]])
"""
MILLION = 1_000_000
WORDS = ("유출", "committee", "term77", "개인정보 유출", "법", "notic*", '"notice was"')


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    sys.stdout.write(f"{machine()}\n\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["HEARINGDESK_HOME"] = str(folder / "home")
        for line in lines(folder, count):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    for measured in ("reader", "sources"):  # each in a process of its own, whose memory is measured
        subprocess.run([sys.executable, "-m", f"tests.bench.{measured}"], check=True)


def lines(folder: Path, count: int) -> Iterator[Line]:
    """Every line of the table, as soon as it is measured."""
    sample = folder / "sample.hearing"
    build_sample(sample).close()
    yield start(sample)
    yield opening(sample)
    yield importing(folder)
    yield from bulk.lines(folder, count)
    with corpus.build(folder / "million.hearing", count) as case:
        yield from listing(case, count)
        yield from searching(case)
    yield from pack_lines.lines(folder)
    yield from exhibit_copies.lines(folder)
    yield from procedure.lines()


def start(sample: Path) -> Line:
    """First paint with the sample open. The issue's bound: 1.5 times the bare window and 300 ms."""
    bare, whole = child(BARE, times=7)[3], child(PROGRAM, str(sample), times=7)[3]
    bound = 1.5 * bare + 0.3
    return Line(
        "start to first paint, sample open", whole, "bare window", bare, f"bound {bound * 1000:.0f} ms"
    )


def opening(sample: Path) -> Line:
    """Open a case for writing and close it, against the same with the bare library."""

    def floor() -> None:
        conn = raw(sample, "rw")
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("SELECT title FROM matter").fetchone()
        conn.execute("PRAGMA journal_mode = DELETE")
        conn.close()

    return Line(
        "open and close the sample",
        typical(lambda: CaseFile(sample).close(), 9),
        "library",
        typical(floor, 9),
    )


def importing(folder: Path) -> Line:
    """A hearing of 2,000 turns brought in, against inserting as many rows."""
    source = folder / "CHRG-bench.txt"
    source.write_text(hearing_text(2000), "utf-8")
    runs = iter(range(99))

    def whole() -> None:
        with CaseFile.create(folder / f"in{next(runs)}.hearing", Matter(title="Import")) as case:
            bring_in(case, source)
            case.index_pending()

    def floor() -> None:
        conn = raw(folder / f"floor{next(runs)}.db", "rwc")
        conn.execute("CREATE TABLE turn (id INTEGER PRIMARY KEY, label TEXT, text TEXT)")
        conn.execute("BEGIN")
        paragraphs = source.read_text("utf-8").split("\n    ")
        conn.executemany(
            "INSERT INTO turn (label, text) VALUES (?, ?)", (p.split(".", 1) for p in paragraphs if "." in p)
        )
        conn.execute("COMMIT")
        conn.close()

    return Line(
        "new case, import 2,000 turns, index them", best(whole, 3), "split and insert", best(floor, 3)
    )


def listing(case: CaseFile, count: int) -> Iterator[Line]:
    """The rows of a list of all turns: first screen, whole order, a page in the middle."""
    conn = raw(case.path, "ro")

    def floor() -> None:
        conn.execute("DROP TABLE IF EXISTS temp.floor")
        conn.execute("CREATE TEMP TABLE floor AS SELECT id FROM turn ORDER BY transcript, position, id")

    bare = typical(floor)
    answers = CaseListing(case.reader, lambda view, turn: turn)
    answers.ask(ListQuery("turn"))
    yield Line(
        f"list of {count:,}: first 256 rows", typical(lambda: answers.first(256)), "bare snapshot", bare
    )
    yield Line(f"list of {count:,}: whole order", typical(answers.build), "bare snapshot", bare)
    middle = count // 256
    yield Line(
        f"list of {count:,}: a page in the middle",
        typical(lambda: answers.page(middle)),
        "bare snapshot",
        bare,
    )
    answers.close()
    conn.close()


def searching(case: CaseFile) -> Iterator[Line]:
    """The first fifty hits of a word, against reading every text for it."""
    conn = raw(case.path, "ro")
    for words in WORDS:
        plain = words.strip('"*').split()[0]
        scan = best(
            lambda p=plain: conn.execute(
                "SELECT count(*) FROM turn WHERE text LIKE ?", [f"%{p}%"]
            ).fetchone(),
            1,
        )
        found = typical(lambda w=words: case.search(w, "turn"), 3)
        total = case.search(words, "turn")
        note = f"{total.total:,}{'+' if total.capped else ''} hits"
        yield Line(f"search {words}", found, "scan", scan, note)
    conn.close()


if __name__ == "__main__":
    main()
