"""The page of a complaint and of a summons shows the dossier that `procedure` gives: never more than it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.complaints import Complaint, ComplaintCount
from hearingdesk.records.decisions import Decision, Measure
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Service, Summons
from hearingdesk.when import When
from ui.rooms.pages import complaints, decisions, summonses
from ui.rooms.render import Renderer
from ui.rooms.several import several
from ui.rooms.sheet import Beside, Card, Column, Facts, Grid, Here, Ribbon, Ruling, Step, Strip
from ui.rooms.strip import StripView

DAY = date(2025, 12, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    case = build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing")
    yield case
    case.close()


def flat(cards: Any) -> list[Card]:
    """Every card, those beside and below each other too."""
    found: list[Card] = []
    for card in cards:
        if isinstance(card, Beside):
            found += flat(one for one, _share in card.cards)
        elif isinstance(card, Column):
            found += flat(card.cards)
        else:
            found.append(card)
    return found


def of(cards: list[Card], kind: type[Any], at: int = 0) -> Any:
    return [card for card in cards if isinstance(card, kind)][at]


def test_a_complaint_shows_its_nine_steps_and_the_end_on_condition(sample: CaseFile) -> None:
    (complaint,) = sample.complaints.all()
    cards = flat(complaints.page(Here(sample, "en", DAY), complaint).parts[0].cards())
    ruling, strip, ribbon, grid = of(cards, Ruling), of(cards, Strip), of(cards, Ribbon), of(cards, Grid)
    assert (ruling.tone, ruling.icon) == ("warn", "circle-help")
    assert [step.title for step in strip.steps] == [
        *("Excuse letter", "Ruling", "Vote or signatures", "Counts", "Filed"),
        *("Received", "Investigation", "Disposition", "Final"),
    ]
    assert [step.known for step in strip.steps][4:8] == [True, False, False, False]
    assert strip.steps[5].act == "complaint.receive"
    marks = {day.day.day: (day.mark, day.edge) for day in ribbon.days}
    assert marks[18] == ("day off", "")
    assert marks[19] == ("last day", "dashed")
    assert len(grid.rows) == 3


def test_a_korean_page_says_the_same_in_korean(sample: CaseFile) -> None:
    (complaint,) = sample.complaints.all()
    cards = flat(complaints.page(Here(sample, "ko", DAY), complaint).parts[0].cards())
    assert "제출일에 접수되었다면 수사 종결 기한은 2026. 2. 19.(목): 확인 필요" in of(cards, Ruling).headline
    assert of(cards, Strip).steps[0].title == "불출석 사유서"


def test_every_step_is_told_in_sentences_with_its_law(sample: CaseFile) -> None:
    (complaint,) = sample.complaints.all()
    part = next(p for p in complaints.page(Here(sample, "en", DAY), complaint).parts if p.key == "dossier")
    (facts,) = part.cards()
    assert isinstance(facts, Facts)
    assert len(facts.lines) == 9
    assert all("confidence" in line.other for line in facts.lines)


def test_an_unserved_witness_never_reads_as_unlawfully_absent(sample: CaseFile) -> None:
    for summons in sample.summonses.all():
        sheet = summonses.page(Here(sample, "en", date(2026, 1, 10)), summons)
        for part in sheet.parts:
            if part.key in ("overview", "absence"):
                assert "unlawful" not in repr(part.cards()).lower()


def test_who_came_has_no_dossier_on_the_page(sample: CaseFile) -> None:
    late = next(
        one for one in sample.summonses.all() if sample.parties.called(one.party, "en") == "Kim Myung-gyu"
    )
    sheet = summonses.page(Here(sample, "en", DAY), late)
    assert "absence" not in [part.key for part in sheet.parts]


@pytest.mark.parametrize(
    ("jurisdiction", "kind", "steps"),
    [
        ("us-house", "hearing", ["Default", "Contempt report", "Vote of the House", "Certified"]),
        ("uk", "oral_evidence", ["Contempt", "Reported to the House", "Referred"]),
    ],
)
def test_another_parliament_has_its_own_steps_on_the_same_page(tmp_path, jurisdiction, kind, steps) -> None:
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps", jurisdiction=jurisdiction)) as case:
        with case.change("Fill") as edit:
            hearing = edit.add(Hearing(title="Lamps", kind=kind)).id
            sitting = edit.add(Sitting(hearing=hearing, day=When("2024-03-12"))).id
            party = edit.add(Party(name="Tom Tallow")).id
            given = {"resolved": When("2024-03-01"), "issued": When("2024-03-01"), "issuer": "the Chair"}
            summons = edit.add(Summons(hearing=hearing, sitting=sitting, party=party, **given))
            edit.add(Service(summons=summons.id, method="personal", served=When("2024-03-04"), proof="yes"))
            edit.add(Attendance(sitting=sitting, party=party, state="absent_no_paper"))
        sheet = summonses.page(Here(case, "en", date(2024, 3, 20)), summons)
        part = next(one for one in sheet.parts if one.key == "absence")
        cards = flat(part.cards())
        titles = [step.title for step in of(cards, Strip).steps]
        assert titles[: len(steps)] == steps
        assert "Testimony" not in repr(cards)
        assert "Investigation" not in titles


def test_a_decision_keeps_instrument_effect_and_verb_apart(sample: CaseFile) -> None:
    (decision,) = sample.decisions.all()
    cards = flat(decisions.page(Here(sample, "en", DAY), decision).parts[0].cards())
    ruling = of(cards, Ruling)
    assert ruling.headline == "Improvement recommendation: No legal force"
    assert ruling.aside == "Reported as: decided (의결)"
    assert [step.value for step in of(cards, Strip).steps] == [
        *("3 Dec 2025", "3 Dec 2025", "Not in the file", "10 Dec 2025"),
    ]


def test_a_decision_that_cannot_bind_and_a_day_that_differs_are_warned_of(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps", jurisdiction="kr")) as case:
        with case.change("Fill") as edit:
            decision = edit.add(
                Decision(
                    title="Order", instrument="improve_reco", effect="binding", notified=When("2025-12-03")
                )
            )
            edit.add(Measure(decision=decision.id, text="Report", days=7, due=When("2025-12-09")))
            surcharge = edit.add(Decision(title="Pay", instrument="surcharge", notified=When("2026-01-05")))
            plain = edit.add(Decision(title="Talk", instrument="opinion"))
        here = Here(case, "en", DAY)
        cards = flat(decisions.page(here, decision).parts[0].cards())
        assert of(cards, Ruling).tone == "bad"
        assert any(
            "The file has 9 Dec 2025" in line.value
            for card in cards
            if isinstance(card, Facts)
            for line in card.lines
        )
        more = flat(decisions.page(here, surcharge).parts[0].cards())
        assert any(isinstance(card, Facts) and card.title == "What else runs" for card in more)
        assert not any(
            isinstance(card, Ruling) for card in flat(decisions.page(here, plain).parts[0].cards())
        )


def test_the_strip_is_walked_and_a_step_is_asked_for_by_keyboard_and_mouse(qtbot: Any, look: Any) -> None:
    steps = (
        Step("One", "", "a", act="do.one"),
        Step("Two", "", "b", whole="All of two.", act="do.two"),
        Step("Three", "", "c"),
    )
    view = StripView(steps)
    qtbot.addWidget(view)
    view.resize(600, 140)
    view.show()
    asked: list[Step] = []
    view.wanted.connect(asked.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "Two: All of two."
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "Three: c"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert [step.title for step in asked] == ["Two", "Two"]
    still = StripView((Step("One", "", "a"),))
    qtbot.addWidget(still)
    assert still.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_step_without_an_action_leads_to_where_it_is_recorded(
    qtbot: Any, look: Any, sample: CaseFile
) -> None:
    summons = next(
        one
        for one in sample.summonses.all()
        if one.sitting and sample.parties.called(one.party, "en") == "Kim Bom-suk"
    )
    cards = flat(summonses.page(Here(sample, "en", DAY), summons).parts[0].cards())
    strip = of(cards, Strip, 1)
    opened: list[Any] = []
    ran: list[str] = []
    renderer = Renderer(opened.append, lambda adding: None, run=ran.append)
    widget = renderer.widget(strip)
    qtbot.addWidget(widget)
    view = widget.findChildren(StripView)[0]
    for step in strip.steps:
        view.wanted.emit(step)
    assert ran == ["absence.excuse", "absence.rule", "absence.complain"]
    assert {place.table for place in opened} == {"complaint"}


def test_one_sheet_for_several_records_gives_back_those_that_changed() -> None:
    counts = [ComplaintCount(id=1, complaint=9), ComplaintCount(id=2, complaint=9, disposition="indicted")]
    made = several(counts, ("disposition", "disposed"), ("A", "B"))
    assert (made.shown.disposition_0, made.shown.disposition_1) == ("", "indicted")
    from dataclasses import replace

    edited = made.edited(replace(made.shown, disposition_0="not_sent", disposed_0=When("2026-01-02")))
    assert edited == [ComplaintCount(id=1, complaint=9, disposition="not_sent", disposed=When("2026-01-02"))]


def test_a_complaint_with_nothing_but_a_title_has_a_page(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        with case.change("Fill") as edit:
            complaint = edit.add(Complaint(title="Complaint"))
        cards = flat(complaints.page(Here(case, "en", DAY), complaint).parts[0].cards())
        assert of(cards, Ruling).headline == "No text says what follows an absence here: check"
