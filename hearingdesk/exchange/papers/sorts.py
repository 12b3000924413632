"""Which sort of document a file is, by its content: what is kept as a source and is no hearing record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.guarded_xml import outermost_name
from hearingdesk.exchange.guarded_zip import BEGINNING, Archive
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.sheets import XLSX, is_sheet, sheet_rows
from hearingdesk.exchange.word_text import BODY, is_word
from hearingdesk.words import N_, legible

_LOOK = 1024  # bytes of a beginning
_PIECE = 1 << 20  # bytes
_TOP = 20_000  # characters in which a text shows what it is
_MARKED = ("<", "{\\rtf", "%!PS")  # text that is meant for a program
_NO_LINE = re.compile(r"[^\n]{1000000}")  # as long as no line of anything written is
_PDF, _PDF_ENDS = b"%PDF-", b"startxref"  # what a mail program or a scanner put before it is passed over
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HWP = b"HWP Document File"  # how HWP 3 begins, and what stands inside HWP 5
_HWPX = b"application/hwp+zip"
_PAGE = re.compile(  # possessive, for a beginning made of comments alone must not be tried in every way
    r"(?:<\?xml[^>]*+>|<!doctype html\b[^>]*+>|<!--(?:(?!-->).)*+-->|\s++)*+"
    r"<(?:html|head|body|meta|title|p|div|span|table|h[1-6]|ul|ol|pre|article|section|main|center|br|font)\b",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of document: what the ledger calls it, its type, whether its pages are those of paper."""

    name: str
    title: str  # declared with N_, shown with _
    media_type: str
    suffixes: tuple[str, ...] = ()  # for the file dialog; they decide nothing
    paged: bool = False
    version: int = 1  # raised when the same bytes would give other pages


