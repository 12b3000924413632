"""A hostile PDF comes in, becomes an exhibit by keyboard, a part of it is covered, the pack is made: it is harmless."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String
from PySide6.QtCore import Qt

from hearingdesk.pack.exhibits.chosen import read_chosen
from hearingdesk.records.citations import Citation
from tests.pack.exhibiting import everything, objections, pages, plain
from tests.pack.reading import squeezed
from tests.ui.samples import sample_window
from tests.ui.voices import Script
from tests.ui.windows import close
from ui.desk import Place
from ui.rooms.packs.adding import AddExhibits
from ui.rooms.packs.covering import CoverDialog
from ui.rooms.packs.issuing import IssueDialog
from ui.rooms.packs.room import Builder
from ui.window import Window

WAIT = 90_000
NAME = "Quillon Marsh"
TITLE = "Log of the portal doors"
_KEY, _NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
_TRAPS = ("app.launchURL", "calc.exe", "payload.js", "MZ dropped", "lurking note", "evil.example", "Mallory")


def trap() -> bytes:
    """Three pages that are worth reading, in a file that would do all it can to its reader."""
    written = plain(
        ["The portal doors were opened at 02:14.", "Nobody was at the desk."],
        [f"The key was kept by {NAME}.", "It was given back at noon."],
        ["The log ends here."],
    )
    out = BytesIO()
    with pikepdf.open(BytesIO(written)) as pdf:
        script = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('https://evil.example')"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("trap"), script])))
        kept = AttachedFileSpec(pdf, b"MZ dropped", filename="payload.js")  # pyright: ignore[reportCallIssue]
        pdf.attachments["payload.js"] = kept
        launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
        everywhere = Array([0, 0, 595, 842])
        notes = [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=everywhere, A=launch),
            Dictionary(
                Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([9, 9, 30, 30]), FS=kept.obj,
                Contents=String("lurking note"), T=String("Mallory"),
            ),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Screen, Rect=everywhere, AA=Dictionary(PO=script), A=script
            ),
        ]  # fmt: skip
        for page in pdf.pages:
            page.obj.Annots = Array([pdf.make_indirect(note) for note in notes])
            page.obj.AA = Dictionary(O=launch)
        pdf.docinfo["/Title"], pdf.docinfo["/Author"] = TITLE, "Mallory"
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture
def window(qtbot: Any, look: Any, tmp_path: Path) -> Iterator[Window]:
    one = sample_window(qtbot, tmp_path / "sample.hearing")
    yield one
    close(one)


def test_a_trapped_pdf_is_cited_covered_and_printed_without_its_traps(qtbot, window, tmp_path):
    source = _bring_in(qtbot, window, tmp_path / "doors.pdf")
    _cite(window, source, "p. 3")
    space = _builder(qtbot, window)
    _add(qtbot, window, space)
    _cover(qtbot, window, space)
    qtbot.waitUntil(lambda: not space.previews.busy(), timeout=WAIT)
    assert not space.leaks()
    data = _issued(qtbot, window, space, tmp_path / "brief.pdf")
    _nothing_of_the_traps(data)
    _stamped_and_cited_back(data)
    assert objections(data) == []


def _bring_in(qtbot: Any, window: Window, path: Path) -> int:
    path.write_bytes(trap())
    assert isinstance(window.voice, Script)
    window.voice.answers.append([path])
    window.commands.run("case.import")
    qtbot.waitUntil(lambda: not window.desk.jobs.running(), timeout=WAIT)
    sources = window.desk.view.sources
    qtbot.waitUntil(lambda: any(one.file_name == "doors.pdf" for one in sources.all()))
    return next(one.id for one in sources.all() if one.file_name == "doors.pdf")


def _cite(window: Window, source: int, place: str) -> None:
    fact = next(iter(window.desk.view.facts.all()))
    with window.desk.change("Cite the log") as edit:
        edit.add(Citation(about_kind="fact", about=fact.id, source=source, locator=place))


def _builder(qtbot: Any, window: Window) -> Builder:
    window.desk.visit(Place("pack", "pack", window.desk.view.packs.ids()[0]))
    window.commands.run("pack.builder")
    space = window.space()
    assert isinstance(space, Builder)
    qtbot.waitUntil(lambda: not space.previews.busy() and space.pages.view.count() > 0, timeout=WAIT)
    tree = space.outline.tree
    tree.setFocus()
    qtbot.keyClick(tree, _KEY.Key_End)
    while tree.current() != "exhibits":
        qtbot.keyClick(tree, _KEY.Key_Up)
    return space


def _add(qtbot: Any, window: Window, space: Builder) -> None:
    qtbot.keyClick(space.exhibits.begin, _KEY.Key_Space)
    asked = next(one for one in window.findChildren(AddExhibits) if one.isVisible())
    qtbot.keyClicks(asked.line, "portal doors")
    qtbot.waitUntil(lambda: asked.list.count() == 1, timeout=WAIT)
    qtbot.keyClick(asked.line, _KEY.Key_Down)
    qtbot.keyClick(asked.list, _KEY.Key_Space)
    qtbot.keyClick(asked.list, _KEY.Key_Return)
    assert not asked.isVisible()


def _cover(qtbot: Any, window: Window, space: Builder) -> None:
    qtbot.keyClick(space.exhibits.list, _KEY.Key_Return)
    drawn = next(one for one in window.findChildren(CoverDialog) if one.isVisible())
    qtbot.waitUntil(lambda: drawn.view.count() == 3, timeout=WAIT)
    qtbot.keyClicks(drawn.words, NAME)
    qtbot.keyClick(drawn.words, _KEY.Key_Return)
    qtbot.waitUntil(lambda: "1 place is covered" in drawn.banner.words(), timeout=WAIT)
    qtbot.keyClick(drawn, _KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (one,) = read_chosen(window.desk.view.packs.get(space.current().id).exhibits)
    assert list(one.boxes) == [2]


def _issued(qtbot: Any, window: Window, space: Builder, path: Path) -> bytes:
    dialog = IssueDialog(window.desk, space.options(), window.voice, window)
    dialog.place.setText(str(path))
    dialog.act()
    qtbot.waitUntil(lambda: window.desk.view.editions.count() == 1 and window.desk.writable, timeout=WAIT)
    return path.read_bytes()


def _nothing_of_the_traps(data: bytes) -> None:
    whole = everything(data)
    for words in (*_TRAPS, NAME, "JavaScript", "/Launch", "/Screen", "/FileAttachment", "/OpenAction"):
        assert words.encode() not in whole, words
        assert words.encode("utf-16-be") not in whole, words
    with Pdf.open(BytesIO(data)) as pdf:
        assert set(pdf.attachments) == {"pack-data.csv", "pack-data.json"}  # the pack’s own
        dictionaries = [one for one in pdf.objects if isinstance(one, Dictionary | pikepdf.Stream)]
        assert not any("/AA" in one for one in dictionaries)
        for page in pdf.pages:
            for note in page.obj.get("/Annots", ()):
                assert note.Subtype == Name.Link
                assert "/A" not in note


def _stamped_and_cited_back(data: bytes) -> None:
    texts = pages(data)
    first, last = (
        next(text for text in texts if words in text)
        for words in ("opened at 02:14", "The log ends here.")
    )  # fmt: skip
    assert "EX-000001" in first
    assert "EX-000003" in last
    assert "Cited in" in last
    assert any("EX-000002" in text for text in texts)
    assert any("Ex 1/3" in text and "The log ends here." not in text for text in texts)
    told = squeezed("".join(texts))
    assert squeezed(NAME) not in told
    assert squeezed("Covered in part: Ex 1/2") in told
    assert "given back" not in "".join(
        texts
    )  # the page is a picture: what it says cannot be read out of the file
