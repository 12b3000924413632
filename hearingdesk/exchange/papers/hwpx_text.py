"""The words of an HWPX document (KS X 6101): its sections, paragraph by paragraph, tables and notes where they stand.

What a reviser struck out is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hearingdesk.exchange.guarded_xml import elements
from hearingdesk.exchange.guarded_zip import Archive
from hearingdesk.exchange.kept import Data
from hearingdesk.exchange.refusal import failed
from hearingdesk.words import _

_SECTION = re.compile(r"^Contents/section(\d{1,5})\.xml$", re.I)
_PACKAGE, _MANIFEST = "Contents/content.hpf", "META-INF/manifest.xml"
_LISTED = 1_000_000  # bytes in which a list of contents says that it is locked
_BLANK = {"lineBreak": "\n", "tab": "\t", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def sections(archive: Archive, name: str) -> Iterator[str]:
    """The words of each section in order. Raises ImportFailed."""
    places = sorted(
        (int(found[1]), place) for place in archive.names if (found := _SECTION.match(place)) is not None
    )
    if not places:
        raise failed(name, _("it is an HWPX document without a section of text."))
    for _number, place in places:
        yield "\n".join(line for line in _paragraphs(archive.read(place), name) if line)


def is_locked(archive: Archive) -> bool:
    """Whether a password is needed to read it."""
    return _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST)[:_LISTED]


def title(archive: Archive, name: str) -> str:
    """What it says it is called; often nothing."""
    if _PACKAGE not in archive.names:
        return ""
    for event, element in elements(archive.read(_PACKAGE), name):
        if event == "end" and _tag(element) == "title":
            return " ".join((element.text or "").split())[:300]
    return ""


def _paragraphs(data: Data, name: str) -> Iterator[str]:
    """The words of each paragraph as it ends; those inside one (a cell, a note) come before its own."""
    open_ones: list[list[str]] = []
    gone = 0  # inside what was struck out
    for event, element in elements(data, name):
        tag = _tag(element)
        if tag == "p":
            if event == "start":
                open_ones.append([])
            elif open_ones:
                yield "".join(open_ones.pop()).strip()
                _free(element)
        elif tag == "t" and event == "end" and open_ones:
            gone = _words(element, open_ones[-1], gone)


def _words(element: Any, words: list[str], gone: int) -> int:
    """Add what a run of text says; returns whether it ends inside what was struck out."""
    if not gone:
        words.append(element.text or "")
    for child in element:
        tag = _tag(child)
        if tag == "deleteBegin":
            gone += 1
        elif tag == "deleteEnd":
            gone = max(0, gone - 1)
        elif not gone:
            words.append(_BLANK.get(tag, ""))
        if not gone:
            words.append(child.tail or "")
    return gone


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _free(element: Any) -> None:
    """Let go of a paragraph that was read."""
    tail = element.tail
    element.clear()
    element.tail = tail
