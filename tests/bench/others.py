"""The same text set by other programs: what a pack costs beside WeasyPrint, fpdf2, typst and Qt's own printer.

Run `python -m tests.bench.others [scale]`. None of them is a dependency: those that are installed somewhere on the
path of this Python are measured, the others named (`pip install --target DIR weasyprint fpdf2 typst`, then
`PYTHONPATH=DIR`). Each in a process of its own; CPU seconds, its start and the making of the text included.
"""

from __future__ import annotations

import html
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench import pack_floor
from tests.bench.measure import machine
from tests.bench.pack_floor import ROOT, TEXT, Chapters

FONTS = ROOT / "resources" / "fonts"
REGULAR, BOLD = FONTS / "NotoSansKR_400Regular.ttf", FONTS / "NotoSansKR_700Bold.ttf"
LEFT_HEAD, RIGHT_HEAD = "HearingDesk briefing · 청문회 자료", "CONFIDENTIAL 대외비"
STYLE = """
body { font: 9.5pt/14pt "Noto Sans KR"; word-break: keep-all }
h1 { font: bold 18pt/24pt "Noto Sans KR"; page-break-before: always }
h2 { font: bold 12pt/17pt "Noto Sans KR" } p { margin: 0 0 5pt }
table { border-collapse: collapse } th, td { font-size: 8pt; padding: 2pt 6pt; text-align: left }
"""
PAGED = f"""
@font-face {{ font-family: "Noto Sans KR"; src: url("{REGULAR.as_uri()}") }}
@font-face {{ font-family: "Noto Sans KR"; src: url("{BOLD.as_uri()}"); font-weight: bold }}
@page {{ size: A4; margin: 46pt 52pt; @top-left {{ content: "{LEFT_HEAD}" }} @top-right {{ content: "{RIGHT_HEAD}" }}
  @bottom-center {{ content: counter(page) " / " counter(pages) }} }}
.contents a::after {{ content: target-counter(attr(href), page) }} .contents a {{ display: block }}
td {{ border-bottom: .25pt solid gray }}
"""


def as_html(chapters: Chapters, head: list[str], style: str) -> str:
    """The text as a page of the web, with a list of its contents."""
    parts = [f'<html lang="ko"><head><style>{style}</style></head><body><div class="contents">']
    for place, chapter in enumerate(chapters):
        parts.append(f'<a href="#c{place}">{html.escape(chapter["title"])}</a>')
    parts.append("</div>")
    for place, chapter in enumerate(chapters):
        parts.append(f'<h1 id="c{place}">{html.escape(chapter["title"])}</h1>')
        for part in chapter["subs"]:
            parts.append(f"<h2>{html.escape(part['title'])}</h2>")
            parts += [f"<p>{_bold(text, bold)}</p>" for _lang, text, bold in part["paras"]]
        rows = [[f"<th>{html.escape(cell)}</th>" for cell in head]]
        rows += [[f"<td>{html.escape(cell)}</td>" for cell in row] for row in chapter["table"]]
        parts += ["<table>", *(f"<tr>{''.join(row)}</tr>" for row in rows), "</table>"]
    return "".join([*parts, "</body></html>"])


def _bold(text: str, bold: bool) -> str:
    if not bold:
        return html.escape(text)
    first, second, rest = text.split(" ", 2)
    return f"<b>{html.escape(first)} {html.escape(second)}</b> {html.escape(rest)}"


def by_weasyprint(chapters: Chapters, head: list[str], cols: list[int], out: Path) -> None:
    import weasyprint

    weasyprint.HTML(string=as_html(chapters, head, STYLE + PAGED)).write_pdf(out)


