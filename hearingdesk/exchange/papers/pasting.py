"""Text that was pasted becomes a source: its UTF-8 is the original, its words are the page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from hearingdesk.casefile import Edit
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.outcome import Asked, line
from hearingdesk.exchange.papers import sorts
from hearingdesk.exchange.papers.keeping import NEUTRAL, keep_pages, keep_parts
from hearingdesk.exchange.papers.original import LIMIT, Original, too_large
from hearingdesk.exchange.papers.pages import Page
from hearingdesk.exchange.papers.texts import parted
from hearingdesk.exchange.read_text import CONTROL
from hearingdesk.records.sources import Source
from hearingdesk.view import View
from hearingdesk.words import _

NAME = "pasted.txt"  # the file it would be


class NoNewText(HearingDeskError):
    """The text is in the case already, as `source`."""

    def __init__(self, source: Source) -> None:
        super().__init__(_("This text is in the case already, as “{title}”.", title=source.title))
        self.source = source.id


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that is to become a source."""

    original: Original
    pages: tuple[Page, ...]

    def fields(self) -> dict[str, Any]:
        """What its record is filled with."""
        return {
            "kind": NEUTRAL,
            "file_name": self.original.name,
            "media_type": sorts.TEXT.media_type,
            "digest": self.original.sha256,
            "size": self.original.size,
            "state": "text",
            "pages": len(self.pages),
        }


def pasted(view: View, text: str) -> Pasted:
    """The text with one sort of line end. Raises NoNewText; HearingDeskError where it is too long."""
    clean = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n") + "\n"
    data = clean.encode("utf-8", "replace")
    if len(data) > LIMIT:
        raise HearingDeskError(too_large(len(data)))
    digest = hashlib.sha256(data).hexdigest()
    there = view.sources.by_digest(digest)
    if there is not None and view.sources.kept(there.id):
        raise NoNewText(there)
    whole = data.decode("utf-8").rstrip("\n")
    pages = tuple(Page(number, "text", piece) for number, piece in enumerate(parted(whole), 1))
    return Pasted(Original(NAME, len(data), digest, data=data), pages)


def put(edit: Edit, source: Source, paper: Pasted) -> None:
    """Write its original and its pages to a record that was just made, and its line in the ledger."""
    keep_parts(edit, source.id, paper.original)
    keep_pages(edit, source.id, paper.pages)
    edit.offered(line(paper.original, Asked(), "imported", "", source.id, sorts.TEXT))
