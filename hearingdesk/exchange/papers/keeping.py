"""A document as records: the source, its original piece by piece, its pages of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from hearingdesk.casefile import Edit
from hearingdesk.exchange.papers.original import Original
from hearingdesk.exchange.papers.pages import Page, Pages, verdict
from hearingdesk.exchange.papers.sorts import Sort
from hearingdesk.records.sources import Source, SourcePage, SourcePart

NEUTRAL = "document"  # the kind of a source while nobody has said another

_CODE = 60  # characters of a file's name that serve as a short code
_FILE_LIKE = re.compile(  # or a gap of a template that nobody filled: "[Committee name]"
    r"\.(docx?|hwpx?|pdf|pptx?|xlsx?|indd|tmp)$|^Microsoft (Word|PowerPoint)|^untitled|^(\[[^\[\]]*\]|<[^<>]*>)$",
    re.I,
)
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class Paper:
    """One document that comes in: what it is, its original, and what was read of it."""

    sort: Sort
    original: Original
    read: Pages
    title: str = ""  # what the user calls it
    publisher: str = ""
    older: Source | None = None  # the version it takes the place of

    def named(self) -> str:
        """Its title: the user's, its own where that is no file's name, else the name of the file."""
        stem = PurePath(self.original.name).stem or self.original.name
        own = self.read.title if not _FILE_LIKE.search(self.read.title) and len(self.read.title) > 1 else ""
        older = self.older.title if self.older else ""
        return self.title or older or own or stem


def keep(edit: Edit, paper: Paper) -> Source:
    """Write a document through an open change; returns its record."""
    state, why = stand(paper)
    made = replace(_begun(paper), state=state, why=why, pages=paper.read.total, language=_language(paper))
    source = edit.add(made)
    keep_parts(edit, source.id, paper.original)
    keep_pages(edit, source.id, paper.read.pages)
    return source


def keep_parts(edit: Edit, source: int, original: Original) -> None:
    """Write the original, piece by piece. Raises ImportFailed where its file was changed meanwhile."""
    for number, piece in enumerate(original.pieces(), 1):
        edit.add_bulk([SourcePart(source=source, number=number, content=piece)])


def keep_pages(edit: Edit, source: int, pages: Sequence[Page]) -> None:
    """Write pages that were read."""
    edit.add_bulk(
        [SourcePage(source=source, number=page.number, text=page.text, state=page.state) for page in pages]
    )


def stand(paper: Paper) -> tuple[str, str]:
    """What is said of its text: (code of source_state, code of source_why)."""
    if paper.read.why in ("encrypted", "broken", "locked", "hwp"):
        return "unreadable", paper.read.why
    return verdict([page.state for page in paper.read.pages], paper.read.total, paper.read.why)


def _begun(paper: Paper) -> Source:
    """The record before its text: what an older version says of itself holds for the newer one."""
    original, older = paper.original, paper.older
    name = original.name
    said = Source(kind=NEUTRAL) if older is None else replace(older, id=0, replaces=older.id, day=None)
    return replace(
        said,
        title=paper.named(),
        publisher=paper.publisher or said.publisher,
        code=PurePath(name).stem[:_CODE],
        file_name=name,
        media_type=paper.sort.media_type,
        digest=original.sha256,
        size=original.size,
    )


def _language(paper: Paper) -> str:
    """Say ko where most letters of the beginning are Korean; nothing is said of the others."""
    sample = "".join(page.text for page in paper.read.pages[:5])[:20_000]
    letters = sum(letter.isalpha() for letter in sample)
    return "ko" if letters and 2 * len(_HANGUL.findall(sample)) > letters else ""
