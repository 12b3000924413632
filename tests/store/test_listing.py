"""Lists of any length: the first rows, the whole order, pages, places, filters, and stopping."""

import threading
from typing import ClassVar

import pytest

from hearingdesk.listing import CaseListing, ListQuery, Superseded, count
from hearingdesk.records import KINDS
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Parties, Party
from hearingdesk.rows import PAGE, ListRow
from hearingdesk.store.records import Filter, Named
from tests.build import new_case

ROWS = 3000


class Sorted(Parties):
    """Parties as a room declares them: with a filter, and an order that runs down in one of its terms."""

    filters: ClassVar = {"people": Named("People", "kind = 'person'")}
    orders: ClassVar = {"role": Named("Role", "COALESCE(role, ''), name DESC")}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with new_case(tmp_path_factory.mktemp("listing")) as case:
        with case.change("Fill") as edit:
            edit.add_bulk(
                [
                    Party(
                        kind="person" if n % 3 else "organisation",
                        name=f"Lamp {(n * 7919) % ROWS:05}",
                        role=f"Keeper {n % 5}",
                    )
                    for n in range(ROWS)
                ]
            )
            first = case.parties.ids()[0]
            edit.add_bulk([Note(text=f"note {n}", about_kind="party", about=first) for n in range(10)])
        yield case


@pytest.fixture
def listing(case, monkeypatch):
    monkeypatch.setitem(KINDS, "party", Sorted)
    shown = CaseListing(case.reader, lambda view, record: ListRow(record.id, view.of("party").name(record)))
    yield shown
    shown.close()


def asked(listing, **query):
    listing.ask(ListQuery("party", **query))
    rows = listing.build()
    pages = [listing.page(k) for k in range(-(-rows // PAGE))]
    assert all(len(page) == PAGE for page in pages[:-1])
    found = [row.id for page in pages for row in page]
    assert len(found) == rows
    return found


def wanted(case, where="1", order="name, id"):
    return case.parties.ids(Filter(where, order=order))


def test_the_pages_are_the_whole_order(case, listing):
    assert asked(listing) == wanted(case)


def test_the_first_rows_come_before_the_order_is_built(case, listing):
    listing.ask(ListQuery("party"))
    assert [row.id for row in listing.first(50)] == wanted(case)[:50]


def test_a_list_runs_down_as_it_runs_up(case, listing):
    assert asked(listing, down=True) == wanted(case)[::-1]


def test_an_order_with_a_falling_term_runs_down_too(case, listing):
    up = asked(listing, order="role")
    assert up == wanted(case, order="role, name DESC, id")
    assert asked(listing, order="role", down=True) == up[::-1]


def test_a_filter_leaves_what_it_says_and_its_chip_counts_it(case, listing):
    found = asked(listing, filter="people")
    assert found == wanted(case, "kind = 'person'")
    assert count(case, ListQuery("party", filter="people")) == len(found) == 2000
    assert count(case, ListQuery("party")) == ROWS


def test_words_find_rows_and_keep_the_order(case, listing):
    listing.ask(ListQuery("party", words="00042"))
    assert listing.first(10) == []
    found = asked(listing, words="00042")
    assert found == wanted(case, "name LIKE '%00042%'")
    assert len(found) == 1


def test_a_scope_leaves_the_records_of_one_other(case):
    first = case.parties.ids()[0]
    query = ListQuery("note", scope=("about", first))
    listing = CaseListing(case.reader, lambda view, record: record)
    listing.ask(query)
    assert listing.build() == 10 == count(case, query)
    assert listing.page(0) == case.notes.where(about=first)
    listing.close()


def test_a_record_is_found_at_its_place(case, listing):
    order = asked(listing)
    for place in (0, 1, PAGE, ROWS - 1):
        assert listing.find(order[place]) == place
    assert listing.find(12345) == -1


def test_a_page_behind_the_end_is_empty(listing):
    listing.ask(ListQuery("party"))
    listing.build()
    assert listing.page(ROWS) == []


def test_a_listing_that_was_stopped_answers_nothing_until_it_is_asked_again(case, listing):
    listing.ask(ListQuery("party"))
    listing.interrupt()
    for call in (listing.build, lambda: listing.page(0), lambda: listing.first(3)):
        with pytest.raises(Superseded):
            call()
    assert asked(listing) == wanted(case)


def test_a_long_question_is_stopped_from_another_thread(listing, monkeypatch):
    slow = "(SELECT count(*) FROM party AS a, party AS b WHERE a.name < b.name AND b.id <> party.id)"
    monkeypatch.setattr(Sorted, "orders", {"slow": Named("Slow", slow)})
    listing.ask(ListQuery("party", order="slow"))
    threading.Timer(0.2, listing.interrupt).start()
    with pytest.raises(Exception, match="interrupted"):
        listing.build()


def test_a_list_stands_still_while_the_case_changes(case, listing):
    before = asked(listing)
    with case.change("Add") as edit:
        added = edit.add(Party(name="Aaa"))
    assert [row.id for row in listing.page(0)] == before[:PAGE]
    assert asked(listing) == [added.id, *before]
    case.undo()
    assert asked(listing) == before


def test_a_removed_row_is_missing_from_its_page_and_from_nothing_else(case, listing):
    before = asked(listing)
    with case.change("Remove") as edit:
        edit.remove(case.parties.get(before[5]))
    assert [row.id for row in listing.page(0)] == [id for id in before[:PAGE] if id != before[5]]
    case.undo()


def test_a_row_is_said_as_one_sentence():
    assert ListRow(1, "Lamp", "등불", side="Room 9", badge="3").spoken() == "Lamp. 등불. Room 9. 3"
