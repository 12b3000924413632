"""What a PDF says behind its pages: the strings and names of its objects, what its streams carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby, islice

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from hearingdesk.pack.proof import carried
from hearingdesk.pack.proof.packed import NAME, Packed
from hearingdesk.pack.proof.secrets import APART
from hearingdesk.words import N_, _

_OBJECT = re.compile(rb"obj")
_NUMBERED = re.compile(rb"([0-9]{1,10})[\s\0]+([0-9]{1,5})[\s\0]*$")  # what stands before that
_FAR = 40  # bytes before that, in which it is looked for
_STRING = re.compile(rb"(\([^()\\]*(?:\\.[^()\\]*)*\)|<(?<!<<)[0-9A-Fa-f\s]*>)", re.DOTALL)
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDED = re.compile(rb"<<(?!/Lang \([\w-]*\)>>)[^<>]*[(<]")  # properties with words of their own
_STREAM = re.compile(rb"stream\r?\n")
_ENDS = b"endstream"
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
_LEADS = {key[1:].encode() for key in _LETTERLESS}
Place = Callable[[], str]


class Unprovable(Exception):
    """The file cannot be read out whole; the argument is why."""


class Behind:
    """The objects of a PDF, each looked at once.

    Those that are packed together, most of a tagged file, are read as they are written; pikepdf is asked for what
    stands by itself, for what is not written plainly, and where something is found.
    """

    def __init__(self, pdf: Pdf, data: bytes) -> None:
        self.streams: list[Stream] = []  # known when `said` has been heard out
        self._pdf = pdf
        self._data = data
        self._unclear = False  # is something packed that is not as it should be?
        self._names: dict[bytes, None] = {}  # each once, in order
        self._figures: set[tuple[int, int]] = set()

    def said(self) -> Iterator[tuple[Place, str]]:
        """The strings and names of every object."""
        told: set[int] = set()  # the objects that were read where they are packed
        for item in self._objects(told):
            raw = _written(item)
            self._names |= (found := dict.fromkeys(NAME.findall(raw)))
            if not _LEADS.isdisjoint(found):
                self._note_figures(item)
            if _has_strings(raw) and (text := _told(_STRING.findall(raw))):
                yield partial(_place, item), text
            if isinstance(item, Stream):
                self.streams.append(item)
                if b"/First" in raw and "/N" in item:
                    yield from self._packed(item, told)
        for name in self._names:
            yield partial(self._place_of_name, name), _decoded(name)

    def _objects(self, told: set[int]) -> Iterator[Object]:
        """Every object, but those that are told when what stands by itself has been gone through."""
        alone = dict.fromkeys(_numbered(self._data))
        for number, generation in alone:
            yield from _only_objects(self._pdf.get_object(number, generation))
        if self._unclear or self._pdf.get_warnings():  # its objects may be others than it says
            yield from (
                item for item in self._pdf.objects if isinstance(item, Object) and item.objgen not in alone
            )
            return
        numbers = set(range(1, int(self._pdf.trailer.get("/Size", 0)))) - told
        for number in sorted(numbers.difference(number for number, generation in alone if not generation)):
            yield from _only_objects(self._pdf.get_object(number, 0))

    def _packed(self, stream: Stream, told: set[int]) -> Iterator[tuple[Place, str]]:
        """What the objects in a stream say; they are told from then on."""
        try:
            packed = Packed.of(stream)
        except pikepdf.PdfError as error:
            raise Unprovable(str(error)) from error
        if packed is None:
            self._unclear = True
            return
        told.update(packed.numbers)
        self._names |= (found := dict.fromkeys(packed.names()))
        if not _LEADS.isdisjoint(found):
            for number in packed.numbers:
                self._note_figures(self._pdf.get_object(number, 0))
        for number, strings in self._strings_of(packed):
            if text := _told(strings):
                yield partial(self._place_at, number), text

    def _strings_of(self, packed: Packed) -> Iterator[tuple[int, Sequence[bytes]]]:
        """The strings in each object that has some; the whole of them by pikepdf where one is not plain."""
        if not _has_strings(packed.body):
            return
        split = _STRING.split(packed.body)  # every other part is a string
        outside = b" ".join(split[::2])
        if b")" in outside or b"%" in outside or _has_strings(outside):
            for number in packed.numbers:
                for item in _only_objects(self._pdf.get_object(number, 0)):
                    yield number, _STRING.findall(_written(item))
            return
        ends = accumulate(map(len, split))
        places = zip(islice(ends, 0, None, 2), split[1::2], strict=False)
        for number, found in groupby(places, lambda place: packed.at(place[0])):
            yield number, [string for _place, string in found]

    def _note_figures(self, item: object) -> None:
        if isinstance(item, Dictionary):
            self._figures |= {item[key].objgen for key in _LETTERLESS if isinstance(item.get(key), Stream)}

    def _place_at(self, number: int) -> str:
        return _place(self._pdf.get_object(number, 0))

    def _place_of_name(self, name: bytes) -> str:
        """Where the first object with the name stands."""
        meant = _decoded(name)
        having = (
            item
            for item in self._pdf.objects
            if isinstance(item, Object) and meant in map(_decoded, NAME.findall(_written(item)))
        )
        return _place(next(having, None))

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


def _numbered(data: bytes) -> Iterator[tuple[int, int]]:
    """The objects that seem to begin somewhere in the file: number and generation."""
    for found in _OBJECT.finditer(data):
        if begun := _NUMBERED.search(data[max(found.start() - _FAR, 0) : found.start()]):
            yield int(begun[1]), int(begun[2])


def _only_objects(item: object) -> Iterator[Object]:
    """The same, but for a bare number or truth value."""
    if isinstance(item, Object):
        yield item


def _written(item: Object) -> bytes:
    """An object as pikepdf writes it; of a stream, without its data."""
    return item.stream_dict.unparse() if isinstance(item, Stream) else item.unparse(resolved=True)


def _has_strings(raw: bytes) -> bool:
    """May there be a string: is anything else there than names, numbers and brackets that come in pairs?"""
    return b"(" in raw or raw.count(b"<") != 2 * raw.count(b"<<")


def _told(strings: Iterable[bytes]) -> str:
    return APART.join(_strings(strings))


def _strings(written: Iterable[bytes]) -> Iterator[str]:
    """What strings say, as they are written: in every encoding they can have."""
    for one in written:
        stored = _ESCAPE.sub(_unescaped, one[1:-1]) if one.startswith(b"(") else _from_hex(one[1:-1])
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
    kind = str(stream.get("/Type", ""))
    if kind in ("/ObjStm", "/XRef") and not draws:
        return  # its objects were read
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError as error:
        raise Unprovable(str(error)) from error
    if draws:
        words = [*map(_decoded, dict.fromkeys(NAME.findall(data))), *_remarks(data)]
        if _WORDED.search(data):
            words += _strings(_STRING.findall(_properties(data)))
        yield partial(_, N_("the text that stands in for a drawing")), APART.join(words)
    else:
        where = partial(_, N_("the metadata (XMP)") if kind == "/Metadata" else N_("an attached file"))
        for text in carried.texts(data, depth, read_pdf):
            yield where, text


def around(data: bytes) -> Iterator[str]:
    """What a file says outside its objects: before it begins, after it ends, in remarks between them."""
    begins, ends = data.find(b"%PDF"), data.rfind(b"%%EOF")
    bare = _without_streams(data[max(begins, 0) : ends if ends > 0 else None])
    for part in (data[: max(begins, 0)], data[ends:] if ends > 0 else b""):
        yield from carried.decoded(part)
    yield APART.join(_remarks(bare))


def _without_streams(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (begun := _STREAM.search(data, at)) and (end := data.find(_ENDS, begun.end())) >= 0:
        parts.append(data[at : begun.start()])
        at = end + len(_ENDS)
    return b"".join([*parts, data[at:]])


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


def _place(item: object) -> str:
    """Where an object stands, in words, by what it has."""
    if isinstance(item, Dictionary | Stream):
        if item.get("/Type") == Name.Annot:
            return _("a note or link on a page")
        for key, words in _KEYS:
            if key in item:
                return words()
    return _("an object behind the pages")
