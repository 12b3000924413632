"""The sample case cites two articles that it does not hold: the day they come in, every quotation is live."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.citing.stream import plain
from hearingdesk.citing.where import resolve
from hearingdesk.exchange.sample import build_sample, sample_seed
from hearingdesk.reanchoring.carry import Text
from hearingdesk.reanchoring.replace import replace_text
from hearingdesk.records.sources import SourcePage
from tests.citing.cases import source

ARTICLES = ("coupang-leak-decision", "coupang-emergency-meeting")


@pytest.fixture(scope="module")
def quotes(shared: Path) -> Mapping[str, str]:
    """What the rows of facts.yaml quote of the two articles; the file is flat, so no parser is needed."""
    found: dict[str, str] = {}
    for block in (shared / "case" / "facts.yaml").read_text("utf-8").split("\n- id: ")[1:]:
        if said := re.search(r"^ {2}quote: (.*(?:\n {4}.*)*)$", block, re.M):
            found[block[:3]] = re.sub(r"\n\s+", " ", said[1]).strip("'")
    return found


@pytest.fixture
def sample(tmp_path: Path) -> CaseFile:
    return build_sample(tmp_path / "sample.hearing")


def live(case: CaseFile) -> set[str]:
    """The words of every citation that stands in a text of the case."""
    standing = [resolve(case, one) for one in case.citations.all()]
    return {plain(one.words) for one in standing if one is not None and one.anchor is not None}


def article(shared: Path, name: str) -> str:
    return (shared / "case" / f"{name}.txt").read_text("utf-8")


def test_without_the_articles_nothing_is_claimed_and_nothing_is_wrong(sample: CaseFile) -> None:
    with sample:
        assert live(sample) == set()
        assert sample.check().ok


def test_no_words_of_the_articles_are_in_the_sample(quotes: Mapping[str, str]) -> None:
    held = [value for entry in sample_seed().planned.values() for value in entry.values.values()]
    assert len(quotes) == 25
    for words in quotes.values():
        assert not any(isinstance(value, str) and words in value for value in held)


def test_the_texts_put_to_their_records_make_every_quotation_live(
    sample: CaseFile, shared: Path, quotes: Mapping[str, str]
) -> None:
    with sample:
        with sample.change("Put the texts in") as edit:
            for name in ARTICLES:
                record = sample.sources.first(code=name)
                assert record is not None
                edit.add(SourcePage(source=record.id, number=1, text=article(shared, name)))
        assert {plain(words) for words in quotes.values()} <= live(sample)
        assert sample.check().ok


@pytest.mark.parametrize("pages", [1, 4])
def test_articles_that_come_in_as_sources_take_the_place_of_their_records(
    sample: CaseFile, shared: Path, quotes: Mapping[str, str], pages: int
) -> None:
    with sample:
        for name in ARTICLES:
            record = sample.sources.first(code=name)
            assert record is not None
            lines = article(shared, name).split("\n")
            size = -(-len(lines) // pages)
            held = source(sample, *("\n".join(lines[n : n + size]) for n in range(0, len(lines), size)))
            done = replace_text(sample, Text("source", record.id), Text("source", held))
            assert sum(sample.carried_cites.counted(done.id).values()) == done.total
        stored = {plain(one.quote) for one in sample.citations.all() if one.spot}
        assert {plain(words) for words in quotes.values()} <= stored
        assert {plain(words) for words in quotes.values()} <= live(sample)
        assert sample.check().ok
