import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

from hearingdesk import words
from hearingdesk.errors import HearingDeskError
from tests.ui.checks import assert_named
from ui.actions import Commands, Register, actions, plain
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.fuzzy import fit
from ui.palette import Entry, Palette

ROOT = Path(__file__).resolve().parents[2]


class Desk:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.open = True


@pytest.fixture
def register() -> Register:
    register = Register()

    @register.declare(
        "summons.record_service", "Record service", menu="&Witness", keys="Ctrl+Shift+R", icon="mail"
    )
    def record_service(desk: Desk) -> None:
        desk.done.append("service")

    @register.declare(
        "pack.build", "Build briefing pack", menu="&Pack", keys="Ctrl+B", when=lambda desk: desk.open
    )
    def build(desk: Desk) -> None:
        desk.done.append("pack")

    @register.declare("case.fail", "Fail", menu="&Case")
    def fail(desk: Desk) -> None:
        raise HearingDeskError("It cannot be done today.")

    return register


@pytest.fixture
def window(qtbot) -> QMainWindow:
    window = QMainWindow()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def commands(window, desk, register) -> Commands:
    return Commands(window, desk, register)


@pytest.fixture
def palette(window, commands) -> Palette:
    return Palette(window, commands)


def test_the_programs_own_register_lacks_nothing():
    import ui

    for module in sorted(Path(ui.__file__).parent.rglob("*.py")):
        assert module.exists()
    assert actions.problems() == []


def test_every_declared_text_is_marked_for_translation():
    unmarked = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "action"):
                continue
            spoken = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "menu")]
            unmarked += [
                f"{path.name}:{call.lineno}"
                for value in spoken
                if not (isinstance(value, ast.Call) and getattr(value.func, "id", "") == "N_")
                and not isinstance(value, ast.Name)
            ]
    assert unmarked == []


def test_the_register_says_what_is_missing():
    register = Register()
    register.declare("add", "", keys="Ctrl+E")(lambda desk: None)
    register.declare("room.other", "Other", menu="Case", keys="ctrl+e")(lambda desk: None)
    said = "\n".join(register.problems())
    assert "add has no text" in said
    assert "add stands in no menu" in said
    assert "add is not named room.verb" in said
    assert "both want Ctrl+E" in said
    with pytest.raises(ValueError, match="Two actions"):
        register.declare("add", "Again")(lambda desk: None)


def test_menus_shortcuts_and_buttons_run_the_same_action(qtbot, window, commands, desk):
    menus = commands.fill(window.menuBar(), ("&Case",))
    assert list(menus) == ["&Case", "&Witness", "&Pack"]
    commands["summons.record_service"].trigger()
    button = commands.tool("summons.record_service")
    qtbot.addWidget(button)
    button.click()
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["service", "service", "pack"]
    assert button.accessibleName() == "Record service"
    assert "Ctrl+Shift+R" in button.toolTip()


def test_what_cannot_be_done_now_is_grey_and_does_nothing(commands, desk):
    desk.open = False
    commands.refresh()
    assert not commands["pack.build"].isEnabled()
    commands.run("pack.build")
    assert desk.done == []


def test_what_an_action_raises_is_handed_to_the_window(qtbot, commands):
    with qtbot.waitSignal(commands.failed) as told:
        commands.run("case.fail")
    assert str(told.args[0]) == "It cannot be done today."


def test_menu_marks_are_not_read_out():
    assert plain("&File") == "File"
    assert plain("파일(&F)") == "파일"
    assert plain("Q && A") == "Q && A"


def typed(qtbot, palette: Palette, text: str, preedit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(palette.line, event)
    qtbot.waitUntil(lambda: palette.line._said == palette.line.words())


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.entries() if entry.run]


def test_the_palette_finds_commands_by_letters_and_runs_them(qtbot, palette, desk):
    palette.popup()
    assert len(titles(palette)) == 3
    typed(qtbot, palette, "brief")
    assert titles(palette) == ["Build briefing pack"]
    assert palette.entries()[1].side == "Ctrl+B"
    assert palette.line.accessibleDescription() == "Build briefing pack, Ctrl+B"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.done == ["pack"]
    assert not palette.isVisible()


def test_the_palette_goes_to_records_and_drops_late_answers(qtbot, window, commands):
    went: list[str] = []
    waiting: list = []
    palette = Palette(window, commands, lambda words, answer: waiting.append((words, answer)))
    palette.popup()
    typed(qtbot, palette, "설명")
    typed(qtbot, palette, "의무")
    assert [words for words, _answer in waiting] == ["설명", "설명의무"]
    waiting[0][1]([Entry("late", run=lambda: None)])
    assert titles(palette) == []
    waiting[1][1]([Entry("212:11", "Testimony", "scroll-text", lambda: went.append("212:11"))])
    assert titles(palette) == ["212:11"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == ["212:11"]


def test_a_syllable_under_way_is_searched_and_return_belongs_to_the_input_method(qtbot, palette, desk):
    words.use("en")
    palette.popup()
    typed(qtbot, palette, "", preedit="하")
    assert palette.line.words() == "하"
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isVisible()


def test_arrows_walk_over_heads_and_escape_gives_the_keyboard_back(qtbot, window, palette):
    button = QPushButton("before", window)
    button.show()
    button.setFocus()
    palette.popup()
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    assert_named(palette)
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert button.hasFocus()


@pytest.mark.parametrize(
    ("better", "worse", "name"),
    [
        ("record", "service", "Record service"),
        ("송달", "달", "송달 기록"),
        ("소", "ㅅㅎ", "소환장"),
        ("한", "나", "한국어로 전환"),
        ("rs", "xs", "Record service"),
    ],
)
def test_words_fit_better_the_earlier_they_stand(better, worse, name):
    assert fit(better, name) > fit(worse, name)


def test_a_syllable_not_finished_fits_the_whole_one():
    assert fit("하", "한국어로 전환") > 0
    assert fit("ㅅㅎㅈ", "소환장") > 0
    assert fit("서하", "소환장") == 0


def test_shortcuts_are_listed_by_menu(qtbot, register):
    dialog = ShortcutsDialog(register=register)
    qtbot.addWidget(dialog)
    heads = [dialog.table.topLevelItem(at).text(0) for at in range(dialog.table.topLevelItemCount())]
    assert heads == ["Witness", "Pack"]
    assert_named(dialog)
