"""The lines of the bench about packs: the 440-page text against its floor, and how a pack grows to 4,400 pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import pack_case, pack_floor
from tests.bench.measure import Line
from tests.bench.pack_case import Form

FLOOR = "bare canvas"
SMALL, LARGE = 0.49, 4.9  # how much of the text makes a pack of about 440 and of about 4,400 pages
FORMS: tuple[tuple[Form, str, str], ...] = (
    ("bare", "untagged", "400 MB"),
    ("whole", "tags, data, proof", "1,100 MB"),
)
Figures = dict[str, float]


def lines(folder: Path) -> Iterator[Line]:
    """Every line as soon as it is measured; none where the text is not there."""
    if not pack_floor.TEXT.exists():
        sys.stdout.write(f"pack: not measured, {pack_floor.TEXT} is not there\n")
        return
    yield from _against_the_floor(folder)
    yield from _growth(folder)


def _against_the_floor(folder: Path) -> Iterator[Line]:
    """CPU seconds on the same text, and beside them what a page costs: a pack has more pages of the same text."""
    floor = pack_floor.measured("floor", 1.0)
    yield _line("440-page text, page engine", pack_floor.measured("engine", 1.0), floor, "bound 3 x")
    case = folder / "pack.hearing"
    pack_case.build(case, 1.0)
    for (form, words, _most), bound in zip(FORMS, ("bound 3 x", "bound 6 x"), strict=True):
        yield _line(f"440-page text as a pack: {words}", pack_case.measured(case, form), floor, bound)
    every = pack_case.measured(case, "every", times=1)
    yield _line("the same with every section there is", every, floor, "no bound: it says some of it again")


def _line(what: str, found: Figures, floor: Figures, bound: str) -> Line:
    ratio = (found["cpu"] / found["pages"]) / (floor["cpu"] / floor["pages"])
    note = f"{bound}; {found['pages']} pages for {floor['pages']}, {ratio:.2f} x a page; {found['mb']} MB"
    return Line(what, found["cpu"], FLOOR, floor["cpu"], note)


def _growth(folder: Path) -> Iterator[Line]:
    """CPU seconds a page of a long pack against a short one, the start of the program in neither, and its memory."""
    small, large = folder / "small.hearing", folder / "large.hearing"
    pack_case.build(small, SMALL)
    pack_case.build(large, LARGE)
    start = pack_case.measured(small, "start")["cpu"]
    for form, words, most in FORMS:
        short, long = pack_case.measured(small, form), pack_case.measured(large, form, times=1)
        each = [(one["cpu"] - start) / one["pages"] for one in (short, long)]
        note = f"bound 1.2 x, {most}; {long['pages']:,} pages, {long['mb']} MB"
        yield Line(f"a page of a long pack: {words}", each[1], f"of {short['pages']} pages", each[0], note)
