"""What is owed to a committee on a day: promises and items asked for, the due day read as far as it is known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.store.connection import memory
from hearingdesk.store.records import before_day
from hearingdesk.when import When
from tests.records.test_lookups import whens

DAY = date(2031, 5, 20)
EARLY, LATE = When("2031-05-19"), When("2031-05-21")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path: Path = tmp_path_factory.mktemp("owed") / "owed.hearing"
    with CaseFile.create(path, Matter(title="Lamps")) as case:
        with case.change("Fill") as edit:
            who = edit.add(Party(name="Tom Tallow")).id
            sitting = edit.add(
                Sitting(hearing=edit.add(Hearing(title="Lamps")).id, day=When("2031-05-01T10:00"))
            ).id
            for text, more in (
                ("late", {"due": EARLY}),
                ("today", {"due": When("2031-05-20")}),
                ("this month", {"due": When("2031-05")}),
                ("range over", {"due": When("2031-05-01", "2031-05-19")}),
                ("kept", {"due": EARLY, "state": "kept", "kept": EARLY}),
                ("kept later", {"due": EARLY, "state": "kept", "kept": LATE}),
                ("refused", {"due": EARLY, "state": "refused"}),
                ("withdrawn", {"due": EARLY, "state": "withdrawn"}),
            ):
                edit.add(Undertaking(party=who, sitting=sitting, text=text, **more))
            demand = edit.add(Demand(party=who, title="Ledgers", due=EARLY)).id
            for text, more in (
                ("late by the demand", {}),
                ("own day ahead", {"due": LATE}),
                ("given", {"state": "submitted", "received": EARLY}),
                ("came later", {"received": LATE}),
                ("part", {"state": "part", "received": EARLY}),
                ("refused item", {"state": "refused_trade"}),
            ):
                edit.add(DemandItem(demand=demand, text=text, **more))
            done = edit.add(Demand(party=who, title="Lamp oil")).id
            edit.add(DemandItem(demand=done, text="all of it", state="none_held"))
        yield case


def test_a_promise_is_owed_until_it_is_kept_or_let_go_and_overdue_once_its_day_is_over(
    case: CaseFile,
) -> None:
    found = case.undertakings
    owed = {one.text for one in found.all(found.outstanding(DAY))}
    assert owed == {"late", "today", "this month", "range over", "kept later", "refused"}
    assert {one.text for one in found.all(found.overdue(DAY))} == {"late", "range over", "kept later"}
    assert {str(found.made_on(one)) for one in found.all()} == {"2031-05-01"}


def test_an_item_is_due_on_its_own_day_or_on_that_of_its_demand(case: CaseFile) -> None:
    items, demands = case.demand_items, case.demands
    owed = {one.text for one in items.all(items.outstanding(DAY))}
    assert owed == {"late by the demand", "own day ahead", "came later", "part", "refused item"}
    assert {one.text for one in items.all(items.overdue(DAY))} == {"late by the demand", "came later", "part"}
    assert [one.title for one in demands.all(demands.outstanding(DAY))] == ["Ledgers"]
    assert [one.title for one in demands.all(demands.overdue(DAY))] == ["Ledgers"]
    assert demands.count(demands.overdue(date(2031, 5, 1))) == 0


@given(whens(), st.dates(min_value=date(1989, 1, 1), max_value=date(2062, 1, 1)))
def test_a_date_lies_before_a_day_when_all_of_it_does(when: When, day: date) -> None:
    conn = memory()
    sql = f"SELECT {before_day('day')} FROM (SELECT ? AS day)"
    (found,) = conn.execute(sql, [day.isoformat(), str(when)]).fetchone()
    conn.close()
    assert bool(found) == (when.last < day)
