"""Minutes in plain text by profiles: "Name (Party): words", "Q1 Chair: words", depositions by page:line."""

from __future__ import annotations

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.minutes.profile import bundled
from hearingdesk.exchange.minutes.reading import Minutes, chosen, fits
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_

_SHARE = 25  # one line in so many begins a turn, at the least


@importer(name="plain-minutes", title=N_("Minutes in plain text"), suffixes=(".txt", ".md"), version=1)
class PlainMinutes:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        if file.profile is not None and file.profile.importer == "plain-minutes":
            return 1.0
        lines = file.head.split("\n")[:2000]
        for profile in bundled("plain-minutes"):
            turns, labels, said = fits(profile, lines)
            if turns >= profile.least and turns > labels > 1 and _SHARE * turns >= said:
                return 0.7
        return 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return Minutes(file, chosen(file, "plain-minutes"), progress).document()
