"""The history as a list: filtered and counted by the database, a page at a time, however long it is."""

import time
from dataclasses import replace

import pytest

from hearingdesk.change import Change, RowChange
from hearingdesk.past import DONE, IMPORT, OUT, UNDONE, PastListing, PastQuery
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party
from hearingdesk.rows import PAGE, ListRow
from hearingdesk.store import log
from hearingdesk.store.outgoing import Outgoing
from tests.build import new_case


def present(entry):
    if isinstance(entry, Outgoing):
        return ListRow(entry.id, entry.name)
    return ListRow(entry.change.id, entry.title(), side=str(entry.size))


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path) as made:
        with made.change("Add Wick") as edit:
            wick = edit.add(Party(name="Wick"))
        made.author = "Bo Snuff"
        with made.change("Note on Wick") as edit:
            edit.add(Note(text="등불을 껐다", about_kind="party", about=wick.id))
        with made.change("Import lamps.csv", "us_hearing 1 abc") as edit:
            edit.add_bulk([Party(name=f"Lamp {n}") for n in range(5)])
        made.author = "Ada Wick"
        with made.change("Say the role") as edit:
            edit.update(replace(wick, role="Keeper of the lamps"))
        made.undo()
        made.handed_out(
            Outgoing(at="2031-03-05T09:00:00+00:00", author="", what="list", name="a.csv", digest="", size=1)
        )
        yield made


@pytest.fixture
def asked(case):
    """Ask the history: the titles of all rows, which the first rows agree with."""
    facets = []
    listing = PastListing(case.reader, present, facets.append)

    def asking(**query):
        listing.ask(PastQuery(**query))
        first = [row.title for row in listing.first(256)]
        count = listing.build()
        rows = [row for page in range(-(-count // PAGE)) for row in listing.page(page)]
        assert len(rows) == count
        assert [listing.find(row.id) for row in rows] == list(range(count))
        titles = [row.title for row in rows]
        assert first == ([] if query.get("words") else titles)
        return titles

    asking.facets = facets
    yield asking
    listing.close()


EVERY = [
    "Undo: Say the role",
    "Say the role",
    "Import lamps.csv",
    "Note on Wick",
    "Add Wick",
    "Open the case",
]


def test_all_of_it_latest_first(asked):
    assert asked() == EVERY


def test_by_what_was_done(asked):
    assert asked(act=DONE) == ["Import lamps.csv", "Note on Wick", "Add Wick", "Open the case"]
    assert asked(act=UNDONE) == ["Undo: Say the role", "Say the role"]
    assert asked(act=IMPORT) == ["Import lamps.csv"]
    assert asked(act=OUT) == ["a.csv"]


def test_what_is_done_again_counts_as_done(case, asked):
    case.redo()
    assert asked(act=UNDONE) == ["Undo: Say the role"]
    assert asked(act=DONE)[:2] == ["Redo: Say the role", "Say the role"]


def test_by_person_kind_and_day(asked):
    assert asked(author="Bo Snuff") == ["Import lamps.csv", "Note on Wick"]
    assert asked(kind="party") == [title for title in EVERY if title not in ("Note on Wick", "Open the case")]
    assert asked(kind="note") == ["Note on Wick"]
    assert asked(until="2001-01-01") == []
    assert asked(since="2001-01-01", until="9999") == EVERY
    assert asked(act=OUT, author="Ada Wick", since="2031-03-05", until="2031-03-06") == ["a.csv"]
    assert asked(act=OUT, author="Bo Snuff") == []


def test_words_are_found_in_titles_names_and_values_but_not_in_names_of_fields(asked):
    assert asked(words="role") == ["Undo: Say the role", "Say the role"]
    assert asked(words="lamps keeper") == ["Undo: Say the role", "Say the role"]
    assert asked(words="껐다") == ["Note on Wick"]
    assert asked(words="snuff NOT import") == ["Note on Wick"]
    assert asked(words="party") == ["Note on Wick"]  # what the note is about
    assert asked(words="text") == []
    assert asked(words="a.csv", act=OUT) == ["a.csv"]


def test_every_filter_says_how_much_it_leaves(case, asked):
    asked()
    asked(act=DONE)
    (facets,) = asked.facets
    assert facets.acts == {DONE: 4, UNDONE: 2, IMPORT: 1, OUT: 1}
    assert dict(facets.authors) == {"Ada Wick": 5, "Bo Snuff": 2}
    assert dict(facets.kinds) == {"matter": 1, "note": 1, "party": 4}
    case.redo()
    asked()
    assert asked.facets[-1].acts[UNDONE] == 1


def test_a_record_has_its_own_history_with_what_was_done_to_it(case):
    wick = case.parties.by_name("Wick")[0]
    told = [
        (change.title, change.act, [row.after for row in change.rows])
        for change in case.changes_of("party", wick.id)
    ]
    assert told[:2] == [
        ("Say the role", "undo", [{"role": ""}]),
        ("Say the role", "do", [{"role": "Keeper of the lamps"}]),
    ]
    assert told[2][0] == "Add Wick"
    lamp = case.parties.by_name("Lamp 3")[0]
    assert [change.title for change in case.changes_of("party", lamp.id)] == ["Import lamps.csv"]
    assert [entry.title() for entry in case.history_of("party", lamp.id)] == ["Import lamps.csv"]


def long_log(case, count):
    """A log of so many small changes, as years of work would leave it."""
    conn = case._conn
    conn.execute("BEGIN IMMEDIATE")
    case._ids.begin()
    for n in range(count):
        row = RowChange(
            "note", case._ids.take(), {"text": f"Wick {n}"}, {"text": f"Wick number {n}, trimmed"}
        )
        at = f"20{n // 5000 + 26}-03-05T09:00:00.000000+00:00"
        made = Change(
            f"Edit {n % 97}", (row,), id=case._ids.take(), desk=case._ids.number, at=at, author="Ada"
        )
        log.append(conn, made)
    case._ids.end()
    conn.execute("COMMIT")


def test_the_first_rows_of_a_long_log_are_there_at_once(tmp_path):
    with new_case(tmp_path) as case:
        long_log(case, 20_000)
        listing = PastListing(case.reader, present)
        began = time.perf_counter()
        listing.ask(PastQuery(kind="note"))
        assert len(listing.first(256)) == 256
        first = time.perf_counter() - began
        assert listing.build() == 20_000
        assert listing.page(100)[0].title == "Edit 0".replace("0", str((20_000 - 1 - 100 * PAGE) % 97))
        listing.close()
        assert first < 5
