"""What a day asks for, and which deadlines start from a record: on the sample, and on cases of other houses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.procedure import duties
from hearingdesk.procedure.calls import of_summonses
from hearingdesk.procedure.offering import can_start, offered
from hearingdesk.procedure.standing import days_left, standing
from hearingdesk.procedure.starts import every_path
from hearingdesk.procedure.verdicts import law_for
from hearingdesk.records.complaints import Complaint
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.summonses import Service
from hearingdesk.when import When
from tests.build import new_case

DAY = date(2025, 12, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing") as case:
        yield case


def every(case: CaseFile, day: date = DAY) -> dict[str, list[str]]:
    found = [
        *duties.of_deadlines(case, day),
        *duties.of_complaints(case, day),
        *of_summonses(case, law_for(case), day),
    ]
    return {group: [one.title.en for one in listed] for group, listed in duties.in_order(found).items()}


def test_the_sample_says_on_23_december_what_can_still_be_saved(sample: CaseFile) -> None:
    found = every(sample)
    assert found[duties.TODAY] == ["Serve the demand for 30 Dec 2025"]
    assert found[duties.SAVE] == [
        "Put proof of service for 17 Dec 2025 on file",
        "Put the receipt of the complaint on file",
        "Serve the demand for 31 Dec 2025",
    ]
    assert "Called too late for 17 Dec 2025: Kim Myung-gyu" in found[duties.SLIPPED]
    assert any("public notice for 30 Dec 2025" in title for title in found[duties.SLIPPED])
    assert found[duties.THEN] == ["Investigation of the complaint to be closed within two months of receipt"]


def test_the_day_after_the_last_one_asks_for_proof(sample: CaseFile) -> None:
    found = every(sample, date(2025, 12, 24))
    assert found[duties.TODAY] == ["Serve the demand for 31 Dec 2025"]
    assert "Put proof of service for 30 Dec 2025 on file" in found[duties.SAVE]


def test_a_service_on_file_is_asked_for_no_more(tmp_path: Path) -> None:
    with build_sample(tmp_path / "sample.hearing") as case:
        with case.change("Serve") as edit:
            for summons in case.summonses.all():
                edit.add(Service(summons=summons.id, method="personal", served=When("2025-12-16")))
        found = every(case)
        assert not any("Serve the demand for" in title for listed in found.values() for title in listed)


def test_every_duty_leads_to_a_record(sample: CaseFile) -> None:
    for one in of_summonses(sample, law_for(sample), DAY):
        assert sample.of(one.table).find(one.id) is not None
        assert one.title.ko
        assert one.note.ko


def test_nothing_is_asked_of_an_empty_case(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        assert every(case) == {group: [] for group in duties.GROUPS}


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"due": "2025-12-24"}, "future"),
        ({"due": "2025-12-23T09:00"}, "today"),
        ({"due": "2025-12-22"}, "missed"),
        ({"due": "2025-12"}, "future"),
        ({"due": "2025-12-22", "done": "2025-12-22"}, "met"),
        ({"due": "2025-12-22T10:00", "done": "2025-12-22T10:01"}, "met_late"),
        ({"due": "2025-12-22T10:00", "done": "2025-12-22"}, ""),
        ({"span": "2025-12-20/2025-12-22"}, "missed"),
        ({}, ""),
    ],
)
def test_how_a_deadline_stands_follows_from_its_days(values: dict[str, str], state: str) -> None:
    one = Deadline(title="x", **{name: When.parse(day) for name, day in values.items()})  # type: ignore[arg-type]
    assert standing(one, DAY) == state


def test_what_is_waived_or_contested_stays_so() -> None:
    assert standing(Deadline(title="x", state="waived", due=When("2025-12-01")), DAY) == "waived"
    assert standing(Deadline(title="x", contested=True, done=When("2025-12-01")), DAY) == "contested"
    assert days_left(Deadline(title="x"), DAY) is None


@pytest.mark.parametrize(
    ("jurisdiction", "kind", "rules"),
    [
        ("kr", "hearing", ["KR-HEAR-NOTICE", "KR-WIT-REASONS", "KR-WIT-SERVE"]),
        ("kr", "confirmation", ["KR-CONF-Q5", "KR-WIT-SERVE-CONF"]),
        ("us-house", "hearing", ["US-H-NOTICE", "US-H-TIT"]),
        ("jp", "witness_examination", ["JP-NOTICE-5"]),
    ],
)
def test_a_hearing_offers_the_rules_of_its_own_house(
    tmp_path: Path, jurisdiction: str, kind: str, rules: list[str]
) -> None:
    matter = Matter(title="Lamps", jurisdiction=jurisdiction)
    with CaseFile.create(tmp_path / "lamps.hearing", matter) as case:
        with case.change("Add") as edit:
            hearing = edit.add(Hearing(title="On lamps", kind=kind))
            edit.add(Sitting(hearing=hearing.id, day=When("2025-12-17T10:00")))
        found = offered(case, law_for(case), "hearing", hearing.id)
        names = [one.rule.id for one in found]
        assert set(rules) <= set(names)
        assert all(name.startswith(jurisdiction.partition("-")[0].upper()) for name in names)
        assert not any(one.is_there for one in found)
        with case.change("Count") as edit:
            edit.add(found[0].deadline)
        assert offered(case, law_for(case), "hearing", hearing.id)[0].is_there


def test_an_event_without_its_day_is_offered_without_one(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        with case.change("Add") as edit:
            complaint = edit.add(Complaint(title="Absence"))
        found = {one.rule.id: one for one in offered(case, law_for(case), "complaint", complaint.id)}
        assert found["KR-CPL-INV"].deadline.due is None
        assert "not in the file" in found["KR-CPL-INV"].deadline.derivation
        assert "KR-CPL-INV-OLD" in found or len(found) >= 2


def test_paths_lead_to_fields_that_are_dates(sample: CaseFile) -> None:
    from hearingdesk.record import meanings
    from hearingdesk.records import KINDS

    for path in every_path():
        assert meanings(KINDS[path.end].kind)[path.field].shape == "when", path
        assert path.label.en
        assert path.label.ko
    rule = law_for(sample).rule("KR-WIT-SERVE")
    assert can_start(rule, "summons")
    assert not can_start(rule, "pack")
