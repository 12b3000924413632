"""What the sample says of its deadlines, counted by the law and not written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.deadlines import Deadline
from hearingdesk.when import When


@pytest.fixture
def sample(tmp_path) -> Iterator[CaseFile]:
    with build_sample(tmp_path / "sample.hearing") as case:
        yield case


def of(case: CaseFile, rule: str) -> Deadline:
    (one,) = (one for one in case.deadlines.all() if one.rule == rule)
    return one


def test_the_seven_days_ended_on_10_december(sample: CaseFile) -> None:
    one = of(sample, "KR-PIPC-RESULTS")
    assert str(one.due) == "2025-12-10"
    assert one.derivation.startswith("7 days from 3 Dec 2025, first day not counted")
    assert one.doubtful
    assert "“Served in writing” is not in the file" in one.derivation


def test_the_report_was_late_in_one_version_and_in_time_in_the_other(sample: CaseFile) -> None:
    one = of(sample, "KR-NET-24")
    assert (one.due, one.state, one.contested) == (None, "contested", True)
    assert "18 Nov 2025, 16:00 (Tue)" in one.derivation
    assert "late by about 29 h 35 min" in one.derivation
    assert "19 Nov 2025, 22:52 (Wed)" in one.derivation
    assert one.derivation.endswith("Done 19 Nov 2025, 21:35: in time")
    assert "기한 내" in one.derivation_ko


def test_the_investigation_ends_on_19_february_and_is_to_be_checked(sample: CaseFile) -> None:
    one = of(sample, "KR-CPL-INV")
    assert (str(one.due), one.doubtful) == ("2026-02-19", True)
    assert (
        "18 Feb 2026 (Wed, The second day of Korean New Year), rolled to 19 Feb 2026 (Thu)" in one.derivation
    )
    assert "“Received” is not in the file; counted as if it were the day of “Filed”" in one.derivation
    (complaint,) = sample.complaints.all()
    with sample.change("Receipt") as edit:
        edit.update(replace(complaint, received=When("2025-12-19")))
    one = of(sample, "KR-CPL-INV")
    assert (str(one.due), one.doubtful) == ("2026-02-19", False)
