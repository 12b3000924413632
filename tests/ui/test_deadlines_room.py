"""The room of deadlines: filters of the day, the month by keyboard, what is offered, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt

from hearingdesk.exchange.sample import build_sample
from hearingdesk.when import When
from tests.ui.voices import Script
from tests.ui.windows import close, enter, listed, window_on
from ui.desk import Place
from ui.rooms import offers
from ui.rooms.duties import DeadlineRoom
from ui.rooms.monthgrid import by_months
from ui.rooms.pages import today
from ui.rooms.pages.deadlines import page
from ui.rooms.sheet import Here, Links, Ribbon, Ruling
from ui.window import Window

DAY = date(2025, 12, 23)


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    build_sample(tmp_path / "sample.hearing").close()
    window = window_on(qtbot, tmp_path / "sample.hearing", as_of=DAY)
    yield window
    close(window)


def here(window: Window, lang: str = "en") -> Here:
    return Here(window.desk.view, lang, DAY)


def sheet(window: Window, rule: str, lang: str = "en") -> list[Any]:
    one = next(one for one in window.desk.view.deadlines.all() if one.rule == rule)
    cards = page(here(window, lang), one).parts[0].cards()
    return [
        part for card in cards for part in ([c for c, _n in card.cards] if hasattr(card, "cards") else [card])
    ]


def test_the_list_is_filtered_as_seen_from_the_day(qtbot: Any, window: Window) -> None:
    space = enter(qtbot, window, "deadline")
    for key, titles in (("overdue", 1), ("today", 0), ("contested", 1), ("check", 3)):
        space._ask(filter=key)
        qtbot.waitUntil(lambda n=titles: space.model.rowCount() == n, timeout=3000)
    space._ask(filter="")
    qtbot.waitUntil(lambda: space.model.rowCount() == 3, timeout=3000)
    chips = {row.title.partition(" ")[2][:12]: [chip.text for chip in row.chips] for row in listed(space)}
    assert ["Contested"] in chips.values()
    assert ["13 days late", "Check"] in chips.values()
    assert ["58 days left", "Check"] in chips.values()


def test_the_page_draws_the_count_and_says_the_doubt(window: Window) -> None:
    cards = sheet(window, "KR-CPL-INV")
    ribbon = next(card for card in cards if isinstance(card, Ribbon))
    assert [(day.day.day, day.mark) for day in ribbon.days][-2:] == [(18, "rolled"), (19, "last day")]
    assert "first day counted" in ribbon.words[0]
    assert "초일 산입" in ribbon.quiet[0]
    ruling = next(card for card in cards if isinstance(card, Ruling))
    assert ruling.headline == "58 days left: Thu 19 Feb 2026"
    assert "“Received” is not in the file" in ruling.check
    seven = next(card for card in sheet(window, "KR-PIPC-RESULTS") if isinstance(card, Ribbon))
    assert (seven.days[-1].day, seven.days[-1].mark) == (date(2025, 12, 10), "last day")


def test_a_contested_page_shows_a_verdict_for_each_version(window: Window) -> None:
    cards = sheet(window, "KR-NET-24")
    versions = next(card for card in cards if isinstance(card, Links))
    assert [link.chip.text for link in versions.links if link.chip] == ["Late", "In time"]
    assert not any(isinstance(card, Ribbon) for card in cards)
    assert next(card for card in cards if isinstance(card, Ruling)).headline.startswith("Contested")


def test_a_version_is_chosen_and_given_back(qtbot: Any, window: Window) -> None:
    one = next(one for one in window.desk.view.deadlines.all() if one.rule == "KR-NET-24")
    window.voice = Script(1, 2)  # type: ignore[assignment]
    offers.choose_version(window, one.id)
    chosen = window.desk.view.deadlines.get(one.id)
    assert (str(chosen.due), chosen.state) == ("2025-11-19T22:52", "met")
    offers.choose_version(window, one.id)
    assert window.desk.view.deadlines.get(one.id).state == "contested"


def test_the_month_is_walked_by_keyboard_and_opens_a_record(qtbot: Any, window: Window) -> None:
    space = enter(qtbot, window, "deadline")
    assert isinstance(space, DeadlineRoom)
    window.commands.run("deadline.month")
    grid = space.month.grid
    grid.setFocus()
    space.month.show_day(date(2025, 12, 9))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current().day == date(2025, 12, 10)
    said = grid.model().data(grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Wed 10 Dec 2025. Coupang to submit the results")
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.current().day == date(2026, 1, 10)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.current().day == date(2026, 2, 28)
    space.month.show_day(date(2026, 2, 17))
    assert grid.current().off.ko == "설날"
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    for _n in range(2):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert window.desk.place.table == "deadline"
    assert str(window.desk.view.deadlines.get(window.desk.place.id).due) == "2026-02-19"
    assert space.month.isHidden()


def test_months_end_where_the_calendar_ends() -> None:
    assert by_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert by_months(date(1, 1, 1), -1) is None
    assert by_months(date(9998, 12, 31), 1) is None


def test_what_is_offered_is_added_in_one_change(qtbot: Any, window: Window) -> None:
    view = window.desk.view
    hearing = next(one for one in view.hearings.all() if "Joint" in one.title)
    before = view.deadlines.count()
    dialog = offers.offer(window, Place("hearing", "hearing", hearing.id))
    told = [row.box.text() for row in dialog.rows]
    assert any("Thu 25 Dec 2025" in words for words in told)
    for row in dialog.rows[:2]:
        row.box.setChecked(True)
    dialog.add()
    assert view.deadlines.count() == before + 2
    (latest, *_more) = view.history(1)
    assert latest.change.title.startswith("Count 2 deadlines from:")
    window.desk.undo()
    assert view.deadlines.count() == before


def test_a_date_that_moves_with_a_change_is_said(qtbot: Any, window: Window) -> None:
    said: list[Any] = []
    window.desk.said.connect(said.append)
    complaint = next(iter(window.desk.view.complaints.all()))
    with window.desk.change("Edit: Complaint") as edit:
        edit.update(replace(complaint, received=When("2025-12-22")))
    assert "19 Feb 2026 → 23 Feb 2026" in said[-1].sentence
    said[-1].run()
    assert [str(one.due) for one in window.desk.view.deadlines.all() if one.rule == "KR-CPL-INV"] == [
        "2026-02-19"
    ]


def test_the_list_as_shown_goes_out_as_a_calendar(qtbot: Any, window: Window, tmp_path: Path) -> None:
    space = enter(qtbot, window, "deadline")
    space._ask(filter="overdue")
    out = tmp_path / "out.ics"
    window.voice = Script(out)  # type: ignore[assignment]
    window.commands.run("deadline.export")
    qtbot.waitUntil(out.exists, timeout=5000)
    (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == date(2025, 12, 10)


def test_today_says_the_day_in_one_sentence(window: Window) -> None:
    found = today.asked(here(window), judged=True)
    assert today.sentence(found).startswith("1 thing must be done by midnight. 3 things can still be saved.")
    cards = today.cards(here(window), found)
    titles = {link.title for link in links(cards)}
    assert "Serve the demand for 30 Dec 2025" in titles
    notes = {link.note for link in links(cards)}
    assert any(note.startswith("day 5 of 63, until Thu 19 Feb 2026") for note in notes)
    for link in links(cards):
        assert link.target.id


def links(cards: list[Any]) -> list[Any]:
    found: list[Any] = []
    for card in cards:
        if hasattr(card, "links"):
            found += card.links
        for part in getattr(card, "cards", ()):
            found += links([part[0] if isinstance(part, tuple) else part])
    return found
