"""What a file is that no importer here takes: the reason of the refusal, and the line it shows on."""

from __future__ import annotations

import html
import re

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.words import N_, _

_BEGINNINGS = (
    (b"%PDF-", N_("it is a PDF. Import the text version of the document.")),
    (b"PK\x03\x04", N_("it is a ZIP archive or an office document. Save it as plain text or as a table.")),
    (b"\xd0\xcf\x11\xe0", N_("it is an old Office document. Save it as plain text.")),
    (b"SQLite format 3\x00", N_("it is a database, not a source.")),
    (b"\x89PNG", N_("it is a picture.")),
    (b"\xff\xd8\xff", N_("it is a picture.")),
    (b"GIF8", N_("it is a picture.")),
    (b"\x1f\x8b", N_("it is a compressed file. Unpack it first.")),
    (b"7z\xbc\xaf", N_("it is a compressed file. Unpack it first.")),
    (b"Rar!", N_("it is a compressed file. Unpack it first.")),
    (b"{\\rtf", N_("it is a rich-text document. Save it as plain text.")),
)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html[^>]*>\s*|<!--.*?-->\s*)*<html\b", re.I | re.S)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
_TOP = 5000  # characters in which a page says its title


def why_not(file: SourceFile) -> tuple[str, int]:
    """A sentence, and the line it is about (0: none)."""
    for beginning, reason in _BEGINNINGS:
        if file.data.startswith(beginning):
            return _(reason), 0
    text = file.text.text  # raises ImportFailed where the bytes are no text at all
    if _PAGE.match(text):
        return _page(text)
    if text.lstrip().startswith("<"):
        return _("it is marked up in a way that no importer here reads."), _first_line(text)
    return _("no importer here knows this text: it has no heading and no speaker lines of a known format."), 1


def is_text(file: SourceFile) -> bool:
    """Whether its bytes are text in some encoding."""
    try:
        return bool(file.text.text)
    except ImportFailed:
        return False


def _page(text: str) -> tuple[str, int]:
    found = _TITLE.search(text[:_TOP])
    title = " ".join(html.unescape(found[1]).split()) if found else ""
    if not title:
        return _("it is a web page without a hearing in it."), _first_line(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return _("it is a web page, “{title}”, without a hearing in it.", title=title[:80]), line


def _first_line(text: str) -> int:
    return text.count("\n", 0, len(text) - len(text.lstrip())) + 1
