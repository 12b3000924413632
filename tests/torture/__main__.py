"""`make torture`: the full figures. `python -m tests.torture [kills] [images] [first seed] [inputs] [turns]`"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from tests.torture.judge import SORTS, Fault

KILLS, IMAGES, INPUTS = 546, 406, 20_000
TURNS = 1_000_000  # of the case that is damaged and rescued


class Crash(Protocol):
    """A kill or a failure of the power, judged."""

    @property
    def faults(self) -> list[Fault]: ...


def main(arguments: Sequence[str]) -> int:
    """Kill, fail, print the table; the exit status says whether nothing was found."""
    figures = (KILLS, IMAGES, 0, INPUTS, TURNS)
    kills, images, first, inputs, turns = [*map(int, arguments), *figures[len(arguments) :]]
    with tempfile.TemporaryDirectory(prefix="hearingdesk-torture-") as folder:
        room = Path(folder)
        os.environ |= {
            "HEARINGDESK_HOME": str(room / "home"),
            "HEARINGDESK_LANG": "en",
            "QT_QPA_PLATFORM": "offscreen",
        }
        bad = _kills(room, kills, first) + _failures(room, images, first) + _inputs(inputs, first)
        bad += _wreck(room, turns, first)
    _say(f"\n{bad} faults." if bad else "\nNothing was lost, nothing was half done.")
    return 1 if bad else 0


def _kills(room: Path, count: int, first: int) -> int:
    from tests.torture.kills import KINDS, Killer
    from tests.torture.scene import build

    if not hasattr(os, "fork"):
        _say("Kills are left out: this system starts programs another way.")
        return 0
    killer = Killer(build(room / "scene"), room)
    began = time.monotonic()
    rows: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    bad = 0
    for n in range(count):
        kind = KINDS[n % len(KINDS)]
        death = killer.kill(kind, first + n)
        rows[kind] += Counter(
            kills=1,
            steps=sum(word.sort == "done" for word in death.words),
            flight=bool(death.in_flight),
            through=death.verdict.came_through,
            **_sorts(death),
        )
        bad += _tell(f"kill: {kind}, seed {first + n}, in flight: {death.in_flight or '-'}", death)
    heads = ("kills", "flight", "through", "steps", *SORTS)
    titles = ("killed", "kills", "in flight", "came through", "acknowledged", *SORTS)
    _table(
        titles, [(kind, *(rows[kind][head] for head in heads)) for kind in KINDS], time.monotonic() - began
    )
    return bad


def _failures(room: Path, count: int, first: int) -> int:
    from tests.torture.images import VARIANTS
    from tests.torture.power import Power
    from tests.torture.scene import build
    from tests.torture.trace import cannot_trace

    if reason := cannot_trace():
        _say(f"Failures of the power are left out: {reason}.")
        return 0
    began = time.monotonic()
    power = Power(build(room / "recorded", sources=1, lines=100, notes=200), room)
    rows: dict[str, Counter[str]] = {variant: Counter() for variant in VARIANTS}
    bad = 0
    for n in range(count):
        failure = power.fail(first + n)
        rows[failure.variant] += Counter(
            images=1, strict=failure.strict, through=failure.verdict.came_through, **_sorts(failure)
        )
        what = f"power: {failure.step} at {failure.at}, {failure.variant}, strict: {failure.strict}, seed {first + n}"
        bad += _tell(what, failure)
    _say(f"\n{len(power.trace.ops)} operations were recorded.")
    heads = ("images", "strict", "through", *SORTS)
    titles = ("not on the disk yet", "images", "names apart", "came through", *SORTS)
    _table(
        titles, [(one, *(rows[one][head] for head in heads)) for one in VARIANTS], time.monotonic() - began
    )
    return bad


def _inputs(count: int, first: int) -> int:
    from tests.torture.fuzz import run

    found = run(count, first)
    for fault in found.faults:
        _say(fault)
    _table(found.titles, found.table, found.seconds)
    return len(found.faults)


def _sorts(crash: Crash) -> dict[str, bool]:
    """Which sorts of fault were found."""
    return {sort: any(fault.sort == sort for fault in crash.faults) for sort in SORTS}


def _wreck(room: Path, turns: int, first: int) -> int:
    from tests.torture.wreck import run

    if not turns or not hasattr(os, "wait4"):
        _say("The rescue of a large file is left out.")
        return 0
    done = run(room, first, turns)
    _say(f"\n{done.sentence}")
    for fault in done.faults:
        _say(fault)
    return len(done.faults)


def _tell(what: str, crash: Crash) -> bool:
    if crash.faults:
        _say("\n    ".join([what, *map(str, crash.faults)]))
    return bool(crash.faults)


def _table(titles: Sequence[str], rows: Iterable[tuple[str, *tuple[int, ...]]], seconds: float) -> None:
    listed = list(rows)
    sums = [sum(column) for column in list(zip(*listed, strict=True))[1:]]
    _say("")
    for first, *cells in (titles, *listed, ("together", *sums)):
        _say(
            f"{first:<20}"
            + "".join(f"{cell:>{len(title) + 3}}" for cell, title in zip(cells, titles[1:], strict=True))
        )
    _say(f"{seconds:.0f} seconds")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
