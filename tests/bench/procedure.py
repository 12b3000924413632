"""The law: reading a rule book, and counting the deadlines of a case with ten thousand triggers."""

from __future__ import annotations

import datetime
import random
import time
import tomllib
from collections.abc import Callable, Iterator

from hearingdesk.places import resources
from hearingdesk.procedure import Law, rules
from hearingdesk.procedure.book import jurisdictions, read
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


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    for line in lines():
        print(line)  # noqa: T201
