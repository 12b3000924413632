"""What a PDF says behind its pages: the strings and names of its objects, what its streams carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import islice

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from hearingdesk.pack.proof import carried
from hearingdesk.pack.proof.secrets import APART
from hearingdesk.words import N_, _

_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|(?<!<)<([0-9A-Fa-f\s]*)>", re.DOTALL)
_NAME = re.compile(rb"/([^\s/<>\[\]()]{3,})")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDED = re.compile(rb"<<(?!/Lang \([\w-]*\)>>)[^<>]*[(<]")  # properties with words of their own
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_REMARK = re.compile(rb"%[^\r\n]{3,}")
_LETTERLESS = {  # streams of figures only: outlines of letters, colours, tables of codes
    "/FontFile",
    "/FontFile2",
    "/FontFile3",
    "/ToUnicode",
    "/DestOutputProfile",
    "/CIDToGIDMap",
    "/CIDSet",
}
_LEADS = re.compile("|".join(sorted(_LETTERLESS)).encode())  # may an object lead to one?
_TOGETHER = 200  # objects that are looked through at once
Place = Callable[[], str]


class Unprovable(Exception):
    """The file cannot be read out whole; the argument is why."""


class Behind:
    """The objects of a PDF, each looked at once."""

    def __init__(self, pdf: Pdf) -> None:
        self.streams: list[Stream] = []  # known when `said` has been heard out
        self._pdf = pdf
        self._names: dict[bytes, Object] = {}  # each once, with an object that has it
        self._figures: set[tuple[int, int]] = set()

    def said(self) -> Iterator[tuple[Place, str]]:
        """The strings and names of every object."""
        items = (
            item for item in self._pdf.objects if isinstance(item, Object)
        )  # else a bare number or truth value
        while some := [(item, self._written(item)) for item in islice(items, _TOGETHER)]:
            together = b"\n".join(raw for _item, raw in some)
            if _LEADS.search(together):
                self._note_figures(some)
            if not self._names.keys() >= (names := set(_NAME.findall(together))):
                self._note_names(some, names)
            for item, raw in some:
                if (b"(" in raw or raw.count(b"<") != 2 * raw.count(b"<<")) and (text := _told(raw)):
                    yield partial(_place, item), text
        for name, item in self._names.items():
            yield partial(_place, item), _decoded(name)

    def _written(self, item: Object) -> bytes:
        """The object as it is written; streams, without their data, are kept."""
        if not isinstance(item, Stream):
            return item.unparse(resolved=True)
        self.streams.append(item)
        return item.stream_dict.unparse()

    def _note_figures(self, some: Sequence[tuple[Object, bytes]]) -> None:
        for item, raw in some:
            if _LEADS.search(raw) and isinstance(item, Dictionary):
                self._figures |= {
                    item[key].objgen for key in _LETTERLESS if isinstance(item.get(key), Stream)
                }

    def _note_names(self, some: Sequence[tuple[Object, bytes]], names: Collection[bytes]) -> None:
        new = set(names) - self._names.keys()
        for item, raw in some:
            for name in new.intersection(_NAME.findall(raw)):
                self._names.setdefault(name, item)

    def carried(self, depth: int, read_pdf: carried.Reader) -> Iterator[tuple[Place, str]]:
        """What every stream holds, but for those of figures alone."""
        content = self._contents()
        for stream in self.streams:
            if stream.objgen not in self._figures:
                yield from _stream(stream, stream.objgen in content, depth, read_pdf)

    def _contents(self) -> set[tuple[int, int]]:
        """The streams that draw: their words are read as they are drawn."""
        found = {stream.objgen for stream in self.streams if is_drawn(stream)}
        for page in self._pdf.pages:
            drawn = page.obj.get("/Contents", pikepdf.Array())
            found |= {part.objgen for part in (drawn if isinstance(drawn, pikepdf.Array) else [drawn])}
        return found


def is_drawn(stream: Stream) -> bool:
    """Is it a form or a pattern, which pages draw?"""
    return stream.get("/Subtype") == Name.Form or stream.get("/PatternType") == 1


def _told(raw: bytes) -> str:
    return APART.join(_strings(raw))


def _strings(raw: bytes) -> Iterator[str]:
    """What an object, written out, says in its strings: in every encoding they can have."""
    for literal, hexed in _STRING.findall(raw):
        stored = _ESCAPE.sub(_unescaped, literal) if literal else _from_hex(hexed)
        if stored:
            yield from carried.decoded(stored)


def _decoded(name: bytes) -> str:
    """A name as it is meant."""
    return _CODED.sub(lambda found: bytes.fromhex(found[1].decode()), name).decode("utf-8", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what.isdigit():
        return bytes([int(what, 8) & 0xFF])
    return b"" if what in (b"\r\n", b"\n", b"\r") else _PLAIN.get(what, what)


def _from_hex(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _stream(stream: Stream, draws: bool, depth: int, read_pdf: carried.Reader) -> Iterator[tuple[Place, str]]:
    if stream.get("/Subtype") == Name.Image:
        for text in _of_image(stream):
            yield partial(_, N_("what an image says of itself")), text
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError as error:
        raise Unprovable(str(error)) from error
    kind = str(stream.get("/Type", ""))
    if draws:
        words = [*map(_decoded, dict.fromkeys(_NAME.findall(data))), *_remarks(data)]
        if _WORDED.search(data):
            words += _strings(_properties(data))
        yield partial(_, N_("the text that stands in for a drawing")), APART.join(words)
    elif kind not in ("/ObjStm", "/XRef"):
        where = partial(_, N_("the metadata (XMP)") if kind == "/Metadata" else N_("an attached file"))
        for text in carried.texts(data, depth, read_pdf):
            yield where, text


def around(data: bytes) -> Iterator[str]:
    """What a file says outside its objects: before it begins, after it ends, in remarks between them."""
    begins, ends = data.find(b"%PDF"), data.rfind(b"%%EOF")
    bare = _STREAM.sub(b"", data[max(begins, 0) : ends if ends > 0 else None])
    for part in (data[: max(begins, 0)], data[ends:] if ends > 0 else b""):
        yield from carried.decoded(part)
    yield APART.join(_remarks(bare))


def _remarks(data: bytes) -> Iterator[str]:
    for remark in _REMARK.findall(data) if b"%" in data else ():
        yield from carried.decoded(remark)


def _of_image(stream: Stream) -> Iterator[str]:
    raw = stream.read_raw_bytes()
    if raw[:2] == b"\xff\xd8":
        yield from carried.in_jpeg(raw)
    elif raw.startswith(carried.JP2):
        yield from carried.in_jp2(raw)


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
