"""Everything that a PDF says, wherever it is said: on its pages, behind them, about it, and in what it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from hearingdesk.pack.proof import carried
from hearingdesk.pack.proof.secrets import APART
from hearingdesk.pdfium.alone import ALONE
from hearingdesk.words import _

_BREAK = 300  # letters on either side of the end of a page
_FURNITURE = 3  # lines at the head and foot of a page that may stand between the two
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>(?!>)|/([^\s/<>\[\]()]{3,})", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MARKED = re.compile(rb"/(?:ActualText|Alt|E|T|Contents)\b")
_LETTERLESS = {  # streams of figures only: outlines of letters, colours, tables of codes
    "/FontFile",
    "/FontFile2",
    "/FontFile3",
    "/ToUnicode",
    "/DestOutputProfile",
    "/CIDToGIDMap",
    "/CIDSet",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the file, and where it stands, in words."""

    place: str
    text: str


class Unprovable(Exception):
    """The file cannot be read out whole; the argument is why."""


def read_out(data: bytes, depth: int = 0) -> Iterator[Said]:
    """Every text of a PDF. Raises Unprovable where some of it cannot be read."""
    if data.count(b"startxref") > 1 and not _linearised(data):
        raise Unprovable(_("it holds earlier states of itself"))
    try:
        pdf = pikepdf.open(BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unprovable(str(error)) from error
    with pdf:
        yield from _pages(data)
        yield from _drawn_apart(pdf)
        yield from _objects(pdf, depth)


def _linearised(data: bytes) -> bool:
    return b"/Linearized" in data[:1024]


def _pages(data: bytes) -> Iterator[Said]:
    """The words of every page, and those that one page begins and the next ends."""
    before = ""
    for number, text in enumerate(_texts(data), 1):
        yield Said(_("the text of page {n}", n=number), text)
        place = _("the text between pages {n} and {next}", n=number - 1, next=number)
        for over in _over_the_end(before, text) if before else ():
            yield Said(place, over)
        before = text


def _texts(data: bytes) -> Iterator[str]:
    with ALONE:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    try:
        for number in range(count):
            yield _text(document, number)
    finally:
        with ALONE:
            document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    """The words of a page. PDFium is let go between pages: a window may be drawing others meanwhile."""
    with ALONE:
        page = document[number]
        words = page.get_textpage()
        try:
            return words.get_text_range()
        finally:
            words.close()
            page.close()


def _over_the_end(before: str, after: str) -> Iterator[str]:
    ends = before[-_BREAK:].splitlines()
    begins = after[:_BREAK].splitlines()
    for foot in range(min(_FURNITURE, len(ends) - 1) + 1):
        for head in range(min(_FURNITURE, len(begins) - 1) + 1):
            yield "\n".join([*ends[: len(ends) - foot], *begins[head:]])


def _drawn_apart(pdf: Pdf) -> Iterator[Said]:
    """The words of every form and pattern, shown on a page or not."""
    forms = [item for item in pdf.objects if isinstance(item, Stream) and _is_drawn(item)]
    if not forms:
        return
    with Pdf.new() as apart:
        for form in forms:
            page = apart.add_blank_page(page_size=(14_400, 14_400))
            copied = apart.copy_foreign(form) if form.is_indirect else form
            copied.Subtype, copied.Type = Name.Form, Name.XObject
            copied.BBox = [-7_200, -7_200, 7_200, 7_200]
            for key in ("/OC", "/Matrix"):
                if key in copied:
                    del copied[key]
            page.Resources = Dictionary(XObject=Dictionary(Shown=copied))
            page.Contents = apart.make_stream(b"1 0 0 1 7200 7200 cm /Shown Do")
        shown = BytesIO()
        apart.save(shown)
    for text in _texts(shown.getvalue()):
        yield Said(_("a drawing used on the pages"), text)


def _is_drawn(stream: Stream) -> bool:
    return stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1


def _objects(pdf: Pdf, depth: int) -> Iterator[Said]:
    """The strings and names of every object, and the content of every stream."""
    letterless = _of_figures_only(pdf)
    content = _contents(pdf)
    for item in pdf.objects:
        if not isinstance(item, Object):  # a bare number or truth value, of an exhibit's own making
            continue
        is_stream = isinstance(item, Stream)
        raw = item.stream_dict.unparse() if is_stream else item.unparse(resolved=True)
        if text := APART.join(_strings(raw)):
            yield Said(_place(item), text)
        if is_stream and item.objgen not in letterless:
            yield from _stream(item, item.objgen in content, depth)


def _contents(pdf: Pdf) -> set[tuple[int, int]]:
    """The streams that draw: their words are read as they are drawn."""
    found = {item.objgen for item in pdf.objects if isinstance(item, Stream) and _is_drawn(item)}
    for page in pdf.pages:
        drawn = page.obj.get("/Contents", pikepdf.Array())
        found |= {part.objgen for part in (drawn if isinstance(drawn, pikepdf.Array) else [drawn])}
    return found


def _of_figures_only(pdf: Pdf) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for item in pdf.objects:
        if isinstance(item, Dictionary):
            found |= {item[key].objgen for key in _LETTERLESS if isinstance(item.get(key), Stream)}
    return found


def _strings(raw: bytes) -> Iterator[str]:
    """What an object, written out, says: its strings in every encoding they can have, its names."""
    for literal, hexed, name in _STRING.findall(raw):
        if name:
            yield re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), name).decode(
                "utf-8", "replace"
            )
            continue
        stored = _ESCAPE.sub(_unescaped, literal) if literal else _from_hex(hexed)
        if stored:
            yield from carried.decoded(stored)


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what.isdigit():
        return bytes([int(what, 8) & 0xFF])
    return b"" if what in (b"\r\n", b"\n", b"\r") else _PLAIN.get(what, what)


