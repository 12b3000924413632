"""Parla-CLARIN and ParlaMint: parliaments' records as TEI, plain or annotated, and the lists of people beside them.

Who speaks is a mark that is often explained in another file: it is kept with the turn, and the list, imported on its
own, has the same mark. A record without anybody speaking in it is such a list.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Sitting, Turn
from hearingdesk.exchange.marked.days import clock, day_in_path, language
from hearingdesk.exchange.marked.steps import Step, identifier, outermost, steps
from hearingdesk.exchange.marked.tei_head import LANGUAGE, Head
from hearingdesk.exchange.marked.tei_register import Register
from hearingdesk.exchange.marked.tei_words import REACTIONS, not_said, noted, spoken
from hearingdesk.exchange.marked.wording import squeezed
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool, Stretch
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_ROOTS = frozenset({"TEI", "teiCorpus", "listPerson", "listOrg"})
_SECTIONS = frozenset(
    [
        "TEI",
        "teiCorpus",
        "teiHeader",
        "fileDesc",
        "profileDesc",
        "particDesc",
        "listPerson",
        "listOrg",
        "text",
        "group",
        "front",
        "body",
        "back",
        "div",
    ]
)
_HEADER = frozenset({"titleStmt", "sourceDesc", "settingDesc"})
_SCENES = frozenset({"time", "narrative", "narration"})
_CHAIRS = frozenset({"chair", "chairman", "president"})


@importer(name="tei", title=N_("Parla-CLARIN or ParlaMint (TEI XML)"), suffixes=(".xml", ".ana"), version=1)
class Tei:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        return 0.95 if outermost(file.head) in _ROOTS else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        return _Reading(file).document(progress)


class _Part:
    """One TEI: a sitting with its header."""

    def __init__(self, code: str, turns: Stretch) -> None:
        self.head = Head(language=code)
        self.turns = turns
        self.opens = ""
        self.presiding = ""


class _Reading:
    """One file being read."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.corpus = Head()
        self.register = Register()
        self.parts: list[_Part] = []
        self.spool = Spool()
        self.warnings: list[str] = []
        self.said = 0
        self._label = ""  # the speaker as printed before what is said
        self._page = ""
        self._in_text = False

    def document(self, progress: Progress) -> Document:
        for step in steps(self.file, _SECTIONS.__contains__, progress):
            self._take(step)
        if not self.said and not self.register.people:
            raise failed(self.file.name, _("no one speaks in it, and it lists nobody."), 1)
        parts = [part for part in self.parts if part.turns] if self.said else []
        head = parts[0].head if len(parts) == 1 else self._whole(parts)
        publishers = [one for one in (head.publisher, self.corpus.publisher) if one]
        return Document(
            format="tei",
            version=1,
            title=(head.title if parts else head.full_title or head.title)
            or self.corpus.title
            or PurePath(self.file.name).stem,
            full_title=head.full_title if parts else "",
            publisher=next(iter(publishers), ""),
            term=head.term,
            bodies=head.bodies,
            language=language(head.language or self.corpus.language),
            sittings=tuple(self._sitting(part) for part in parts),
            people=tuple(self.register.people.values()),
            posts=tuple(self.register.posts()),
            encoding=self.file.encoding,
            warnings=tuple(self.warnings),
        )

    def _whole(self, parts: list[_Part]) -> Head:
        """The head of several sittings: the corpus has its own; a list of people alone has only that."""
        if self.corpus.titles or not self.parts:
            return self.corpus
        return (parts or self.parts)[0].head

    def _take(self, step: Step) -> None:
        if step.name in ("TEI", "teiCorpus") and step.kind == "opens":
            self._begin(step.name, step.node)
        elif step.name == "text" and step.kind in ("opens", "closes"):
            self._in_text = step.kind == "opens"
            self._label = self._printed(step.line)
        elif self._in_text and self.parts:
            self._text(step)
        elif step.kind == "whole" and step.name in _HEADER:
            (self.parts[-1].head if self.parts else self.corpus).read(step.name, step.node)
        elif step.kind == "whole" and step.name == "person":
            self.register.person(step.node)
        elif step.kind == "whole" and step.name == "org":
            self.register.organisation(step.node)

    def _begin(self, name: str, node: Any) -> None:
        code = node.get(LANGUAGE) or ""
        self.register.language = self.register.language or code
        if name == "TEI":
            self.parts.append(_Part(code or self.corpus.language, Stretch(self.spool)))
        else:
            self.corpus.language = self.corpus.language or code

    def _text(self, step: Step) -> None:
        """One step of the record itself."""
        if step.kind == "words":
            self._add(squeezed(step.words), "note", step.line)
        elif step.kind != "whole":
            return
        elif step.name == "u":
            self._utterance(step.node)
        elif step.name == "note":
            self._note(step.node, step.line)
        elif step.name == "pb":
            self._page = step.node.get("n") or ""
        elif step.name == "gap":
            self._add("[…]", "note", step.line)
        elif step.name == "head":
            self._add(noted(step.node), "heading", step.line)
        else:
            self._add(noted(step.node), "reaction" if step.name in REACTIONS else "note", step.line)

    def _utterance(self, node: Any) -> None:
        """What somebody says, and after it what was noted meanwhile."""
        who = node.get("who") or ""
        known = self.register.people.get(who.lstrip("#"))
        label = self._label or (known.name if known else "") or who.lstrip("#")
        self._label = ""
        line = node.sourceline or 0
        turn = Turn(
            text=spoken(node), label=label, cite=identifier(node), page=self._page, line=line, who=who
        )
        self.parts[-1].turns.add(turn)
        self.said += 1
        for one in not_said(node):
            kind = "reaction" if one.tag.rpartition("}")[2] in REACTIONS else "note"
            self._add(noted(one), kind, one.sourceline or line)

    def _note(self, node: Any, line: int) -> None:
        """A note: the speaker's label, the time, who presides, or anything else."""
        type, words = node.get("type") or "", noted(node)
        if type == "speaker":
            self._printed(line)
            self._label = words.rstrip(" :：")
            return
        part = self.parts[-1]
        if type in _CHAIRS:
            part.presiding = part.presiding or words
        if type == "time" and not part.opens and not self.said:
            part.opens = next((clock(one.get("from") or one.get("when")) for one in node.iter("{*}time")), "")
        self._add(words, "scene" if type in _SCENES else "note", line)

    def _printed(self, line: int) -> str:
        """A label after which nobody spoke stays as a note."""
        if self._label and self.parts:
            self._add(self._label, "note", line)
        return ""

    def _add(self, words: str, kind: str, line: int) -> None:
        if words:
            self.parts[-1].turns.add(Turn(text=words, kind=kind, page=self._page, line=line))

    def _sitting(self, part: _Part) -> Sitting:
        head = part.head
        date = head.date
        if date is None:
            date = head.printed or day_in_path(self.file.name)
            if date is None:
                self.warnings.append(_("The source does not say on which day the committee met."))
            else:
                self.warnings.append(
                    _("The header has no day of the sitting; {date} is that of its source.", date=date)
                )
        place = head.place or self.corpus.place
        return Sitting(date=date, opens=part.opens, place=place, presiding=part.presiding, turns=part.turns)
