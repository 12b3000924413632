"""Pages of a PDF in the source viewer: from the wish to the picture on the screen; `python -m tests.bench.sources`.

The floor is PDFium alone, drawing the same page at the same size.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hearingdesk.pdfium.pdf import Pdf
from hearingdesk.records.sources import Source, SourcePart
from hearingdesk.settings import Settings
from tests.bench.measure import Line, typical
from tests.bench.reader import MEMORY, Silent, resident, settle, until
from tests.ui.cases import make
from tests.ui.handmade import pdf
from ui.desk import Desk, Place
from ui.rooms.viewer import SourcePane
from ui.theme import Theme
from ui.window import Window

PAGES, LINES, JUMPS = 400, 32, 30
SENTENCE = "The committee asked on the {n}th day whether buyers were told of it"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["HEARINGDESK_HOME"] = str(Path(name) / "home")
        for line in lines(Path(name)):
            sys.stdout.write(f"{line}\n")


def lines(folder: Path) -> Iterator[Line | str]:
    """Every figure."""
    content = pdf([[SENTENCE.format(n=n + line) for line in range(LINES)] for n in range(PAGES)])
    path = folder / "source.hearing"
    with make(path) as case, case.change("Keep") as edit:
        source = edit.add(
            Source(title="Long", file_name="long.pdf", media_type="application/pdf", size=len(content))
        )
        edit.add(SourcePart(source=source.id, number=1, content=content))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme(app, "light").load_rest()
    desk = Desk()
    desk.settings = Settings(author="Bench", installation="bench", language="en")
    window = Window(desk, Silent())
    desk.open(path)
    window.showNormal()
    window.resize(1440, 900)
    desk.visit(Place("source", "source", source.id))
    settle(app, 0.5)
    room = window.space()
    page = room.page  # type: ignore[union-attr]
    begun = time.perf_counter()
    page.choose("document")
    pane: SourcePane = page.viewer()
    until(app, lambda: _drawn(pane, 1))
    first = time.perf_counter() - begun
    scale = pane.view.percent() / 100 * 96 / 72
    alone = Pdf(content)
    floor = typical(lambda: alone.picture(PAGES // 2, scale), 9)
    yield Line(f"open a PDF of {PAGES} pages, first page shown", first, "PDFium, a page", floor)
    settle(app, 1.0)
    shown = sorted(_jump(app, pane, 1 + n * 97 % PAGES) for n in range(1, JUMPS))
    note = f"most {shown[-1] * 1000:.0f} ms; bound 150 ms"
    yield Line("a page shown after a jump", statistics.median(shown), "PDFium, a page", floor, note)
    begun = time.perf_counter()
    pane.line.set_words("committee")
    until(app, lambda: pane.figure.text().startswith("Place"))
    yield Line("first hit in it marked", time.perf_counter() - begun, "PDFium, a page", floor)
    until(app, lambda: pane.figure.text().endswith(f"{PAGES * LINES:,}"))
    yield Line("all hits counted, in the background", time.perf_counter() - begun, "PDFium, a page", floor)
    yield f"memory of the window: {resident():.0f} MB, bound {MEMORY} MB"
    alone.close()
    window.close()


def _jump(app: QApplication, pane: SourcePane, page: int) -> float:
    begun = time.perf_counter()
    pane.go_to_page(page)
    until(app, lambda: _drawn(pane, page))
    return time.perf_counter() - begun


def _drawn(pane: SourcePane, page: int) -> bool:
    """Whether the picture of a page at the size it is shown at is there, and painted."""
    pane.view.viewport().repaint()
    scale = round(pane.view.percent() / 100 * 96 / 72 * 1000)
    image = pane._plates.rough(page) if pane._plates is not None else None
    return image is not None and image.width() * 1000 >= 595 * scale * 0.98


if __name__ == "__main__":
    main()
