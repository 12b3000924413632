"""Minutes and Word documents line by line: what each line, and each part of it, is taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.docx import is_label, styles_of
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.minutes.patterns import SEEN
from hearingdesk.exchange.minutes.profile import MinutesProfile, profile_of
from hearingdesk.exchange.minutes.reading import Minutes
from hearingdesk.exchange.preview.looks import LinesLook, SeenLine, Span, Style, TurnsLook, WordLook
from hearingdesk.exchange.profiles.minutes_draft import MinutesDraft, draft_of
from hearingdesk.exchange.profiles.word_draft import WordDraft
from hearingdesk.exchange.profiles.word_draft import draft_of as word_draft
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.profile import named
from hearingdesk.exchange.word_text import paragraphs
from hearingdesk.job import silent

SHOWN = 400  # lines
_LINE = 2_000  # characters of a line
_PARAGRAPHS = 5_000  # of a Word document


def lines_look(
    file: SourceFile, draft: MinutesDraft, name: str, look: Callable[[], None]
) -> tuple[LinesLook, Document | None, str]:
    """The lines of minutes by a draft, what it would become, and why not where it would not.

    Raises Invalid, and ImportFailed where the bytes are no text or the reading takes too long.
    """
    profile = profile_of(name, draft.importer, draft.settings())
    lines: list[SeenLine] = []

    def seen(number: int, line: str, part: str) -> None:
        if number % 50 == 0:
            look()
        if len(lines) < SHOWN:
            lines.append(_seen(number, line[:_LINE], part, profile))

    document, wrong = None, ""
    try:
        document = Minutes(file, profile, silent, seen).document()
    except ImportFailed as reason:
        if not lines:
            raise
        look()
        wrong = str(reason)
    return LinesLook(draft, tuple(lines)), document, wrong


def draft_in(file: SourceFile, importer: str, shipped: str) -> MinutesDraft:
    """The draft of the profile that was asked for, else of the program's own of that name. Raises Invalid."""
    profile = file.profile
    if profile is None or profile.importer != importer:
        profile = named(shipped)
    assert profile is not None
    return draft_of(profile.settings, importer, profile.title)


def _seen(number: int, line: str, part: str, profile: MinutesProfile) -> SeenLine:
    spans: list[Span] = []
    start = 0
    numbered = profile.patterns.get("numbered")
    found = numbered.match(line[:SEEN]) if numbered else None
    if found is not None and found["row"].isdigit():
        spans += [Span(*found.span(name), name) for name in ("page", "row") if _has(found, name)]
        start = found.start("text") if found["text"] is not None else len(line)
    if part == "turn" and (turn := profile.turn.match(line[start:][:SEEN])):
        for name in ("cite", "label"):
            if _has(turn, name):
                spans.append(Span(turn.start(name) + start, turn.end(name) + start, name))
        if turn["text"] is not None:
            spans.append(Span(turn.start("text") + start, len(line), "text"))
    elif line[start:].strip():
        spans.append(Span(start, len(line), part))
    return SeenLine(number, line, part, tuple(spans))


def _has(found: re.Match[str], name: str) -> bool:
    return bool(found.groupdict().get(name))


def word_look(file: SourceFile, look: Callable[[], None]) -> WordLook:
    """The styles of a Word document and its first paragraphs. Raises ImportFailed, Invalid."""
    used, samples = Counter[str](), dict[str, str]()
    shown: list[tuple[int, str, str]] = []
    for number, paragraph in enumerate(islice(paragraphs(file), _PARAGRAPHS), 1):
        if number % 100 == 0:
            look()
        used[paragraph.style] += 1
        samples.setdefault(paragraph.style, paragraph.text[:_LINE])
        if len(shown) < SHOWN:
            shown.append((number, paragraph.style, paragraph.text.replace("\n", " ")[:_LINE]))
    draft = _word_draft(file, used)
    styles = tuple(
        Style(style, count, samples[style], draft.styles.get(style, ""))
        for style, count in used.most_common()
    )
    return WordLook(draft, styles, tuple(_paragraphs(shown, draft)))


def _word_draft(file: SourceFile, used: Counter[str]) -> WordDraft:
    profile = file.profile
    if profile is not None and profile.settings and profile.importer == "docx":
        return word_draft(profile.settings, profile.title)
    language, styles = styles_of(without_profile(file), used)
    return WordDraft(
        styles={one: part for one, part in (styles or {}).items() if one in used}, language=language
    )


def without_profile(file: SourceFile) -> SourceFile:
    """The same file without a profile."""
    return SourceFile(file.name, file.data, file.encoding)


def _paragraphs(shown: list[tuple[int, str, str]], draft: WordDraft) -> Iterator[SeenLine]:
    speaking = False
    for number, style, text in shown:
        part = draft.styles.get(style, "")
        if part == "speaker":
            labelled = is_label(text)
            speaking = speaking or labelled
            part = "label" if labelled else "more" if speaking else "head"
        elif part == "body":
            part = "committee"
        elif not part:
            part = "more" if speaking else "head"
        yield SeenLine(number, text, part, (Span(0, len(text), part),))


def turns_look(document: Document) -> TurnsLook:
    """The first turns of what is marked up."""
    lines: list[SeenLine] = []
    for turn in islice(document.turns(), SHOWN):
        label = f"{turn.label}  " if turn.label else ""
        text = f"{label}{turn.text}".replace("\n", " ")[:_LINE]
        spans = [Span(0, len(turn.label), "label")] if turn.label else []
        part = "text" if turn.label else "scene"
        lines.append(SeenLine(turn.line, text, part, (*spans, Span(len(label), len(text), part))))
    return TurnsLook(tuple(lines))
