"""The law: reading a rule book, and counting the deadlines of a case with ten thousand triggers."""

from __future__ import annotations

import datetime
import itertools
import random
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hearingdesk.casefile import CaseFile
from hearingdesk.places import resources
from hearingdesk.procedure import Law, rules
from hearingdesk.procedure.book import jurisdictions, read
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.when import When
from tests.bench.measure import Line, best, child

TRIGGERS = 10_000
FIRST = """
import time; start = time.perf_counter()
from hearingdesk.procedure import rules
rules(); print(time.perf_counter() - start)
"""


def lines() -> Iterator[Line]:
    """Every line of the table."""
    for name in jurisdictions():
        path = resources("procedure", "rules", f"{name}.toml")
        if path.stat().st_size > 10_000:
            bare = best(lambda p=path: tomllib.loads(p.read_text("utf-8")))
            yield Line(f"rule book {name}", best(lambda p=path: read(p)), "bare TOML", bare, "bound 50 ms")
    yield Line("all rule books, imports too", child(FIRST)[2], "bare TOML", bare, "in a new process")
    yield counting()
    yield from moving()


def counting() -> Line:
    """CPU seconds of counting every trigger of a big case, derivations in both languages included."""
    chance = random.Random(1)
    names = [rule.id for rule in rules()]
    start = datetime.date(2012, 1, 1)
    triggers = [
        (chance.choice(names), When.day(start + datetime.timedelta(chance.randrange(5400))))
        for _n in range(TRIGGERS)
    ]
    law = Law()
    spent = min(_cpu(lambda: [law.count(name, on, members=20) for name, on in triggers]) for _n in range(3))
    floor = min(
        _cpu(lambda: [When.day(on.first + datetime.timedelta(days=7)).say("en") for _name, on in triggers])
        for _n in range(3)
    )
    return Line(f"{TRIGGERS:,} triggers counted (CPU)", spent, "a day added and said", floor, "bound 1000 ms")


def moving() -> Iterator[Line]:
    """CPU seconds of a change on which every deadline of a big case hangs: nothing moves, and all is looked at."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        matter = Matter(title="Bench", jurisdiction="kr", zone="Asia/Seoul")
        with CaseFile.create(Path(folder) / "bench.hearing", matter) as case:
            with case.change("Fill") as edit:
                hearing = edit.add(Hearing(title="Hearing", kind="hearing")).id
                start = datetime.date(2019, 1, 1)
                days = [start + datetime.timedelta(chance.randrange(2500)) for _n in range(TRIGGERS)]
                ids = edit.add_bulk([Sitting(hearing=hearing, day=When.day(day)) for day in days])
                rules = ("KR-WIT-SERVE", "KR-WIT-REASONS", "KR-HEAR-NOTICE", "KR-MEMBER-ATT")
                edit.add_bulk(
                    [
                        Deadline(title="Due", about_kind="sitting", about=id, rule=chance.choice(rules))
                        for id in ids
                    ]
                )
            zones = itertools.cycle(("Asia/Tokyo", "Asia/Seoul"))
            first = _cpu(lambda: _touch(case, next(zones)))
            again = min(_cpu(lambda: _touch(case, next(zones))) for _n in range(3))
            floor = _cpu(lambda: list(case.deadlines.all()))
    yield Line(f"{TRIGGERS:,} deadlines counted anew (CPU)", again, "the same read", floor, "bound 1000 ms")
    yield Line(f"{TRIGGERS:,} deadlines counted and written", first, "the same read", floor)


def _touch(case: CaseFile, zone: str) -> None:
    with case.change("Touch") as edit:
        edit.update(replace(case.matter, zone=zone))


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    for line in lines():
        print(line)  # noqa: T201
