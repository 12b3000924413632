"""A marked-up document as it passes by: sections open and close, everything else comes whole and is let go of.

Names are local: six dialects of one standard differ in nothing but their namespace. However long a document is,
only the element at hand is in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from hearingdesk.exchange.guarded_xml import elements, refuse_gaps
from hearingdesk.exchange.kept import Data, Kept, in_pieces
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress

_WORDS = 16_000_000  # bytes without a tag among them: no mark breaks off in those
_START = 100_000  # bytes in which the outermost element begins
_BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S)
_OUTERMOST = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
_ID = re.compile(rb"""(\s)xml:id(\s*=\s*(?:"[^"<]*"|'[^'<]*'))""")
_NO_NAME = re.compile(rb"""=\s*["'](?:[0-9.-]|[^"']*\s)""")


class Step(NamedTuple):
    """What comes next."""

    kind: Literal["opens", "whole", "words", "closes"]
    name: str  # of the element, without its namespace; for words: of the section they stand loose in
    node: Any  # the element (of lxml); what is in it is there only for "whole", and only until the next step
    line: int
    words: str = ""


def outermost(head: str) -> str:
    """The name of the outermost element of a text, "" where it does not begin as XML."""
    place, end = 0, min(len(head), _START)
    head = head[:end]
    while found := _BEFORE.match(head, place):
        place = found.end()
    root = _OUTERMOST.match(head, place)
    return root[1] if root else ""


def local(node: Any) -> str:
    """The name of an element without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def identifier(node: Any) -> str:
    """The mark of an element, in whatever attribute the dialect keeps it."""
    for name in ("eId", "{http://www.w3.org/XML/1998/namespace}id", "xml-id", "id"):
        if value := node.get(name):
            return value
    return ""


def steps(file: SourceFile, opens: Callable[[str], bool], progress: Progress) -> Iterator[Step]:
    """The steps of a document; `opens` tells by its name which element is a section. Raises ImportFailed."""
    inside = 0
    typed = b"<!DOCTYPE" in file.data[:_START]
    for event, node in elements(_with_any_marks(file.data), file.name, file.encoding, progress):
        name = local(node)
        if inside:
            inside += 1 if event == "start" else -1
            if inside == 0:
                if typed:
                    refuse_gaps(node, file.name)
                yield Step("whole", name, node, node.sourceline or 0)
                _let_go(node)
            continue
        yield from _loose(node, event, file.name)
        if event == "end":
            yield Step("closes", name, node, node.sourceline or 0)
            _let_go(node)
        elif opens(name):
            yield Step("opens", name, node, node.sourceline or 0)
        else:
            inside = 1


def _loose(node: Any, event: str, name: str) -> Iterator[Step]:
    """The words that stand in a section between its elements, or before its end."""
    section = node if event == "end" else node.getparent()
    if section is None:
        return
    before = (node[-1] if len(node) else None) if event == "end" else node.getprevious()
    if before is not None and not local(before):
        refuse_gaps(section, name)
    words = section.text if before is None else before.tail
    if words and words.strip():
        line = (section if before is None else before).sourceline or 0
        yield Step("words", local(section), section, line, words)


def _let_go(node: Any) -> None:
    """Free what was read: the inside of the element, and the elements before it."""
    node.clear(keep_tail=True)
    parent = node.getparent()
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def _with_any_marks(data: Data) -> Data:
    """The same bytes, in which a mark that is no XML name ("u 12") is kept under a name that may hold anything."""
    if any(_NO_NAME.search(found[2]) for piece in _whole_tags(data) for found in _ID.finditer(piece)):
        mended = (_ID.sub(rb"\1xml-id\2", piece) for piece in _whole_tags(data))
        return b"".join(mended) if isinstance(data, bytes) else Kept(mended)
    return data


def _whole_tags(data: Data) -> Iterator[bytes]:
    """All of it in pieces that break off only where a tag begins, and none of its marks in two."""
    rest = b""
    for piece in in_pieces(data):
        end = piece.rfind(b"<")
        if end < 0 and len(rest) < _WORDS:
            rest += piece
            continue
        end = end if end >= 0 else len(piece)
        yield rest + piece[:end]
        rest = piece[end:]
    yield rest
