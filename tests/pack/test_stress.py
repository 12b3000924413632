"""Names of eighty letters, empty fields, an answer of many lines, a long chronology, Hanja: every style holds."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from pikepdf import Pdf

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.build import PackOptions, make_pack
from hearingdesk.pack.designs import DESIGNS
from hearingdesk.pack.press import Press
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.decisions import Measure
from hearingdesk.records.facts import Fact
from hearingdesk.records.hearings import Sitting
from hearingdesk.records.parties import Party
from hearingdesk.records.questions import Question
from hearingdesk.records.summonses import Summons
from hearingdesk.records.turns import Turn
from hearingdesk.when import When
from hearingdesk.words import say
from tests.pack.reading import Reading, squeezed
from tests.pack.test_archival import FALSE_ALARMS
from tests.pack.tunnel import tunnel

FULL = bool(os.environ.get("HEARINGDESK_STRESS"))  # by hand: the whole of it, in minutes
ROWS, LINES = (2500, 300) if FULL else (60, 90)
LONG = "Bartholomew Featherstonehaugh-Cholmondeley of the Interprovincial Tunnel Boards"
TOGETHER = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
KOREAN = "해람터널환기설비고장진상조사및재발방지대책수립을위한특별위원회행정실조사관리팀"
HANJA = "金民秀 위원장은 法과 原則에 따라 憲法 第61條의 國政調査權을 行使한다고 밝혔다."


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with stressed(tmp_path_factory.mktemp("stress") / "stress.hearing") as made:
        yield made


def stressed(path: Path) -> CaseFile:
    case = tunnel(path)
    parties = {party.name: party for party in case.parties.all()}
    hearing = next(iter(case.hearings.all()))
    sitting = next(iter(case.sittings.all()))
    transcript = next(iter(case.transcripts.all()))
    decision = next(iter(case.decisions.all()))
    with case.change("Stress") as edit:
        edit.update(replace(parties["Kim Do-hyun"], name=LONG, name_ko=KOREAN, role=LONG, remark=HANJA))
        edit.update(replace(parties["Park Seo-yun"], name=TOGETHER))
        edit.add(Party(name="Nobody"))
        edit.add(Sitting(hearing=hearing.id, day=When("2027-01-05")))
        edit.add(Summons(hearing=hearing.id, party=parties["Moon Tae-il"].id))
        edit.add(Attendance(sitting=sitting.id, party=parties["Moon Tae-il"].id))
        answer = "\n".join(f"Line {n} of the answer that nobody stops. {HANJA}" for n in range(LINES))
        edit.add(
            Turn(
                transcript=transcript.id,
                sitting=sitting.id,
                position=9,
                kind="answer",
                text=answer,
                party=parties["Kim Do-hyun"].id,
                cite="Q9",
            )
        )
        words = " ".join(f"measure{n}" for n in range(LINES * 4))
        edit.add(Measure(decision=decision.id, number=3, text=words, state="open"))
        edit.add(Question(hearing=hearing.id, number=9, text=HANJA, party=parties["Kim Do-hyun"].id))
        facts = (
            Fact(
                day=When(f"{1990 + n // 100}-{1 + n % 12:02}-{1 + n % 28:02}"),
                text=f"Row {n} of the chronology of {LONG}." if n % 7 else TOGETHER * 2,
                text_ko=f"{n}번째 행. {HANJA}" if n % 3 else "",
                status="reported" if n % 2 else "",
            )
            for n in range(ROWS)
        )
        edit.add_bulk(list(facts))
    return case


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", list(DESIGNS))
def test_nothing_is_clipped_or_overprinted_or_refused_by_the_validator(case, style, paper):
    lang = {"office": "ko"}.get(style, "both")
    options = PackOptions(audience="staff", lang=lang, paper=paper, style=style)
    made = make_pack(case, "stress.pdf", options)
    reading = Reading(made.data, Press.of(paper, lang, style).sheet)
    assert not made.printed.lost
    assert not list(reading.outside())
    assert not list(reading.crossing())
    contents = say("ko" if lang == "ko" else "en", "Contents")
    assert contents in reading.text(2), "the facts of the cover stand on it, not on a page after it"
    body = reading.body()
    last = max(n for n in range(ROWS) if n % 7 and n % 3)
    row = f"{last}번째 행" if lang == "ko" else f"Row {last} of the chronology"
    told = ("金民秀", row, KOREAN[:20], f"Line {LINES - 1} of the answer", f"measure{LINES * 4 - 1}")
    for words in told:
        assert squeezed(words) in body
    with Pdf.open(BytesIO(made.data)) as pdf:
        said = [str(one) for one in pikepdf.pdfa.check(pdf, "3b").findings]  # type: ignore[attr-defined]
    assert [one for one in said if not any(known in one for known in FALSE_ALARMS)] == []
    if out := os.environ.get("HEARINGDESK_STRESS"):
        Path(out, f"{style}-{paper}.pdf").write_bytes(made.data)


def decades(case: CaseFile) -> None:
    with case.change("Decades") as edit:
        days = [When(f"{1990 + n // 48}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(48 * 3)]
        edit.add_bulk([Fact(day=day, text=f"Row of {day}.") for day in days])


def test_the_contents_of_a_chronology_of_decades_list_its_years_and_the_bookmarks_its_months(tmp_path):
    with tunnel(tmp_path / "decades.hearing") as case:
        decades(case)
        made = make_pack(case, "decades.pdf", PackOptions(audience="staff", lang="en"))
    reading = Reading(made.data)
    page = next(page for page in range(2, 9) if "Chronology" in reading.text(page))
    lines = reading.text(page).splitlines()
    assert not [line for line in lines if re.match(r"[A-Z][a-z]{2} 19\d\d", line)]
    listed = [line.split()[0] for line in lines if re.match(r"19\d\d", line)]
    assert listed == ["1990", "1991", "1992"]
    months = [title for title, _page in reading.outline if re.fullmatch(r"[A-Z][a-z]{2} 19\d\d", title)]
    assert len(months) == 36


def test_the_months_whose_years_the_contents_list_bear_no_number_in_an_office(tmp_path):
    with tunnel(tmp_path / "decades.hearing") as case:
        decades(case)
        made = make_pack(case, "decades.pdf", PackOptions(audience="staff", lang="ko", style="office"))
    titles = [title for title, _page in Reading(made.data).outline]
    dated = [title for title in titles if re.search(r"\d{4}(\. \d+\.|년)$", title)]
    assert len(dated) >= 36
    assert all(re.match(r"\d{4}", title) for title in dated)
    assert any(title.startswith("가.") for title in titles)
