"""A PDF as it is written: numbered objects, streams, and the table that tells where each of them lies.

The same objects in the same order give the same bytes.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from struct import Struct

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes that no program takes for text
_TOGETHER = 250  # objects that are packed together
_ENTRY = Struct(">BIH")  # sort, place, number among those it is packed with
_PLAIN, _PACKED = 1, 2


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
        self._places: list[tuple[int, int, int]] = [(0, 0, 0xFFFF)]  # by number
        self._parts: list[bytes] = [HEAD]
        self._size = len(HEAD)
        self._waiting: list[tuple[int, bytes]] = []

    def number(self) -> int:
        """The number of an object that is put in sooner or later."""
        self._places.append((0, 0, 0))
        return len(self._places) - 1

    def put(self, body: str, number: int = 0) -> int:
        """Write an object that is no stream; returns its number."""
        number = number or self.number()
        if self._packed:
            self._waiting.append((number, body.encode("latin-1")))
            if len(self._waiting) == _TOGETHER:
                self._pack()
        else:
            self.put_bytes(body.encode("latin-1"), number)
        return number

    def put_bytes(self, body: bytes, number: int) -> None:
        """Write an object as it is, a stream with its data."""
        self._places[number] = (_PLAIN, self._size, 0)
        self._add(b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n")))

    def stream(self, entries: str, data: bytes, number: int = 0, *, compressed: bool = True) -> int:
        """Write a stream with these entries of its dictionary; returns its number."""
        number = number or self.number()
        if compressed:
            data = zlib.compress(data)
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
        waiting, self._waiting = self._waiting, []
        number = self.number()
        places: list[str] = []
        size = 0
        for place, (packed, body) in enumerate(waiting):
            self._places[packed] = (_PACKED, number, place)
            places.append(f"{packed} {size}")
            size += len(body) + 1
        head = " ".join(places).encode() + b"\n"
        entries = f"/Type/ObjStm/N {len(waiting)}/First {len(head)}"
        self.stream(entries, head + b"\n".join(body for _number, body in waiting), number)

    def _listed_in_stream(self, ends: str) -> int:
        start, number = self._size, self.number()
        self._places[number] = (_PLAIN, start, 0)
        listed = b"".join(_ENTRY.pack(*place) for place in self._places)
        wide = _ENTRY.size
        above = bytes(wide) + listed  # every row is told as what it is more than the one above it
        more = bytes((now - before) & 0xFF for now, before in zip(listed, above, strict=False))
        rows = b"".join(b"\x02" + more[at : at + wide] for at in range(0, len(more), wide))
        shape = f"/W[1 4 2]/DecodeParms<</Predictor 12/Columns {wide}>>"
        self.stream(f"/Type/XRef/Size {len(self._places)}{shape}{ends}", rows, number)
        return start

    def _listed_in_table(self, ends: str) -> int:
        start = self._size
        lines = [
            f"{place:010} {0 if sort else 65535:05} {'n' if sort else 'f'} \n"
            for sort, place, _n in self._places
        ]
        table = f"xref\n0 {len(lines)}\n{''.join(lines)}trailer\n<</Size {len(lines)}{ends}>>\n"
        self._add(table.encode())
        return start
