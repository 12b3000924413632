"""The frame of the builder: its buttons at the head, its three panes side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from hearingdesk.words import _
from ui.actions import press
from ui.rooms.tools import PageTools
from ui.theme import theme
from ui.widgets.head import PageHead

LEFT, MIDDLE, RIGHT = 300, 560, 372  # widths at 100 %


class PackButtons:
    """What is done with the whole pack: verified, made into a file, printed, issued."""

    def __init__(self, tools: PageTools, head: PageHead) -> None:
        verify = press(_("Verify a printed page…"), "search")
        verify.clicked.connect(lambda: tools.run("pack.verify"))
        pdf = press(_("Make a PDF…"), "file-text")
        pdf.clicked.connect(lambda: tools.run("pack.pdf"))
        paper = press(_("Print…"), "printer")
        paper.clicked.connect(lambda: tools.run("pack.print"))
        self.issue = press(_("Issue edition {n}…", n=1), "file-check", "primary")
        self.issue.setToolTip("Ctrl+Enter")
        self.issue.clicked.connect(lambda: tools.run("pack.issue"))
        self._out = (pdf, paper)
        head.set_tools([verify, pdf, paper, self.issue])

    def show_edition(self, number: int, *, writable: bool, leaks: bool) -> None:
        """The edition that would be issued now; nothing goes out of pages that leak."""
        words = _("Issue edition {n}…", n=number)
        self.issue.setText(f"  {words}")
        self.issue.setAccessibleName(words)
        self.issue.setEnabled(writable and not leaks)
        for button in self._out:
            button.setEnabled(not leaks)


def side_by_side(outline: QWidget, pages: QWidget, checks: QWidget) -> QSplitter:
    """The three panes; what is spare goes to the pages."""
    px = theme().px
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for widget in (outline, pages, checks):
        splitter.addWidget(widget)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([px(LEFT), px(MIDDLE), px(RIGHT)])
    return splitter
