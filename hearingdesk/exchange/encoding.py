"""Which encoding the bytes of a source are in, how sure that is, and what they say in it.

Bytes that do not fit are a refusal with the line, not a U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.kept import PIECE, Data, in_pieces
from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _

GUESSES = ("cp949", "cp1252")  # what offices still write beside UTF-8: Korean and western Windows
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PAIR = re.compile(rb"[\x81-\xfe][\x41-\xfe]")
_BLANK = b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"  # what a file of nothing may be made of
TWICE = "utf-8-twice"  # UTF-8 that was read as cp1252 once, and written as UTF-8 again
_DAMAGE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{1,3}")
_MARKUP = re.compile(rb"(?<=[\0-\x7f]{20})[\0-\x7f]{20,}(?=[\0-\x7f]{20})")
_NOTHING = 4096  # bytes looked at first
_EVIDENCE = 65_536  # bytes of the lines that hold anything beyond ASCII: enough to tell encodings apart


def encoding_of(data: Data, name: str, encoding: str = "") -> tuple[str, int, bool]:
    """Encoding (the one the user names, if any), bytes to skip, whether it is certain. Raises ImportFailed."""
    if not data[:_NOTHING].strip(_BLANK) and not any(piece.strip(_BLANK) for piece in in_pieces(data)):
        raise failed(name, _("the file is empty."))
    if encoding:
        _known(encoding, name)
        return encoding, 0, True
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark), True
    if (wide := _unmarked_utf16(data)) is not None:
        return wide, 0, False
    if (silence := _place_of(data, b"\x00")) is not None:
        raise not_text(name, _line_of(data, silence))
    if (broken := _not_utf8(data)) is not None:
        return _guess(data, name, broken), 0, False
    return "utf-8", 0, True


def _place_of(data: Data, byte: bytes) -> int | None:
    """Where the first of a byte stands; None where there is none."""
    for number, piece in enumerate(in_pieces(data)):
        if (found := piece.find(byte)) >= 0:
            return number * PIECE + found
    return None


def _not_utf8(data: Data) -> int | None:
    """Where bytes cease to be UTF-8; None where all of them are. Looked at in pieces, for they may be many."""
    place = 0
    while place < len(data):
        end = min(place + PIECE, len(data))
        try:
            place += codecs.utf_8_decode(data[place:end], "strict", end == len(data))[1]
        except UnicodeDecodeError as problem:
            return place + problem.start
    return None


def _known(encoding: str, name: str) -> None:
    """Raise ImportFailed for an encoding that is none, or none of text."""
    if encoding == TWICE:
        return
    try:
        codec = codecs.lookup(encoding)
        codec.incrementaldecoder("strict").decode(b"", final=False)
    except (LookupError, TypeError, ValueError, UnicodeError):
        raise failed(name, _("there is no encoding called “{encoding}”.", encoding=encoding)) from None


def _unmarked_utf16(data: Data) -> str | None:
    """UTF-16 without its mark: spaces and line ends show as a zero byte on one side only."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 16 and even * 8 < odd:
        return "utf-16-le"
    if even > len(sample) // 16 and odd * 8 < even:
        return "utf-16-be"
    return None


def _guess(data: Data, name: str, broken: int) -> str:
    """The likeliest encoding of bytes that are not UTF-8, told from the lines that hold more than ASCII."""
    line = _line_of(data, broken)
    if _mostly_utf8(data):
        raise failed(name, _("it is UTF-8 with broken bytes. Save it again as UTF-8."), line)
    from charset_normalizer import from_bytes  # 40 ms that only such a file should cost

    evidence = _evidence(data)
    guesses = GUESSES if _korean(evidence) else GUESSES[1:]
    best = from_bytes(evidence, cp_isolation=list(guesses)).best()
    if best is None:
        raise failed(name, _("its encoding is not known. Save it as UTF-8, or choose the encoding."), line)
    return best.encoding


def _korean(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are mostly the syllables that Korean is written with, pair by pair."""
    pairs = _PAIR.findall(data)
    return 2 * sum(0xB0 <= pair[0] <= 0xC8 and pair[1] >= 0xA1 for pair in pairs) > len(pairs)


def _evidence(data: Data) -> bytes:
    """The lines that hold more than ASCII, as many as are needed, without the long stretches that do not."""
    lines: list[bytes] = []
    size = 0
    for line in _split(data):
        if not line.isascii():
            lines.append(_MARKUP.sub(b" ", line))
            size += len(lines[-1])
            if size > _EVIDENCE:
                break
    return b"\n".join(lines)


def _split(data: Data) -> Iterator[bytes]:
    """The lines, whatever their ends; one without end in parts."""
    rest = b""
    for piece in in_pieces(data):
        *lines, rest = re.split(rb"[\r\n]+", rest + piece)
        yield from lines
        if len(rest) > _EVIDENCE:
            yield rest
            rest = b""
    yield rest


def _mostly_utf8(data: Data) -> bool:
    """Whether most of what is not ASCII is good UTF-8: then the rest is damage, not another encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    good = bad = 0
    for piece in in_pieces(data):
        kept = decoder.decode(piece)
        good += sum(1 for c in kept if c > "\x7f")
        bad += len(piece) - len(kept.encode("utf-8"))
    return good > 4 * bad


def decode(data: bytes, encoding: str, name: str) -> str:
    """The bytes as text. Raises ImportFailed with the line on which they are none."""
    if encoding == TWICE:
        return mended(decode(data, "utf-8", name))
    try:
        return codecs.decode(data, encoding, "strict")
    except LookupError:
        raise failed(name, _("there is no encoding called “{encoding}”.", encoding=encoding)) from None
    except UnicodeError:
        raise not_so(data, 0, encoding, name) from None


def not_so(data: Data, skip: int, encoding: str, name: str) -> ImportFailed:
    """The refusal of bytes that are none of an encoding, with the line on which they cease to be."""
    decoder = codecs.getincrementaldecoder("utf-8" if encoding == TWICE else encoding)("strict")
    at = skip
    for piece in in_pieces(data, skip):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(piece, at + len(piece) >= len(data))
        except UnicodeError as problem:
            at += problem.start - waiting if isinstance(problem, UnicodeDecodeError) else -at
            break
        at += len(piece)
    reason = _("it is not in the encoding “{encoding}”. Choose another.", encoding=encoding)
    return failed(name, reason, _line_of(data, max(at, 0)))


def mended(text: str) -> str:
    """Text in which UTF-8 that was read as cp1252 is UTF-8 again: “â€”” a dash. What is none stays as it is."""
    return _DAMAGE.sub(lambda found: _mended(found[0]), text)


def _mended(run: str) -> str:
    for end in range(len(run), 1, -1):
        try:
            return b"".join(map(_byte, run[:end])).decode("utf-8") + run[end:]
        except UnicodeError:
            continue
    return run


def _byte(character: str) -> bytes:
    """The byte that cp1252 shows as this character; it shows five bytes as nothing, which came through as they were."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def not_text(name: str, line: int) -> ImportFailed:
    """The refusal of bytes that are no text."""
    return failed(name, _("it is not a text file."), line)


def _line_of(data: Data, place: int) -> int:
    """The line a byte stands on, whatever the line ends are."""
    ends, last = 0, b""
    for at in range(0, place, PIECE):
        piece = data[at : min(at + PIECE, place)]
        ends += piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")
        ends -= last + piece[:1] == b"\r\n"
        last = piece[-1:]
    return ends + 1
