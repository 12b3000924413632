"""Every room opens on a real case, says everything aloud, and leads on by a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.records import KINDS
from hearingdesk.words import use
from tests.ui.checks import unnamed
from tests.ui.windows import close, enter, listed, opened
from ui.actions import actions
from ui.desk import Place
from ui.icons import picture
from ui.rooms.register import EVERY, home
from ui.widgets.links import LinkRow
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def test_the_register_of_actions_is_whole(look):
    assert actions.problems() == []
    for one in actions:
        if one.icon:
            assert not picture(one.icon, "text2", 16, 1.0).isNull()


@pytest.mark.parametrize("room", ["today", *EVERY, "history", "search"])
def test_a_room_opens_with_a_name_on_everything_that_takes_the_keyboard(qtbot, window, room):
    enter(qtbot, window, room)
    assert unnamed(window) == []


def test_a_kind_without_a_page_of_its_own_has_one(qtbot, window):
    view = window.desk.view
    for table in KINDS:
        records = view.of(table)
        for id in records.ids()[:1]:
            window.desk.go(table, id)
            assert window.space().current().id == id, table
            assert home(table) or table in (
                "saved_filter",
                "label",
                "profile",
                "template",
                "local_rule",
                "holiday",
            )


def test_the_hearing_shows_who_was_called_and_leads_to_the_summons(qtbot, window):
    space = enter(qtbot, window, "hearing")
    row = next(one for one in space.page.findChildren(LinkRow) if one.link.title == "Choi Dae-won")
    row.click()
    assert window.desk.place.table == "summons"
    assert "Choi Dae-won" in window.space().page._head._title.text()


def test_back_and_forward_retrace_the_way(qtbot, window):
    enter(qtbot, window, "hearing")
    enter(qtbot, window, "party")
    window.commands.run("go.back")
    assert window.desk.place.room == "hearing"
    window.commands.run("go.forward")
    assert window.desk.place.room == "party"


def test_typing_narrows_a_list_and_a_filter_too(qtbot, window):
    space = enter(qtbot, window, "party")
    qtbot.keyClicks(space.pane.search, "cho")
    qtbot.waitUntil(lambda: space.model.rowCount() == 1)
    assert listed(space)[0].title.startswith("Choi Dae-won")
    space.pane.search.clear()
    qtbot.waitUntil(lambda: space.model.rowCount() == 3)
    space.pane.filters.choose("organisation")
    qtbot.waitUntil(lambda: space.model.rowCount() == 1)


def test_a_list_can_be_sorted_the_other_way(qtbot, window):
    space = enter(qtbot, window, "party")
    before = [row.id for row in listed(space)]
    space._ask(down=True)
    qtbot.waitUntil(lambda: [row.id for row in listed(space)] == before[::-1])


def test_today_says_what_is_due_what_is_missing_and_what_is_in_conflict(qtbot, window):
    space = enter(qtbot, window, "today")
    titles = {row.link.title for row in space.findChildren(LinkRow)}
    assert {
        "Answer of the bank",
        "Choi Dae-won",
        "Third hearing",
        "Non-attendance",
        "When the bank knew",
    } <= titles


def test_the_transcript_is_read_and_searched(qtbot, window):
    space = enter(qtbot, window, "transcript")
    reader = space.page.reader()
    qtbot.waitUntil(lambda: reader.model.rowCount() == 120)
    qtbot.keyClicks(reader.line, "explain")
    qtbot.waitUntil(lambda: reader._figure.text() == "Place 1 of 60")
    reader._step(1)
    qtbot.waitUntil(lambda: reader.view._now is not None and reader.view._now[0] == 3)
    assert "explain" in reader.view.spoken(3)


def test_words_are_copied_with_their_citation(qtbot, window, qapp):
    space = enter(qtbot, window, "transcript")
    reader = space.page.reader()
    qtbot.waitUntil(lambda: reader.model.rowCount() == 120)
    reader.view.select((0, 0), (0, 4))
    window.commands.run("copy.cite")
    assert qapp.clipboard().text() == "“When” (Record of the third hearing, 1)"


def test_a_search_over_all_opens_at_the_hit(qtbot, window):
    space = enter(qtbot, window, "search")
    qtbot.keyClicks(space.pane.search, "principal")
    qtbot.waitUntil(lambda: space.model.rowCount() > 0)
    space.pane.list.choose_first()
    qtbot.waitUntil(lambda: space.current().id != 0)
    space.pane.list.opened.emit(space.pane.list.current_id())
    assert window.desk.place.room == "source"


def test_history_tells_what_a_change_did(qtbot, window):
    desk = window.desk
    with desk.change("Rename") as edit:
        from dataclasses import replace

        edit.update(replace(desk.view.hearings.first(), title="Fourth hearing"))
    space = enter(qtbot, window, "history")
    qtbot.waitUntil(lambda: space.model.rowCount() == 2)
    assert listed(space)[0].title == "Rename"
    space.enter(Place("history", "change", listed(space)[0].id))
    assert any("Third hearing → Fourth hearing" in words for words in _labels(space))


def test_a_room_entered_at_a_record_after_a_change_chooses_it_in_the_list(qtbot, window):
    desk = window.desk
    space = enter(qtbot, window, "history")
    for n in range(3):
        with desk.change(f"Rename {n}") as edit:
            from dataclasses import replace

            edit.update(replace(desk.view.hearings.first(), title=f"Hearing {n}"))
    enter(qtbot, window, "today")
    wanted = [entry.change.id for entry in desk.view.history()][2]
    desk.visit(Place("history", "change", wanted))
    qtbot.waitUntil(lambda: space.pane.list.currentIndex().row() == 2)
    assert space.pane.list.current_id() == wanted == space.current().id


def test_another_language_and_another_size_keep_the_place(qtbot, window):
    enter(qtbot, window, "complaint")
    place = window.desk.place
    window.commands.run("language.ko")
    assert window.desk.place == place
    window.commands.run("size.larger")
    assert window.desk.place == place
    window.commands.run("size.normal")
    window.commands.run("language.en")
    use("en")


def _labels(widget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel)]
