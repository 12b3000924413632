"""Every file the window makes for somebody is noted with its hash and who got it; noting changes no other byte."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk import backups
from tests.ui.windows import close, enter, opened, sheet
from ui.desk import Place
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


@pytest.fixture
def desk(window):
    return window.desk


def pack(qtbot, window, path, recipient=""):
    window.commands.run("pack.build")
    form = sheet(window)
    if recipient:
        qtbot.keyClicks(form._form.box("recipient").field.entry(), recipient)
    window.voice.answers.append(path)
    form.save()
    qtbot.waitUntil(lambda: f"{path.name} is ready" in window.banner.words(), timeout=20_000)


def copy(qtbot, window, path):
    window.voice.answers.append(path)
    window.commands.run("case.copy")
    qtbot.waitUntil(lambda: path.name in window.banner.words(), timeout=10_000)


def export(room):
    def run(qtbot, window, path):
        enter(qtbot, window, room)
        window.voice.answers.append(path)
        window.commands.run("case.export")
        qtbot.waitUntil(lambda: f"written to {path.name}" in window.banner.words(), timeout=10_000)

    return run


def archive(qtbot, window, path):
    window.voice.answers.append(path)
    window.commands.run("case.archive")
    qtbot.waitUntil(lambda: f"written to {path.name}" in window.banner.words(), timeout=20_000)


def calendar(qtbot, window, path):
    enter(qtbot, window, "deadline")
    window.voice.answers.append(path)
    window.commands.run("deadline.export")
    qtbot.waitUntil(lambda: f"written to {path.name}" in window.banner.words(), timeout=10_000)


WAYS = {
    "pack.pdf": (pack, "pack"),
    "copy.hearing": (copy, "copy"),
    "archive.zip": (archive, "copy"),
    "people.csv": (export("party"), "list"),
    "people.xlsx": (export("party"), "list"),
    "people.pdf": (export("party"), "list"),
    "today.csv": (export("today"), "list"),
    "history.csv": (export("history"), "list"),
    "backups.csv": (export("backups"), "list"),
    "deadlines.ics": (calendar, "list"),
    "rules.csv": (export("rule"), "list"),
    "holidays.csv": (export("holiday"), "list"),
}


@pytest.mark.parametrize("name", WAYS)
def test_each_way_out_is_noted_with_hash_and_recipient(qtbot, window, desk, tmp_path, name):
    backups.backup(desk.case)
    way, what = WAYS[name]
    way(qtbot, window, tmp_path / name)
    (entry,) = desk.view.outgoing.all()
    assert (entry.what, entry.name, entry.author, entry.recipient) == (what, name, "Tester", "")
    assert entry.digest == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    assert entry.size == (tmp_path / name).stat().st_size
    desk.visit(Place("history", "outgoing", entry.id))
    window.commands.refresh()
    window.voice.answers.append("Secretariat")
    window.commands.run("outgoing.name")
    assert desk.view.outgoing.find(entry.id).recipient == "Secretariat"


@pytest.mark.parametrize("name", WAYS)
def test_a_case_open_for_reading_is_handed_out_and_not_written_to(qtbot, window, desk, tmp_path, name):
    path = desk.case.path
    backups.backup(desk.case)
    desk.close()
    before = path.read_bytes()
    desk.open(path, reading=True)
    WAYS[name][0](qtbot, window, tmp_path / name)
    assert (tmp_path / name).exists()
    desk.close()
    assert path.read_bytes() == before
    assert sorted(beside.name for beside in tmp_path.glob("case.hearing*")) == ["case.hearing"]
    desk.open(path)
    assert list(desk.view.outgoing.all()) == []


def test_the_same_case_is_packed_and_copied_to_the_same_bytes_whatever_was_noted_meanwhile(
    qtbot, window, desk, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")
    pack(qtbot, window, tmp_path / "one.pdf", "Bo Snuff")
    export("party")(qtbot, window, tmp_path / "people.csv")
    pack(qtbot, window, tmp_path / "two.pdf", "Somebody else")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert len(list(desk.view.outgoing.all())) == 3
    state, length = desk.view.digest(), desk.view.log_length()
    copy(qtbot, window, tmp_path / "copy.hearing")
    assert (desk.view.digest(), desk.view.log_length()) == (state, length)


def test_a_list_is_never_written_onto_a_case(qtbot, window, desk, tmp_path):
    path = desk.case.path
    enter(qtbot, window, "party")
    window.voice.answers.append(path)
    window.commands.run("case.export")
    qtbot.waitUntil(lambda: "is the name of a case file" in window.banner.words(), timeout=10_000)
    assert desk.view.log_length() == 1
    assert list(desk.view.outgoing.all()) == []
