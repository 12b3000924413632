"""Time things against a floor measured in the same run, and describe the machine."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, the floor it is held against, and the bound of the issue if any."""

    what: str
    seconds: float
    floor: str
    floor_seconds: float
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor_seconds

    def __str__(self) -> str:
        return (
            f"{self.what:<44} {self.seconds * 1000:>10.1f} ms  {self.ratio:>7.2f} x  "
            f"{self.floor} ({self.floor_seconds * 1000:.1f} ms)  {self.note}"
        )


def machine() -> str:
    """What this ran on, in a line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    named = (
        [line for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    if named:
        cpu = named[0].split(":", 1)[1].strip()
    system = f"{platform.system()} {platform.release()}"
    return f"{system}, {cpu}, {os.cpu_count()} cores, Python {platform.python_version()}"


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds: the one that was disturbed least."""
    return min(_once(work) for _ in range(times))


def typical(work: Callable[[], object], times: int = 5) -> float:
    """The median of several runs, in seconds."""
    return statistics.median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def steady(**values: str) -> dict[str, str]:
    """The environment of a process that is measured: the same each time, its modules compiled as at a second start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0", **values}


def child(code: str, *arguments: str, times: int = 5) -> list[float]:
    """Run code in fresh interpreters that print one figure each (seconds); the figures, sorted."""
    environment = steady(QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT))
    figures = []
    for _ in range(times):
        call: Sequence[str] = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(call, capture_output=True, text=True, env=environment, cwd=ROOT, check=True)
        figures.append(float(done.stdout.split()[-1]))
    return sorted(figures)
