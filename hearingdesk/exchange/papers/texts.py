"""The text of documents without pages of paper: Word, HWPX, web pages, spreadsheets, plain text.

What is longer than `PAGE` is parted at the ends of lines; form feeds in plain text and sheets part it as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.encoding import decode
from hearingdesk.exchange.guarded_zip import Archive
from hearingdesk.exchange.papers import hwpx_text, sorts
from hearingdesk.exchange.papers.html_text import TOP, declared_encoding, page_words
from hearingdesk.exchange.papers.pages import Page, Pages
from hearingdesk.exchange.papers.sorts import Sort
from hearingdesk.exchange.read_text import CONTROL, read_text
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.sheets import sheet_rows
from hearingdesk.exchange.word_text import comments, footnotes, paragraphs, running_lines
from hearingdesk.job import Progress

PAGE = 100_000  # characters that are kept as one page
_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def read(file: SourceFile, sort: Sort, progress: Progress) -> Pages:
    """The text of a document of this sort. Raises ImportFailed where it is broken or out to do harm."""
    found = Pages()
    for text in _READERS[sort.name](file, found, progress):
        for piece in parted(text):
            found.take(Page(len(found.pages) + 1, "text" if piece.strip() else "blank", piece))
    if not any(page.state == "text" for page in found.pages):
        found.pages = [Page(1, "no_text", "")]
    found.total = len(found.pages)
    return found


def parted(text: str) -> Iterator[str]:
    """A text in pieces of at most `PAGE` characters, parted after a line where there is one."""
    start = 0
    while len(text) - start > PAGE:
        cut = text.rfind("\n", start + PAGE // 2, start + PAGE) + 1 or start + PAGE
        yield text[start:cut].rstrip("\n")
        start = cut
    yield text[start:]


def _plain(file: SourceFile, found: Pages, progress: Progress) -> Iterable[str]:
    told = file.text
    if not file.data.count(b"\x0c"):
        return [told.text]
    whole = _ENDS.sub("\n", decode(file.data[:], told.encoding, file.name)).lstrip("\ufeff")
    return [CONTROL.sub("", page).strip("\n") for page in whole.rstrip("\x0c\x1a\n ").split("\x0c")]


def _page(file: SourceFile, found: Pages, progress: Progress) -> Iterable[str]:
    said = "" if file.encoding else declared_encoding(file.data[:TOP])
    try:
        text = read_text(file.data, file.name, file.encoding or said).text
    except ImportFailed:
        if not said:
            raise
        text = file.text.text  # it is not in the encoding it says
    found.title, words = page_words(text)
    return [words]


def _word(file: SourceFile, found: Pages, progress: Progress) -> Iterable[str]:
    notes = footnotes(file) | comments(file)
    lines: list[str] = []
    for paragraph in paragraphs(file, progress):
        lines.append(paragraph.text)
        lines += [f"[{mark}] {notes[mark]}" for mark in paragraph.notes if notes.get(mark)]
    return ["\n".join([*lines, *running_lines(file)])]


def _sheets(file: SourceFile, found: Pages, progress: Progress) -> Iterable[str]:
    sheets: dict[str, list[str]] = {}
    for name, row in sheet_rows(file, progress):
        cells = (" ".join(cell.split()) for cell in row.cells)
        sheets.setdefault(name, [name] if name else []).append("\t".join(cells))
    return ["\n".join(lines) for lines in sheets.values()]


def _hwpx(file: SourceFile, found: Pages, progress: Progress) -> Iterable[str]:
    with Archive(file.data, file.name) as archive:
        found.title = hwpx_text.title(archive, file.name)
        yield from hwpx_text.sections(archive, file.name)


_READERS: Mapping[str, Callable[[SourceFile, Pages, Progress], Iterable[str]]] = {
    sorts.TEXT.name: _plain,
    sorts.HTML.name: _page,
    sorts.WORD.name: _word,
    sorts.SHEET.name: _sheets,
    sorts.OPEN_SHEET.name: _sheets,
    sorts.HWPX.name: _hwpx,
}


def is_locked(file: SourceFile) -> bool:
    """Whether an HWPX document needs a password. Raises ImportFailed."""
    with Archive(file.data, file.name) as archive:
        return hwpx_text.is_locked(archive)
