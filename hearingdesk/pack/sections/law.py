"""The law that a pack rests on: every text it cites, the places in it, the rules it counts by, since when they hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.cells import Col
from hearingdesk.pack.flow import Block, Story
from hearingdesk.pack.heads import Subhead
from hearingdesk.pack.press import Press
from hearingdesk.pack.said import said
from hearingdesk.pack.section import section
from hearingdesk.pack.sections.glossary import OWN
from hearingdesk.pack.sections.verdict import worded
from hearingdesk.pack.table import Table
from hearingdesk.pack.text import Run, Words
from hearingdesk.pack.two import Two
from hearingdesk.pack.wording import between, coded, day, join, own_korean, phrase
from hearingdesk.places import resources
from hearingdesk.procedure.law import Law
from hearingdesk.procedure.rule import Rule
from hearingdesk.procedure.sources import Source, cite, code_of, sources
from hearingdesk.procedure.telling import asked_words
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.complaints import ComplaintCounts
from hearingdesk.records.deadlines import Deadlines
from hearingdesk.records.hearings import Hearings
from hearingdesk.when import When
from hearingdesk.words import N_

KINDS = {
    "law": N_("Statute"),
    "case": N_("Judgment"),
    "study": N_("Study"),
    "general": N_("General knowledge: no text was read"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A text that the pack cites, the places in it as they are written there, and the rules that rest on it."""

    source: Source
    places: Sequence[str]
    rules: Sequence[Rule]


@section("law", N_("Legal annex"), order=103, closing=True, lists=True)
def tell(brief: Brief, press: Press) -> Story:
    from hearingdesk.pack.counted import counted_by  # with the law of complaints: few packs have this annex

    text = said(brief.story, but=OWN)
    law = law_for(brief.view)
    for one in _cited(text, law, counted_by(brief, text, law)):
        yield from _source(press, one)
    if words := _typed(brief, text):
        yield Subhead(Two.said(N_("As the file cites it")), listed=False, full=True)
        yield Table(
            [Col(Two.said(N_("As written")), 300), Col(Two.said(N_("Cited for")), 170.6)],
            [[cited, what] for cited, what in words.items()],
        )


def _cited(text: str, law: Law, counted: Collection[str]) -> Iterator[Cited]:
    """Every text of the law that the words of a pack name, in the order in which they stand in the program."""
    rules = [law.rule(name) for name in law.ids()]
    places = {*_written(), *(place for rule in rules for place in rule.sources)}
    rules = [rule for rule in rules if rule.id in counted]
    named = sorted(place for place in places if _named(text, place))
    for code, source in sources().items():
        here = [place for place in named if code_of(place) == code]
        resting = [rule for rule in rules if any(code_of(place) == code for place in rule.sources)]
        if here or resting:
            yield Cited(source, here, resting)


def _named(text: str, place: str) -> bool:
    """Do the words name this very place, and not one that begins alike?"""
    words = cite((place,))
    if words.en in text and re.search(re.escape(words.en) + r"(?![\d(-]|, \d)", text):
        return True
    return words.ko in text and re.search(re.escape(words.ko) + r"(?![\d제의]|, 제)", text) is not None


@cache
def _written() -> frozenset[str]:
    """Every place that the tables of the law cite."""
    files = resources("procedure", "tables").glob("*.toml")
    return frozenset(place for path in files for place in _places(tomllib.loads(path.read_text("utf-8"))))


def _places(table: Any) -> Iterator[str]:
    if isinstance(table, Mapping):
        yield from (place for place in table.get("src", ()) if isinstance(place, str))
        for value in table.values():
            yield from _places(value)
    elif isinstance(table, list):
        for one in table:
            yield from _places(one)


def _source(press: Press, one: Cited) -> Iterator[Block]:
    yield Subhead(worded(one.source.full), full=True, key=f"law-{one.source.code}")
    kind = join([Two.said(KINDS[one.source.kind]), worded(one.source.version)])
    held = {place for rule in one.rules for place in rule.sources}
    places = [_place(place) for place in one.places if place not in (one.source.code, *held)]
    told = [kind, phrase(N_("cited: {places}"), places=join(places, "; ")) if places else Two()]
    line = between([[Run(press.line(words))] for words in told if words])
    yield Words(line, replace(press.style("small"), after=4.0), full=True, keeps=bool(one.rules))
    if one.rules:
        yield Table(_cols(), [_rule(rule, one.source.code) for rule in one.rules])


def _cols() -> list[Col]:
    return [
        Col(Two.said(N_("Article or judgment")), 104),
        Col(Two.said(N_("Rule")), 120),
        Col(Two.said(N_("What it asks")), 150),
        Col(Two.said(N_("In force")), 96.6),
    ]


def _place(place: str) -> Two:
    """A place without the name of its text."""
    named, source = cite((place,)), sources()[code_of(place)]
    return Two(
        named.en.removeprefix(source.short.en).strip() or named.en,
        named.ko.removeprefix(source.short.ko).strip() or named.ko,
    )


def _rule(rule: Rule, code: str) -> list[Two]:
    """A rule with the place it stands at, what it asks for, since when it holds and how sure that is."""
    here = join([_place(place) for place in rule.sources if code_of(place) == code], "; ")
    own = Two.said(N_("this committee’s own rule")) if rule.local else Two()
    sure = phrase(N_("confidence: {word}"), word=coded("confidence", rule.confidence))
    name = Two(f"{rule.title.en} ({rule.id})", f"{rule.title.ko} ({rule.id})")
    return [here, join([name, own], "; "), worded(asked_words(rule)), join([_force(rule), sure], "; ")]


def _force(rule: Rule) -> Two:
    """Since when, and until when; how far the texts were read where that is not known."""
    told = [
        phrase(words, day=day(When.day(when)))
        for words, when in ((N_("from {day}"), rule.since), (N_("until {day}"), rule.until))
        if when
    ]
    return join([*told, _read(rule.read_until)] if not rule.until else told)


def _read(until: date | None) -> Two:
    return phrase(N_("text read as of {day}"), day=day(When.day(until))) if until else Two()


def _typed(brief: Brief, text: str) -> dict[str, Two]:
    """What the records say of their legal basis in words of their own, with what they say it for."""
    found: dict[str, Two] = {}
    for hearing in brief.every(Hearings):
        found.setdefault(hearing.legal_basis, Two(hearing.title, hearing.title_ko))
    for deadline in brief.every(Deadlines):
        found.setdefault(deadline.basis, Two(deadline.title, deadline.title_ko))
    for count in brief.every(ComplaintCounts):
        found.setdefault(count.article, coded("offence", count.offence))
    return {words: what for words, what in found.items() if _said(words.strip(), text)}


def _said(words: str, text: str) -> bool:
    """Does the pack say these words, or what they have in Korean for themselves?"""
    korean = own_korean(words)
    return bool(words) and (words in text or bool(korean and korean in text))
