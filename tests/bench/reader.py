"""The transcript reader over a million turns: a frame while scrolling, opening, a jump, memory.

`python -m tests.bench.reader`. CPU time of the screen's thread.
The floor of a frame is the same number of words drawn by Qt alone.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Mark
from hearingdesk.settings import Settings
from tests.bench import corpus
from tests.bench.measure import Line
from ui.desk import Desk, Place
from ui.theme import Theme, theme
from ui.widgets.transcript import TranscriptView
from ui.window import Window

FRAME = 0.003  # the bound, seconds of CPU
MEMORY = 250  # megabytes
FRAMES, STEP = 600, 90  # frames measured, pixels scrolled in each
MARKED = 400  # turns that bear a mark, some a note


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        os.environ["HEARINGDESK_HOME"] = str(Path(name) / "home")
        path = Path(name) / "million.hearing"
        making = multiprocessing.get_context("spawn").Process(target=build, args=(path, count))
        making.start()  # not in this process, whose memory is measured
        making.join()
        for line in lines(path, count):
            sys.stdout.write(f"{line}\n")


def build(path: Path, count: int) -> None:
    """The corpus of the other figures, with marks and notes on its first turns."""
    with corpus.build(path, count) as case:
        _mark(case)


def lines(path: Path, count: int) -> Iterator[Line | str]:
    """Every figure."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme(app, "light").load_rest()
    desk = Desk()
    desk.settings = Settings(author="Bench", installation="bench", language="en")
    window = Window(desk, Silent())
    desk.open(path)
    window.showNormal()
    window.resize(1440, 900)
    importlib.import_module("ui.rooms.room")  # loading modules is no matter of how long a transcript is
    begun = time.perf_counter()
    desk.visit(Place("transcript", "transcript", desk.view.transcripts.ids()[0]))
    blocked = time.perf_counter() - begun
    pane = window.space().reader()  # type: ignore[union-attr]
    assert pane is not None
    until(app, lambda: pane.model.rowCount() == count)
    pane.line.set_words("committee")
    settle(app, 1.0)
    view: TranscriptView = pane.view
    floor = _floor(view)
    yield Line(f"open {count:,} turns, the window blocked", blocked, "frame of bare words", floor)
    for place, what in ((0, "at the marked turns"), (count // 2, "in the middle")):
        view.go(place, announce=False)
        settle(app, 0.3)
        frames = _scrolled(app, view)
        note = f"p95 {frames[int(len(frames) * 0.95)] * 1000:.1f} ms, most {frames[-1] * 1000:.1f} ms; bound 3 ms"
        yield Line(
            f"frame while scrolling, {what}", statistics.median(frames), "frame of bare words", floor, note
        )
    jumps = [
        _cpu(lambda at=at: (view.go(at, announce=False), view.grab())) for at in range(0, count, count // 25)
    ]
    yield Line("a jump and its frame", statistics.median(jumps), "frame of bare words", floor)
    yield f"memory of the window: {resident():.0f} MB, bound {MEMORY} MB"
    window.close()


def _scrolled(app: QApplication, view: TranscriptView) -> list[float]:
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    found: list[float] = []
    for _n in range(FRAMES):
        begun = time.thread_time()
        view.move_text(STEP)
        view.viewport().render(picture)
        found.append(time.thread_time() - begun)
        if _n % 10 == 0:
            app.processEvents()
    return sorted(found)


def _floor(view: TranscriptView) -> float:
    """The words in sight set and drawn by Qt alone."""
    picture = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    texts = [laid.paragraph.text for _n, _edge, laid in view.on_screen() if laid.paragraph]

    def draw() -> None:
        painter = QPainter(picture)
        painter.fillRect(QRectF(picture.rect()), theme().colour("content"))
        down = 0.0
        for text in texts:
            layout = QTextLayout(text, theme().font("read"))
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(700)
            layout.endLayout()
            layout.draw(painter, QRectF(84, down, 700, 20).topLeft())
            down += 60
        painter.end()

    return statistics.median(_cpu(draw) for _n in range(50))


def _cpu(work: Callable[[], object]) -> float:
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def _mark(case: CaseFile) -> None:
    turns = case.turns.many(case.turns.ids()[: MARKED * 2 : 2])
    kinds = ("answered", "evaded", "refused_trade", "contradicted", "note")
    with case.change("Mark") as edit:
        for n, turn in enumerate(turns):
            kind = kinds[n % len(kinds)]
            text = (
                "Compare with the minutes of the committee, page 12, and ask again." if kind == "note" else ""
            )
            edit.add(
                Mark(turn=turn.id, kind=kind, text=text, reviewer="Bench", starts=0, ends=len(turn.text) // 2)
            )


def until(app: QApplication, there: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not there() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.002)


def settle(app: QApplication, seconds: float) -> None:
    until(app, lambda: False, seconds)


def resident() -> float:
    """Megabytes of memory this process holds."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024


class Silent:
    """A voice that asks nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *words, **more: None


if __name__ == "__main__":
    main()
