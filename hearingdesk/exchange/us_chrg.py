"""US committee hearings as the Government Publishing Office prints them ("CHRG-…"), House, Senate and joint.

A volume has a cover, contents with the witnesses, and one or more sittings. Each ends at "[Whereupon, …]";
what follows (prepared statements, letters, written answers) was not said in the room.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from hearingdesk.exchange.chrg.body import Record, pictures, read_record
from hearingdesk.exchange.chrg.contents import listed_witnesses
from hearingdesk.exchange.chrg.cover import Cover, is_headed, read_cover
from hearingdesk.exchange.chrg.headings import headed_witnesses
from hearingdesk.exchange.chrg.labels import at_usual_depth, labelled
from hearingdesk.exchange.chrg.opening import Opening, opening_at, openings, present_lists
from hearingdesk.exchange.chrg.page import page_mark, plain_lines
from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import SAID, Document, Sitting, Witness
from hearingdesk.exchange.printed_dates import printed_clock, wrong_weekday
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_, _, n_

_MET = re.compile(r"\b(?:committee|commission|caucus)\b[^.]{0,120}\bmet\b", re.I)
_LEADER = re.compile(r"(?:\. ?){4,}\s*\d+$")
_LONGEST = 20_000  # characters; a paragraph set on one line has a few thousand at most
_FEW = 3  # labelled paragraphs that make a text without the Office's heading a hearing


@importer(name="us-chrg", title=N_("US hearing text (GPO)"), suffixes=(".htm", ".html", ".txt"), version=1)
class UsChrg:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        head = file.head
        if is_headed(head):
            return 0.99
        labels = sum(1 for line in at_usual_depth(head.split("\n")) if labelled(line))
        return 0.7 if labels >= _FEW and _MET.search(head) else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


class _Reading:
    """One volume being read."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.lines = at_usual_depth(plain_lines(file.text.text))
        self.warnings = list(file.text.warnings)
        for n, line in enumerate(self.lines, 1):
            if len(line) > _LONGEST:
                raise failed(file.name, _("the line is too long for a printed page."), n)
        if missing := pictures(self.lines):
            self.warnings.append(
                n_(
                    "{n} picture of the printed hearing is not in this text: line {line}.",
                    "{n} pictures of the printed hearing are not in this text, first on line {line}.",
                    len(missing),
                    line=missing[0],
                )
            )

    def document(self, progress: Progress) -> Document:
        begins = openings(self.lines) or [self._without_opening()]
        cover = read_cover(self.lines, begins[0].head)
        sittings = self._sittings(begins, cover, progress)
        if not any(turn.kind in SAID for sitting in sittings for turn in sitting.turns):
            line = begins[0].line + 1
            raise failed(self.file.name, _("no one speaks in it: there is no line of a speaker."), line)
        return Document(
            format="us-chrg",
            version=1,
            title=cover.title or PurePath(self.file.name).stem,
            full_title=cover.full_title,
            kind="joint_hearing" if cover.chamber == "Joint" else "hearing",
            publisher="U.S. Government Publishing Office",
            chamber=cover.chamber,
            term=cover.term,
            bodies=begins[0].bodies or cover.bodies,
            serial=cover.serial,
            language="en",
            sittings=tuple(sittings),
            witnesses=self._witnesses(begins[0].head, sittings),
            encoding=self.file.text.encoding,
            warnings=tuple(self.warnings),
        )

    def _sittings(self, begins: list[Opening], cover: Cover, progress: Progress) -> list[Sitting]:
        """Every sitting, each up to the head of the next."""

        def tell(done: int, total: int, what: str) -> None:
            progress(done, total, what or self.file.name)

        sittings: list[Sitting] = []
        page = self._page_before(begins[0].line)
        for place, opening in enumerate(begins):
            end = begins[place + 1].head if place + 1 < len(begins) else len(self.lines)
            record = read_record(self.lines, opening.line, end, page, tell)
            page = record.page
            sittings.append(self._sitting(opening, record, cover, len(sittings)))
        return sittings

    def _sitting(self, opening: Opening, record: Record, cover: Cover, place: int) -> Sitting:
        date = opening.date or (cover.days[place] if place < len(cover.days) else None)
        if date is None:
            self.warnings.append(_("The source does not say on which day the committee met."))
        elif wrong_weekday(opening.date_line, date):
            self.warnings.append(_("The day of the week printed is not that of {date}.", date=date))
        elif cover.days and date not in cover.days:
            self.warnings.append(
                _("The record says {date}, the cover {other}.", date=date, other=cover.days[0])
            )
        return Sitting(
            date=date,
            opens=opening.opens,
            closes=printed_clock(record.adjourned),
            place=opening.place,
            presiding=opening.presiding,
            present=present_lists(record.preface),
            turns=tuple(record.turns),
        )

    def _witnesses(self, end: int, sittings: list[Sitting]) -> tuple[Witness, ...]:
        """Those of the contents; where these name none, those over whose words their name stands."""
        listed = listed_witnesses(self.lines, end) or headed_witnesses(sittings)
        found = tuple(witness for witness in listed if witness.name)  # ", Keeper of lamps" names nobody
        if len(sittings) == 1:
            return tuple(replace(witness, day=witness.day or sittings[0].date) for witness in found)
        return found

    def _without_opening(self) -> Opening:
        """A text that begins with the first speaker."""
        for n, line in enumerate(self.lines):
            if labelled(line) and not _LEADER.search(line):
                return opening_at(self.lines, n)
        raise failed(self.file.name, _("no one speaks in it: there is no line of a speaker."), 1)

    def _page_before(self, line: int) -> str:
        return next((mark for one in reversed(self.lines[:line]) if (mark := page_mark(one))), "")
