"""How far the page engine is from the floor: the same text put on pages by reportlab's bare canvas.

Run `python tests/bench/pack_floor.py`; every figure is CPU seconds of a child process, the least of three,
its start and the making of the text included in both.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT.parent / "shared" / "bench"
sys.path[:0] = [str(TEXT), str(ROOT)]
WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM = 595.27, 841.89, 52, 543, 796.0, 46

Chapters = list[dict[str, Any]]


class Floor:
    """The least that any engine must do: break lines by cached widths, draw them, count pages."""

    def __init__(self) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        for name, file in (("KR", "NotoSansKR_400Regular.ttf"), ("KR-B", "NotoSansKR_700Bold.ttf")):
            pdfmetrics.registerFont(TTFont(name, str(ROOT / "resources" / "fonts" / file), shapable=False))
        self._measure = pdfmetrics.stringWidth
        self._widths: dict[tuple[str, str], float] = {}
        self._out = BytesIO()
        self._canvas = Canvas(self._out, invariant=1, initialFontName="KR", pagesize=(WIDE, HIGH))
        self.pages = 0
        self._y = TOP
        self._keys = 0

    def print(self, chapters: Chapters, head: list[str], cols: list[int]) -> bytes:
        for chapter in chapters:
            self._page()
            self._heading(chapter["title"], 18, 24, 0)
            for part in chapter["subs"]:
                if self._y < 100:
                    self._page()
                self._heading(part["title"], 12, 22, 1)
                for _lang, text, _bold in part["paras"]:
                    self._paragraph(text)
            self._table(head, chapter["table"], cols)
        self._canvas.save()
        return self._out.getvalue()

    def _page(self) -> None:
        canvas = self._canvas
        if self.pages:
            canvas.showPage()
        self.pages += 1
        canvas.setFont("KR", 7.5)
        canvas.drawString(LEFT, 812, "HearingDesk briefing · 청문회 자료")
        canvas.drawRightString(RIGHT, 812, "CONFIDENTIAL 대외비")
        canvas.drawCentredString(297, 28, str(self.pages))
        self._y = TOP

    def _heading(self, title: str, size: int, drop: int, level: int) -> None:
        key = f"k{self._keys}"
        self._keys += 1
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, level, 1)
        self._y -= drop
        self._canvas.setFont("KR-B", size)
        self._canvas.drawString(LEFT, self._y, title)
        self._y -= size / 2

    def _paragraph(self, text: str) -> None:
        lines = self._lines(text, "KR", 9.5, RIGHT - LEFT)
        while lines:
            room = int((self._y - BOTTOM) // 14)
            if room <= 0:
                self._page()
                continue
            words = self._canvas.beginText(LEFT, self._y - 11)
            words.setFont("KR", 9.5, 14)
            for line in lines[:room]:
                words.textLine(line)
            self._canvas.drawText(words)
            self._y -= 14 * len(lines[:room])
            lines = lines[room:]
        self._y -= 5

    def _table(self, head: list[str], rows: list[list[str]], cols: list[int]) -> None:
        canvas = self._canvas
        for row in [head, *rows]:
            cells = [self._lines(cell, "KR", 8, cols[place] - 12) for place, cell in enumerate(row)]
            tall = max(map(len, cells)) * 10.5 + 4
            if self._y - tall < BOTTOM:
                self._page()
            canvas.setFont("KR", 8)
            x = LEFT + 6
            for place, lines in enumerate(cells):
                for number, line in enumerate(lines):
                    canvas.drawString(x, self._y - 10 - number * 10.5, line)
                x += cols[place]
            self._y -= tall
            canvas.setLineWidth(0.25)
            canvas.line(LEFT, self._y, RIGHT, self._y)

    def _lines(self, text: str, font: str, size: float, width: float) -> list[str]:
        space = self._width(font, " ", size)
        lines: list[str] = []
        line: list[str] = []
        x = 0.0
        for word in text.split(" "):
            wide = self._width(font, word, size)
            if line and x + space + wide > width:
                lines.append(" ".join(line))
                line, x = [word], wide
            else:
                x += (space if line else 0) + wide
                line.append(word)
        lines.append(" ".join(line))
        return lines

    def _width(self, font: str, word: str, size: float) -> float:
        key = (font, word)
        if (known := self._widths.get(key)) is None:
            known = self._widths[key] = self._measure(word, font, 1)
        return known * size


def story(chapters: Chapters, head: list[str], cols: list[int], *, turns: bool) -> Iterator[Any]:
    """The same text as a story of the engine, with what a pack has: openers, bold openings, tables.

    With `turns` every paragraph is a turn of a transcript: line number in the margin, name, cite.
    """
    from hearingdesk.pack.blocks import SideBy
    from hearingdesk.pack.cells import Col
    from hearingdesk.pack.heads import Subhead, Title
    from hearingdesk.pack.table import Table
    from hearingdesk.pack.text import Run, Words

    for chapter in chapters:
        yield Title(chapter["title"])
        for part in chapter["subs"]:
            yield Subhead(part["title"])
            for _lang, text, bold in part["paras"]:
                if turns:
                    said = [Run("Kim Do-hyun", "name"), Run(f"\u00a0 {text} "), Run("Ex 4/2", "accent")]
                    yield SideBy("Tr 3:12", said, repeat=True)
                elif bold:
                    first, second, rest = text.split(" ", 2)
                    yield Words([Run(f"{first} {second}", "bold"), Run(f" {rest}")])
                else:
                    yield Words(text)
        yield Table([Col(title, wide) for title, wide in zip(head, cols, strict=True)], chapter["table"])


def run(engine: str, scale: float) -> dict[str, float]:
    """One measurement, in this process."""
    from content import COLS, HEAD, pack

    chapters = pack(scale)
    if engine == "floor":
        floor = Floor()
        data, pages = floor.print(chapters, HEAD, COLS), floor.pages
    elif engine in ("engine", "turns"):
        from hearingdesk.pack.book import Book
        from hearingdesk.pack.cover import Meta
        from hearingdesk.pack.two import Two

        meta = Meta(Two("Bench", "측정"), marking=Two("CONFIDENTIAL", "대외비"), edition="Pack 1")
        data, printed = Book(meta).print(story(chapters, HEAD, COLS, turns=engine == "turns"))
        pages = printed.pages
    else:
        data, pages = b"", 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "mb": peak(),
        "pages": pages,
        "file_mb": round(len(data) / 1e6, 2),
    }


def peak() -> int:
    """The most memory this process held, in MB. Linux counts what its parent held at the start in `ru_maxrss`."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return round(int(held.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def measured(engine: str, scale: float, times: int = 3) -> dict[str, float]:
    """The least of several runs, each in a process of its own."""
    from tests.bench.measure import steady

    runs = []
    for _time in range(times):
        done = subprocess.run(
            [sys.executable, __file__, engine, str(scale)],
            capture_output=True,
            text=True,
            check=True,
            env=steady(),
        )
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda one: one["cpu"])


def main() -> None:
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(run(sys.argv[1], float(sys.argv[2]))))
        return
    for scale in (0.1, 1.0, 4.0):
        floor = measured("floor", scale)
        sys.stdout.write(f"scale {scale}\n  floor  {floor}\n")
        for engine in ("engine", "turns"):
            one = measured(engine, scale)
            sys.stdout.write(f"  {engine:6} {one}, {one['cpu'] / floor['cpu']:.2f} times the floor\n")


if __name__ == "__main__":
    main()
