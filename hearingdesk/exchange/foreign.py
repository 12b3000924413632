"""What a file is that no importer here takes: the reason of the refusal, and the line it shows on."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.guarded_xml import outermost_name
from hearingdesk.exchange.guarded_zip import BEGINNING, Archive
from hearingdesk.exchange.kept import PIECE, Data
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.words import N_, _, legible, n_

_BEGINNINGS = (
    (b"%PDF-", N_("it is a PDF. Import the text version of the document.")),
    (b"\xd0\xcf\x11\xe0", N_("it is an old Office document. Save it as DOCX, as XLSX or as plain text.")),
    (b"SQLite format 3\x00", N_("it is a database, not a source.")),
    (b"\x89PNG", N_("it is a picture.")),
    (b"\xff\xd8\xff", N_("it is a picture.")),
    (b"GIF8", N_("it is a picture.")),
    (b"\x1f\x8b", N_("it is a compressed file. Unpack it first.")),
    (b"7z\xbc\xaf", N_("it is a compressed file. Unpack it first.")),
    (b"Rar!", N_("it is a compressed file. Unpack it first.")),
    (b"{\\rtf", N_("it is a rich-text document. Save it as plain text.")),
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!doctype html[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+<html\b", re.I | re.S
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
_TOP = 5000  # characters in which a page says its title


_OFFICE = {  # what is in an archive that is an office document
    "xl/workbook.xml": N_("it is a spreadsheet without a row of headings. Save its table as CSV."),
    "ppt/presentation.xml": N_("it is a presentation. Save it as plain text."),
    "content.xml": N_("it is an OpenDocument file. Save it as plain text, or its table as CSV."),
}
_READ = {
    "word/document.xml",
    "xl/workbook.xml",
    "content.xml",
}  # what is in an archive that an importer here reads
_LOOK = 16  # bytes of a beginning


def refuse_unread(path: Path) -> None:
    """Refuse a file whose first bytes show what no importer here takes, before it is read whole. Raises ImportFailed.

    An importer for such a format takes its line out of the tables here.
    """
    name = legible(path.name)
    try:
        if not path.is_file():
            return  # whoever reads it says so
        with path.open("rb") as file:
            beginning = file.read(_LOOK)
        if beginning.startswith(BEGINNING):
            with Archive(path, name) as archive:
                if not _READ & set(archive.names):
                    raise failed(name, _in_archive(archive.names))
                return
    except OSError:
        return
    if reason := _by_beginning(beginning):
        raise failed(name, reason)


def why_not(file: SourceFile) -> tuple[str, int]:
    """A sentence, and the line it is about (0: none)."""
    if reason := _by_beginning(file.data):
        return reason, 0
    if file.data.startswith(BEGINNING):
        with Archive(file.data, file.name) as archive:
            return _in_archive(archive.names), 0
    text = file.beginning  # raises ImportFailed where the bytes are no text at all
    if _PAGE.match(text):
        return _page(text)
    if text.lstrip().startswith("<"):
        if outermost := outermost_name(file.data[:PIECE].lstrip(), file.name):
            reason = _("it is XML (“{name}”) of a sort that no importer here reads.", name=outermost[:60])
            return reason, _first_line(text)
        return _("it is marked up in a way that no importer here reads."), _first_line(text)
    return _("no importer here knows this text: it has no heading and no speaker lines of a known format."), 1


def is_foreign(beginning: Data) -> bool:
    """Whether the first bytes of a file say what it is, and that it is nothing that is read here."""
    return beginning.startswith(BEGINNING) or bool(_by_beginning(beginning))


def is_text(file: SourceFile) -> bool:
    """Whether its bytes are text in some encoding."""
    try:
        return bool(file.beginning)
    except ImportFailed:
        return False


def _by_beginning(data: Data) -> str:
    return next((_(reason) for beginning, reason in _BEGINNINGS if data.startswith(beginning)), "")


def _in_archive(names: Sequence[str]) -> str:
    for name, reason in _OFFICE.items():
        if name in names:
            return _(reason)
    return n_(
        "it is a ZIP archive of {n} file. Unpack it and import what is in it.",
        "it is a ZIP archive of {n} files. Unpack it and import what is in it.",
        len(names),
    )


def _page(text: str) -> tuple[str, int]:
    found = _TITLE.search(text[:_TOP])
    title = " ".join(html.unescape(found[1]).split()) if found else ""
    if not title:
        return _("it is a web page without a hearing in it."), _first_line(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return _("it is a web page, “{title}”, without a hearing in it.", title=title[:80]), line


def _first_line(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip())) + 1
