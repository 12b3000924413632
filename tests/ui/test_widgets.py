from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget

from hearingdesk import words
from hearingdesk.rows import Chip
from tests.ui.checks import assert_named, tab_stops
from tests.ui.rows import Ask, Numbers
from ui.actions import dress, press
from ui.models.paged import PagedModel
from ui.rooms.linewords import LineList
from ui.rooms.sheet import Line
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.chips import ChipLabel, FilterChips, FilterChoice
from ui.widgets.flow import Flow
from ui.widgets.head import PageHead, Tab
from ui.widgets.links import Link, LinkList, LinkRow
from ui.widgets.listpane import ListPane
from ui.widgets.page import EmptyState, PageArea
from ui.widgets.searchline import SearchLine
from ui.widgets.sidebar import Section
from ui.widgets.sidepane import SidePane
from ui.widgets.timeline import Event, Lane, TimelineStrip

GOOD = Chip("Confirmed", "ok", "circle-check")


@pytest.fixture
def shown(qtbot, look):
    def show(widget: QWidget, width: int = 800, height: int = 600) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


@pytest.fixture
def model(qapp) -> Iterator[PagedModel]:
    model = PagedModel(Numbers)
    yield model
    model.close()


def compose(line: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(line, event)


def test_an_empty_search_line_leaves_ctrl_z_to_the_case(qtbot, shown):
    line = shown(SearchLine("Search"))

    def taken() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(line, event)
        return event.isAccepted()

    assert not taken()
    qtbot.keyClicks(line, "Choi")
    assert taken()


def test_the_search_line_hears_the_syllable_under_way(qtbot, shown):
    line = shown(SearchLine("Search"))
    for preedit in ("ㅎ", "하", "한"):
        with qtbot.waitSignal(line.typed) as told:
            compose(line, preedit)
        assert told.args == [preedit]
    with qtbot.assertNotEmitted(line.typed, wait=60):
        compose(line, "", "한")
    with qtbot.waitSignal(line.typed) as told:
        compose(line, "ㄱ")
    assert told.args == ["한ㄱ"]


def test_the_search_line_is_not_changed_under_the_hands_of_an_input_method(qtbot, shown):
    line = shown(SearchLine("Search"))
    compose(line, "하")
    line.set_words("elsewhere")
    assert line.text() == ""
    assert line.composing()
    compose(line, "", "한")
    assert line.text() == "elsewhere"


def test_escape_empties_the_search_line_and_down_leaves_it(qtbot, shown):
    line = shown(SearchLine("Search"))
    qtbot.keyClicks(line, "budget")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line, Qt.Key.Key_Down)


def test_escape_leaves_an_empty_search_line(qtbot, shown):
    line = shown(SearchLine("Search"))
    qtbot.keyClicks(line, "budget")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_one_filter_at_a_time_and_pressing_it_again_shows_all(qtbot, shown):
    chips = shown(FilterChips("Filters"))
    chips.set_choices([FilterChoice("up", "Upcoming", 7), FilterChoice("held", "Held", 1204)])
    heard: list[str] = []
    chips.chosen.connect(heard.append)
    up, held = chips.findChildren(QPushButton)
    assert held.text() == "Held  1,204"
    up.click()
    held.click()
    assert chips.current() == "held"
    held.click()
    assert heard == ["up", "held", ""]
    assert_named(chips)


def test_the_side_pane_says_rooms_and_counts_and_skips_heads(qtbot, shown):
    pane = shown(SidePane(), 244, 700)
    pane.sections.set_sections(
        [Section("a", "Today", "sun", "4"), Section("", "Inquiries"), Section("b", "Leak", "dot:ok")]
    )
    heard: list[str] = []
    pane.sections.chosen.connect(heard.append)
    pane.sections.choose("a")
    pane.sections.setFocus()
    qtbot.keyClick(pane.sections, Qt.Key.Key_Down)
    assert heard == ["a", "b"]
    pane.sections.set_counts({"a": "5"})
    first = pane.sections.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 5"
    assert_named(pane)


def test_the_side_pane_is_a_rail_in_a_narrow_window(shown):
    pane = shown(SidePane(), 244, 700)
    pane.set_case("Science committee", "과방위")
    pane.follow(1280)
    assert pane.width() == 60
    pane.sections.set_sections([Section("a", "Today", "sun", "4", urgent=True)])
    assert pane.sections.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Today"
    assert_named(pane)
    pane.grab()
    pane.follow(1400)
    assert pane.width() == 244


def test_links_are_opened_by_mouse_and_by_keyboard(qtbot, shown):
    links = shown(LinkList([Link(1, "Kim", "김", "Chair", "9 Nov", GOOD), Link(2, "Seo", "서")]))
    rows = links.findChildren(LinkRow)
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    with qtbot.waitSignal(links.opened) as told:
        qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert told.args == [2]
    with qtbot.waitSignal(links.opened) as told:
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert rows[0].accessibleName() == "Kim 김, Chair, 9 Nov, Confirmed"
    assert tab_stops(links) == rows


def test_tabs_keep_the_chosen_part_when_counts_change(qtbot, shown):
    head = shown(PageHead("Parts of the hearing"))
    head.tabs.set_tabs([Tab("a", "Overview"), Tab("b", "Witnesses", 4)])
    head.tabs.choose("b")
    with qtbot.assertNotEmitted(head.tabs.chosen):
        head.tabs.set_tabs([Tab("a", "Overview"), Tab("b", "Witnesses", 5)])
    assert head.tabs.current() == "b"
    assert head.tabs.tabText(1) == "Witnesses  5"


