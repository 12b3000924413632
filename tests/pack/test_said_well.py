"""What a pack says, as its readers meet it: in their languages, whole, next to what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.pack.annexed import ANNEX
from hearingdesk.pack.book import Book
from hearingdesk.pack.brief import Brief
from hearingdesk.pack.build import PackOptions, make_pack
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.flow import Spacer
from hearingdesk.pack.heads import Title
from hearingdesk.pack.kept import Event
from hearingdesk.pack.press import Press
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.sections.verdict import worded
from hearingdesk.pack.style import A4
from hearingdesk.pack.templates import named_by, shipped
from hearingdesk.pack.two import Two
from hearingdesk.procedure.rule import Both
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.citations import Citation
from hearingdesk.records.claims import Claim, ClaimVersion
from hearingdesk.records.deadlines import Deadline
from hearingdesk.records.packs import Pack
from hearingdesk.records.parties import Party, PartyName
from hearingdesk.records.sources import Source
from hearingdesk.when import When
from tests.pack.exhibiting import Desk, encrypted
from tests.pack.reading import Reading, squeezed
from tests.pack.test_sections import MADE, told
from tests.pack.tunnel import tunnel


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def section(case: CaseFile, name: str, press: Press, before: float = 0.0) -> Reading:
    """A section alone, so many points under its title."""
    brief = Brief(case, "chair", MADE, Pack())
    made = [Title("It", key="it"), Spacer(before), *SECTIONS[name].tell(brief, press)]
    data, _printed = Book(Meta(Two("Test")), press, contents=False).print(made)
    return Reading(data)


def left_of(data: bytes, words: str) -> float:
    """Where these words stand the last time, from the left edge."""
    found = []
    pdf = pdfium.PdfDocument(data)
    for page in pdf:
        letters = page.get_textpage()
        search = letters.search(words)
        while place := search.get_next():
            found.append(letters.get_charbox(place[0])[0])
    return found[-1]


def came(case: CaseFile, remark: str, remark_ko: str = "", **more: str) -> None:
    """Somebody nobody called came to the first sitting."""
    with case.change("Come") as edit:
        stranger = edit.add(Party(name="Ada Unsummoned", name_ko="에이다")).id
        sitting = next(iter(case.sittings.ids()))
        part = Attendance(
            sitting=sitting, party=stranger, state="present", remark=remark, remark_ko=remark_ko
        )
        edit.add(replace(part, **more))


def only_one_sitting(case: CaseFile) -> None:
    first, *others = case.sittings.ids()
    with case.change("Hold one sitting") as edit:
        for summons in case.summonses.all():
            edit.update(replace(summons, sitting=first))
        for id in others:
            edit.remove(case.sittings.get(id))


def test_what_is_remarked_on_who_came_is_said_in_both_languages(case):
    only_one_sitting(case)
    came(case, "Whether she had been called is not reported anywhere.", "출석요구 여부는 보도되지 아니함.")

    body = section(case, "attendance", Press(lang="both")).body()

    assert squeezed("Whether she had been called") in body
    assert squeezed("출석요구 여부는") in body


def test_nobody_is_counted_at_a_sitting_still_ahead(case):
    body = section(case, "attendance", Press(lang="en")).body()

    assert squeezed("8 Sep 2026: 1 present, 1 absent, 1 not in the file") in body
    assert squeezed("3 Dec 2026: 0 present") not in body


def test_a_remark_in_brackets_ends_without_a_full_stop(case):
    only_one_sitting(case)
    came(case, "On her own account.")

    assert (
        squeezed("Ada Unsummoned 에이다 (On her own account)") in section(case, "attendance", Press()).body()
    )


def test_a_long_law_is_cited_without_its_version(case):
    title = "Act on the Ventilation of Tunnels, as in force from 2 Oct 2025 (amended by Act No. 20897)"
    ventilation = Source(kind="statute", title=title, code="S-VENT")
    testimony = "Act on Testimony, Appraisal, etc. before the National Assembly (Act No. 21068)"
    with case.change("Cite") as edit:
        claim = next(iter(case.claims.all()))
        for source in (ventilation, Source(kind="statute", title=testimony, code="S-TEST")):
            made = edit.add(source)
            edit.add(Citation(about_kind="claim", about=claim.id, source=made.id, locator="Art. 3"))

    body = section(case, "claims", Press(lang="en")).body()

    assert squeezed("Act on the Ventilation of Tunnels, S-VENT Art. 3") in body
    assert squeezed("Act on Testimony, Appraisal, etc. before the National Assembly, S-TEST") in body


def test_no_dot_parts_two_sentences(case):
    """A sentence in both languages ends once: the Korean stands beside it, quieter, or under it."""
    assert squeezed("Still to be put: 4. 질의 4건") in told(case, "asking").body()

    desk = Desk(case.path.with_name("locked.hearing"))
    desk.exhibit(encrypted())
    data, _report = desk.print(audience="staff", lang="both")
    desk.case.close()
    assert Reading(data).body().count(squeezed("password. PDF")) == 2  # in the list, and in its frame


@pytest.mark.parametrize("name", ["people", "names", "witnesses"])
def test_the_forms_of_a_name_are_not_parted(case, name):
    kim = case.parties.by_name("Kim Do-hyun")[0].id
    with case.change("Name") as edit:
        for n in range(7):
            edit.add(PartyName(party=kim, text=f"Kim Do{'o' * n}-hyun Alias{n}", kind="alias"))

    reading = told(case, name, "en")

    lines = [line for n in range(1, len(reading) + 1) for line in reading.text(n).split("\n")]
    named = [" ".join(line.split()) for line in lines if "Alias" in line]
    assert named
    for n in range(7):
        assert any(f"Kim Do{'o' * n}-hyun Alias{n}" in line for line in named), named


def test_the_apostrophes_of_the_rules_are_those_of_print():
    assert worded(Both("Prime Minister's statement", "국무총리 보고")).en == "Prime Minister’s statement"


def test_a_remark_on_a_day_is_a_sentence_of_its_own(case):
    came(case, "Left in haste.", capacity="witness", state="absent_disallowed")
    came(case, "Whether she had been called is open.", capacity="witness")

    margin = section(case, "witnesses", Press()).body()
    table = section(case, "attendance", Press()).body()

    assert squeezed("Absent – reasons disallowed. Left in haste.") in margin
    assert squeezed("Present. Whether she had been called is open.") in margin
    assert squeezed("Absent – reasons disallowed. Left in haste.") in table


def test_how_many_sources_can_be_read_is_said_in_both_languages(case):
    made = make_pack(case, "pack.pdf", PackOptions(audience="chair", lang="both"))
    contents = Reading(made.data).text(2) + Reading(made.data).text(3)

    assert squeezed("that could not be read.") in squeezed(contents)
    assert squeezed("본문 검색 가능") in squeezed(contents)


@pytest.mark.parametrize("style", ["book", "office", "large"])
def test_what_is_said_of_a_claim_ends_no_page_without_its_forms(case, style):
    with case.change("Dispute") as edit:
        claim = edit.add(Claim(title="Who knew of it", remark="It decides whether they reported in time."))
        for n in range(3):
            edit.add(ClaimVersion(claim=claim.id, day=When(f"2026-10-{10 + n}"), text=f"Form number {n}."))

    for before in range(300, 640, 20):
        reading = section(case, "claims", Press.of("a4", "en", style), before)
        page = next(n for n in range(1, len(reading) + 1) if "It decides whether" in reading.text(n))
        assert "Who knew of it" in reading.text(page)
        assert "Form number 0" in reading.text(page)


def test_who_was_never_called_has_a_dash_where_others_have_their_service(case):
    came(case, "", capacity="witness")
    text = section(case, "witnesses", Press(lang="en")).body()

    assert squeezed("Ada Unsummoned Witness (sworn) – –") in text


def test_the_headings_of_an_annex_stand_over_what_they_head(case):
    complaint = next(iter(case.complaints.all()))
    made = make_pack(case, "a.pdf", PackOptions(audience="chair", lang="en", annex=str(complaint.id)))

    words = ("Complaint against Park", "Step by step", "What is on file", "Park Seo-yun")
    assert [left_of(made.data, one) for one in words] == pytest.approx([A4.left + A4.hang] * 4, abs=2)


@pytest.mark.parametrize("style", ["book", "office", "large"])
def test_the_title_of_a_deadline_ends_no_page_without_its_count(case, style):
    derivation = (
        "Seven days from the third, first day not counted, a day off rolls to the next working day. " * 9
    )
    deadline = Deadline(title="To report at last", trigger_event="The third", due=When("2026-12-10"))
    with case.change("Count") as edit:
        edit.add(replace(deadline, derivation=derivation))

    for before in range(60, 460, 16):
        reading = section(case, "decisions", Press.of("a4", "en", style), before)
        page = next(n for n in range(1, len(reading) + 1) if "To report at last" in reading.text(n))
        assert "Seven days from" in reading.text(page)


def test_the_title_of_a_step_ends_no_page_without_what_is_on_file(case):
    complaint = next(iter(case.complaints.all()))
    brief = Brief(case, "chair", MADE, Pack(), annex=complaint)
    told = [block for block in SECTIONS[ANNEX].tell(brief, Press()) if isinstance(block, Event)]
    steps = [one.main for one in told if len(one.main) > 2]

    assert steps
    assert all(main[0].keeps for main in steps)


def test_the_matrix_has_the_dash_of_a_printed_page(case):
    body = section(case, "matrix", Press()).body()

    assert squeezed("Absent – reasons disallowed") in body
    assert squeezed("Absent - reasons disallowed") not in body


def test_a_pack_on_one_witness_names_that_one_on_its_cover(case):
    shape = next(shape for shape in shipped() if shape.asks)
    with case.change("Make") as edit:
        made = edit.add(shape.pack("Kim Do-hyun", named=named_by(case, "Kim Do-hyun")))

    english, korean = (
        Reading(make_pack(case, "one.pdf", PackOptions(pack=str(made.id), lang=lang)).data).text(1)
        for lang in ("en", "ko")
    )

    assert "Kim Do-hyun" in english
    assert "Witnesses" not in english
    assert "Eleanor Whitcombe" not in english
    assert "증인: 김도현" in korean
    assert "Kim Do-hyun" not in korean


def test_a_name_that_several_share_is_left_as_it_was_given(case):
    with case.change("Add") as edit:
        edit.add(Party(name="Kim Do-hyun", name_ko="김도현"))

    assert named_by(case, "Kim Do-hyun") == Two("Kim Do-hyun")
    assert named_by(case, "김도현 외") == Two("김도현 외")
    assert named_by(case, "Park Seo-yun") == Two("Park Seo-yun", "박서윤")