PDF = Sort("pdf", N_("PDF"), "application/pdf", (".pdf",), paged=True)
HWP = Sort("hwp", N_("HWP document"), "application/x-hwp", (".hwp",))
HWPX = Sort("hwpx", N_("HWPX document"), "application/hwp+zip", (".hwpx",))
WORD = Sort(
    "word",
    N_("Word document"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    version=2,
)
SHEET = Sort(
    "sheet",
    N_("Spreadsheet"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    (".xlsx",),
)
OPEN_SHEET = Sort(
    "open-sheet", N_("Spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet", (".ods",)
)
HTML = Sort("html", N_("Web page"), "text/html", (".html", ".htm"))
TEXT = Sort("text", N_("Plain text"), "text/plain", (".txt", ".md"))
PNG = Sort("png", N_("Picture"), "image/png", (".png",), paged=True)
JPEG = Sort("jpeg", N_("Picture"), "image/jpeg", (".jpg", ".jpeg"), paged=True)
TIFF = Sort("tiff", N_("Picture"), "image/tiff", (".tif", ".tiff"), paged=True)
WEBP = Sort("webp", N_("Picture"), "image/webp", (".webp",), paged=True)
GIF = Sort("gif", N_("Picture"), "image/gif", (".gif",), paged=True)
BMP = Sort("bmp", N_("Picture"), "image/bmp", (".bmp",), paged=True)
PICTURES = (PNG, JPEG, TIFF, WEBP, GIF, BMP)
SORTS = (PDF, HWP, HWPX, WORD, SHEET, OPEN_SHEET, HTML, TEXT, *PICTURES)
_BEGINNINGS = (
    (_PDF, PDF),
    (_HWP, HWP),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
)
_BMP = re.compile(
    rb"BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.S
)  # up to how long its header is
_LOCKED = (b"\x9b DRMONE", b"SCDSA", b"<## NASCA DRM FILE")  # how files of protection programs begin
_OFFICE = {".docx": WORD, ".xlsx": SHEET}
_SHUT = {".pdf": PDF, ".hwp": HWP, ".hwpx": HWPX, **_OFFICE}  # what is kept though it is locked
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # where an office document has a password
_PLAIN = {"", ".txt", ".text", ".md", ".htm", ".html", ".xhtml", ".docx", ".xlsx", ".ods"}


def named(name: str) -> Sort | None:
    """The sort of that name."""
    return next((sort for sort in SORTS if sort.name == name), None)


def of_type(media_type: str) -> Sort | None:
    """The sort whose type a source has."""
    return next((sort for sort in SORTS if sort.media_type == media_type), None)


def suffixes() -> tuple[str, ...]:
    """How files of all sorts end."""
    return tuple(suffix for sort in SORTS for suffix in sort.suffixes)


def by_beginning(path: Path) -> Sort | None:
    """The sort of a file that no importer of hearings could take; None leaves it to them.

    Nothing but the beginning is read, and of an archive the list of contents. Raises ImportFailed for a harmful one.
    """
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            beginning = file.read(_LOOK)
    except OSError:
        return None
    for mark, sort in _BEGINNINGS:
        if beginning.startswith(mark):
            return sort
    if _PDF in beginning and _PDF_ENDS in _ending(path):
        return PDF
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        return WEBP
    if _BMP.match(beginning):
        return BMP
    if beginning.startswith(_OLE):
        if any(_HWP in piece for piece in _overlapping(path)):
            return HWP
        return _OFFICE.get(path.suffix.lower()) if _is_encrypted(path) else None
    if beginning.startswith(BEGINNING) and _HWPX in beginning:
        return HWPX
    return _SHUT.get(path.suffix.lower()) if beginning.startswith(_LOCKED) else None


def why_shut(path: Path, sort: Sort) -> str:
    """Why a file of this sort cannot be opened, as far as its beginning tells: a code of source_why, or ""."""
    with path.open("rb") as file:
        beginning = file.read(_LOOK)
    if beginning.startswith(_LOCKED):
        return "locked"
    return "encrypted" if sort in _OFFICE.values() and beginning.startswith(_OLE) else ""


def of_record_that_is_none(file: SourceFile, claimed: frozenset[str]) -> Sort | None:
    """The sort of a file in which no importer found a record; None where it is refused all the same.

    `claimed`: how files of records end, such as captions: one that breaks its own rules is no plain text.
    """
    ending = PurePath(file.name).suffix.lower()
    if ending in claimed - _PLAIN:
        return None
    try:
        if file.data.startswith(BEGINNING):
            return _in_archive(file)
        text = file.text.text
    except ImportFailed:
        return None
    beginning = text[:_TOP].lstrip()
    if _PAGE.match(beginning):
        return HTML
    if not beginning or beginning.startswith(_MARKED) or _NO_LINE.search(text):
        return None
    return TEXT


def _in_archive(file: SourceFile) -> Sort | None:
    """The sort of an office document that says something, or could. Raises ImportFailed."""
    if is_word(file):
        with Archive(file.data, file.name) as archive:
            return WORD if outermost_name(archive.read(BODY)[:_PIECE], file.name) == "document" else None
    if not is_sheet(file) or next(sheet_rows(file), None) is None:
        return None
    with Archive(file.data, file.name) as archive:
        return SHEET if XLSX in archive.names else OPEN_SHEET


def _ending(path: Path) -> bytes:
    """The last bytes of a file."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOOK))
            return file.read(_LOOK)
    except OSError:
        return b""


def plain_name(path: Path) -> str:
    """The name of a file as it can be shown."""
    return legible(path.name)


def _is_encrypted(path: Path) -> bool:
    return any(_ENCRYPTED in piece for piece in _overlapping(path))


def _overlapping(path: Path) -> Iterator[bytes]:
    """A file in pieces that share their ends, so that no mark is missed between two."""
    try:
        with path.open("rb") as file:
            before = b""
            while piece := file.read(_PIECE):
                yield before + piece
                before = piece[-len(_ENCRYPTED) :]
    except OSError:
        return
