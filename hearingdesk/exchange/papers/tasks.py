"""What is done with a document in a process of its own (see `hearingdesk.working`): a PDF read, pictures recognised."""

from __future__ import annotations

import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from hearingdesk.errors import HearingDeskError
from hearingdesk.pdfium.pdf import NoPdf, Pdf
from hearingdesk.words import _
from hearingdesk.working.child import Told

_OCR_SCALE = 300 / 72  # points of the picture for each point of the page: 300 dpi


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


def recognise(arguments: dict[str, Any], told: Told) -> None:
    """`path` of a PDF or a picture, `pages` of it, `tool`: each item says [number, state, text]."""
    tool, pages = arguments["tool"], arguments["pages"]
    wanted = _wanted(tool)
    with tempfile.TemporaryDirectory(prefix="hearingdesk-") as folder:
        for done, number in enumerate(pages):
            told(done, len(pages), _("Recognising letters"))
            picture = Path(arguments["path"])
            if arguments["pdf"]:
                picture = Path(folder, "page.pgm")
                _drawn(Path(arguments["path"]), number, picture)
            text = _words(_said([tool, str(picture), "stdout", *wanted]))
            told.item([number, "ocr" if any(c.isalnum() for c in text) else "no_text", text])


def _drawn(pdf: Path, number: int, target: Path) -> None:
    """Draw a page as a picture of grey points that every such program reads."""
    with Pdf(pdf) as document:
        page = document.grey(number, _OCR_SCALE)
    rows = (page.data[start : start + page.width] for start in range(0, len(page.data), page.stride))
    target.write_bytes(b"P5 %d %d 255\n" % (page.width, page.height) + b"".join(rows))


def _wanted(tool: str) -> list[str]:
    """The languages to look for, of those that are installed."""
    there = set(_said([tool, "--list-langs"]).split())
    found = [language for language in ("kor", "eng") if language in there]
    return ["-l", "+".join(found)] if found else []


def _said(command: list[str]) -> str:
    """What a program of the machine prints. Raises HearingDeskError where it does not do its work."""
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise HearingDeskError(_("Tesseract did not read the picture: {why}.", why=_reason(error))) from None
    return done.stdout.decode("utf-8", "replace")


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    said = (error.stderr or b"").decode("utf-8", "replace").split("\n")
    return next((line.strip(" .") for line in said if line.strip()), str(error.returncode))[:200]


def _words(said: str) -> str:
    """What was recognised, without marks of pages and empty lines at the ends."""
    return unicodedata.normalize("NFC", said.replace("\x0c", "")).strip()
