"""How long the window waits for pages, and what the worker takes: `python tests/bench/pack_aside.py [pages ...]`.

Over the sample case: from an edit to the section one looks at, and to the whole. Over a case of so many pages (about
900 for each scale of 1): how long Stop takes, how long the window is held up at most while the pack is built, and the
most memory its worker took.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

PAGES = 900  # of the bench text at scale 1
EDITS = 12
BEAT = 5  # milliseconds between two looks at the clock in the window


def say(words: str) -> None:
    sys.stdout.write(f"{words} (load {os.getloadavg()[0]:.1f})\n")
    sys.stdout.flush()


class Bench:
    """A window over one case."""

    def __init__(self, path: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from hearingdesk.settings import Settings
        from tests.ui.voices import Script
        from ui.desk import Desk
        from ui.theme import Theme
        from ui.window import Window

        self.app = QApplication.instance() or QApplication([])
        self.theme = Theme(self.app)  # pyright: ignore[reportArgumentType]
        self.longest = 0.0  # seconds the window was held up when it was last waited for
        self.desk = Desk()
        self.desk.settings = Settings(author="Bench", installation="bench", language="")
        self.window = Window(self.desk, Script())
        self.window.resize(1440, 900)
        self.desk.open(path)
        self.window.show()

    def until(self, done: Callable[[], bool]) -> float:
        """Let the window run until then; the longest it was held up, in seconds."""
        longest, last = 0.0, time.perf_counter()
        while not done():
            self.app.processEvents()
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            time.sleep(BEAT / 1000)
        self.longest = longest
        return longest

    def builder(self, pack: int) -> Any:
        from ui.desk import Place

        self.desk.visit(Place("pack", "pack", pack))
        self.window.commands.run("pack.builder")
        space: Any = self.window.space()
        self.until(lambda: not space.previews.busy() and space.pages.view.count() > 0)
        return space

    def close(self) -> None:
        self.window.close()
        self.desk.close()


def measure_edits(folder: Path) -> None:
    """From an edit of the sample to its pages on the screen."""
    from hearingdesk.exchange.sample import build_sample

    build_sample(folder / "sample.hearing").close()
    bench = Bench(folder / "sample.hearing")
    began = time.perf_counter()
    space = bench.builder(bench.desk.view.packs.ids()[0])
    say(f"cold: pages after {time.perf_counter() - began:.2f} s")
    for section in ("chronology", "witnesses"):
        space.outline.tree.choose(section)
        space.outline.tree.wanted.emit(section)
        first, drawn, whole = [], [], []
        for n in range(EDITS):
            bench.until(lambda: space.pages._coming is None)
            told: dict[str, float] = {}
            early = space.previews.early.connect(
                lambda _p, told=told: told.setdefault("first", time.perf_counter())
            )
            fact = next(iter(bench.desk.view.facts.all()))
            began = time.perf_counter()
            with bench.desk.change("Say more") as edit:
                edit.update(replace(fact, text=f"{fact.text} {n}."))
            bench.until(lambda told=told: "first" in told)
            bench.until(lambda: space.pages._coming is None)
            page = space.pages.page()
            scale = round(space.pages.view._stack.scale * space.pages.view.devicePixelRatioF() * 1000)
            bench.until(lambda page=page, scale=scale: space.pages._plates.picture(page, scale) is not None)
            drawn.append(time.perf_counter() - began)
            bench.until(lambda: not space.previews.busy())
            first.append(told["first"] - began)
            whole.append(time.perf_counter() - began)
            space.previews.early.disconnect(early)
        for what, found in (("first pages", first), ("drawn", drawn), ("the whole", whole)):
            middle, most = statistics.median(found), max(found)
            say(f"{section}: {what} {1000 * middle:.0f} ms, at most {1000 * most:.0f} ms")
    bench.close()


def measure_building(folder: Path, pages: int) -> None:
    """Stop, the longest the window is held up, and memory, while a long pack is built."""
    from hearingdesk.casefile import CaseFile
    from hearingdesk.pack.build import PackOptions
    from hearingdesk.records.packs import Pack
    from tests.bench.pack_case import build
    from ui.desk import Place
    from ui.rooms.packs.making import PdfDialog

    path = folder / f"bench-{pages}.hearing"
    build(path, pages / PAGES)
    with CaseFile(path) as case, case.change("A pack") as edit:
        pack = edit.add(Pack(title="Bench")).id
    bench = Bench(path)
    began = time.perf_counter()
    space, longest = bench.builder(pack), bench.longest
    took = time.perf_counter() - began
    say(
        f"{pages} pages: in the builder after {took:.1f} s, the window held up {1000 * longest:.0f} ms at most"
    )
    bench.desk.visit(Place("hearing"))
    space.previews.stop()
    for stop_after in (1.0, 3.0, 0.0):
        dialog = PdfDialog(bench.desk, PackOptions(str(pack)), bench.window.voice, bench.window)
        dialog.open()
        dialog.place.setText(str(folder / "long.pdf"))
        dialog.act()
        began, most = time.perf_counter(), [0]
        job: Any = dialog._job
        child = _child()
        done: list[bool] = []
        job.ended.connect(lambda done=done: done.append(True))

        def look(done: list[bool] = done, most: list[int] = most, child: int = child) -> bool:
            most[0] = max(most[0], _memory(child))
            return bool(done)

        if stop_after:
            bench.until(lambda end=began + stop_after, done=done: bool(done) or time.perf_counter() > end)
            if done:  # a short pack is made by then
                continue
            began = time.perf_counter()
            dialog.stop()
            bench.until(look)
            say(
                f"{pages} pages: stopped after {stop_after:.0f} s, gone in {time.perf_counter() - began:.2f} s"
            )
            dialog.reject()
            continue
        longest = bench.until(look)
        took = time.perf_counter() - began
        say(
            f"{pages} pages: {took:.1f} s, the window held up {1000 * longest:.0f} ms at most, worker {most[0]} MB"
        )
    bench.close()


def _child() -> int:
    """The worker that was started last."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        found = [
            int(pid) for one in Path("/proc/self/task").glob("*/children") for pid in one.read_text().split()
        ]
        if found:
            return max(found)
        time.sleep(0.01)
    return 0


def _memory(pid: int) -> int:
    """The most a process took so far, in megabytes; 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1000 for line in told.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) < 2:
            measure_edits(Path(folder))
        for pages in [int(one) for one in sys.argv[1:]] or [900]:
            measure_building(Path(folder), pages)


if __name__ == "__main__":
    main()
