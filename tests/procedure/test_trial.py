"""Trying a date is not recording it: the verdict that entries would give, for every way of serving."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.procedure.reported import reported
from hearingdesk.procedure.trial import Trial, service
from hearingdesk.procedure.verdicts import judge, judge_all
from hearingdesk.records.summonses import Summons
from hearingdesk.when import When

DAY = date(2025, 12, 23)
PAPER: dict[str, Any] = {"issued": When("2025-12-09"), "stated": True}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    case = build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing")
    yield case
    case.close()


def called(case: CaseFile, who: str) -> Summons:
    found = (one for one in case.summonses.all() if case.parties.called(one.party, "en") == who)
    return next(one for one in found if one.sitting)


@pytest.mark.parametrize(
    ("trial", "verdict"),
    [
        (Trial(), "gap"),
        (Trial(method="personal", served=When("2025-12-10")), "gap"),
        (Trial(method="personal", served=When("2025-12-10"), **PAPER), "enforceable"),
        (Trial(method="personal", served=When("2025-12-11"), **PAPER), "voluntary"),
        (Trial(method="registered_dispatch", served=When("2025-12-10"), **PAPER), "enforceable"),
        (Trial(method="public_notice", served=When("2025-12-03"), **PAPER), "voluntary"),
        (Trial(method="courtesy_email", served=When("2025-12-10"), **PAPER), "gap"),
        (
            Trial(
                voted=When("2025-12-01"),
                method="public_notice",
                served=When("2025-12-03"),
                issued=When("2025-12-02"),
                stated=True,
            ),
            "enforceable",
        ),
        (Trial(voted=When("2025-12-16"), method="personal", served=When("2025-12-10"), **PAPER), "voluntary"),
    ],
)
def test_a_trial_gives_the_verdict_that_recording_would(sample: CaseFile, trial: Trial, verdict: str) -> None:
    before = sample.digest()
    found = judge(sample, called(sample, "Kim Bom-suk"), DAY, trial=trial)
    assert found.verdict == verdict
    assert sample.digest() == before
    assert judge(sample, called(sample, "Kim Bom-suk"), DAY).verdict == "gap"


def test_nothing_that_is_tried_cures_a_vote_that_came_too_late(sample: CaseFile) -> None:
    summons = called(sample, "Kim Myung-gyu")
    for day in ("2025-12-10", "2025-12-16"):
        found = judge(sample, summons, DAY, trial=Trial(method="personal", served=When(day), **PAPER))
        assert (found.verdict, found.offences) == ("voluntary", ())


def test_a_day_after_the_day_looked_at_from_can_be_tried(sample: CaseFile) -> None:
    joint = next(one for one in sample.summonses.all() if not one.sitting)
    trial = Trial(method="personal", served=When("2025-12-24"), issued=When("2025-12-23"), stated=True)
    assert [one.verdict for one in judge_all(sample, joint, DAY, trial=trial)] == ["voluntary", "enforceable"]


def test_a_trial_says_which_steps_rest_on_it(sample: CaseFile) -> None:
    trial = Trial(method="personal", served=When("2025-12-10"), **PAPER)
    assert list(trial.steps()) == ["issued", "contents", "served", "before"]
    assert trial.entries == 3


@pytest.mark.parametrize(("method", "field"), [("personal", "served"), ("registered_dispatch", "sent")])
def test_what_is_tried_is_recorded_on_the_day_that_counts(sample: CaseFile, method: str, field: str) -> None:
    summons = called(sample, "Kim Bom-suk")
    facts = reported(sample, summons, sample.sittings.find(summons.sitting), DAY)
    made = service(facts, Trial(method=method, served=When("2025-12-10")))
    assert getattr(made, field) == When("2025-12-10")
    assert [made.sent, made.served].count(None) == 1
