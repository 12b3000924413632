"""`verdict` on the sample: what nobody reported stays open, what came too late is voluntary."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.summonses import Service
from hearingdesk.store.records import Filter
from hearingdesk.when import When


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.hearing"
    build_sample(path).close()
    return path


def asked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[dict[str, Any]]]:
    status = run(["verdict", str(path), "--json", *more])
    return status, json.loads(capsys.readouterr().out)["summonses"]


def test_the_sample_has_one_voluntary_witness_and_gaps_for_the_rest(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = asked(sample, capsys)
    assert status == 1
    assert {one["verdict"] for one in found} == {"voluntary", "gap"}
    (late,) = [one for one in found if one["verdict"] == "voluntary"]
    assert (late["party"], late["sitting"], late["final"]) == ("Kim Myung-gyu", "2025-12-17", True)
    assert all(gap["basis"] and gap["text"]["ko"] for one in found for gap in one["gaps"])
    assert all(one["offences"] == [] for one in found)
    letters = [letter for one in found if one["sitting"] == "2025-12-17" for letter in one["excuses"]]
    assert [letter["state"] for letter in letters] == ["in_time"] * 3


def test_entering_issue_contents_and_service_turns_the_verdict(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = dict.fromkeys(("states_time", "states_place", "states_sanctions"), "yes")
    with CaseFile(sample, "rw", "Test") as case, case.change("Record service") as edit:
        wanted = Filter("party = (SELECT id FROM party WHERE name = 'Kim Bom-suk') AND sitting IS NOT NULL")
        (summons,) = case.summonses.all(wanted)
        edit.update(replace(summons, issued=When("2025-12-09"), issuer="위원장", **stated))
        edit.add(Service(summons=summons.id, method="personal", served=When("2025-12-10")))
    _status, found = asked(sample, capsys)
    mine = next(one for one in found if one["id"] == summons.id)
    assert (mine["verdict"], mine["gaps"], mine["offences"]) == ("enforceable", [], ["absence"])


def test_no_gaps_is_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["new", str(tmp_path / "empty.hearing"), "--title", "Empty"])
    capsys.readouterr()
    assert asked(tmp_path / "empty.hearing", capsys) == (0, [])


def test_as_of_a_day_before_the_vote_nothing_is_lost_yet(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _status, found = asked(sample, capsys, "--as-of", "2025-12-08")
    assert {one["verdict"] for one in found} == {"gap"}
    assert {one["as_of"] for one in found} == {"2025-12-08"}


def test_a_day_that_is_none_is_refused_in_a_sentence(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verdict", str(sample), "--as-of", "2025-12"]) == 2
    assert "not one day" in capsys.readouterr().err


def test_in_words_it_says_who_why_and_until_when(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verdict", str(sample)]) == 1
    told = capsys.readouterr().out
    assert "Voluntary: at most 1 of 7 days before" in told
    assert "10 Dec 2025 (Wed)" in told
