"""The hits of a search as a list: the first at once, then all, in the order that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.hits import NEWEST, OLDEST, RECORD, HitListing, HitQuery, kinds, speakers
from hearingdesk.listing import Superseded
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.when import When

DAYS = ("2026-03-02", "2026-01-05", "2026-02-11")


@pytest.fixture
def case(tmp_path: Path):
    case = CaseFile.create(tmp_path / "hits.hearing", Matter(title="Hits"))
    with case.change("Fill") as edit:
        edit.add(Fact(text="the leak", day=When.parse("2025-12")))
        edit.add(Fact(text="a leak without a day"))
        vale = edit.add(Party(name="Vale"))
        hearing = edit.add(Hearing(title="Sitting"))
        for day in DAYS:
            sitting = edit.add(Sitting(hearing=hearing.id, day=When.parse(day)))
            talk = edit.add(Transcript(hearing=hearing.id, title=f"Record {day}"))
            edit.add_bulk(
                [
                    Turn(
                        transcript=talk.id,
                        sitting=sitting.id,
                        position=n,
                        label="Clerk",
                        party=vale.id,
                        text="leak",
                    )
                    for n in range(150)
                ]
            )
    yield case
    case.close()


@pytest.fixture
def listing(case: CaseFile):
    listing = HitListing(case.reader, lambda hit: hit)
    yield listing
    listing.close()


def test_the_first_hits_are_the_beginning_of_all(case, listing):
    listing.ask(HitQuery("leak"))
    first = listing.first(256)
    assert len(first) == 256
    assert listing.build() == 452
    every = [hit for page in range(4) for hit in listing.page(page)]
    assert every[:256] == first
    assert [listing.find(hit.id) for hit in every] == list(range(452))
    assert [listing.place(at) for at in (0, 300)] == [(every[at].kind, every[at].id) for at in (0, 300)]
    assert len({hit.id for hit in every}) == 452


def test_a_document_stands_together(case, listing):
    listing.ask(HitQuery("leak kind:turn", order=RECORD))
    listing.build()
    documents = [hit.document for page in range(4) for hit in listing.page(page)]
    assert [document for n, document in enumerate(documents) if documents[n - 1] != document] == [
        f"Record {day}" for day in DAYS
    ]


@pytest.mark.parametrize("order", [NEWEST, OLDEST])
def test_hits_stand_by_their_days_those_without_one_last(case, listing, order):
    listing.ask(HitQuery("leak", order=order))
    assert listing.first(256) == []
    assert listing.build() == 452
    days = [hit.date[:10] for page in range(4) for hit in listing.page(page)]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=order == NEWEST)
    assert days[-1] == ""


def test_an_answer_says_what_was_looked_for_and_how_much_was_searched(case, listing):
    listing.ask(HitQuery('"the leak" kind:fact'))
    assert listing.build() == 1
    assert listing.told is not None
    assert listing.told.words == '"the leak"'
    assert listing.told.coverage.of == 0


def test_nothing_asked_finds_nothing(listing):
    listing.ask(HitQuery("  "))
    assert (listing.first(256), listing.build(), listing.page(0)) == ([], 0, [])


def test_a_few_hits_are_enough_for_the_palette(listing):
    listing.ask(HitQuery("leak", most=12))
    assert (len(listing.first(256)), listing.build()) == (12, 12)


def test_a_search_that_is_taken_back_stops(listing):
    listing.ask(HitQuery("leak"))
    listing.interrupt()
    with pytest.raises(Superseded):
        listing.first(10)


def test_what_a_menu_offers_is_there(case):
    assert {"fact", "turn"} <= set(kinds(case))
    assert speakers(case, 10) == ["Vale", "Clerk"]
