"""A PDF as it is written: numbered objects, streams, and the table that tells where each of them lies.

The same objects in the same order give the same bytes.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from itertools import accumulate
from struct import pack

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes that no program takes for text
QUICK = 4  # the effort for what repeats itself: half the time of 6, for a file that is two hundredths larger
_TOGETHER = 250  # objects that are packed together
# An entry is one number: the sort of the object, its place, its number among those it is packed with.
_PLAIN, _PACKED = 1 << 48, 2 << 48
_PLACE = 16  # bits behind the place
_SHAPE, _WIDE = "/W[1 4 2]", 8  # bytes of an entry, and of its row with a byte before it


def string(words: str) -> str:
    """Words as an object of a PDF."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


class Objects:
    """The objects of one file; bodies are written as PDF writes them."""

    def __init__(self, *, packed: bool) -> None:
        """`packed`: many objects in one compressed stream each, which readers of PDF 1.5 and later understand."""
        self._packed = packed
        self._entries: list[int] = [0xFFFF]  # by number
        self._parts: list[bytes] = [HEAD]
        self._size = len(HEAD)
        self._waiting: list[tuple[int, str]] = []

    def number(self) -> int:
        """The number of an object that is put in sooner or later."""
        self._entries.append(0)
        return len(self._entries) - 1

    def put(self, body: str, number: int = 0) -> int:
        """Write an object that is no stream; returns its number."""
        number = number or self.number()
        if self._packed:
            self._waiting.append((number, body))
            if len(self._waiting) == _TOGETHER:
                self._pack()
        else:
            self.put_bytes(body.encode("latin-1"), number)
        return number

    def put_bytes(self, body: bytes, number: int) -> None:
        """Write an object as it is, a stream with its data."""
        self._entries[number] = _PLAIN | self._size << _PLACE
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n")))

    def stream(self, entries: str, data: bytes, number: int = 0, *, effort: int = 6) -> int:
        """Write a stream with these entries of its dictionary; returns its number. `effort`: to compress; 0 is none."""
        number = number or self.number()
        if effort:
            data = zlib.compress(data, effort)
            entries += "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(data)}>>\nstream\n"
        self.put_bytes(head.encode("latin-1") + data + b"\nendstream", number)
        return number

    def whole(self, root: int, info: int) -> bytes:
        """The file. Nothing can be put in any more."""
        if self._waiting:
            self._pack()
        digest = blake2b(digest_size=16)
        for part in self._parts:
            digest.update(part)
        ends = f"/Root {root} 0 R/Info {info} 0 R/ID[<{digest.hexdigest()}><{digest.hexdigest()}>]"
        start = self._listed_in_stream(ends) if self._packed else self._listed_in_table(ends)
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _add(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)

    def _pack(self) -> None:
        """Write the objects that wait for it as one stream."""
        numbers, bodies = zip(*self._waiting, strict=True)
        self._waiting = []
        number = self.number()
        for place, packed in enumerate(numbers, _PACKED | number << _PLACE):
            self._entries[packed] = place
        sizes = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = " ".join([f"{packed} {size}" for packed, size in zip(numbers, sizes, strict=False)])
        entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head) + 1}"
        self.stream(entries, "\n".join([head, *bodies]).encode("latin-1"), number, effort=QUICK)

    def _listed_in_stream(self, ends: str) -> int:
        start, number = self._size, self.number()
        self._entries[number] = _PLAIN | start << _PLACE
        count = len(self._entries)
        listed = pack(f">{count}Q", *self._entries)
        above = bytes(_WIDE) + listed[:-_WIDE]  # every row is told as what it is more than the one above it
        rows = bytearray((now - before) & 0xFF for now, before in zip(listed, above, strict=True))
        rows[::_WIDE] = b"\x02" * count
        shape = f"{_SHAPE}/DecodeParms<</Predictor 12/Columns {_WIDE - 1}>>"
        self.stream(f"/Type/XRef/Size {count}{shape}{ends}", bytes(rows), number)
        return start

    def _listed_in_table(self, ends: str) -> int:
        start = self._size
        places = [entry >> _PLACE & 0xFFFFFFFF for entry in self._entries]
        lines = [f"{place:010} {0 if place else 65535:05} {'n' if place else 'f'} \n" for place in places]
        table = f"xref\n0 {len(lines)}\n{''.join(lines)}trailer\n<</Size {len(lines)}{ends}>>\n"
        self._add(table.encode())
        return start
