from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.rows import Ask, Numbers, row
from ui.models.paged import PagedModel
from ui.models.worker import FIRST
from ui.widgets.recordlist import RecordList


@pytest.fixture
def made() -> list[Numbers]:
    return []


@pytest.fixture
def model(qapp, made) -> Iterator[PagedModel]:
    def make() -> Numbers:
        made.append(Numbers())
        return made[0]

    model = PagedModel(make)
    yield model
    model.close()
    assert made[0].closed


@pytest.fixture
def checked(model) -> Iterator[None]:
    """Qt's own model checker watches; it reads every row, so not over a million of them."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield
    del tester


@pytest.fixture
def view(model, qtbot) -> RecordList:
    view = RecordList("Hearings", model)
    qtbot.addWidget(view)
    view.resize(340, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


def ask(qtbot, model, query, **more) -> None:
    with qtbot.waitSignal(model.settled):
        model.ask(query, **more)


def test_a_million_rows_have_an_exact_scroll_bar_and_any_of_them_can_be_read(qtbot, model):
    ask(qtbot, model, Ask(1_000_000))
    assert model.rowCount() == 1_000_000
    qtbot.waitUntil(lambda: model.row(777_777) == row(777_777))
    assert model.index(777_777, 0).data() == "Hearing 777777"


@pytest.mark.usefixtures("checked")
def test_the_first_rows_come_before_the_order_is_known(qtbot, model):
    with qtbot.waitSignal(model.shown):
        model.ask(Ask(1000, slow=0.2))
    assert model.rowCount() == FIRST
    assert model.row(3) == row(3)
    with qtbot.waitSignal(model.counted) as told:
        pass
    assert told.args == [1000]
    assert model.rowCount() == 1000


def test_an_answer_without_first_rows_replaces_the_old_one_at_once(qtbot, model, view):
    ask(qtbot, model, Ask(1000))
    counts: list[int] = []
    model.modelReset.connect(lambda: counts.append(model.rowCount()))
    ask(qtbot, model, Ask(500_000, start=7, words=True, group=10))
    assert counts == [500_000]
    assert model.row(0) == row(7, 10)
    qtbot.waitUntil(lambda: view.rowHeight(0) > 88)


def test_the_listing_lives_in_one_thread_that_is_not_the_screens(qtbot, model, made):
    import threading

    ask(qtbot, model, Ask(10))
    assert threading.get_ident() not in made[0].threads
    assert len(made[0].threads) == 1


@pytest.mark.usefixtures("checked")
def test_a_newer_question_makes_the_running_one_give_up(qtbot, model):
    errors: list[object] = []
    model.failed.connect(errors.append)
    for count in range(20):
        model.ask(Ask(count + 300, slow=5.0))
    ask(qtbot, model, Ask(7))
    assert model.rowCount() == 7
    assert errors == []


def test_an_answer_that_fails_is_told(qtbot, model, made):
    ask(qtbot, model, Ask(1))
    made[0].build = lambda: 1 / 0  # type: ignore[method-assign]
    with qtbot.waitSignal(model.failed) as told:
        model.ask(Ask(2))
    assert isinstance(told.args[0], ZeroDivisionError)


def test_only_pages_on_the_screen_are_read(qtbot, model, view, made):
    ask(qtbot, model, Ask(1_000_000))
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.here(999_999) is not None)
    assert len(made[0].pages) <= 3


@pytest.mark.usefixtures("checked")
def test_a_refresh_keeps_rows_selection_and_scroll(qtbot, model, view):
    ask(qtbot, model, Ask(10_000))
    view.choose(5001)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 5000)
    scrolled = view.verticalScrollBar().value()
    chosen: list[int] = []
    view.chosen.connect(chosen.append)
    model._query = Ask(9_998, start=2)  # two rows above it have gone
    with qtbot.waitSignal(model.settled), qtbot.assertNotEmitted(model.modelReset):
        view.refresh()
    assert view.currentIndex().row() == 4998
    assert view.current_id() == 5001
    assert view.verticalScrollBar().value() == scrolled
    qtbot.wait(30)
    assert chosen == []


@pytest.mark.usefixtures("checked")
def test_a_chosen_record_that_leaves_the_list_is_told_as_lost(qtbot, model, view):
    ask(qtbot, model, Ask(10))
    view.choose_first()
    with qtbot.waitSignal(view.lost):
        view.ask(Ask(5, start=5))
    assert view.current_id() == 0
    assert not view.currentIndex().isValid()


@pytest.mark.usefixtures("checked")
def test_the_list_speaks_in_ids_by_keyboard(qtbot, model, view):
    ask(qtbot, model, Ask(500))
    view.setFocus()
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert told.args == [1]
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_End)
    assert told.args == [500]
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [500]
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Home)
    assert told.args == [1]


def test_a_record_can_be_chosen_before_the_list_is_there(qtbot, model, view):
    with qtbot.waitSignal(view.chosen) as told:
        view.ask(Ask(1000))
        view.choose(900)
    assert told.args == [900]
    assert view.currentIndex().row() == 899


@pytest.mark.usefixtures("checked")
def test_the_first_row_of_each_group_has_room_for_its_head(qtbot, model, view):
    ask(qtbot, model, Ask(100, group=10))
    assert [place for place in range(100) if view.rowHeight(place) > 88] == list(range(0, 100, 10))
    ask(qtbot, model, Ask(100))
    assert {view.rowHeight(place) for place in range(100)} == {88}


def test_heads_met_on_the_way_up_do_not_move_what_is_read(qtbot, model, view):
    ask(qtbot, model, Ask(100_000, group=7))
    view.choose(50_001)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 50_000 and model.here(50_000) is not None)
    qtbot.wait(30)
    for _n in range(40):
        top = view.rowAt(view.viewport().height() // 2)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 88)
        view.grab()
        qtbot.wait(3)
        assert abs(view.rowAt(view.viewport().height() // 2) - top) <= 2


def test_a_row_is_said_aloud_whole(qtbot, model):
    ask(qtbot, model, Ask(3))
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Hearing 1. 청문회 1. Tue 2. 10:00. Scheduled"
