"""What is owed: the file and the program count it alike, it ages, and a demand stands where its items stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.procedure.owed import by_debtor, item, outstanding, promise, standing
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.demands import Demand, DemandItem
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.undertakings import Undertaking
from hearingdesk.store.records import having
from hearingdesk.when import When

DAY = date(2031, 5, 20)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path: Path = tmp_path_factory.mktemp("owed") / "owed.hearing"
    with CaseFile.create(path, Matter(title="Lamps")) as case:
        yield case


@pytest.fixture
def who(case: CaseFile) -> Iterator[int]:
    with case.change("Someone") as edit:
        made = edit.add(Party(name="Tom Tallow")).id
    yield made
    while case.can_undo() and case.parties.find(made):
        case.undo()


def days() -> st.SearchStrategy[When | None]:
    day = st.dates(date(2031, 4, 1), date(2031, 7, 1)).map(When.day)
    return st.none() | day | st.sampled_from([When("2031-05"), When("2031-05-01", "2031-06-01")])


@given(st.data())
def test_the_file_and_the_program_agree_on_what_is_owed(case: CaseFile, data: st.DataObject) -> None:
    states = st.sampled_from(["", *codes.entries("document_item")])
    kinds = st.sampled_from(["", *codes.entries("undertaking_state")])
    with case.change("Owe") as edit:
        who = edit.add(Party(name="Tom Tallow")).id
        demand = edit.add(Demand(party=who, title="Ledgers", due=data.draw(days()))).id
        for _n in range(3):
            edit.add(
                DemandItem(
                    demand=demand,
                    text="x",
                    state=data.draw(states),
                    due=data.draw(days()),
                    received=data.draw(days()),
                )
            )
            edit.add(
                Undertaking(
                    party=who, text="x", state=data.draw(kinds), due=data.draw(days()), kept=data.draw(days())
                )
            )
    items, promises = case.demand_items, case.undertakings
    listed = list(items.all(having(demand=demand)))
    owed = {one.id for one in items.all(items.outstanding(DAY))}
    assert {one.id for one in listed if one.owed(DAY)} == owed & {one.id for one in listed}
    late = {one.id for one in items.all(items.overdue(DAY))}
    assert {one.id for one in listed if one.owed(DAY) and item(case, one).late(DAY)} == late
    given_ = list(promises.all())
    assert {one.id for one in given_ if one.owed(DAY)} == set(promises.ids(promises.outstanding(DAY)))
    assert {one.id for one in given_ if one.owed(DAY) and promise(case, one).late(DAY)} == set(
        promises.ids(promises.overdue(DAY))
    )
    found = standing(case, case.demands.get(demand), listed, DAY)
    assert found.items == 3
    assert found.received + found.part + found.refused + found.withdrawn + found.open == 3
    assert min(found.received, found.part, found.refused, found.withdrawn, found.open, found.overdue) >= 0
    assert found.overdue == len(late)
    case.undo()


def test_a_promise_ages_from_its_day_and_nobody_waits_for_what_was_refused(case: CaseFile, who: int) -> None:
    with case.change("Promise") as edit:
        made = Undertaking(party=who, text="x", promised=When("2031-05-01"), due=When("2031-05-10"))
        open_ = edit.add(made)
        refused = edit.add(Undertaking(party=who, text="y", state="refused", due=When("2031-05-10")))
    first, second = promise(case, open_), promise(case, refused)
    assert (first.days(DAY), first.late(DAY)) == (19, 10)
    assert (second.days(DAY), second.late(DAY), second.refused) == (None, 0, True)


def test_without_a_day_of_its_own_it_is_due_when_a_deadline_about_it_is(case: CaseFile, who: int) -> None:
    with case.change("Promise") as edit:
        made = edit.add(Undertaking(party=who, text="x"))
        edit.add(Deadline(title="Answer", about_kind="undertaking", about=made.id, due=When("2031-05-18")))
    found = promise(case, made)
    assert (str(found.due), found.by_rule, found.late(DAY)) == ("2031-05-18", True, 2)


def test_the_schedule_groups_by_who_owes_and_begins_with_what_is_due_first(case: CaseFile, who: int) -> None:
    with case.change("Owe") as edit:
        other = edit.add(Party(name="Wendy Wick")).id
        for party, due in ((who, "2031-06-01"), (other, "2031-05-02"), (who, None), (other, "2031-07-01")):
            edit.add(Undertaking(party=party, text="x", due=When(due) if due else None))
    groups = [(party, [str(one.due) for one in owed]) for party, owed in by_debtor(outstanding(case, DAY))]
    assert groups == [(other, ["2031-05-02", "2031-07-01"]), (who, ["2031-06-01", "None"])]
