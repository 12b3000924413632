"""The labels of a transcript as a list: searched in either script, filtered, ordered, with what was chosen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.labels import (
    CHOSEN,
    FILTERS,
    LINKED,
    NAME,
    OPEN,
    SEVERAL,
    STANDS_OUT,
    TURNS,
    LabelListing,
    LabelQuery,
)
from hearingdesk.naming import Answers, Said, link
from tests.build import lamps_case


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Any]:
    case, ids = lamps_case(tmp_path)
    counts: dict[str, int] = {}
    listing: LabelListing[Any] = LabelListing(case.reader, lambda view, state: state, counts.update)

    def ask(**query: Any) -> list[str]:
        listing.ask(LabelQuery(ids.transcript, **query))
        n = listing.build()
        rows = listing.page(0)
        assert n == len(rows)
        return [row.label.text for row in rows]

    ask.case, ask.ids, ask.counts, ask.listing = case, ids, counts, listing  # type: ignore[attr-defined]
    yield ask
    listing.close()
    case.close()


def test_every_filter_tells_how_many_it_would_leave(listed):
    every = listed()
    assert listed.counts.keys() == set(FILTERS)
    for name in FILTERS:
        assert len(listed(filter=name)) == listed.counts[name]
    assert len(every) >= listed.counts[OPEN] + listed.counts[LINKED]


def test_the_order_is_that_of_the_record_of_the_names_or_of_the_turns(listed):
    assert sorted(listed()) == sorted(listed(order=NAME)) == sorted(listed(order=TURNS))
    assert listed(order=NAME) == sorted(listed(), key=str.casefold)


def test_words_find_labels_and_those_they_are_linked_to(listed):
    first = listed()[0]
    assert first in listed(words=first[:3].upper())
    assert listed(words="no such words") == []


def test_what_was_chosen_is_no_longer_open(listed):
    before = listed(filter=OPEN)
    if not before:
        label = listed()[0]
        who = next(row.label.who for row in listed.listing.page(0) if row.label.text == label)
        link(listed.case, listed.ids.transcript, Answers((Said(label, who, 0),)))
        before = listed(filter=OPEN)
    listed(filter=OPEN)
    state = listed.listing.page(0)[0]
    party = listed.case.parties.ids()[0]
    chosen = {state.label.first: (party,)}
    assert state.label.text in listed(filter=CHOSEN, chosen=chosen)
    assert state.label.text not in listed(filter=OPEN, chosen=chosen)
    assert set(listed(filter=STANDS_OUT)).isdisjoint(listed(filter=SEVERAL))
