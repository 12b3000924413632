"""Which sources of a case can be exhibits, and why others cannot; found by words, for those who choose them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hearingdesk.errors import Unreadable
from hearingdesk.pack.exhibits.leaves import RECORD_ONLY, is_pdf
from hearingdesk.pack.readers import sees
from hearingdesk.records.sources import Source
from hearingdesk.search.fold import fold
from hearingdesk.store.records import having
from hearingdesk.view import View
from hearingdesk.words import N_

Shape = Literal["pdf", "picture", "text", ""]
OFFERED = 100  # sources that are told at once: whoever has more narrows them by words
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
RESTRICTED = N_("Not for these readers: it keeps its number, and nothing of it is shown.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A source as it could be an exhibit: in which shape its pages would be shown; "" where it can be none.

    `why` is a phrase of the program (declared with `N_`): why it cannot be shown, or not to these readers.
    """

    source: Source
    shape: Shape
    why: str = ""


def offer(view: View, source: Source, readers: str) -> Offer:
    """What a source could be as an exhibit for these readers; told by its first bytes."""
    shape = shape_of(view, source.id)
    if not shape:
        return Offer(source, "", RECORD_ONLY)
    return Offer(source, shape, "" if sees(readers, source.marking) else RESTRICTED)


def shape_of(view: View, source: int) -> Shape:
    """Has it pages of a PDF, of a picture, or its words alone? "" where neither is in the case."""
    begins = view.sources.begins(source)
    if is_pdf(begins):
        return "pdf"
    if begins.startswith(_PICTURES) or (begins[:4] == b"RIFF" and begins[8:12] == b"WEBP"):
        return "picture"
    pages = view.source_pages.all(having(source=source))
    return "text" if any(page.text.strip() for page in pages) else ""


def find_offers(view: View, words: str, readers: str) -> list[Offer]:
    """The sources that answer to these words by title, or in their text; all, where there are no words."""
    found = dict.fromkeys(_found(view, words.strip()))
    ids = [id for _at, id in zip(range(OFFERED), found, strict=False)]
    known = {source.id: source for source in view.sources.many(ids)}
    return [offer(view, known[id], readers) for id in ids if id in known]


def _found(view: View, words: str) -> Iterator[int]:
    """By title first, then those that say it."""
    if not words:
        yield from view.sources.ids()
        return
    wanted = fold(words)
    for source in view.sources.all():
        if any(
            wanted in fold(text) for text in (source.title, source.title_ko, source.code, source.file_name)
        ):
            yield source.id
    try:
        yield from view.matches(words, "source")
        pages = view.matches(words, "source_page")
        told = [id for _at, id in zip(range(OFFERED * 10), pages, strict=False)]
        yield from (page.source or 0 for page in view.source_pages.many(told))
    except Unreadable:  # half a query, while it is typed
        return
