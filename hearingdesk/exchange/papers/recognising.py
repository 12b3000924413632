"""Letters recognised on pictures (OCR) by Tesseract, where this machine has it: never required, never a shell.

OCRmyPDF is no other way: it calls Tesseract itself and cannot run without it. What was recognised is marked as such.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.papers.pages import Page
from hearingdesk.job import Progress
from hearingdesk.words import _
from hearingdesk.working.aside import Work
from hearingdesk.working.limits import Limits

LIMITS = Limits(silence=300.0, total=24 * 3600.0, memory=4_000_000_000)


def program() -> str:
    """Where Tesseract lies on this machine; "" where there is none."""
    found = shutil.which("tesseract")
    if found is None and sys.platform == "win32":
        usual = Path(os.environ.get("PROGRAMFILES", r"C:\Program Files"), "Tesseract-OCR", "tesseract.exe")
        found = str(usual) if usual.is_file() else None
    return found or ""


def how_to_get_it() -> str:
    """What to do on a machine without it."""
    return _(
        "This machine has no program that recognises letters on pictures. Install Tesseract with its Korean and "
        "English data (on Debian: tesseract-ocr and tesseract-ocr-kor; on macOS: brew install tesseract "
        "tesseract-lang; on Windows: its installer), then try again. Nothing leaves this machine."
    )


def recognised(path: Path, pdf: bool, numbers: Sequence[int], progress: Progress) -> Iterator[Page]:
    """The words on these pages as they come: state "ocr", or "no_text" where none were made out.

    Raises HearingDeskError without the program, TaskFailed, Cancelled.
    """
    if not (tool := program()):
        raise HearingDeskError(how_to_get_it())
    arguments = {"path": str(path.absolute()), "pdf": pdf, "pages": list(numbers), "tool": tool}
    with Work("recognise", arguments, LIMITS) as work:
        for number, state, text in work.items(progress):
            yield Page(number, state, text)
