"""The page of a summons shows the verdict that `procedure` gives, in words, with its count drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.exchange.sample import build_sample
from hearingdesk.records.summonses import Summons
from ui.rooms import rows_of
from ui.rooms.pages import ruled
from ui.rooms.pages.summonses import page
from ui.rooms.render import Renderer
from ui.rooms.ribbon import RibbonView
from ui.rooms.ruling import RulingView
from ui.rooms.sheet import Beside, Card, Here, Ribbon, Ruling, Strip
from ui.rooms.strip import StripView

DAY = date(2025, 12, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    case = build_sample(tmp_path_factory.mktemp("sample") / "sample.hearing")
    yield case
    case.close()


def called(case: CaseFile, who: str, *, joint: bool = False) -> Summons:
    return next(
        one
        for one in case.summonses.all()
        if case.parties.called(one.party, "en") == who and (one.sitting is None) == joint
    )


def overview(case: CaseFile, summons: Summons, lang: str = "en") -> list[Card]:
    cards = page(Here(case, lang, DAY), summons).parts[0].cards()
    return [
        part
        for card in cards
        for part in ([c for c, _share in card.cards] if isinstance(card, Beside) else [card])
    ]


def of(cards: list[Card], kind: type[Any]) -> Any:
    return next(card for card in cards if isinstance(card, kind))


def test_a_witness_called_too_late_reads_voluntary_with_the_reason(sample: CaseFile) -> None:
    cards = overview(sample, called(sample, "Kim Myung-gyu"))
    ruling, strip, ribbon = of(cards, Ruling), of(cards, Strip), of(cards, Ribbon)
    assert (ruling.tone, ruling.icon) == ("bad", "circle-x")
    assert ruling.headline.startswith("Voluntary: at most 1 of 7 days before")
    assert ruling.other.startswith("제재 불가")
    assert [step.title for step in strip.steps][:-1] == [
        "Applied",
        "Resolved",
        "Issued",
        "Contents",
        "Served",
        "Days before",
    ]
    assert strip.steps[-1].value == "Voluntary"
    assert [(day.day.day, day.mark) for day in ribbon.days if day.tone in ("ok", "bad")] == [
        (9, ""),
        (10, "last day"),
        (16, "earliest"),
    ]
    assert ribbon.days[-1].mark == "day 1"


def test_an_open_summons_says_the_last_day_in_both_languages(sample: CaseFile) -> None:
    cards = overview(sample, called(sample, "Kim Bom-suk"))
    assert of(cards, Ruling).tone == "warn"
    ribbon = of(cards, Ribbon)
    assert "first day counted" in ribbon.words[0]
    assert "초일 산입" in ribbon.quiet[0]
    assert not any(day.edge for day in ribbon.days)
    korean = overview(sample, called(sample, "Kim Bom-suk"), "ko")
    assert of(korean, Ruling).headline.startswith("송달 확인 필요")


def test_a_joint_hearing_has_a_banner_for_each_day(sample: CaseFile) -> None:
    summons = called(sample, "Kim Yoo-seok", joint=True)
    banners = [card for card in overview(sample, summons) if isinstance(card, Ruling)]
    assert [banner.headline[:15] for banner in banners] == ["Tue 30 Dec 2025", "Wed 31 Dec 2025"]
    assert "each day is judged for itself" in banners[0].check
    days = next(part for part in page(Here(sample, "en", DAY), summons).parts if part.key == "days")
    assert of(list(days.cards()), Ribbon).days[-1].day == date(2025, 12, 31)


def test_the_chips_say_what_can_still_be_done(sample: CaseFile) -> None:
    summons = called(sample, "Kim Bom-suk")
    for day, words in ((date(2025, 12, 9), "Serve by 10 Dec 2025"), (date(2025, 12, 10), "Serve today")):
        chip = ruled.chip_of(Here(sample, "en", day), summons)
        assert chip is not None
        assert chip.text == words
    late = rows_of.summons(sample, called(sample, "Kim Myung-gyu"))
    assert [chip.text for chip in late.chips] == ["Voluntary", "Present"]


def test_the_cards_are_shown_and_said_aloud(qtbot: Any, sample: CaseFile, look: Any) -> None:
    renderer = Renderer(lambda _place: None, lambda _adding: None)
    for card in overview(sample, called(sample, "Kim Myung-gyu")):
        widget = renderer.widget(card)
        qtbot.addWidget(widget)
        widget.resize(900, 400)
        widget.grab()
        for kind, words in (
            (RulingView, "absence cannot be punished"),
            (StripView, "Days before At most 1 of 7"),
            (RibbonView, "Wed 10 Dec 2025: last day"),
        ):
            found = [widget] if isinstance(widget, kind) else widget.findChildren(kind)
            assert all(words in one.accessibleName() for one in found)


def test_a_case_without_a_rule_book_has_a_page_without_steps(tmp_path: Path) -> None:
    from hearingdesk.records.hearings import Hearing
    from hearingdesk.records.matters import Matter
    from hearingdesk.records.parties import Party

    with CaseFile.create(tmp_path / "a.hearing", Matter(title="Lamps")) as case:
        with case.change("Fill") as edit:
            hearing = edit.add(Hearing(title="Lamps")).id
            summons = edit.add(Summons(hearing=hearing, party=edit.add(Party(name="Tom Tallow")).id))
        cards = overview(case, summons)
        assert of(cards, Ruling).tone == "mute"
        assert not any(isinstance(card, Strip | Ribbon) for card in cards)