def by_qt(chapters: Chapters, head: list[str], cols: list[int], out: Path) -> None:
    """QTextDocument to QPdfWriter: no running heads, no numbers in the contents."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import (
        QFontDatabase,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    app = QGuiApplication([])
    for font in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(font))
    writer = QPdfWriter(str(out))
    margins = QMarginsF(52, 46, 52, 46)
    page = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins)
    writer.setPageLayout(page)
    document = QTextDocument()
    document.setHtml(as_html(chapters, head, STYLE))
    document.print_(writer)
    del app


def by_fpdf2(chapters: Chapters, head: list[str], cols: list[int], out: Path) -> None:
    from fpdf import FPDF

    class Pack(FPDF):
        def header(self) -> None:
            self.set_font("KR", size=7.5)
            self.cell(245, 12, LEFT_HEAD)
            self.cell(245, 12, RIGHT_HEAD, align="R", new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-28)
            self.set_font("KR", size=7.5)
            self.cell(0, 10, f"{self.page_no()} / {{nb}}", align="C")

    pack = Pack(unit="pt", format="A4")
    pack.add_font("KR", "", REGULAR)
    pack.add_font("KR", "B", BOLD)
    pack.set_margins(52, 46, 52)
    pack.set_auto_page_break(True, 46)
    for chapter in chapters:
        pack.add_page()
        pack.start_section(chapter["title"])
        _written(pack, chapter["title"], 18, 24)
        for part in chapter["subs"]:
            pack.start_section(part["title"], level=1)
            _written(pack, part["title"], 12, 22)
            pack.set_font("KR", size=9.5)
            for _lang, text, _bold in part["paras"]:
                pack.multi_cell(0, 14, text, align="L", new_x="LMARGIN", new_y="NEXT")
                pack.ln(5)
        pack.set_font("KR", size=8)
        with pack.table(col_widths=cols, line_height=10.5, text_align="LEFT") as table:
            for cells in [head, *chapter["table"]]:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
    pack.output(str(out))


def _written(pack: Any, title: str, size: float, high: float) -> None:
    pack.set_font("KR", "B", size)
    pack.multi_cell(0, high, title, align="L", new_x="LMARGIN", new_y="NEXT")


def by_typst(chapters: Chapters, head: list[str], cols: list[int], out: Path) -> None:
    import typst

    widths = ", ".join(f"{wide}pt" for wide in cols)
    parts = [
        '#set page(paper: "a4", margin: (x: 52pt, y: 46pt), numbering: "1 / 1", '
        f"header: [{_typst(LEFT_HEAD)} #h(1fr) {_typst(RIGHT_HEAD)}])",
        '#set text(font: "Noto Sans KR", size: 9.5pt, lang: "ko")',
        "#show heading.where(level: 1): it => { pagebreak(weak: true); it }",
        "#outline()",
    ]
    for chapter in chapters:
        parts.append(f"= {_typst(chapter['title'])}")
        for part in chapter["subs"]:
            parts.append(f"== {_typst(part['title'])}")
            parts += [f"{_typst(text)}\n" for _lang, text, _bold in part["paras"]]
        cells = ", ".join(f"[{_typst(cell)}]" for row in [head, *chapter["table"]] for cell in row)
        parts.append(f"#text(size: 8pt, table(columns: ({widths}), {cells}))")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pack.typ"
        source.write_text("\n\n".join(parts), "utf-8")
        typst.compile(str(source), output=str(out), font_paths=[str(FONTS)])


def _typst(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#$*_[]<>@`=-+/~" else letter for letter in text)


ENGINES: dict[str, tuple[str, Callable[[Chapters, list[str], list[int], Path], None]]] = {
    "weasyprint": ("weasyprint", by_weasyprint),
    "fpdf2": ("fpdf", by_fpdf2),
    "typst": ("typst", by_typst),
    "Qt": ("PySide6", by_qt),
}


def run(name: str, scale: float, out: Path) -> dict[str, float]:
    """One of them, in this process."""
    sys.path.insert(0, str(TEXT))
    from content import COLS, HEAD, pack

    ENGINES[name][1](pack(scale), HEAD, COLS, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu": round(used.ru_utime + used.ru_stime, 2), "mb": pack_floor.peak()}


def measured(name: str, scale: float) -> dict[str, float]:
    """One of them in a process of its own, and how many pages it made."""
    from pypdfium2 import PdfDocument

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pack.pdf"
        call = [sys.executable, "-m", "tests.bench.others", name, str(scale), str(out)]
        told = subprocess.run(
            call,
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        ).stdout
        paper = PdfDocument(out)
        pages = len(paper)
        paper.close()
        return {
            **json.loads(told.splitlines()[-1]),
            "pages": pages,
            "file_mb": round(out.stat().st_size / 1e6, 2),
        }


def lines(scale: float) -> Iterator[str]:
    """The table, line by line, against the floor of the same run."""
    floor = pack_floor.measured("floor", scale)
    yield _line("bare canvas (the floor)", floor, floor)
    for name, one in (
        ("HearingDesk, page engine", "engine"),
        ("HearingDesk, turns with margin notes", "turns"),
    ):
        yield _line(name, pack_floor.measured(one, scale), floor)
    for name, (module, _by) in ENGINES.items():
        if importlib.util.find_spec(module) is None:
            yield f"{name:<38} not installed here"
            continue
        yield _line(name, measured(name, scale), floor)


def _line(name: str, one: dict[str, float], floor: dict[str, float]) -> str:
    return (
        f"{name:<38} {one['pages']:>5} pages {one['cpu']:>7.2f} s {one['cpu'] / floor['cpu']:>6.1f} x "
        f"{one['mb']:>6} MB of memory {one['file_mb']:>6} MB"
    )


def main() -> None:
    if len(sys.argv) > 2:
        sys.stdout.write(json.dumps(run(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))))
        return
    sys.stdout.write(f"{machine()}\n\n")
    for line in lines(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
