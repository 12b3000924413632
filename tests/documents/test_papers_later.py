"""What is done with a document afterwards: read on, recognised, with a reader that breaks down on the way."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.papers import later, pages, recognising
from hearingdesk.exchange.papers.pages import read_pdf, verdict
from hearingdesk.job import Cancelled, silent
from hearingdesk.records.matters import Matter
from hearingdesk.working import aside
from hearingdesk.working.limits import Limits
from hearingdesk.working.register import TASKS
from tests.documents import made


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", Matter(title="Lanterns"), author="Ada") as case:
        yield case


def stopped_at(n: int):
    def stop(done: int, total: int, what: str) -> None:
        if total == 600 and done > n:
            raise Cancelled

    return stop


def test_a_long_paper_is_read_on_where_it_was_stopped(case):
    path = made.laid(case.path.parent, "long.pdf", made.pdf([f"page {n}" for n in range(1, 601)]))
    source = bring_in(case, path, progress=stopped_at(10)).source
    first = len(case.sources.pages(source))
    assert first < 600
    assert later.can_read_on(case, case.sources.get(source))
    done = later.read_on(case, source, silent)
    assert (done.state, done.why, done.pages) == ("text", "", 600)
    assert [page.text for page in case.sources.pages(source)] == [f"page {n}" for n in range(1, 601)]
    assert not later.can_read_on(case, done)
    case.undo()
    assert len(case.sources.pages(source)) == first
    assert case.sources.get(source).state == "partly"
    assert case.check().ok


def test_at_most_so_many_pages_are_read_at_one_go(case, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 3)
    path = made.laid(case.path.parent, "long.pdf", made.pdf([f"page {n}" for n in range(1, 6)]))
    source = case.sources.get(bring_in(case, path).source)
    assert (source.state, source.why) == ("partly", "long")
    assert later.read_on(case, source.id, silent).state == "text"


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that breaks down on the third page, and hangs on the fifth."""
    monkeypatch.setattr(aside, "TASKS", {**TASKS, "pdf-text": "tests.documents.breaking:pdf_text"})
    monkeypatch.setattr(pages, "LIMITS", Limits(silence=1.0))


@pytest.mark.usefixtures("breaking")
def test_a_page_on_which_the_reader_breaks_down_is_told_and_the_others_are_read(case):
    path = made.laid(case.path.parent, "hard.pdf", made.pdf([f"page {n}" for n in range(1, 8)]))
    source = case.sources.get(bring_in(case, path).source)
    assert (source.state, source.why, source.pages) == ("partly", "crashed", 7)
    states = [state for _number, state in case.sources.page_states(source.id)]
    assert states == ["text", "text", "unreadable", "text", "unreadable", "text", "text"]


def test_a_reader_that_always_breaks_down_comes_to_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(aside, "TASKS", {"pdf-text": "tests.working.deeds:give_up"})
    found = read_pdf(made.laid(tmp_path, "a.pdf", made.pdf(["x"])), silent)
    assert (found.pages, found.total, found.why) == ([], None, "crashed")
    assert verdict([], None, "crashed") == ("unreadable", "crashed")


@pytest.mark.parametrize(
    ("states", "total", "why", "said"),
    [
        (["text", "blank"], 2, "", ("text", "")),
        (["text"], 2, "stopped", ("partly", "stopped")),
        (["text", "no_text"], 2, "", ("partly", "scanned")),
        (["no_text", "blank"], 2, "", ("no_text", "")),
        (["unreadable"], 1, "", ("unreadable", "crashed")),
        (["ocr", "text"], 2, "", ("text", "")),
        ([], None, "broken", ("unreadable", "broken")),
    ],
)
def test_what_a_source_says_of_its_text_follows_from_its_pages(states, total, why, said):
    assert verdict(states, total, why) == said


TOOL = """#!{python}
import sys
if "--list-langs" in sys.argv:
    print("List of available languages:\\neng\\nkor\\nosd")
else:
    assert sys.argv[2:] == ["stdout", "-l", "kor+eng"], sys.argv
    head = open(sys.argv[1], "rb").read(2)
    print("등불 recognised" if head in (b"P5", b"\\x89P") else "", "\\x0c")
"""


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of Tesseract, which is on few machines."""
    if os.name != "posix":
        pytest.skip("a script is made a program as systems like Unix do")
    folder = tmp_path / "bin"
    folder.mkdir()
    made.laid(folder, "tesseract", TOOL.format(python=sys.executable).encode()).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder / "tesseract"


@pytest.mark.usefixtures("tesseract")
def test_letters_are_recognised_on_the_pages_that_are_pictures(case):
    path = made.laid(case.path.parent, "scan.pdf", made.pdf(["typed", None, None]))
    source = bring_in(case, path).source
    assert later.can_recognise(case, case.sources.get(source))
    done = later.recognise(case, source, silent)
    assert (done.state, done.why) == ("text", "")
    assert [state for _n, state in case.sources.page_states(source)] == ["text", "ocr", "ocr"]
    assert case.sources.pages(source)[1].text == "등불 recognised"
    assert case.search("recognised").total == 2
    assert not later.can_recognise(case, done)
    case.undo()
    assert case.sources.get(source).state == "partly"


@pytest.mark.usefixtures("tesseract")
def test_letters_are_recognised_on_a_picture(case):
    source = bring_in(case, made.laid(case.path.parent, "a.png", made.PIXEL)).source
    assert later.recognise(case, source, silent).state == "text"


def test_a_tool_that_refuses_is_a_sentence(case, tesseract):
    tesseract.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo eng; else echo no sense >&2; exit 1; fi\n'
    )
    source = bring_in(case, made.laid(case.path.parent, "a.png", made.PIXEL)).source
    before = case.digest()
    with pytest.raises(HearingDeskError, match="Tesseract did not read the picture: no sense"):
        later.recognise(case, source, silent)
    assert case.digest() == before


def test_without_the_tool_it_is_said_how_to_get_it(case, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    source = bring_in(case, made.laid(case.path.parent, "a.png", made.PIXEL)).source
    assert recognising.program() == ""
    with pytest.raises(HearingDeskError, match="Install Tesseract"):
        later.recognise(case, source, silent)
