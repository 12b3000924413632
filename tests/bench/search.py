"""The figures of the search over a million turns in the words of real hearings: `python -m tests.bench.search`.

The first pages are measured in seconds of the processor: they are worked out without waiting for anything.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hearingdesk.casefile import CaseFile
from hearingdesk.records.matters import Matter
from hearingdesk.store.connection import raw
from tests.bench import spoken
from tests.bench.measure import ROOT, Line, machine, typical
from tests.search.test_real_words import english, korean, scanned, wrong

MILLION = 1_000_000
SHARED = ROOT.parent / "shared"
COMMON = 50_000  # hits above which a word counts as any word
OPENED = 5  # times a case is opened


def main() -> None:
    """Print the table. Arguments: how many turns; a case that was built before; "all" to compare with scans too."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    sys.stdout.write(f"{machine()}\n\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["HEARINGDESK_HOME"] = str(folder / "home")
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "million.hearing"
        if not path.exists():
            spoken.build(path, count, SHARED).close()
        for line in lines(path, folder, count):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        if sys.argv[3:] == ["all"]:
            compare(path, count)


def lines(path: Path, folder: Path, count: int) -> Iterator[Line]:
    """Opening; then the first page of 300 Korean and 300 English words, few hits and many, against a scan."""
    CaseFile(path, "ro").close()  # a large file from elsewhere is looked through once
    yield opening(path, folder)
    sample = list(spoken.texts(20_000, SHARED))
    with CaseFile(path, "ro") as case:
        conn = raw(path, "ro")
        for name, words in (("Korean", korean(sample, 2)), ("English", english(sample, 2))):
            scanned = typical(lambda w=words[0]: _scan(conn, w), 1)
            yield from _pages(case, name, words, scanned)
        conn.close()


def opening(path: Path, folder: Path) -> Line:
    """To open the case for reading, against opening an empty one."""
    CaseFile.create(folder / "empty.hearing", Matter(title="Empty")).close()
    large = typical(lambda: CaseFile(path, "ro").close(), OPENED)
    empty = typical(lambda: CaseFile(folder / "empty.hearing", "ro").close(), OPENED)
    return Line("open the case of a million turns", large, "an empty case", empty, "bound + 150 ms")


def _pages(case: CaseFile, name: str, words: Sequence[str], scanned: float) -> Iterator[Line]:
    few: list[float] = []
    many: list[float] = []
    for word in words:
        case.search(word, "turn")  # once before: a word is looked for again and again while it is typed
        start = time.process_time()
        case.search(word, "turn")
        taken = time.process_time() - start
        hits = sum(1 for _id in case.searching(word, "turn").ids("turn"))
        (many if hits > COMMON else few).append(taken)
    for times, what, bound in ((few, f"under {COMMON:,} hits", 25), (many, "more hits", 60)):
        if times:
            note = f"{len(times)} words, bound {bound} ms"
            yield Line(f"first page, {name}, {what}, p95", percentile(times, 95), "a scan", scanned, note)


def percentile(times: Sequence[float], percent: int) -> float:
    """The time that so many in a hundred do not exceed."""
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def compare(path: Path, count: int) -> None:
    """Say for how many of 600 words another number is found than a scan of all texts finds."""
    texts = list(spoken.texts(count, SHARED))
    with CaseFile(path, "ro") as case:
        for name, words in (("Korean", korean(texts[:20_000], 3)), ("English", english(texts[:20_000], 3))):
            bad = wrong(case, texts, words)
            sys.stdout.write(f"{len(words)} {name} words: {len(bad)} wrong {bad[:5]}\n")


def _scan(conn: Any, word: str) -> object:
    return scanned((text for (text,) in conn.execute("SELECT text FROM turn")), [word])


if __name__ == "__main__":
    main()
