"""Where it all comes from: every source under the code that the pack cites it by, and how many can be searched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.exhibits.chosen import KEY
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.kept import Item
from hearingdesk.pack.press import Press
from hearingdesk.pack.readers import prepares
from hearingdesk.pack.section import section
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, coded, day, field, own_korean, paragraphs, phrase, runs
from hearingdesk.records.sources import Source, Sources
from hearingdesk.records.turns import Transcript, Transcripts
from hearingdesk.words import N_


@section("sources", N_("Sources"), order=100, of=("source",), shortens=True, lists=True)
def tell(brief: Brief, press: Press) -> Story:
    for source in _listed(brief):
        yield _source(brief, press, source)
    for transcript in brief.every(Transcripts) if brief.annex is None and not brief.item.narrowed else ():
        if brief.find(Sources, transcript.source) is None:
            yield _transcript(brief, press, transcript)
    yield from coverage(brief, press)


def _listed(brief: Brief) -> Sequence[Source]:
    """All of them, in an annex those it cites: by their codes, under which they are looked up, unless the pack says."""
    every = brief.every(Sources)
    if brief.annex is not None:
        every = [one for one in every if one.id in brief.cites.used]
    if brief.item.order:
        return every
    return sorted(every, key=lambda one: _place(brief.cites.code(one)))


def _place(code: str) -> list[tuple[int, str]]:
    """S9 before S10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", code)]


def _source(brief: Brief, press: Press, source: Source) -> Block:
    code = brief.cites.code(source)
    pieces = [
        coded("source_kind", source.kind),
        Two(source.publisher, own_korean(source.publisher)),
        day(source.day),
        phrase(N_("reliability: {word}"), word=coded("confidence", source.reliability))
        if source.reliability
        else Two(),
        coded("marking", source.marking),
        coded("source_state", source.state) if source.state == "unreadable" else Two(),
        phrase(N_("code in the file: {code}"), code=source.code) if source.code not in ("", code) else Two(),
    ]
    main: list[Block] = paragraphs(press, field(source, "title"), "event")
    said = [[Run(press.first(piece))] for piece in pieces if piece] if not brief.short else []
    if number := brief.cites.exhibit(source.id):
        shown = press.first(phrase(N_("Exhibit {n}"), n=number))
        said.append([Run(shown, "accent", f"{KEY}{number}")])
    if said:
        main.append(Words(between(said), "source"))
    if prepares(brief.readers) and not brief.short:
        main += paragraphs(press, field(source, "remark"), "source")
    return Item(
        brief.cites.code(source), main, side_style="number", after=5.0, rule=True, key=f"source-{source.id}"
    )


def _transcript(brief: Brief, press: Press, transcript: Transcript) -> Block:
    main = paragraphs(press, field(transcript, "title"), "event")
    main.append(Words([*runs(press, coded("transcript_state", transcript.state))], "source"))
    code = brief.cites.letter(transcript)
    return Item(code, main, side_style="number", after=5.0, rule=True, key=f"source-{transcript.id}")


def coverage(brief: Brief, press: Press) -> list[Block]:
    """How much of what the case rests on can be read and searched, in a sentence."""
    states = [source.state for source in _listed(brief)]
    if not states:
        return []
    words = phrase(
        N_(
            "{n} sources: {searched} with text that can be searched, {record} on record without their text, "
            "{unreadable} that could not be read."
        ),
        n=len(states),
        searched=states.count("text"),
        record=len(states) - states.count("text") - states.count("unreadable"),
        unreadable=states.count("unreadable"),
    )
    return [Words(words, replace(press.style("small"), before=12.0))]
