"""Good files made bad: bytes turned, parts cut out, doubled, exchanged, and things put in that break readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

PAGE = 4096  # bytes of a page of a case file

PUT: tuple[bytes, ...] = (
    b"\x00",
    b"\x00" * 5000,
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x80\x81",
    b"\xed\xa0\x80",
    b"\x1b[2J",
    "\u202e".encode(),
    b'"',
    b'""""',
    b"|||||||",
    b"\r",
    b"\n" * 500,
    b"\x0c",
    b"(" * 3000,
    b"[" * 3000,
    b". " * 3000,
    b"1, " * 3000,
    b"and " * 3000,
    b" " * 20_000,
    b"<pre>",
    b"<!--",
    b"&#x110000;",
    b"[[Page 99999999999999999999]]",
    b"January 99, 0000",
    b"99999999999999999999",
    b"    Mr. Dusk. ",
    b"Q1|",
    b"#Oral evidence: ",
    b"[Whereupon, at 99:99 p.m., the committee was adjourned.]",
    "등불".encode("cp949"),
    "é".encode("cp1252"),
)

Damage = Callable[[bytearray, Random], bytearray]


def turned(data: bytearray, chance: Random) -> bytearray:
    """One to forty bytes are others."""
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def one_bit(data: bytearray, chance: Random) -> bytearray:
    """One bit is the other one."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def cut_off(data: bytearray, chance: Random) -> bytearray:
    """The end is gone."""
    return data[: chance.randrange(len(data))]


def cut_out(data: bytearray, chance: Random) -> bytearray:
    """A part is gone."""
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(1, 3000)]
    return data


def doubled(data: bytearray, chance: Random) -> bytearray:
    """A part stands again, elsewhere."""
    start, to = chance.randrange(len(data)), chance.randrange(len(data))
    data[to:to] = data[start : start + chance.randrange(1, 3000)]
    return data


def put_in(data: bytearray, chance: Random) -> bytearray:
    """Something stands there that breaks readers."""
    for _ in range(chance.choice((1, 1, 3))):
        to = chance.randrange(len(data) + 1)
        data[to:to] = chance.choice(PUT)
    return data


def emptied(data: bytearray, chance: Random) -> bytearray:
    """A stretch is zeros, as after a failure of the disk."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 3000))
    data[start:end] = bytes(end - start)
    return data


def letters(data: bytearray, chance: Random) -> bytearray:
    """Letters and digits are others: what stands in records, and not how they are kept, is hit most."""
    for _ in range(60):
        place = chance.randrange(len(data))
        if 0x20 <= data[place] < 0x7F:
            data[place] = chance.choice(b"\x00\x01\x1b\x7f\x80\xff0Zz{[\"'")
    return data


def pages(data: bytearray, chance: Random) -> bytearray:
    """A page of a case file is another one's, or of random bytes."""
    if len(data) < 3 * PAGE:
        return turned(data, chance)
    one, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[other : other + PAGE] if chance.random() < 0.7 else chance.randbytes(PAGE)
    return data


TO_TEXT: Sequence[Damage] = (turned, one_bit, cut_off, cut_out, doubled, put_in, put_in, emptied)
TO_CASES: Sequence[Damage] = (turned, one_bit, one_bit, cut_off, emptied, letters, letters, pages)


def damaged(data: bytes, kinds: Sequence[Damage], chance: Random) -> bytes:
    """The file after one or two kinds of damage."""
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2))):
        if hurt:
            hurt = chance.choice(kinds)(hurt, chance)
    return bytes(hurt)
