"""The strings that a pack must not say to its readers: what was hidden, left blank, or named as not to be said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from hearingdesk.pack.brief import Brief
from hearingdesk.pack.proof.proving import Proof
from hearingdesk.pack.proof.secrets import Secret, squeeze
from hearingdesk.pack.restricted import restricted
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.records.parties import Parties, PartyNames

_SENTENCE = re.compile(r"(?<=[.!?。…])\s+|\n+")
_LONG = 24  # letters from which a sentence is no chance
_TITLE = 10  # letters from which a title is one's own
_TEXTS = {"source_page": "source", "turn": "transcript"}  # what is said in which others
_NO_WORDS = ("source_part", "edition_part", "edition")


def secrets(brief: Brief) -> list[Secret]:
    """All of them, each once: the first reason to withhold it is the strictest."""
    found: dict[str, Secret] = {}
    for secret in chain(_said_not_to_be(brief), _names(brief), _blanked(brief), _of_hidden(brief)):
        found.setdefault(squeeze(secret.words).text, secret)
    return list(found.values())


def _said_not_to_be(brief: Brief) -> Iterator[Secret]:
    """The words that somebody wrote down for this pack, a line each."""
    for line in brief.pack.withheld.splitlines():
        if line.strip():
            yield Secret(line.strip(), "pack", brief.pack.id, is_name=True)


def _names(brief: Brief) -> Iterator[Secret]:
    """Every form of the name of somebody whose name is withheld."""
    for party in brief.nameless():
        forms = [one.text for one in brief.whole.of(PartyNames.table).where(party=party.id)]
        for name in (party.name, party.name_ko, *forms):
            if name.strip():
                yield Secret(name.strip(), Parties.table, party.id, is_name=True)


def _blanked(brief: Brief) -> Iterator[Secret]:
    """What stood in fields that are left blank, but for names that the readers know anyhow."""
    known = {squeeze(name).text for party in brief.every(Parties) for name in (party.name, party.name_ko)}
    for table in {table for table, _name in restricted().fields}:
        names = restricted().blank(table, brief.readers)
        for record in brief.whole.of(table).all() if names else ():
            for name in names:
                words = getattr(record, name).strip()
                if len(squeeze(words).text) >= _TITLE and squeeze(words).text not in known:
                    yield Secret(words, table, record.id)


def _of_hidden(brief: Brief) -> Iterator[Secret]:
    """Titles and sentences of the records that are hidden, and of what hangs on them."""
    for table in KINDS:
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
        yield from (record for record in records.all() if brief.is_hidden(record.id))


def _of_record(table: str, record: Any) -> Iterator[Secret]:
    for name, meaning in meanings(type(record)).items():
        words = getattr(record, name)
        if meaning.shape not in ("text", "note") or not isinstance(words, str):
            continue
        if meaning.naming and len(squeeze(words).text) >= _TITLE:
            yield Secret(words.strip(), table, record.id, unless_shown=True)
        elif meaning.searched:
            for sentence in _SENTENCE.split(words):
                if len(squeeze(sentence).text) >= _LONG:
                    yield Secret(sentence.strip(), table, record.id, unless_shown=True)


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
