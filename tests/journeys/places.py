"""A case on a folder that is taken for a share, and a window over it."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from hearingdesk.casefile import CaseFile
from hearingdesk.store.lying import PRETEND
from tests.ui.cases import make
from ui.dialogs.kept import KeptDialog
from ui.rooms.opening import open_case


@pytest.fixture
def share(tmp_path, monkeypatch) -> Path:
    """A folder that is taken for a share."""
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setenv(PRETEND, str(folder))
    return folder


@pytest.fixture
def path(share, tmp_path) -> Path:
    """A case on the share."""
    made = tmp_path / "case.hearing"
    make(made).close()
    return Path(shutil.move(made, share / "case.hearing"))


@pytest.fixture
def opened(qtbot, windows, path):
    window = windows()
    open_case(window, path)
    qtbot.waitUntil(lambda: window.desk.case is not None)
    return window


def rename(window, title):
    with window.desk.change(f"Rename: {title}") as edit:
        edit.update(replace(window.desk.view.matter, title=title))


def somebody_changes(path, title):
    """Another machine that never saw our note."""
    other = path.with_name("other.hearing")
    shutil.copy(path, other)
    with CaseFile(other, "rw", "Barnaby Tallow") as case, case.change("Theirs") as edit:
        edit.update(replace(case.matter, title=title))
    os.replace(other, path)


def states(window):
    return window._side._saved._whole, window._side._state._whole


def dialog(window):
    return next(one for one in window.findChildren(KeptDialog) if one.isVisible())


def press(widget, words):
    next(one for one in widget.findChildren(QPushButton) if one.text() == words).click()


def block(path):
    """Nothing can be put there: a folder lies where the draft would."""
    blocked = path.with_name(f".{path.name}.{os.getpid()}.new")
    blocked.mkdir()
    return blocked
