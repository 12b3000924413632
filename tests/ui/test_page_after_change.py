"""The page one looks at, after the case has changed beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.windows import close, enter, opened
from ui.widgets.head import Crumbs
from ui.window import Window


@pytest.fixture
def window(qtbot, look, tmp_path: Path) -> Iterator[Window]:
    window = opened(qtbot, tmp_path / "case.hearing")
    yield window
    close(window)


def steps_back(window: Window) -> list[str]:
    """The steps above the page that lead back."""
    crumbs = next(one for one in window.findChildren(Crumbs) if one.isVisible())
    return [step.text() for step in crumbs.findChildren(QPushButton) if not step.isHidden()]


def test_the_way_back_stays_above_a_page_whose_record_was_changed(qtbot, window):
    window.resize(1440, 900)
    space = enter(qtbot, window, "fact")
    qtbot.waitUntil(lambda: bool(steps_back(window)), timeout=30_000)
    before = steps_back(window)
    fact = window.desk.view.facts.get(space.current().id)
    with window.desk.change("Edit fact") as edit:
        edit.update(replace(fact, text=f"{fact.text} again"))
    assert steps_back(window) == before
