"""The sheet of a witness prints the verdict that the command gives, with its reason, its count and its basis."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample
from tests.pack.reading import Reading, squeezed


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.hearing"
    build_sample(path).close()
    return path


def printed(sample: Path, audience: str) -> str:
    out = sample.with_name(f"{audience}.pdf")
    assert run(["pack", str(sample), "-o", str(out), "--audience", audience, "--lang", "both"]) == 0
    return squeezed(Reading(out.read_bytes()).body())


def test_the_sheet_says_verdict_reason_count_and_basis(sample: Path) -> None:
    told = printed(sample, "members")
    assert squeezed("Voluntary: at most 1 of 7 days before; absence cannot be punished") in told
    assert squeezed("Open: enforceable only if it was served by 10 Dec 2025 (Wed)") in told
    assert squeezed("No paper still missing can change this (Act on Testimony art. 5(5), 16") in told
    assert squeezed("D-7 from 17 Dec 2025, first day counted") in told
    assert squeezed("초일 산입") in told


def test_the_public_reads_no_legal_assessment(sample: Path) -> None:
    assert squeezed("absence cannot be punished") not in printed(sample, "public")
