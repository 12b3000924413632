"""Lookups that are more than one field: names, sizes by day, the order of time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.records.committees import CommitteeSize
from hearingdesk.store.connection import memory
from hearingdesk.store.records import in_line, in_time, shorten
from hearingdesk.when import When
from tests.build import lamps_case


@pytest.fixture(scope="module")
def lamps(tmp_path_factory):
    case, ids = lamps_case(tmp_path_factory.mktemp("lookups"))
    with case:
        yield case, ids


def points():
    day = st.dates(min_value=When("1990").first, max_value=When("2060").last)
    form = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT10:30"])
    return st.builds(lambda day, form: day.strftime(form), day, form)


def whens():
    single = st.builds(When, points(), about=st.booleans())
    spans = st.tuples(points(), points()).map(sorted).filter(lambda pair: pair[0][:4] < pair[1][:4])
    return single | st.builds(lambda pair: When(*pair), spans)


@given(st.lists(whens(), max_size=8))
def test_the_database_sorts_dates_as_the_program_does(dates):
    conn = memory()
    conn.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, day TEXT) STRICT")
    conn.executemany("INSERT INTO t (day) VALUES (?)", [(str(day),) for day in dates])
    found = [When.parse(day) for (day,) in conn.execute(f"SELECT day FROM t ORDER BY {in_time('day')}, id")]
    conn.close()
    assert [(w.start, w.end) for w in found] == sorted((w.start, w.end) for w in dates)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2030-12-31", None),
        ("2031-01-01", 17),
        ("2031-03-31", 17),
        ("2031-04-01", 18),
        ("2040-01-01", 18),
    ],
)
def test_a_committee_has_the_size_of_the_day_at_the_precision_on_file(lamps, day, members):
    case, ids = lamps
    with case.change("Sizes") as edit:
        edit.add(
            CommitteeSize(committee=ids.committee, members=17, since=When("2031"), until=When("2031-03"))
        )
        edit.add(CommitteeSize(committee=ids.committee, members=18, since=When("2031-04")))
    assert case.committee_sizes.on(ids.committee, day) == members
    case.undo()


def test_a_party_is_found_by_every_form_of_its_name(lamps):
    case, ids = lamps
    for name in ("Tallow, Barnaby", "탤로 바너비", "Barney Tallow"):
        assert [party.id for party in case.parties.by_name(name)] == [ids.witness]
    assert case.parties.by_name("Tallow") == []
    assert case.parties.both_names(ids.witness) == ("Tallow, Barnaby", "탤로 바너비")


def test_a_turn_is_cited_by_its_own_cite_its_page_and_line_or_its_place(lamps):
    case, ids = lamps
    turn = case.turns.get(ids.turns[0])
    cite = case.turns.cite
    assert cite(turn) == "Record, 1"
    assert cite(replace(turn, page="12")) == "Record, p. 12"
    assert cite(replace(turn, page="12", line=4)) == "Record, 12:04"
    assert cite(replace(turn, page="12", cite="Q3")) == "Record, Q3"


def test_many_come_in_the_order_asked_for_and_absent_ones_are_passed_over(lamps):
    case, ids = lamps
    wanted = [*reversed(ids.turns), 12345]
    assert [turn.id for turn in case.turns.many(wanted)] == list(reversed(ids.turns))


def test_the_sittings_of_a_hearing_give_it_its_place_in_time(lamps):
    case, ids = lamps
    assert [sitting.id for sitting in case.hearings.sittings(ids.hearing)] == [ids.sitting]
    assert case.summonses.called(ids.summons) == "Tallow, Barnaby, 4 Mar 2031"
    assert case.summonses.called(ids.summons, "ko").startswith("탤로 바너비, 2031. 3. 4.")


def test_a_name_in_a_line_is_cut_at_a_word():
    assert shorten("one two " * 20, 20) == "one two one two one…"
    assert shorten("two\nlines") == "two lines"
    assert in_line("", "who", "", "what", between=": ") == "who: what"
