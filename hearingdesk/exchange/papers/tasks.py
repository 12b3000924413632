"""What is done with a document in a process of its own (see `hearingdesk.working`): a PDF read page by page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hearingdesk.exchange.papers.pdfium import NoPdf, Pdf
from hearingdesk.words import _
from hearingdesk.working.child import Told


def pdf_text(arguments: dict[str, Any], told: Told) -> dict[str, str]:
    """`path`, `first`, `most`: the pages from `first` on, at most so many.

    The first item says how many pages there are and the title, the others [number, state, text]. The answer says
    `why` (a code of source_why) where the file cannot be opened.
    """
    try:
        with Pdf(Path(arguments["path"])) as pdf:
            pages, first = len(pdf), arguments["first"]
            told.item({"pages": pages, "title": pdf.title()})
            for number in range(first, min(pages, first + arguments["most"] - 1) + 1):
                told(number - 1, pages, _("Reading pages"))
                read = pdf.text(number)
                told.item([number, read.state, read.text])
    except NoPdf as error:
        return {"why": error.why}
    except OSError as error:
        return {"why": "broken", "how": error.strerror or ""}
    return {"why": ""}
