"""The strings that a pack must not say to its readers: what was hidden, left blank, or named as not to be said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from hearingdesk.pack import personal
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.proof.proving import Proof
from hearingdesk.pack.proof.secrets import Secret, squeeze
from hearingdesk.pack.proof.ways import halves
from hearingdesk.pack.readers import works
from hearingdesk.pack.restricted import restricted
from hearingdesk.record import R, meanings
from hearingdesk.records import KINDS
from hearingdesk.records.packs import Packs
from hearingdesk.records.parties import Parties, Party, PartyNames, Posts
from hearingdesk.records.sources import Sources
from hearingdesk.search.fold import CJK
from hearingdesk.store.records import Records

_SENTENCE = re.compile(r"(?<=[.!?。…])\s+|\n+")
_LONG = 24  # weight, in letters, from which a sentence is no chance
_TITLE = 10  # weight from which a title is one's own
_TEXTS = {"source_page": "source", "turn": "transcript"}  # what is said in which others
_PUBLISHED = ("statute", "judgment")  # kinds of sources that are public whoever keeps them
# What else names: publishers, units, labels.
_TITLES = ("title", "title_ko", "name", "name_ko", "text", "text_ko")
_CJK = re.compile(f"[{CJK}]")
_NO_WORDS = ("source_part", "edition_part", "edition")


def secrets(brief: Brief) -> list[Secret]:
    """All of them, each once: the first reason to withhold it is the strictest."""
    found: dict[str, Secret] = {}
    reasons = (_said_not_to_be, _names, _blanked, _numbers, _of_hidden)
    for secret in chain.from_iterable(reason(brief) for reason in reasons):
        found.setdefault(squeeze(secret.words).text, secret)
    return list(found.values())


def _said_not_to_be(brief: Brief) -> Iterator[Secret]:
    """The words that somebody wrote down for this pack, a line each; of a name, every form of it."""
    lines = [line.strip() for line in brief.pack.withheld.splitlines() if line.strip()]
    yield from (Secret(line, "pack", brief.pack.id, is_name=True) for line in lines)
    meant = {squeeze(line).text for line in lines}
    for party in brief.whole.parties.all() if lines else ():
        forms = _forms(brief, party)
        if meant.intersection(squeeze(form).text for form in forms):
            yield from (Secret(form, "pack", brief.pack.id, is_name=True, is_person=True) for form in forms)


def _forms(brief: Brief, party: Party) -> list[str]:
    """Every form of somebody's name."""
    others = [one.text for one in brief.whole.of(PartyNames.table).where(party=party.id)]
    return [form.strip() for form in (party.name, party.name_ko, *others) if form.strip()]


def _names(brief: Brief) -> Iterator[Secret]:
    """Every form of the name of somebody whose name is withheld, and the parts that nobody shown shares."""
    nameless = brief.nameless()
    hidden = {party.id for party in nameless}
    others = (party for party in brief.whole.parties.all() if nameless and party.id not in hidden)
    shown = {squeeze(form).text: form for party in others for form in _forms(brief, party)}
    shared = {squeeze(half).text for form in shown.values() for half in halves(form)}
    for party in nameless:
        person = party.kind == "person"
        for form in _forms(brief, party):
            name = squeeze(form).text
            yield Secret(
                form,
                Parties.table,
                party.id,
                is_name=True,
                is_person=person,
                halves=tuple(half for half in halves(form) if person and squeeze(half).text not in shared),
                within=tuple(other for other in shown if person and name in other and name != other),
            )


def _blanked(brief: Brief) -> Iterator[Secret]:
    """What stood in fields that are left blank, but for names that the readers know anyhow."""
    known = {squeeze(name).text for party in brief.every(Parties) for name in (party.name, party.name_ko)}
    for table in {table for table, _name in restricted().fields}:
        names = restricted().blank(table, brief.readers)
        for record in brief.whole.of(table).all() if names else ():
            for name in names:
                if not (words := getattr(record, name)):
                    continue
                for told in _telling(words):
                    if squeeze(told).text not in known:
                        yield Secret(told, table, record.id)
                if (table, name) in restricted().named:
                    yield from _people(words, table, record.id, known)


def _people(words: str, table: str, id: int, known: Collection[str]) -> Iterator[Secret]:
    for name in personal.people(words, restricted().surnames, restricted().nobody):
        if squeeze(name).text not in known:
            yield Secret(name, table, id, is_name=True, is_person=True, unless_shown=True)


