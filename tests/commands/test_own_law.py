"""Own rules, own holidays and orders from the command line: marked as local, explained, never silently left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.memory import Holiday, LocalRule
from hearingdesk.records.orders import IssuedOrder
from hearingdesk.when import When

BASIS = "Decision of the secretaries"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.hearing"
    with build_sample(path) as case, case.change("Own law") as edit:
        earlier = LocalRule(
            rule="KR-WIT-SERVE", title="Serve earlier", settings='{"offset": 10}', basis=BASIS
        )
        edit.add(earlier)
        edit.add(LocalRule(rule="OWN-9", title="Broken", settings="{"))
        edit.add(Holiday(calendar="KR", day=When("2026-02-19"), title="Ad-hoc holiday"))
        hearing = next(one for one in case.hearings.all() if one.kind == "hearing")
        witness = next(iter(case.summonses.where(hearing=hearing.id)))
        edit.add(IssuedOrder(hearing=hearing.id, party=witness.party, instrument="accompany_order"))
    return path


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    status = run([*words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_count_with_a_case_obeys_its_rules_and_marks_them(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _status, own = answer(capsys, "count", "KR-WIT-SERVE", "--on", "2025-12-17", "--case", str(sample))
    assert (own["due"], own["local"], own["basis"]) == (
        "2025-12-07",
        True,
        f"{BASIS} (own rule of this case)",
    )
    _status, plain = answer(capsys, "count", "KR-WIT-SERVE", "--on", "2025-12-17")
    assert (plain["due"], plain["local"]) == ("2025-12-10", False)
    _status, rolled = answer(capsys, "count", "KR-CPL-INV", "--on", "2025-12-19", "--case", str(sample))
    assert (rolled["due"], rolled["local"]) == ("2026-02-20", False)


def test_a_verdict_by_an_own_rule_says_so_and_names_what_was_left_out(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found = answer(capsys, "verdict", str(sample), "--as-of", "2025-12-23")
    late = next(one for one in found["summonses"] if one["verdict"] == "voluntary")
    assert (status, late["last_day"], late["local"]) == (1, "2025-12-07", True)
    assert all("own rule of this case" in gap["basis"] for gap in late["gaps"])
    assert [one["rule"] for one in found["left_out"]] == ["OWN-9"]


def test_an_order_that_the_hearing_lacks_is_explained_with_what_exists(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _status, found = answer(capsys, "verdict", str(sample))
    (order,) = found["orders"]
    assert (order["instrument"], order["available"]) == ("accompany_order", False)
    assert order["instead"] == ["attendance_demand", "complaint", "investigation_demand"]
    assert "제6조" in order["text"]["ko"]
    run(["verdict", str(sample)])
    assert "This proceeding (Hearing) has no “Accompany order”" in capsys.readouterr().out


def test_the_last_day_to_start_each_way_of_serving_is_told_with_its_checks(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _status, found = answer(capsys, "verdict", str(sample), "--as-of", "2025-12-01")
    starts = {one["method"]: one for one in found["summonses"][0]["starts"]}
    assert (starts["public_notice"]["by"], starts["personal"]["by"]) == ("2025-11-30", "2025-12-07")
    assert "abroad" in starts["public_notice"]["note"]["en"]
    assert starts["abroad"]["check"]
