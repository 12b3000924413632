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


def test_a_gap_is_told_with_its_basis_in_one_language_and_then_in_the_other(sample: Path) -> None:
    told = printed(sample, "members")
    assert (
        squeezed("in the name of the chair. Act on Testimony art. 5(1) 출석요구서 발부가 파일에 없음") in told
    )
    assert squeezed("위원장 명의여야 함. 국회증언감정법 제5조제1항 Contents") in told


def test_the_public_reads_no_legal_assessment(sample: Path) -> None:
    assert squeezed("absence cannot be punished") not in printed(sample, "public")


def test_own_rules_and_orders_are_marked_on_paper(tmp_path: Path) -> None:
    from hearingdesk.records.memory import LocalRule
    from hearingdesk.records.orders import IssuedOrder

    with build_sample(tmp_path / "sample.hearing") as case:
        hearing = next(one for one in case.hearings.all() if one.kind == "hearing")
        late = next(
            one for one in case.summonses.all() if case.parties.called(one.party, "en") == "Kim Myung-gyu"
        )
        with case.change("Own") as edit:
            edit.add(
                LocalRule(rule="KR-WIT-SERVE", title="Earlier", settings='{"offset": 10}', basis="Our vote")
            )
            edit.add(IssuedOrder(hearing=hearing.id, party=late.party, instrument="accompany_order"))
    told = printed(tmp_path / "sample.hearing", "staff")
    assert squeezed("Our vote (own rule of this case)") in told
    assert squeezed("This proceeding (Hearing) has no “Accompany order”") in told
    assert squeezed("has no “Accompany order”") not in printed(tmp_path / "sample.hearing", "public")
