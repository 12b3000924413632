"""Minutes of the National Assembly as text: ◯ or ○ before each speaker, two spaces before what is said."""

from __future__ import annotations

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.minutes.profile import bundled
from hearingdesk.exchange.minutes.reading import Minutes, chosen, fits
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_


@importer(name="ko-minutes", title=N_("Korean minutes (◯)"), suffixes=(".txt",), version=1)
class KoMinutes:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        if "◯" not in file.head and "○" not in file.head:
            return 0.0
        profile = bundled("ko-minutes")[0]
        turns, _labels, said = fits(profile, file.head.split("\n"))
        named = any(word in file.head[:2000] for word in ("회의록", "위원회", "청문회", "국정감사"))
        if turns and named:
            return 0.9
        return 0.8 if turns >= profile.least and 20 * turns >= said else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return Minutes(file, chosen(file, "ko-minutes"), progress).document()
