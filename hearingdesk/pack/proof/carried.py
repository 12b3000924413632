"""What a file inside a file says: text in any encoding, archives, other PDFs, what images say of themselves."""

from __future__ import annotations

import bz2
import gzip
import html
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote

DEEPEST = 4  # files inside files
LARGEST = 200_000_000  # bytes of one part of an archive
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp949", "latin-1")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_PNG = b"\x89PNG\r\n\x1a\n"
JP2 = b"\x00\x00\x00\x0cjP  "
_PACKED: Mapping[bytes, Callable[[BytesIO], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
_SEALED = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd")  # archives that nobody here opens
_TEXT_OF_PNG = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")

Reader = Callable[[bytes, int], Iterator[str]]


class TooDeep(ValueError):
    """There are too many files inside each other, or one is too large to be read."""


def texts(data: bytes, depth: int, read_pdf: Reader) -> Iterator[str]:
    """Every text that these bytes may be taken for. Raises TooDeep."""
    if depth > DEEPEST:
        raise TooDeep
    if data[:1024].lstrip().startswith(b"%PDF"):
        yield from read_pdf(data, depth + 1)
    elif data.startswith(b"PK\x03\x04"):
        yield from _in_archive(data, depth, read_pdf)
    elif data.startswith(b"\xff\xd8"):
        yield from in_jpeg(data)
    elif data.startswith(_PNG):
        yield from _in_png(data)
    elif data.startswith(tuple(_PACKED)):
        yield from texts(_unfolded(data), depth + 1, read_pdf)
    elif data.startswith(_SEALED):
        raise TooDeep
    else:
        yield from decoded(data)


def decoded(data: bytes) -> Iterator[str]:
    """The bytes as text, in every encoding in which they may be one; escapes of other formats undone."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        yield from _plain(data.decode("utf-16", "replace"))
        return
    try:
        yield from _plain(data.decode("utf-8-sig"))
        if data.isascii() or b"\x00" not in data:
            return
    except UnicodeDecodeError:
        pass
    for encoding in _ENCODINGS:
        yield from _plain(data.decode(encoding, "replace"))


def _plain(text: str) -> Iterator[str]:
    yield text
    if "\\u" in text:
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "%" in text and (other := unquote(text)) != text:
        yield other
    if "<" in text or "&" in text:
        yield html.unescape(_TAG.sub("", text))


def _in_archive(data: bytes, depth: int, read_pdf: Reader) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield archive.comment.decode("utf-8", "replace")
        for part in archive.infolist():
            yield part.filename
            if part.file_size > LARGEST:
                raise TooDeep
            yield from texts(archive.read(part), depth + 1, read_pdf)


def in_jpeg(data: bytes) -> Iterator[str]:
    """The segments of a JPEG that are not the picture: comments, EXIF, XMP, captions."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield from decoded(data[at + 4 : at + 2 + size])
        at += 2 + size
    yield from decoded(data[data.rfind(b"\xff\xd9") + 2 :])  # what was hung on behind the picture


def in_jp2(data: bytes) -> Iterator[str]:
    """The boxes of a JPEG 2000 file that are not the picture."""
    at = 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        size = size if size >= 8 else len(data) - at
        if kind != b"jp2c":
            yield from decoded(data[at + 8 : at + size])
        at += size


def _unfolded(data: bytes) -> bytes:
    """What one packed file holds. Raises TooDeep."""
    kind = next(kind for kind in _PACKED if data.startswith(kind))
    try:
        with _PACKED[kind](BytesIO(data)) as file:
            found = file.read(LARGEST + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise TooDeep from error
    if len(found) > LARGEST:
        raise TooDeep
    return found


def _in_png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if kind in _TEXT_OF_PNG:
            yield from decoded(body)
            for part in (body.partition(b"\x00")[2][1:], body.split(b"\x00", 4)[-1]):
                yield from decoded(_unpacked(part))
        at += 12 + size


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        return b""
