from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from hearingdesk.errors import HearingDeskError
from hearingdesk.when import When
from tests.ui.checks import assert_named
from tests.ui.records import Demand, People
from tests.ui.voices import Script
from ui.forms.form import Form, Part
from ui.forms.pick import LinkField
from ui.forms.sheet import Sheet

FILLED = Demand(
    id=9, witness=1, name_ko="홍길동", served=When("2025-12-10"), copies=3, fee=1_200_000, note="By hand."
)


@pytest.fixture
def form(qtbot) -> Iterator[Form]:
    form = Form(Demand, People())
    form.show_record(FILLED)
    form.resize(640, 700)
    with qtbot.waitExposed(form):
        form.show()
    yield form
    if isValid(form):  # a sheet it lay on may have taken it along
        form.close()
        form.deleteLater()


def entry(form: Form, name: str):
    return form.box(name).field.entry()


def type_into(qtbot, form: Form, name: str, words: str) -> None:
    entry(form, name).setFocus()
    entry(form, name).clear()
    if words.isascii():
        qtbot.keyClicks(entry(form, name), words)
    else:
        commit = QInputMethodEvent("", [])
        commit.setCommitString(words)
        QApplication.sendEvent(entry(form, name), commit)


def test_what_was_shown_comes_back_unchanged(form):
    assert not form.dirty()
    assert form.result() == FILLED


def test_every_shape_can_be_edited(qtbot, form):
    type_into(qtbot, form, "organisation", "Hanbit Bank")
    type_into(qtbot, form, "served", "2025-12-11")
    type_into(qtbot, form, "copies", "1,204")
    type_into(qtbot, form, "fee", "2,500,000")
    form.box("mode").field.set("closed")
    form.box("urgent").field.entry().click()
    assert form.dirty()
    assert form.result() == replace(
        FILLED,
        organisation="Hanbit Bank",
        served=When("2025-12-11"),
        copies=1204,
        fee=2_500_000,
        mode="closed",
        urgent=True,
    )


def test_what_cannot_be_read_is_said_beside_the_field_and_gets_the_keyboard(qtbot, form):
    type_into(qtbot, form, "served", "some day")
    assert form.result() is None
    assert "some day" in form.box("served").message()
    assert entry(form, "served").hasFocus()
    assert entry(form, "served").property("bad")
    assert entry(form, "served").accessibleDescription() == form.box("served").message()
    qtbot.wait(50)
    assert "some day" in form.box("served").message()
    type_into(qtbot, form, "served", "10 Dec 2025")
    assert not entry(form, "served").property("bad")


def test_a_date_is_read_as_people_write_it_and_said_back(qtbot, form):
    type_into(qtbot, form, "served", "December 11, 2025")
    assert form.box("served").message() == When("2025-12-11").say(weekday=True)
    result = form.result()
    assert result is not None
    assert result.served == When("2025-12-11")


def test_problems_of_the_record_stand_beside_their_fields(qtbot, form):
    type_into(qtbot, form, "due", "2025-11-01")
    assert form.result() is None
    assert form.box("due").message() == "A reply cannot be due before service."


def test_a_required_field_left_empty_is_asked_for(qtbot, form):
    entry(form, "witness").clear()
    assert form.result() is None
    assert form.box("witness").message() == "Witness is needed."


def test_a_link_is_found_by_its_korean_name_and_opened_by_its_button(qtbot, form):
    field = form.box("witness").field
    assert isinstance(field, LinkField)
    type_into(qtbot, form, "witness", "성춘")
    qtbot.waitUntil(lambda: field.pick.offered() == ["Seong Chun-hyang  성춘향"])
    qtbot.keyClick(field.pick._popup, Qt.Key.Key_Return)
    assert form.result() == replace(FILLED, witness=2)
    with qtbot.waitSignal(form.opened) as told:
        field._open.click()
    assert told.args == ["party", 2]


def test_a_syllable_under_way_already_narrows_the_list(qtbot, form):
    field = form.box("witness").field
    entry(form, "witness").setFocus()
    entry(form, "witness").clear()
    QApplication.sendEvent(field.entry(), QInputMethodEvent("임", []))
    qtbot.waitUntil(lambda: field.pick.offered() == ["Im Kkeok-jeong  임꺽정"])


def test_a_code_is_found_in_either_language_and_nothing_else_is_taken(qtbot, form):
    code = form.box("capacity").field
    type_into(qtbot, form, "capacity", "참고")
    qtbot.waitUntil(lambda: any("참고인" in label for label in code.offered()))
    code._popup.hide()
    assert form.result() is None
    assert "not in the list" in form.box("capacity").message()


def test_the_whole_label_typed_by_hand_is_that_code(qtbot, form):
    code = form.box("capacity").field
    label = code._find("expert")[0][1]
    type_into(qtbot, form, "capacity", label.upper())
    code._popup.hide()
    result = form.result()
    assert result is not None
    assert result.capacity == code._find("expert")[0][0]


def test_fields_for_the_program_are_not_shown(form):
    with pytest.raises(KeyError):
        form.box("hash")


def test_parts_take_their_fields_and_leave_the_rest(qtbot):
    form = Form(Demand, People(), (Part(("due", "served"), "Dates"), Part()))
    qtbot.addWidget(form)
    assert list(form._boxes)[:3] == ["due", "served", "witness"]


def test_every_field_has_a_name(form):
    assert_named(form)


def sheet(qtbot, form, save, voice) -> Sheet:
    made = Sheet("Summons", form, save, voice)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_ctrl_enter_saves_even_from_a_note(qtbot, form):
    saved: list[Demand] = []
    made = sheet(qtbot, form, saved.append, Script())
    type_into(qtbot, form, "note", "Sent.")
    qtbot.keyClick(entry(form, "note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [replace(FILLED, note="Sent.")]
    assert not made.isVisible()


def test_nothing_changed_is_nothing_saved(qtbot, form):
    saved: list[Demand] = []
    made = sheet(qtbot, form, saved.append, Script())
    made.save()
    assert saved == []
    assert not made.isVisible()


def test_escape_asks_only_when_something_changed(qtbot, form):
    voice = Script(False, True)
    made = sheet(qtbot, form, lambda _record: None, voice)
    type_into(qtbot, form, "note", "Lost?")
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.isVisible()
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
    assert len(voice.heard) == 2


def test_escape_closes_an_untouched_sheet_at_once(qtbot, form):
    made = sheet(qtbot, form, lambda _record: None, Script())
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_a_refusal_to_save_is_said_on_the_sheet_and_nothing_is_lost(qtbot, form):
    def refuse(_record: Demand) -> None:
        raise HearingDeskError("The case was opened for reading.")

    made = sheet(qtbot, form, refuse, Script(True))
    type_into(qtbot, form, "note", "Kept")
    made.save()
    assert made.isVisible()
    assert made.banner.words() == "The case was opened for reading."
    assert entry(form, "note").toPlainText() == "Kept"
    assert_named(made)
