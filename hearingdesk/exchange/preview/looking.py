"""One look at a file: what it is by its content, in which letters, and how it would be read as it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hearingdesk.errors import HearingDeskError, ImportFailed, Invalid
from hearingdesk.exchange import formats
from hearingdesk.exchange.docx import as_plain
from hearingdesk.exchange.importer import SURE_ENOUGH
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.minutes.reading import chosen
from hearingdesk.exchange.preview.as_lines import (
    draft_in,
    lines_look,
    turns_look,
    without_profile,
    word_look,
)
from hearingdesk.exchange.preview.as_table import table_look
from hearingdesk.exchange.preview.beginning import Beginning, beginning, hurried
from hearingdesk.exchange.preview.letters import Letters, letters_of
from hearingdesk.exchange.preview.looks import Asked, Body, Counts, Preview, counted
from hearingdesk.exchange.profiles.minutes_draft import draft_of, new_draft
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.table import fitting
from hearingdesk.job import Progress, silent
from hearingdesk.words import N_, _

MINUTES = ("plain-minutes", "ko-minutes")
SURE = (
    (0.9, N_("certain from its content")),
    (0.7, N_("very likely")),
    (0.5, N_("likely, look at the preview")),
)


def preview(asked: Asked, progress: Progress = silent) -> Preview:
    """Look at the beginning of a file. Raises Cancelled; whatever keeps it from being read is said in it."""
    try:
        begun = beginning(asked.path, asked.encoding, asked.profile)
    except ImportFailed as reason:
        return Preview(asked, asked.path.name, 0, True, Letters(), wrong=str(reason))
    return _Looking(asked, begun, hurried(begun.file.name, progress)).preview()


def confidence(sure: float) -> str:
    """How sure it is what a file is, in words."""
    return next((_(words) for least, words in SURE if sure >= least), _("not known from its content"))


class _Looking:
    """One look on its way."""

    def __init__(self, asked: Asked, begun: Beginning, look: Callable[[], None]) -> None:
        self._asked, self._begun, self._look = asked, begun, look
        self._file = begun.file

    def preview(self) -> Preview:
        file, begun = self._file, self._begun
        made = Preview(self._asked, file.name, begun.size, begun.whole, Letters())
        try:
            made = replace(made, letters=letters_of(file))
            found, sure = self._format()
            made = replace(made, format=found, sure=sure)
            return self._read(made)
        except (Invalid, ImportFailed) as reason:
            return replace(made, wrong=str(reason))

    def _format(self) -> tuple[str, float]:
        """What it is, or is to be read as, and how sure that is by its content alone."""
        profile = self._asked.profile
        plain = without_profile(self._file)
        asked = self._asked.format or (profile.importer if profile else "")
        looks = {entry.name: entry.looks(plain) for entry in formats.importers()}
        if asked:
            return (asked if asked in looks else ""), looks.get(asked, 0.0)
        try:
            return formats.detect(plain).name, max(looks.values())
        except ImportFailed:
            if "\x00" not in self._file.head and self._file.head.strip() and looks["docx"] < SURE_ENOUGH:
                return "", 0.0
            raise

    def _read(self, made: Preview) -> Preview:
        is_word = formats.named("docx").looks(self._file) >= SURE_ENOUGH
        if made.format == "table":
            return self._table(made)
        if made.format in MINUTES and is_word:
            self._file = as_plain(self._file, silent)
        if made.format in MINUTES or not made.format:
            return self._lines(made)
        if made.format == "docx":
            return self._word(made)
        document = self._document(without_profile(self._file), made.format)
        return self._whole(made, turns_look(document), document)

    def _table(self, made: Preview) -> Preview:
        look = table_look(self._file, self._look)
        profile, _places = fitting(self._file, look.columns)
        by = "" if self._asked.profile else profile.name
        wrong = next(look.draft.problems(), "")
        if wrong:
            return replace(made, body=look, wrong=wrong, by=by)
        return self._whole(replace(made, by=by), look, self._document(self._file, "table"))

    def _lines(self, made: Preview) -> Preview:
        """Minutes; also what no importer knows, to be told how it is printed."""
        importer = made.format or "plain-minutes"
        plain = without_profile(self._file)
        by = ""
        if self._asked.profile is not None:
            profile = self._asked.profile
            draft = draft_of(profile.settings, importer, profile.title)
        elif made.format:
            by = chosen(plain, importer).name
            draft = draft_in(plain, importer, by)
        else:
            draft = new_draft()
        title = self._asked.profile.title if self._asked.profile else by
        look, document, wrong = lines_look(self._file, draft, title, self._look)
        if document is None:
            return replace(made, body=look, wrong=wrong, by=by, shipped=self._shipped())
        if not made.format and self._asked.profile is None:
            made = replace(
                made, wrong=_("Nothing the program knows is in it: say how a speaker’s line begins.")
            )
        return self._whole(replace(made, by=by), look, document)

    def _word(self, made: Preview) -> Preview:
        look = word_look(self._file, self._look)
        try:
            document = self._document(self._file, "docx")
        except ImportFailed as reason:
            wrong = next(look.draft.problems(), "") or str(reason)
            return replace(made, body=look, wrong=wrong)
        return self._whole(made, look, document)

    def _whole(self, made: Preview, body: Body, document: Document) -> Preview:
        return replace(
            made,
            body=body,
            counts=counted(document),
            shipped=self._shipped(),
            committee=next(iter(document.bodies), ""),
            warnings=document.warnings,
        )

    def _document(self, file: SourceFile, format: str) -> Document:
        def progress(done: int, total: int, what: str) -> None:
            self._look()

        return formats.named(format).read(file, progress)

    def _shipped(self) -> Counts | None:
        """What the program makes of it by itself, to stand beside what a profile does; None without one, or nothing."""
        if self._asked.profile is None:
            return None
        plain = without_profile(self._file)
        try:
            return counted(self._document(plain, formats.detect(plain).name))
        except HearingDeskError:
            return None
