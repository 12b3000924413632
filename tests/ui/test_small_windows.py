"""A small window with large words: nothing lies over anything else, and all can be reached."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter

from tests.ui.windows import close, opened
from ui.desk import Place
from ui.widgets.page import Sideways


@pytest.mark.parametrize("scale", [100, 150])
def test_panes_do_not_overlap_and_buttons_show_their_words(qtbot, look, tmp_path: Path, scale: int):
    look.use("light", scale)
    window = opened(qtbot, tmp_path / "case.hearing")
    window.resize(1024, 640)
    for room in ("source", "transcript", "builder"):
        window.desk.visit(Place(room))
        QApplication.processEvents()
        space = window.space()
        assert space is not None
        for splitter in space.findChildren(QSplitter):
            if splitter.orientation() == Qt.Orientation.Horizontal:
                panes = [splitter.widget(at).geometry() for at in range(splitter.count())]  # type: ignore[union-attr]
                assert not any(a.intersects(b) for a, b in pairwise(panes)), room
        assert space.mapTo(window, space.rect().topLeft()).y() >= 0
        assert space.visibleRegion().boundingRect().height() == space.height(), room
        narrow = [
            one.text()
            for one in space.findChildren(QPushButton)
            if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
        ]
        assert narrow == [], room
    sideways = window.findChild(Sideways)
    assert sideways is not None
    assert (sideways.horizontalScrollBar().maximum() > 0) == (scale == 150)
    close(window)