def test_a_crumb_leads_back_and_the_last_one_does_not(qtbot, shown):
    head = shown(PageHead())
    head.crumbs.set_steps([("Hearings", "room"), ("Third", "page")])
    (button,) = head.crumbs.findChildren(QPushButton)
    with qtbot.waitSignal(head.crumbs.opened) as told:
        button.click()
    assert told.args == ["room"]


def test_a_banner_offers_the_way_back_once(qtbot, shown):
    banner = Banner()
    shown(banner)
    banner.hide()
    undone: list[int] = []
    banner.tell("Service was recorded.", "ok", "Undo", lambda: undone.append(1))
    assert banner.words() == "Service was recorded."
    banner._button.click()
    assert undone == [1]
    assert banner.words() == ""
    assert_named(banner)


def test_a_list_pane_says_why_it_is_empty(qtbot, shown, model):
    empty = EmptyState("landmark", "No hearing yet.", press("Add a hearing", "plus", "primary"))
    pane = shown(ListPane("Hearings", model, empty=empty), 340, 600)
    with qtbot.waitSignal(model.settled):
        pane.list.ask(Ask(0))
    assert empty.isVisible()
    qtbot.keyClicks(pane.search, "xyz")
    with qtbot.waitSignal(model.settled):
        pane.list.ask(Ask(0))
    assert pane._none.isVisible()
    with qtbot.waitSignal(model.settled):
        pane.list.ask(Ask(1204))
    assert pane.list.isVisible()
    assert pane._count.text() == "1,204"
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    assert pane.list.current_id() == 1
    assert_named(pane)


def test_what_does_not_fit_in_a_line_goes_to_the_next(shown):
    box = QWidget()
    flow = Flow(box)
    for _n in range(6):
        flow.addWidget(ChipLabel(GOOD))
    assert flow.heightForWidth(2000) < flow.heightForWidth(250) < flow.heightForWidth(120)
    shown(box, 250, 200)
    assert all(child.geometry().right() <= 250 for child in box.findChildren(ChipLabel))


EVENTS = [
    Event(0, date(2025, 12, 17), "Hearing", "info", "h1"),
    Event(1, date(2025, 12, 10), "Served", "ok", "s1"),
    Event(1, date(2025, 12, 12), "Served again", "ok", "s2"),
]


def test_the_timeline_is_walked_in_order_of_days_and_opened(qtbot, shown):
    strip = shown(TimelineStrip("Timeline"), 900, 120)
    strip.set_events([Lane("Hearings", "landmark"), Lane("Service", "mail")], EVENTS, date(2025, 12, 15))
    strip.grab()
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Service, Served again, 2025-12-12"
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == ["s2"]
    assert_named(strip)


def test_labels_on_the_timeline_never_lie_on_each_other(shown):
    strip = shown(TimelineStrip("Timeline"), 900, 120)
    days = [*(date(2025, month, 5) for month in (1, 3, 5, 9)), *(date(2025, 11, day) for day in range(1, 29))]
    crowd = [Event(0, day, f"Event of {day:%d.%m.}", "info") for day in days]
    strip.set_events([Lane("Hearings")], crowd)
    pills = [one.pill for one in strip.placed() if one.pill]
    assert len(pills) > 2
    assert not any(a.intersects(b) for at, a in enumerate(pills) for b in pills[at + 1 :])
    assert all(pill.right() <= 900 for pill in pills)


def test_thousands_of_events_are_still_drawn(shown):
    strip = shown(TimelineStrip("Timeline"), 900, 120)
    strip.set_events(
        [Lane("Hearings")], [Event(0, date(2020 + n % 5, 1 + n % 12, 1 + n % 28)) for n in range(5000)]
    )
    strip.grab()


def whole_page() -> PageArea:
    area = PageArea()
    tools = [dress(QToolButton(), "plus", "Add witness")]
    links = Card("Witnesses called to the third hearing", "증인", tools)
    links.add(LinkList([Link(1, "Jonathan Halloran " * 3, "조너선", "Structurer " * 9, "12 Nov", GOOD)]))
    facts = Card("Key facts")
    facts.add(LineList([Line("Legal basis", "National Assembly Testimony Act " * 6, "증언감정법 " * 9)]))
    area.add_row((links, 5), (facts, 4))
    strip = TimelineStrip("Timeline")
    strip.set_events([Lane("Hearings", "landmark"), Lane("Service", "mail")], EVENTS)
    area.add(strip)
    return area


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_page_never_grows_sideways(qtbot, look, shown, mode, lang, scale):
    look.use(mode, scale)
    words.use(lang)
    whole = QWidget()
    column = QVBoxLayout(whole)
    head = PageHead()
    head.crumbs.set_steps([("Structured products mis-selling", 1), ("Hearings", 2), ("The third one", 3)])
    head.set_names("Structured products mis-selling " * 3, "구조화상품 불완전판매 진상조사 청문회")
    head.set_facts([GOOD, Chip("1 summons unanswered", "warn")], [("clock", "Tue 24 Nov 2026, 10:00")] * 3)
    area = whole_page()
    column.addWidget(head)
    column.addWidget(area, 1)
    shown(whole, 560, 700)
    qtbot.wait(20)
    assert whole.width() == 560
    assert area.widget().width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0
    assert_named(whole)
    whole.grab()
