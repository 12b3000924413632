"""A record of very many turns as a table: what real parliaments said, drawn again and again from a seed.

The turns are those of the Galician parliament (data/large), of the Korean National Assembly and of a House of Commons
committee (data/open), as the importers read them: reactions and headings too, and speeches of pages.
"""

from __future__ import annotations

import csv
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path

from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Turn
from hearingdesk.exchange.source_file import SourceFile

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LARGE = SHARED / "large" / "parlamint_es_ga_tei_2019-2022.tar.xz"
OPEN = (
    SHARED / "open" / "ko-assembly-speeches" / "speeches_open.csv",
    SHARED / "open" / "csv-uk-oral-evidence" / "u1720146_CN8001_oral_20140618.csv",
)
HEADINGS = ("date", "speaker", "speaker_id", "turn_id", "text")
DAYS = 12 * 28  # sittings of one record
OTHERS = 4  # times that the smaller sources are put in, so that Korean is a third of it


def write(path: Path, count: int, seed: int = 7) -> None:
    """A table of so many turns, a year of sittings."""
    drawn = random.Random(seed)
    pool = list(_pool())
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for n in range(count):
            turn, day = drawn.choice(pool), n * DAYS // count
            date = f"2024-{1 + day // 28:02}-{1 + day % 28:02}"
            table.writerow([date, turn.label, turn.who, n + 1, turn.text])


def _pool() -> Iterator[Turn]:
    with tarfile.open(LARGE) as archive:
        for member in archive:
            if member.name.endswith(".xml") and (inside := archive.extractfile(member)):
                yield from formats.read(SourceFile(Path(member.name).name, inside.read())).turns()
    for path in OPEN:
        yield from [*formats.read(SourceFile.of(path)).turns()] * OTHERS