def _telling(words: str) -> Iterator[str]:
    """What tells something on its own: the whole, its sentences, where one is reached and lives."""
    whole = words.strip()
    if _weight(whole) >= _TITLE:
        yield whole
    yield from (sentence for sentence in _sentences(whole) if sentence != whole)
    yield from personal.stretches(whole)


def _numbers(brief: Brief) -> Iterator[Secret]:
    """The numbers of people, which only those who work on the case see, wherever a record or an exhibit has them."""
    if works(brief.readers):
        return
    for table in KINDS:
        if table not in (*_TEXTS, *_NO_WORDS, Packs.table):  # what a pack leaves out is no part of any other
            for record in _worth_reading(brief.whole.of(table)):
                yield from (Secret(number, table, record.id) for number in personal.numbers(record))
    for exhibit in brief.exhibits.values():
        for page in brief.whole.source_pages.where(source=exhibit.source):
            yield from (Secret(number, "source", exhibit.source) for number in personal.numbers(page))


def _worth_reading(records: Records[R]) -> list[R]:
    """Those that may hold a number, in their order: their words are looked at before anything is made of a row."""
    may = {
        id for id, words in records.words(personal.worded(records.kind)) if personal.may_hold_numbers(words)
    }
    return records.many([id for id in records.ids() if id in may]) if may else []


def _of_hidden(brief: Brief) -> Iterator[Secret]:
    """Titles and sentences of the records that are hidden, and of what hangs on them."""
    for table in KINDS if brief.hides else ():
        if table not in _NO_WORDS:
            for record in _hidden(brief, table):
                yield from _of_record(table, record)


def _hidden(brief: Brief, table: str) -> Iterator[Any]:
    records = brief.whole.of(table)
    if table in _TEXTS:
        of = _TEXTS[table]
        for owner in brief.whole.of(of).ids():
            if brief.is_hidden(owner):
                yield from records.where(**{of: owner})
    else:
        yield from records.many([id for id in records.ids() if brief.is_hidden(id)])


def _of_record(table: str, record: Any) -> Iterator[Secret]:
    for name, meaning in meanings(type(record)).items():
        words = getattr(record, name)
        if meaning.shape not in ("text", "note") or not isinstance(words, str):
            continue
        if meaning.naming:
            if name in _TITLES and not _is_common(table, record) and _weight(words) >= _TITLE:
                yield Secret(words.strip(), table, record.id, unless_shown=True)
        elif meaning.searched:
            for sentence in _sentences(words):
                yield Secret(sentence, table, record.id, unless_shown=True)


def _is_common(table: str, record: Any) -> bool:
    """Is what the record is called nobody's own: an office that many hold, a law that everybody cites?"""
    return table == Posts.table or (table == Sources.table and record.kind in _PUBLISHED)


def _sentences(words: str) -> Iterator[str]:
    """Those that are no chance."""
    return (one.strip() for one in _SENTENCE.split(words) if _weight(one) >= _LONG)


def _weight(words: str) -> int:
    """How much words say, in letters: a syllable of Hangul or a sign says as much as two."""
    letters = squeeze(words).text
    return len(letters) + len(_CJK.findall(letters))


def not_shown(brief: Brief, proof: Proof) -> Proof:
    """The proof without what the readers know anyhow: what a record that they see says as well."""
    wanted = {squeeze(leak.secret.words).text for leak in proof.leaks if leak.secret.unless_shown}
    if not wanted:
        return proof
    known = {words for table in KINDS if table not in _NO_WORDS for words in _said(brief, table, wanted)}
    left = [leak for leak in proof.leaks if squeeze(leak.secret.words).text not in known]
    return replace(proof, leaks=tuple(left))


def _said(brief: Brief, table: str, wanted: set[str]) -> Iterator[str]:
    """Which of these the shown records of a table say: as a title, or as words of a source that is shown."""
    of = _TEXTS.get(table)
    for record in brief.view.of(table).all():
        if brief.is_hidden(record.id) or (of and brief.is_hidden(getattr(record, of))):
            continue
        for name, meaning in meanings(type(record)).items():
            words = getattr(record, name)
            if (of or meaning.naming) and isinstance(words, str) and words:
                said = squeeze(words).text
                yield from (one for one in wanted if one == said or (of and one in said))
