"""A reader of PDFs that breaks down on the third page and hangs on the fifth. Run in the child, never in a test."""

from __future__ import annotations

import os
import time
from typing import Any

from hearingdesk.exchange.papers import tasks
from hearingdesk.pdfium.pdf import Pdf
from hearingdesk.working.child import Told


class _Breaking(Pdf):
    def text(self, number: int):
        if number == 3:
            os.abort()
        if number == 5:
            time.sleep(600)
        return super().text(number)


def pdf_text(arguments: dict[str, Any], told: Told) -> dict[str, str]:
    tasks.Pdf = _Breaking
    return tasks.pdf_text(arguments, told)
