"""The annex of a complaint prints the dossier, each line with its law and its sources, for who may see all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.citations import Citation
from hearingdesk.records.sources import Source
from tests.pack.reading import Reading, squeezed

TITLE = "Complaint over non-attendance at the hearing of 17 Dec 2025"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.hearing"
    build_sample(path).close()
    return path


def printed(sample: Path, *more: str, annex: str = TITLE) -> str:
    out = sample.with_name("annex.pdf")
    assert run(["pack", str(sample), "-o", str(out), "--annex", annex, *more]) == 0
    return squeezed(Reading(out.read_bytes()).body())


def test_the_annex_tells_every_step_with_law_and_sources(sample: Path) -> None:
    told = printed(sample, "--lang", "both", "--audience", "chair")
    for words in (
        "Received 14 Dec 2025 (Sun), in time: due by 14 Dec 2025 (Sun).",
        "D-3 from 17 Dec 2025, first day counted, calendar days, no roll",
        "If it was received on the day of filing, 19 Dec 2025 (Fri), the investigation must end by 19 Feb 2026 (Thu)",
        "Not 18 Feb 2026 (Wed",
        "제출일인 2025. 12. 19.(금)에 접수되었다면",
        "Act on Testimony art. 15-2(1), 16; confidence high",
        "Open: enforceable only if it was served by 10 Dec 2025 (Wed)",
        "Kang Han-seung",
        "News1",
        "S-TA Art. 12(1)",
    ):
        assert squeezed(words) in told, words


def test_it_lists_the_sources_it_cites_and_no_others(sample: Path) -> None:
    told = printed(sample, "--lang", "en", "--audience", "chair")
    with CaseFile(sample, "ro") as case:
        (complaint,) = case.complaints.all()
        cited = {one.source for one in case.citations.where(about=complaint.id)}
        titles = {one.id: one.title for one in case.sources.all()}
        strange = next(
            one for one in case.sources.all() if one.title.startswith("Network Act") or one.code == "S-NET"
        )
    assert all(squeezed(titles[one or 0]) in told for one in cited)
    assert squeezed(titles[strange.id]) not in told


def test_a_korean_annex_and_one_of_a_summons_are_printed(sample: Path) -> None:
    assert squeezed("제출일에 접수되었다면") in printed(sample, "--lang", "ko")
    with CaseFile(sample, "ro") as case:
        summons = next(
            s for s in case.summonses.all() if case.parties.called(s.party, "en") == "Kim Yoo-seok"
        )
    told = printed(sample, "--lang", "en", annex=str(summons.id))
    assert squeezed("Absent, but the demand is open") in told


def test_the_public_gets_no_annex_and_an_unknown_name_is_said(sample: Path, capsys) -> None:
    out = str(sample.with_name("no.pdf"))
    assert run(["pack", str(sample), "-o", out, "--annex", TITLE, "--audience", "public"]) == 2
    assert "may not see all of it" in capsys.readouterr().err
    assert run(["pack", str(sample), "-o", out, "--annex", "Nothing"]) == 2
    assert TITLE in capsys.readouterr().err
    assert run(["pack", str(sample), "-o", out, "--annex", TITLE, "--pack", "1"]) == 2
    assert "two packs" in capsys.readouterr().err
    assert not Path(out).exists()


def test_what_rests_on_a_hidden_source_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "sample.hearing"
    with build_sample(path) as case:
        letter = next(iter(case.excuses.all()))
        with case.change("Mark") as edit:
            for cite in case.citations.where(about=letter.id):
                edit.remove(cite)
            secret = edit.add(Source(kind="official", title="Secret", marking="staff")).id
            edit.add(Citation(about_kind="excuse", about=letter.id, source=secret))
    out = tmp_path / "annex.pdf"
    assert run(["pack", str(path), "-o", str(out), "--annex", TITLE, "--audience", "members"]) == 2
    assert run(["pack", str(path), "-o", str(out), "--annex", TITLE, "--audience", "staff"]) == 0


def test_a_whole_pack_has_no_annex_and_says_where_the_complaint_stands(sample: Path) -> None:
    out = sample.with_name("whole.pdf")
    assert run(["pack", str(sample), "-o", str(out), "--lang", "en", "--audience", "members"]) == 0
    told = squeezed(Reading(out.read_bytes()).body())
    assert squeezed("Annex to the complaint") not in told
    assert squeezed("By the law: Filed; receipt is not in the file") in told
    assert squeezed("the 7 days end on 10 Dec 2025 (Wed)") in told
    assert squeezed("7 days from 3 Dec 2025, first day not counted") in told
    assert squeezed("Done 19 Nov 2025, 21:35: in time") in told
