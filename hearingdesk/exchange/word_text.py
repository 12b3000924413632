"""The paragraphs of a Word document, one by one: their style and their words as they stand when all is accepted.

What a reviser struck out is not read, nothing outside the file is looked at, and links are words like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hearingdesk.exchange.guarded_xml import elements
from hearingdesk.exchange.guarded_zip import BEGINNING, Archive
from hearingdesk.exchange.kept import Data
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress, silent

BODY = "word/document.xml"
_NOTED = {  # what stands beside the body: where, and what its marks begin with
    "footnote": ("word/footnotes.xml", ""),
    "endnote": ("word/endnotes.xml", "e"),
    "comment": ("word/comments.xml", "c"),
}
_RUNNING = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_REFERENCE = "Reference"  # how the elements end that lead there
_GONE = frozenset({"del", "moveFrom", "Fallback", "rt"})  # struck out, moved away, said twice, a reading aid
_BLANK = {"tab": " ", "br": "\n", "cr": "\n", "ptab": " ", "noBreakHyphen": "-", "sym": ""}


@dataclass(slots=True)
class Paragraph:
    """One paragraph: the id of its style, its words, and the marks of its notes ("2", "e2" for one at the end).

    A reviser's comment has a mark too ("c2").
    """

    style: str = ""
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def as_typed(self) -> str:
        """The words with the spaces between them, which part a speaker from the words in some minutes."""
        return "".join(self.parts).strip()

    @property
    def text(self) -> str:
        """The words, with single spaces."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def is_word(file: SourceFile) -> bool:
    """Whether a file is an archive with a Word document in it. Raises ImportFailed where the archive does harm."""
    if not file.data.startswith(BEGINNING):
        return False
    with Archive(file.data, file.name) as archive:
        return BODY in archive.names


def paragraphs(file: SourceFile, progress: Progress = silent) -> Iterator[Paragraph]:
    """Every paragraph that says something, those of tables and frames too. Raises ImportFailed."""
    with Archive(file.data, file.name) as archive:
        body = archive.read(BODY)
    yield from (one for _mark, one in _read(body, file.name, progress) if one.text)


def footnotes(file: SourceFile) -> dict[str, str]:
    """The words of each note, at the foot of a page or at the end, by its mark. Raises ImportFailed."""
    return _noted(file, "footnote") | _noted(file, "endnote")


def comments(file: SourceFile) -> dict[str, str]:
    """What revisers remarked, by its mark. Raises ImportFailed."""
    return _noted(file, "comment")


def running_lines(file: SourceFile) -> list[str]:
    """The lines above and below its pages, each once. Raises ImportFailed."""
    with Archive(file.data, file.name) as archive:
        parts = [archive.read(place) for place in sorted(archive.names) if _RUNNING.fullmatch(place)]
    lines = (one.text for part in parts for _mark, one in _read(part, file.name, silent))
    return list(dict.fromkeys(line for line in lines if line))


def _noted(file: SourceFile, tag: str) -> dict[str, str]:
    place, begins = _NOTED[tag]
    with Archive(file.data, file.name) as archive:
        if place not in archive.names:
            return {}
        notes = archive.read(place)
    found: dict[str, str] = {}
    for number, one in _read(notes, file.name, silent):
        if number and one.text:
            mark = begins + number
            found[mark] = f"{found[mark]}\n{one.text}" if mark in found else one.text
    return found


def _read(data: Data, name: str, progress: Progress) -> Iterator[tuple[str, Paragraph]]:
    """Paragraphs as they end, each with the number of the note or comment it stands in."""
    open_ones: list[Paragraph] = []
    gone = 0
    note = ""
    for event, element in elements(data, name, "", progress):
        tag = str(element.tag).rpartition("}")[2]
        if tag in _GONE:
            gone += 1 if event == "start" else -1
        elif tag in _NOTED:
            note = _attribute(element, "id") if event == "start" else ""
        elif event == "start":
            if tag == "p":
                open_ones.append(Paragraph())
        elif tag == "p" and open_ones:
            done = open_ones.pop()
            if not gone:
                yield note, done
            _free(element)
        elif open_ones and not gone:
            _take(open_ones[-1], tag, element)


def _take(paragraph: Paragraph, tag: str, element: Any) -> None:
    """What an element that ends adds to the paragraph it stands in."""
    if tag == "t":
        paragraph.parts.append(element.text or "")
    elif tag == "pStyle":
        paragraph.style = _attribute(element, "val")
    elif tag in _BLANK:
        paragraph.parts.append(_BLANK[tag])
    elif (noted := _NOTED.get(tag.removesuffix(_REFERENCE))) and tag.endswith(_REFERENCE):
        paragraph.notes.append(noted[1] + _attribute(element, "id"))


def _free(element: Any) -> None:
    """Let go of a paragraph that was read, and of those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
