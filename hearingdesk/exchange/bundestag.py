"""Plenary records of the German Bundestag as it publishes them: dbtplenarprotokoll.

Inside a speech a bare <name> means that the chair takes the floor; heckling stands apart from the words. What the
chair reads out between two speeches goes on under the last name that was printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Name, Person, Sitting, Turn
from hearingdesk.exchange.marked.days import german_day
from hearingdesk.exchange.marked.steps import Step, outermost, steps
from hearingdesk.exchange.marked.wording import flat, flat_without
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_ROOT = "dbtplenarprotokoll"
_SECTIONS = frozenset(
    f"{_ROOT} sitzungsverlauf sitzungsbeginn tagesordnungspunkt rede rednerliste anlagen anlage".split()
)
_HEADINGS = ("T_", "N", "L")  # classes of paragraphs that are the agenda, not words
_OF_A_NAME = ("titel", "vorname", "namenszusatz", "nachname", "ortszusatz")


@importer(name="bundestag", title=N_("German Bundestag record (XML)"), suffixes=(".xml",), version=1)
class Bundestag:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.99 if outermost(file.head) == _ROOT else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


@dataclass(slots=True)
class _Open:
    """A turn being gathered, and what was called out meanwhile."""

    label: str
    who: str
    cite: str
    line: int
    words: list[str] = field(default_factory=list)
    after: list[Turn] = field(default_factory=list)


class _Reading:
    """One record being read."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.turns = Spool()
        self.head: dict[str, str] = {}
        self.title = ""
        self.people: dict[str, Person] = {}
        self._open: _Open | None = None
        self._speech = ""
        self._within: list[str] = []

    def document(self, progress: Progress) -> Document:
        for step in steps(self.file, _SECTIONS.__contains__, progress):
            self._take(step)
        self._close()
        head = self.head
        number = f"{head.get('wahlperiode', '')}/{head.get('sitzung-nr', '')}".strip("/")
        date = german_day(head.get("sitzung-datum"))
        sitting = Sitting(
            date=date,
            opens=_clock(head.get("sitzung-start-uhrzeit", "")),
            closes=_clock(head.get("sitzung-ende-uhrzeit", "")),
            place=head.get("sitzung-ort", ""),
            turns=self.turns,
        )
        return Document(
            format="bundestag",
            version=1,
            title=f"Plenarprotokoll {number}".strip(),
            full_title=self.title,
            publisher=head.get("herausgeber", "") or "Deutscher Bundestag",
            chamber="Deutscher Bundestag",
            term=f"{head['wahlperiode']}. Wahlperiode" if head.get("wahlperiode") else "",
            language="de",
            sittings=(sitting,),
            people=tuple(self.people.values()),
            encoding=self.file.encoding,
            warnings=() if date else (_("The source does not say on which day the committee met."),),
        )

    def _take(self, step: Step) -> None:
        if step.kind == "opens":
            self._within.append(step.name)
            if step.name == _ROOT:
                self.head = dict(step.node.attrib)
            elif step.name == "rede":
                self._speech = step.node.get("id") or ""
            elif step.name == "tagesordnungspunkt":
                self._note(step.node.get("top-id") or "", "heading", step.line)
        elif step.kind == "closes":
            self._within.pop()
            if step.name == "rede":
                self._speech = ""
        elif step.kind == "whole" and "sitzungsverlauf" in self._within:
            self._said(step.name, step.node, step.line)
        elif step.kind == "whole" and step.name == "redner":
            self._person(step.node)
        elif step.name == "vorspann":
            self.title = flat(next(step.node.iter("{*}sitzungstitel"), None))
        elif step.kind == "whole" and "anlagen" in self._within:
            self._close()
            self._note(flat(step.node), "note", step.line)

    def _said(self, name: str, node: Any, line: int) -> None:
        """A speaker, a paragraph, or a call from the floor."""
        if name == "name":
            self._begin(flat(node).rstrip(" :"), "", line)
        elif name == "kommentar":
            self._note(flat(node), "reaction", line)
        elif (speaker := next(node.iter("{*}redner"), None)) is not None:
            self._person(speaker)
            label = flat_without(node, frozenset({"redner"})) or _named(speaker)
            self._begin(label.rstrip(" :"), speaker.get("id") or "", line)
        elif name != "p" or (node.get("klasse") or "").startswith(_HEADINGS):
            self._note(flat(node), "heading" if name == "p" else "note", line)
        elif self._open is not None:
            self._open.words.append(flat(node))
        else:
            self._note(flat(node), "note", line)

    def _begin(self, label: str, who: str, line: int) -> None:
        self._close()
        self._open = _Open(label, who, self._speech, line)

    def _close(self) -> None:
        """The turn is whole: it goes to the record, and after it what was called out."""
        if self._open is not None:
            one = self._open
            text = "\n".join(words for words in one.words if words)
            self.turns.add(Turn(text=text, label=one.label, cite=one.cite, line=one.line, who=one.who))
            for note in one.after:
                self.turns.add(note)
            self._open = None

    def _note(self, words: str, kind: str, line: int) -> None:
        if words:
            note = Turn(text=words, kind=kind, line=line)
            self._open.after.append(note) if self._open is not None else self.turns.add(note)

    def _person(self, node: Any) -> None:
        """Somebody of the list of speakers: by the number the Bundestag gives."""
        mark = node.get("id") or ""
        if mark and mark not in self.people and (name := _named(node)):
            role = next(node.iter("{*}rolle_lang"), None)
            group = next(node.iter("{*}fraktion"), None)
            self.people[mark] = Person(
                name=name,
                key=mark,
                role=flat(role) or flat(group),
                names=(Name(text=mark, kind="identifier"),),
            )


def _named(node: Any) -> str:
    parts = (next(node.iter(f"{{*}}{wanted}"), None) for wanted in _OF_A_NAME)
    return " ".join(words for part in parts if (words := flat(part)))


def _clock(text: str) -> str:
    """A time such as "9:00" as "09:00"; "" where it is none of a day."""
    hour, colon, minute = text.replace(".", ":").strip().partition(":")
    fits = colon and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60
    return f"{int(hour):02}:{int(minute):02}" if fits else ""
