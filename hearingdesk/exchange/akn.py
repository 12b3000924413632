"""Akoma Ntoso debates, 2.0 and 3.0 with its drafts: the parliaments' own mark-up for what was said.

The dialects differ in their namespace, in "id" or "eId", and in habits: Ireland marks who was present and calls its
witnesses in a summary, South Africa dates its works to the year 3000, Chile marks everybody present alike.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Sitting
from hearingdesk.exchange.marked.akn_body import Body, Day
from hearingdesk.exchange.marked.akn_head import Head, SittingHead
from hearingdesk.exchange.marked.akn_names import SECTIONS
from hearingdesk.exchange.marked.days import span
from hearingdesk.exchange.marked.steps import outermost, steps
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_DEBATE = re.compile(r"<(?:[\w.-]+:)?debate(?:Report)?[\s>]")


@importer(name="akn", title=N_("Akoma Ntoso debate (XML)"), suffixes=(".xml", ".akn"), version=1)
class AkomaNtoso:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        head = file.head
        return 0.97 if outermost(head) == "akomaNtoso" and _DEBATE.search(head) else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


class _Reading:
    """One debate being read."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.head = Head()
        self.body = Body(self.head)
        self.warnings: list[str] = []
        self._inside = False  # the body
        self._there = False

    def document(self, progress: Progress) -> Document:
        self._read(progress)
        if not self._there:
            raise failed(self.file.name, _("it is no debate: it has no debateBody."), 1)
        head, body = self.head, self.body
        bodies = head.bodies(body.headings)
        others = [name for name in head.committees if name not in bodies]
        return Document(
            format="akn",
            version=1,
            title=head.title(body.headings) or PurePath(self.file.name).stem,
            full_title=" ".join(head.titles) if head.series else "",
            publisher=head.publisher,
            bodies=bodies,
            serial=head.serial,
            language=head.language,
            sittings=tuple(self._sitting(day) for day in body.days),
            witnesses=tuple(body.witnesses.values()),
            people=head.people(body.offices),
            remarks=tuple(others),
            encoding=self.file.encoding,
            warnings=tuple(self.warnings),
        )

    def _read(self, progress: Progress) -> None:
        for step in steps(self.file, SECTIONS.__contains__, progress):
            if step.name in ("debateBody", "mainBody") and step.kind in ("opens", "closes"):
                self._inside = step.kind == "opens"
                if self._inside and not self._there:
                    self._there = True
                    self.body.begin(self._days())
            elif self._inside:
                self.body.take(step)
            elif step.name in ("debate", "debateReport") and step.kind == "opens":
                self.head.name = step.node.get("name") or ""
            elif step.kind == "whole" and step.name == "meta":
                self.head.meta(step.node)
            elif step.kind == "whole" and step.name in ("coverPage", "preface"):
                self.head.front(step.node)

    def _days(self) -> list[SittingHead]:
        """The day: as the preface dates it; else, with a word of warning, as the record's name or the file's does."""
        head = self.head
        days = list(head.days.values())
        if len(days) > 1 and not head.sittings:
            days[0].day = span(days[0].day.start, days[-1].day.start) or days[0].day
        if days:
            return days
        found = head.session_day or head.made or head.path_day or day_in_file_name(self.file.name)
        if found is None:
            self.warnings.append(_("The source does not say on which day the committee met."))
            return []
        if not head.session_day:
            self.warnings.append(
                _("The preface has no date; {date} is taken from the record’s own name.", date=found)
            )
        return [SittingHead(found)]

    def _sitting(self, day: Day) -> Sitting:
        there = self.head.days.get(day.date.start) if day.date else None
        return Sitting(
            date=day.date,
            opens=day.opens,
            closes=day.closes,
            place=there.place if there else "",
            presiding=day.presiding,
            present=None if day.present is None else tuple(day.present),
            turns=day.turns,
        )
