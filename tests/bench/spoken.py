"""A case of many turns in the words of real hearings, Korean and English: sentences drawn again and again."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

BLOCK = 10_000  # turns of one transcript
_SENTENCE = re.compile(r"(?<=[.?!])\s*(?=[가-힣A-Z])")
_SPACES = re.compile(r"\s+")


def korean(shared: Path) -> list[str]:
    """The sentences of committee speeches of the National Assembly."""
    path = shared / "data" / "open" / "ko-assembly-speeches" / "speeches_open.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        said = [row["speech"] for row in csv.DictReader(file)]
    return _sentences(said)


def english(shared: Path) -> list[str]:
    """The sentences of hearings of the United States Congress."""
    folder = shared / "data" / "open" / "txt-us-chrg-hearings"
    said = [
        re.sub(r"<[^>]*>", " ", path.read_text("utf-8", "replace")) for path in sorted(folder.glob("*.htm"))
    ]
    return _sentences(said)


def _sentences(said: list[str]) -> list[str]:
    parts = (_SPACES.sub(" ", part).strip() for text in said for part in _SENTENCE.split(text))
    return [unicodedata.normalize("NFC", part) for part in parts if 10 < len(part) < 800]


def texts(count: int, shared: Path, seed: int = 11) -> Iterator[str]:
    """So many turns of one to four sentences, one third of them Korean."""
    chance = random.Random(seed)
    ko, en = korean(shared), english(shared)
    for _ in range(count):
        yield " ".join(chance.choices(ko if chance.random() < 0.34 else en, k=chance.randint(1, 4)))


def build(path: Path, count: int, shared: Path) -> CaseFile:
    """A case with so many turns, indexed, a transcript for every ten thousand."""
    case = CaseFile.create(path, Matter(title="Benchmark"))
    said = texts(count, shared)
    with case.change("Build") as edit:
        hearing = edit.add(Hearing(title="Benchmark hearing"))
        sitting = edit.add(Sitting(hearing=hearing.id, day=When.parse("2026-03-02")))
        for start in range(0, count, BLOCK):
            record = edit.add(Transcript(hearing=hearing.id, title=f"Record {start // BLOCK + 1}"))
            edit.add_bulk(
                [
                    Turn(
                        transcript=record.id,
                        sitting=sitting.id,
                        position=n,
                        label=f"Member {n % 60}",
                        text=next(said),
                    )
                    for n in range(min(BLOCK, count - start))
                ]
            )
    case.index_pending()
    return case
