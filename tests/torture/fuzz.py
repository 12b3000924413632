"""Inputs that are out to break the readers: every importer of the register, and the case file itself.

`run(count, seed)` tries so many and says what came of them. An input is made from the seed and its number alone, so
each can be made again: `Fuzz(seed, folder).importer(n)`, `.line(n)` and `.case_file(n)`.
"""

from __future__ import annotations

import signal
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.sample import build_sample
from hearingdesk.exchange.source_file import SourceFile
from tests.build import lamps_case, new_case
from tests.store.using import use
from tests.torture.damage import PUT, TO_CASES, TO_TEXT, damaged

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "files"
OPEN = ROOT.parent / "shared" / "data" / "open"
PATIENCE = 10.0  # seconds
LARGE = 20_000  # bytes; of a larger source a stretch is taken as often as the whole
EACH, MOST = 40, 2_000_000  # real sources of a folder that are taken, and bytes of one


class Hang(BaseException):
    """An input took longer than anything may."""


@dataclass(slots=True)
class Fuzzed:
    """A table of what came of the inputs, and what was wrong: nothing, or a line for each."""

    titles: tuple[str, ...] = ("input", "inputs", "refused", "taken", "slowest ms", "faults")
    rows: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def table(self) -> list[tuple[str, int, int, int, int, int]]:
        """The rows in the order of the titles."""
        return [
            (name, row["inputs"], row["refused"], row["taken"], row["slowest"], row["faults"])
            for name, row in self.rows.items()
        ]


