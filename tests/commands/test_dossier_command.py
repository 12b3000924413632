"""`dossier` says what the pages say, for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.hearing"
    build_sample(path).close()
    return path


def test_the_complaint_of_the_sample_has_its_nine_steps(sample: Path, capsys) -> None:
    assert run(["dossier", str(sample), "--as-of", "2025-12-23", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["dossiers"]
    complaint = found[0]
    by_name = {one["stage"]: one for one in complaint["stages"]}
    assert (by_name["investigation"]["state"], by_name["investigation"]["by"]) == ("check", "2026-02-19")
    assert "18 Feb 2026 (Wed" in by_name["investigation"]["derivations"][0]["en"]
    assert by_name["received"]["state"] == "missing"
    assert {one["stages"][0]["state"] for one in complaint["accused"]} == {"done"}
    assert {tuple(one["offences"]) for one in complaint["accused"]} == {()}
    assert {one["state"] for one in found[1:]} <= {"check"}


def test_it_is_told_in_words_and_by_a_day(sample: Path, capsys) -> None:
    assert run(["dossier", str(sample), "--as-of", "2025-12-18"]) == 0
    said = capsys.readouterr().out
    assert "Resolved, not filed" in said
    assert "Kim Yoo-seok" not in said
    assert run(["dossier", str(sample), "--as-of", "some day"]) == 2


def test_a_case_without_any_says_so(tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.hearing"
    assert run(["new", str(path), "--title", "Lamps"]) == 0
    assert run(["dossier", str(path)]) == 0
    assert "There is no complaint and no absence" in capsys.readouterr().out