def _from_hex(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _stream(stream: Stream, draws: bool, depth: int) -> Iterator[Said]:
    if stream.get("/Subtype") == Name.Image:
        yield from (Said(_("what an image says of itself"), text) for text in _of_image(stream))
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError as error:
        raise Unprovable(str(error)) from error
    kind = str(stream.get("/Type", ""))
    if draws:
        if _MARKED.search(data):
            words = APART.join(_strings(_properties(data)))
            yield Said(_("the text that stands in for a drawing"), words)
    elif kind not in ("/ObjStm", "/XRef"):
        where = _("the metadata (XMP)") if kind == "/Metadata" else _("an attached file")
        yield from (Said(where, text) for text in carried.texts(data, depth, read_out_texts))


def read_out_texts(data: bytes, depth: int) -> Iterator[str]:
    """The texts of a PDF inside something else."""
    yield from (said.text for said in read_out(data, depth))


def _of_image(stream: Stream) -> Iterator[str]:
    raw = stream.read_raw_bytes()
    if raw[:2] == b"\xff\xd8":
        yield from carried.in_jpeg(raw)


def _properties(data: bytes) -> bytes:
    """The properties of marked content alone, without the codes of the letters that are shown."""
    return b"\n".join(re.findall(rb"<<.*?>>\s*(?:BDC|DP)", data, re.DOTALL))


_KEYS = (
    ("/ActualText", lambda: _("text that stands in for other text")),
    ("/Alt", lambda: _("an alternative text")),
    ("/URI", lambda: _("the target of a link")),
    ("/EF", lambda: _("the name of an attached file")),
    ("/Dest", lambda: _("the bookmarks")),
    ("/First", lambda: _("the bookmarks")),
    ("/Parent", lambda: _("the bookmarks")),
    ("/Nums", lambda: _("the page labels or the list of tags")),
    ("/Names", lambda: _("a list of names")),
    ("/Author", lambda: _("the document information")),
    ("/Producer", lambda: _("the document information")),
    ("/S", lambda: _("a tag")),
)


def _place(item: Object) -> str:
    """Where an object stands, in words, by what it has."""
    if isinstance(item, Dictionary | Stream):
        if item.get("/Type") == Name.Annot:
            return _("a note or link on a page")
        for key, words in _KEYS:
            if key in item:
                return words()
    return _("an object behind the pages")