def run(count: int, seed: int) -> Fuzzed:
    """Try so many inputs, half of them case files."""
    began = time.monotonic()
    found = Fuzzed()
    with tempfile.TemporaryDirectory(prefix="hearingdesk-fuzz-") as folder:
        fuzz = Fuzz(seed, Path(folder))
        shares = {
            "sources": (fuzz.importer, 4),
            "long lines": (fuzz.line, 1),
            "case files": (fuzz.case_file, 5),
        }
        for name, (attempt, share) in shares.items():
            row = found.rows.setdefault(name, Counter())
            for n in range(count * share // 10):
                _judge(
                    found, row, f"{name}, seed {seed}, number {n}", lambda attempt=attempt, n=n: attempt(n)
                )
        fuzz.close()
    found.seconds = time.monotonic() - began
    return found


def _judge(found: Fuzzed, row: Counter[str], what: str, attempt: Callable[[], bool]) -> None:
    began = time.perf_counter()
    wrong = ""
    try:
        with _patience():
            row["taken" if attempt() else "refused"] += 1
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        wrong = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    except Hang as hang:
        wrong = f"longer than {PATIENCE:.0f} s: " + "".join(traceback.format_tb(hang.__traceback__)[-3:])
    spent = time.perf_counter() - began
    if not wrong and spent > PATIENCE:
        wrong = f"{spent:.0f} s"
    row["inputs"] += 1
    row["slowest"] = max(row["slowest"], round(spent * 1000))
    if wrong:
        row["faults"] += 1
        found.faults.append(f"{what}: {wrong[:600]}")


@contextmanager
def _patience() -> Iterator[None]:
    """Break off what hangs, where the system can; elsewhere the clock is looked at afterwards."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(*_anything: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Fuzz:
    """Makes inputs and tries them; each attempt says whether the input was taken, and raises what is wrong."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder

    def close(self) -> None:
        """Let go of the case that sources were brought into."""
        if "_case" in vars(self):
            self._case.close()

    def importer(self, n: int) -> bool:
        """A real source, damaged, for every importer of the register and then for a case."""
        chance = Random(f"{self._seed} source {n}")
        name, data = chance.choice(self._sources)
        if len(data) > LARGE and chance.random() < 0.5:
            start = chance.choice((0, chance.randrange(len(data))))
            data = data[:2000] + data[start : start + LARGE]
        return self._offer(
            chance.choice((name, "plain", f"{name}-20110512.txt")), damaged(data, TO_TEXT, chance)
        )

    def line(self, n: int) -> bool:
        """A source with a stretch that says the same over and over, where a pattern could look back and back."""
        chance = Random(f"{self._seed} line {n}")
        name, data = chance.choice(self._small)
        words = chance.sample(self._words, chance.choice((1, 1, 2, 3)))
        times = chance.choice((500, 5_000, 50_000, 200_000)) // sum(map(len, words)) + 1
        places = [place for place in range(len(data)) if data[place : place + 1] in (b"\n", b" ", b"|")]
        place = chance.choice(places)
        stretch = b"".join(words) * times + chance.choice((b"", b"\n", b"x\n"))
        hurt = data[: place + 1] + stretch * chance.choice((1, 1, 1, 10)) + data[place:]
        return self._offer(name, hurt)

    def case_file(self, n: int) -> bool:
        """A good case file, damaged, of this desk or another: opened, read, copied, changed."""
        chance = Random(f"{self._seed} case {n}")
        path = self._folder / "damaged.hearing"
        path.write_bytes(damaged(chance.choice(self._cases), TO_CASES, chance))
        try:
            done = use(path)
        finally:
            for left in self._folder.glob("*damaged.hearing*"):
                left.unlink()
        if left := [one.name for one in self._folder.iterdir() if one.name.startswith(("copied", "."))]:
            raise AssertionError(f"left behind: {left}")
        return "open" not in done.refused

    def _offer(self, name: str, data: bytes) -> bool:
        file = SourceFile(name, data)
        taken = False
        for entry in formats.importers():
            if not 0 <= entry.looks(file) <= 1:
                raise AssertionError(f"{entry.name} is more than sure")
            try:
                taken = bool(entry.read(file, lambda *_told: None).title) or taken
            except ImportFailed:
                continue
        self._bring_in(name, data)
        return taken

    def _bring_in(self, name: str, data: bytes) -> None:
        """Into a case: what fails leaves it as it was, and what comes in can be taken back."""
        path = self._folder / name
        path.write_bytes(data)
        case, (digest, entries) = self._case, self._founded
        outcome = bring_in(case, path)
        path.unlink()
        if outcome.status == "imported":
            case.undo()
        elif [entry.change.id for entry in case.history(1)] != entries:
            raise AssertionError("an import that failed stands in the log")
        if case.digest() != digest:
            raise AssertionError("the case is another after the import")
        self._founded = digest, [entry.change.id for entry in case.history(1)]

    @cached_property
    def _case(self) -> CaseFile:
        return new_case(self._folder, "taking.hearing")

    @cached_property
    def _founded(self) -> tuple[str, list[int]]:
        """The digest of that case, and the latest entry of its log."""
        return self._case.digest(), [entry.change.id for entry in self._case.history(1)]

    @cached_property
    def _sources(self) -> list[tuple[str, bytes]]:
        """The sources the importers are tested with, and the real ones where they are."""
        suffixes = {suffix for entry in formats.importers() for suffix in entry.suffixes}
        folders = [FILES, *sorted(folder for folder in OPEN.glob("*") if folder.is_dir())]
        found = [
            [
                path
                for path in sorted(folder.iterdir())
                if path.suffix in suffixes and path.stat().st_size <= MOST
            ]
            for folder in folders
        ]
        return [(path.name, path.read_bytes()) for paths in found for path in paths[:EACH]]

    @cached_property
    def _small(self) -> list[tuple[str, bytes]]:
        return [(name, data) for name, data in self._sources if len(data) <= LARGE]

    @cached_property
    def _words(self) -> list[bytes]:
        """What the patterns of importers look for, or stumble over."""
        short = (
            b" ",
            b"a",
            b"A",
            b"1",
            b"1 ",
            b",",
            b"(",
            b"[",
            b"]",
            b". ",
            b".",
            b"-",
            b"_",
            b'"',
            b"'",
            b"<",
            b"\t",
        )
        spoken = (b"and ", b"Mr. ", b"Mr. A ", b"Hon. ", b"of ", b"1st, ", b"June ", b"2011 ", b"Thursday, ")
        marks = (
            b"#",
            b"|",
            b"Q1|",
            b"HC ",
            b"&amp;",
            b"<p>",
            b"<seg>",
            b"<debateSection>",
            b"</p>",
            b"[Page 1] ",
            b"Committee ",
            b"a, b; ",
            b"\r",
            "é".encode(),
        )
        return [*short, *spoken, *marks, *(one for one in PUT if len(one) < 20)]

    @cached_property
    def _cases(self) -> list[bytes]:
        """A case of everything, with something undone; the sample; and both as another desk would send them."""
        case, _ids = lamps_case(self._folder, "lamps.hearing")
        case.undo()
        case.close()
        build_sample(self._folder / "sample.hearing").close()
        made = [self._folder / "lamps.hearing", self._folder / "sample.hearing"]
        for path in list(made):
            with CaseFile(path, "ro") as opened:
                opened.copy(self._folder / f"copy-{path.name}")
            made.append(self._folder / f"copy-{path.name}")
        contents = [path.read_bytes() for path in made]
        for path in made:
            path.unlink()
        return [contents[0], contents[0], contents[2], *contents]
