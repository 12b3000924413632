"""Word documents: the speaker is a paragraph in a style of its own, or begins a line as in plain minutes.

A style may stand on the wrong paragraph: a speaker has at most a hundred characters and no full stop. An office that
is printed with its holder once ("The secretary (Ada Flint)") has this holder until the next is printed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import ko_minutes, plain_minutes
from hearingdesk.exchange.importer import SURE_ENOUGH, importer
from hearingdesk.exchange.inner import Document, Sitting, Turn
from hearingdesk.exchange.minutes.reading import Minutes, chosen
from hearingdesk.exchange.printed_dates import day_in_file_name, printed_days
from hearingdesk.exchange.refusal import failed, no_record
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.spool import Spool
from hearingdesk.exchange.word_text import Paragraph, footnotes, is_word, paragraphs
from hearingdesk.job import Progress
from hearingdesk.places import resources
from hearingdesk.words import N_, _, n_

_LABEL = 100  # characters of a speaker
_HEAD = 200  # paragraphs before the first speaker that are kept as the head
_FEW = 2  # paragraphs in a speaker's style that make sure of a profile
_HELD = re.compile(r"^(?P<office>[^()]{2,80}) \((?P<name>[^()]{2,60})\)$")
_MINUTES = ("plain-minutes", "ko-minutes")
Styles = Mapping[str, str]  # id of a style -> speaker, scene, heading, title, body


@importer(name="docx", title=N_("Word document (DOCX)"), suffixes=(".docx",), version=1)
class Docx:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        try:
            return 0.95 if is_word(file) else 0.0
        except ImportFailed:
            return 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        if not is_word(file):
            raise failed(file.name, _("it is no Word document (DOCX)."))
        used = Counter(paragraph.style for paragraph in paragraphs(file))
        language, styles = styles_of(file, used)
        if styles is not None:
            return _ByStyle(file, styles, language, progress).document()
        return _by_pattern(file, progress)


class _ByStyle:
    """One document being read by its styles."""

    def __init__(self, file: SourceFile, styles: Styles, language: str, progress: Progress) -> None:
        self._file, self._styles, self._language, self._progress = file, styles, language, progress
        self._turns = Spool()
        self._label, self._line = "", 0
        self._said: list[str] = []
        self._asides: list[Turn] = []
        self._head: list[str] = []
        self._named: dict[str, list[str]] = {"title": [], "body": []}
        self._holders: dict[str, str] = {}
        self._wrong: list[str] = []
        self._speaking = False

    def document(self) -> Document:
        notes = footnotes(self._file)
        for number, paragraph in enumerate(paragraphs(self._file, self._progress), 1):
            self._paragraph(number, paragraph)
            for mark in paragraph.notes:
                if words := notes.get(mark):
                    self._asides.append(Turn(words, kind="note", cite=mark, line=number))
        self._close()
        self._settle()
        day = day_in_file_name(self._file.name) or next(iter(printed_days("\n".join(self._head))), None)
        title = ", ".join([*self._named["body"][:1], *self._named["title"][:1]])
        return Document(
            format="docx",
            version=1,
            title=title[:300] or PurePath(self._file.name).stem or self._file.name,
            language=self._language,
            sittings=(Sitting(date=day, turns=self._turns),),
            remarks=tuple(self._head),
            encoding="utf-8",
            warnings=tuple(self._warnings()),
        )

    def _paragraph(self, number: int, paragraph: Paragraph) -> None:
        part, text = self._styles.get(paragraph.style, ""), paragraph.text
        if part == "speaker" and is_label(text):
            self._close()
            self._settle()
            self._label, self._line, self._speaking = text, number, True
        elif part == "speaker" and not self._speaking:
            self._wrong.append(text)
            self._head.append(text)
        elif not self._speaking:
            if part in self._named:
                self._named[part].append(text)
            if len(self._head) < _HEAD:
                self._head.append(text)
            if part in ("scene", "heading"):
                self._asides.append(Turn(text, kind=part, line=number))
        elif part in ("scene", "heading"):
            self._asides.append(Turn(text, kind=part, line=number))
        else:
            if part == "speaker":
                self._wrong.append(text)
            self._go_on(text)

    def _go_on(self, text: str) -> None:
        """Another paragraph of the speech; a stage direction before it stands in its middle, a heading does not."""
        for aside in self._asides:
            if aside.kind == "scene":
                self._said.append(aside.text)
        self._asides = [aside for aside in self._asides if aside.kind != "scene"]
        self._said.append(text)

    def _close(self) -> None:
        """The speech is over."""
        if not self._speaking:
            return
        held = _HELD.match(self._label)
        if held:
            self._holders[held["office"]] = held["name"]
        who = held["name"] if held else self._holders.get(self._label, "")
        self._turns.add(Turn("\n".join(self._said), self._label, line=self._line, who=who))
        self._said = []
        self._speaking = False

    def _settle(self) -> None:
        for aside in self._asides:
            self._turns.add(aside)
        self._asides = []

    def _warnings(self) -> Iterator[str]:
        if self._wrong:
            yield n_(
                "{n} paragraph in the style of a speaker is no name and was read as speech: “{first}”.",
                "{n} paragraphs in the style of a speaker are no names and were read as speech, first “{first}”.",
                len(self._wrong),
                first=self._wrong[0][:60],
            )


def _by_pattern(file: SourceFile, progress: Progress) -> Document:
    """A document without styles of speakers, as the plain minutes that its words are. Raises ImportFailed."""
    plain = as_plain(file, progress)
    asked = file.profile.importer if file.profile else ""
    for name, reader in (
        ("ko-minutes", ko_minutes.KoMinutes()),
        ("plain-minutes", plain_minutes.PlainMinutes()),
    ):
        if plain.data and (name == asked or (asked not in _MINUTES and reader.looks(plain) >= SURE_ENOUGH)):
            return _as_docx(Minutes(plain, chosen(plain, name), progress).document())
    raise no_record(
        file.name,
        _("it is a Word document in which no style and no paragraph is a speaker’s. Save it as plain text."),
    )


def as_plain(file: SourceFile, progress: Progress) -> SourceFile:
    """The words of a Word document as a text: a paragraph a line, an empty one below it. Raises ImportFailed."""
    text = "\n\n".join(paragraph.as_typed for paragraph in paragraphs(file, progress))
    return SourceFile(file.name, text.encode(), "utf-8", file.profile)


def _as_docx(document: Document) -> Document:
    return replace(document, format="docx", version=1)


def is_label(text: str) -> bool:
    """Whether a paragraph in a speaker's style can be one."""
    return len(text) <= _LABEL and not text.endswith(".") and "\n" not in text


def styles_of(file: SourceFile, used: Counter[str]) -> tuple[str, Styles | None]:
    """Language and styles of the profile asked for, or of the one whose speakers are there. Raises ImportFailed."""
    asked = file.profile
    if asked is not None and asked.settings and asked.importer == "docx":
        try:
            told = tomllib.loads(asked.settings)
            styles = {str(key): str(value) for key, value in told["styles"].items()}
        except (tomllib.TOMLDecodeError, RecursionError, KeyError, AttributeError) as problem:
            reason = _("The import profile “{name}” cannot be read: {why}.", name=asked.title, why=problem)
            raise failed(file.name, reason) from None
        return str(told.get("language", "")), styles
    if asked is not None and asked.importer in _MINUTES:
        return "", None
    for language, styles in _bundled():
        if sum(used[style] for style, part in styles.items() if part == "speaker") >= _FEW:
            return language, styles
    return "", None


@cache
def _bundled() -> tuple[tuple[str, Styles], ...]:
    found = (tomllib.loads(path.read_text("utf-8")) for path in sorted(resources("profiles").glob("*.toml")))
    return tuple((one.get("language", ""), one["styles"]) for one in found if one["importer"] == "docx")
