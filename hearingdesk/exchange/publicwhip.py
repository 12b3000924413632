"""Debates as the public whip of the UK marks them up: speeches with the mark of a member, headings, divisions."""

from __future__ import annotations

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Sitting, Turn
from hearingdesk.exchange.marked.days import clock, day_in_path
from hearingdesk.exchange.marked.steps import Step, outermost, steps
from hearingdesk.exchange.marked.wording import paragraphs, squeezed
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool
from hearingdesk.job import Progress
from hearingdesk.when import When
from hearingdesk.words import N_, _

_BLOCKS = frozenset("p li tr table ul ol blockquote mplist mpname divisioncount".split())  # noqa: SIM905
_HEADINGS = frozenset({"major-heading", "minor-heading", "oral-heading"})


@importer(name="publicwhip", title=N_("Public Whip debate (XML)"), suffixes=(".xml",), version=1)
class PublicWhip:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.97 if outermost(file.head) == "publicwhip" else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


class _Reading:
    """One file being read."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.turns = Spool()
        self.title = ""
        self.date: When | None = None

    def document(self, progress: Progress) -> Document:
        for step in steps(self.file, "publicwhip".__eq__, progress):
            if step.kind == "whole":
                self._take(step)
        if not self.turns:
            raise failed(self.file.name, _("no one speaks in it."), 1)
        date = self.date or day_in_path(self.file.name)
        return Document(
            format="publicwhip",
            version=1,
            title=self.title or self.file.name,
            language="en",
            sittings=(Sitting(date=date, turns=self.turns),),
            encoding=self.file.encoding,
            warnings=() if date else (_("The source does not say on which day the committee met."),),
        )

    def _take(self, step: Step) -> None:
        node, cite = step.node, step.node.get("id") or ""
        self.date = self.date or day_in_path(_parted(cite))
        words = "\n".join(paragraphs(node, _BLOCKS))
        if step.name in _HEADINGS:
            self.title = self.title or squeezed(words)
            self._add(Turn(text=words, kind="heading", cite=cite, line=step.line))
        elif step.name != "speech":
            self._add(Turn(text=words, kind="note", cite=cite, line=step.line))
        else:
            label = "" if node.get("nospeaker") else squeezed(node.get("speakername"))
            who = node.get("person_id") or node.get("speakerid") or ""
            kind = "speech" if label or not node.get("nospeaker") else "note"
            time = clock(node.get("time"))
            who = "" if who == "unknown" else who
            self._add(
                Turn(text=words, label=label, kind=kind, cite=cite, line=step.line, clock=time, who=who)
            )

    def _add(self, turn: Turn) -> None:
        if turn.text or turn.kind == "speech":
            self.turns.add(turn)


def _parted(mark: str) -> str:
    """The day in a mark such as "uk.org.publicwhip/debate/2011-05-12a.123.4": a letter after it is the edition."""
    return mark.rpartition("/")[2][:10]
