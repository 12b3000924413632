"""A case of a million turns in two scripts, made from a seed: the same words every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

EN_WORDS = (
    "the committee asked whether the record shows when notice was given and who decided to wait until then"
)
KO_WORDS = "위원회 증인 개인정보 유출 통보 자료 제출 요구 답변 확인 보고서 기한 조사 결과 대책 책임 사과 시정 고발 출석"
EN, KO = EN_WORDS.split(), KO_WORDS.split()
RARE = [f"term{n}" for n in range(20_000)]
JOSA = ["은", "이", "을", "에서", "으로", "의", "까지", "하였다", "했습니다", ""]
BLOCK = 50_000


def words(chance: random.Random) -> str:
    """One turn of about 30 words, Korean one time in three, now and then with a word few others have."""
    if chance.random() < 0.33:
        return " ".join(chance.choice(KO) + chance.choice(JOSA) for _ in range(chance.randint(10, 40))) + "."
    said = [chance.choice(EN) for _ in range(chance.randint(15, 45))]
    said[chance.randrange(len(said))] = chance.choice(RARE)
    return " ".join(said).capitalize() + "."


def turns(count: int, transcript: int, sitting: int) -> Iterator[list[Turn]]:
    """That many turns, block by block."""
    chance = random.Random(7)
    for start in range(0, count, BLOCK):
        yield [
            Turn(
                transcript=transcript,
                sitting=sitting,
                position=n,
                label=f"Member {n % 60}",
                text=words(chance),
            )
            for n in range(start, min(count, start + BLOCK))
        ]


def build(path: Path, count: int) -> CaseFile:
    """A case with so many turns, indexed."""
    case = CaseFile.create(path, Matter(title="Benchmark"))
    with case.change("Build") as edit:
        hearing = edit.add(Hearing(title="Benchmark hearing"))
        sitting = edit.add(Sitting(hearing=hearing.id, day=When.parse("2026-03-02")))
        transcript = edit.add(Transcript(hearing=hearing.id, title="Benchmark record"))
        for block in turns(count, transcript.id, sitting.id):
            edit.add_bulk(block)
    case.index_pending()
    return case
