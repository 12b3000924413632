"""The bundled case held against the facts it is made from: every row told, nothing told beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from hearingdesk.exchange.sample import sample_seed
from hearingdesk.exchange.seed import Planned, Seed

# Law, papers of the staff, and the one report of what the commission later called its decision.
BESIDE_THE_FACTS = ("S-", "STAFF-", "N-zdnet0114")


@dataclass(frozen=True)
class Row:
    """One row of facts.yaml, as far as the tests need it."""

    when: str
    sources: frozenset[str]
    inferred: bool


@pytest.fixture(scope="module")
def rows(shared: Path) -> Mapping[str, Row]:
    """The rows of facts.yaml by id: the file is flat, so its lines can be read without a parser."""
    found: dict[str, Row] = {}
    for block in (shared / "case" / "facts.yaml").read_text("utf-8").split("\n- id: ")[1:]:
        said = dict(re.findall(r"^ {2}(\w+): (.*)$", block, re.M))
        sources = frozenset(said["src"].removesuffix(".txt").split(", "))
        when = said["when"].strip("'").replace("null", "")
        found[block[:3]] = Row(when, sources, said["prec"] == "inferred")
    return found


@cache
def seed() -> Seed:
    return sample_seed()


def planned(*tables: str) -> list[Planned]:
    return [entry for entry in seed().planned.values() if not tables or entry.table in tables]


def cited(entry: Planned) -> set[str]:
    """The short codes of the sources that stand behind a record."""
    return {
        seed().planned[citation.links["source"]].values["code"]
        for citation in planned("citation")
        if citation.links["about"] == entry.key
    }


def test_every_row_of_the_facts_stands_in_the_chronology_with_its_sources(rows: Mapping[str, Row]) -> None:
    assert len(rows) == 42
    told_by: dict[str, set[str]] = {}
    for entry in planned("fact"):
        for row in entry.facts:
            told_by.setdefault(row, set()).update(cited(entry))
    assert told_by.keys() == rows.keys()
    for name, row in rows.items():
        assert row.sources <= told_by[name], name


def test_no_record_rests_on_anything_but_the_facts(rows: Mapping[str, Row]) -> None:
    for entry in planned():
        assert set(entry.facts) <= rows.keys()
        allowed = set().union(*(rows[name].sources for name in entry.facts))
        for name in entry.facts:  # a row is answered by the row that contradicts or repeats it
            allowed |= (
                {"N-smarttoday1216", "N-newsis1223", "N-zdnet1209"} if name in ("X16", "X21") else set()
            )
            allowed |= {"N-zdnet0210", "N-segye1121", "N-kmib1121"} if name in ("X04", "X05") else set()
        strange = {code for code in cited(entry) - allowed if not code.startswith(BESIDE_THE_FACTS)}
        assert not strange, (entry.key, strange)


def test_days_are_those_of_the_facts_and_inferred_ones_say_so(rows: Mapping[str, Row]) -> None:
    for entry in planned("fact"):
        day = entry.values.get("day")
        known = {rows[name].when for name in entry.facts}
        if day is None:
            assert known == {""}, entry.key
            continue
        assert known & {str(day).removesuffix("~"), str(day.date()).removesuffix("~")}, entry.key
        if all(rows[name].inferred for name in entry.facts) and entry.key != "f-results-due":
            assert day.about, entry.key
            assert entry.values["confidence"] == "medium"


def test_no_sentence_of_the_articles_is_copied(shared: Path) -> None:
    runs: set[tuple[str, ...]] = set()
    for article in (shared / "case").glob("coupang-*.txt"):
        runs |= set(_runs(article.read_text("utf-8")))
    assert len(runs) > 600
    for entry in planned():
        for value in entry.values.values():
            if isinstance(value, str):
                copied = runs & set(_runs(value))
                assert not copied, (entry.key, copied)


def _runs(text: str, length: int = 7) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))
