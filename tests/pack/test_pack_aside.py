"""Packs built in a process of their own: the same bytes, stopped anywhere, and every bad end is a sentence."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hearingdesk.casefile import CaseFile, follow
from hearingdesk.errors import HearingDeskError, OutOfDate
from hearingdesk.job import Cancelled
from hearingdesk.pack import aside
from hearingdesk.pack.aside import Laid, Layouts, build_aside, edition_aside
from hearingdesk.pack.asked import PackOptions
from hearingdesk.pack.build import Leaking, build_pack
from hearingdesk.pack.issue import issue
from hearingdesk.pack.preview import Alone, Preview, preview, section_alone
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.records.facts import Fact
from hearingdesk.when import When
from hearingdesk.working.limits import Limits
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel
from tests.working.test_aside import gone

OPTIONS = PackOptions(pack="Second sitting", lang="en")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseFile]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    (tmp_path / "out").mkdir()
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def out(case: CaseFile) -> Path:
    return case.path.parent / "out"


def add_fact(case: CaseFile, text: str) -> None:
    with case.change("Add") as edit:
        edit.add(Fact(day=When("2025-08-20"), text=text))


def children() -> set[int]:
    task = Path(f"/proc/{os.getpid()}/task")
    return {int(pid) for one in task.glob("*/children") for pid in one.read_text().split()}


def test_the_same_bytes_come_from_here_and_from_a_worker(case):
    here = build_pack(case, out(case) / "here.pdf", OPTIONS)
    there = build_aside(case, out(case) / "there.pdf", OPTIONS)
    assert (out(case) / "here.pdf").read_bytes() == (out(case) / "there.pdf").read_bytes()
    assert replace(here, seconds=0.0) == replace(there, seconds=0.0)


def test_an_edition_printed_by_a_worker_is_the_same_to_the_byte(case, tmp_path):
    for place, printer in (("here", {}), ("there", {"printer": edition_aside})):
        folder = tmp_path / place
        folder.mkdir()
        issue(case, folder / "brief.pdf", OPTIONS, ["Clerk"], **printer)
        case.undo()
    names = {"brief.pdf", "brief, copy 01.pdf"}
    assert {path.name for path in (tmp_path / "there").iterdir()} == names
    for name in names:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_what_was_changed_a_moment_ago_is_printed(case):
    add_fact(case, "A second notice is written and not sent.")
    build_aside(case, out(case) / "brief.pdf", OPTIONS)
    reading = Reading((out(case) / "brief.pdf").read_bytes())
    said = " ".join(reading.text(page) for page in range(1, len(reading) + 1))
    assert squeezed("A second notice is written and not sent.") in squeezed(said)


@pytest.mark.parametrize(
    "where", ["Reading", r"Page \d", r"Page (9|\d\d)", "fit for the archive", "Looking for"]
)
def test_stopped_anywhere_the_worker_is_gone_and_nothing_is_left(case, where):
    before = children()

    def stop(_done: int, _total: int, what: str) -> None:
        if re.search(where, what):
            raise Cancelled

    with pytest.raises(Cancelled):
        issue(case, out(case) / "brief.pdf", OPTIONS, ["Clerk", "Chair"], stop, edition_aside)
    assert children() == before
    assert not list(out(case).iterdir())
    assert case.editions.count() == 0


def test_a_worker_that_is_killed_is_a_sentence_and_nothing_is_left(case):
    before = children()

    def kill(_done: int, _total: int, what: str) -> None:
        for child in children() - before if "Page" in what else ():
            os.kill(child, signal.SIGKILL)

    with pytest.raises(HearingDeskError, match=r"SIGKILL.* Try again") as failed:
        build_aside(case, out(case) / "brief.pdf", OPTIONS, kill)
    assert "Traceback" not in str(failed.value)
    assert not list(out(case).iterdir())
    assert children() == before


def test_a_worker_that_needs_too_much_memory_is_a_sentence(case, monkeypatch):
    monkeypatch.setattr(aside, "LIMITS", Limits(memory=60_000_000))
    with pytest.raises(HearingDeskError, match=r"memory|broke down|went wrong"):
        build_aside(case, out(case) / "brief.pdf", OPTIONS)
    assert not list(out(case).iterdir())


def test_a_leak_is_told_with_its_places_and_records(case):
    pack = next(iter(case.packs.all()))
    with case.change("Withhold") as edit:
        edit.update(replace(pack, withheld="Haeram Tunnel"))
    with pytest.raises(Leaking) as here:
        build_pack(case, out(case) / "brief.pdf", OPTIONS)
    with pytest.raises(Leaking) as there:
        build_aside(case, out(case) / "brief.pdf", OPTIONS)
    assert str(here.value) == str(there.value)
    assert here.value.proof == there.value.proof
    assert not list(out(case).iterdir())


def test_the_sentence_of_what_cannot_be_printed_is_the_same(case):
    unknown = PackOptions(pack="No such pack")
    with pytest.raises(HearingDeskError) as here:
        build_pack(case, out(case) / "brief.pdf", unknown)
    with pytest.raises(HearingDeskError) as there:
        build_aside(case, out(case) / "brief.pdf", unknown)
    assert str(here.value) == str(there.value)


def test_a_pack_with_a_password_opens_with_that_alone(case):
    build_aside(case, out(case) / "brief.pdf", OPTIONS, password="해람 tunnel")
    data = (out(case) / "brief.pdf").read_bytes()
    for wrong in ("", "tunnel"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(data), password=wrong)
    with pikepdf.open(BytesIO(data), password="해람 tunnel") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    assert "해람 tunnel".encode() not in b"".join(line for _table, line in case.dump())


def test_an_edition_issued_meanwhile_is_not_written_over(case):
    def printer(view, name, options, recipients, give, progress):
        pressed = edition_aside(view, name, options, recipients, give, progress)
        issue(case, out(case) / "other.pdf", OPTIONS)
        return pressed

    with pytest.raises(OutOfDate, match="Edition 1 was issued"):
        issue(case, out(case) / "brief.pdf", OPTIONS, printer=printer)
    assert case.editions.count() == 1
    assert [path.name for path in out(case).iterdir()] == ["other.pdf"]


def test_a_case_is_followed_as_it_is_open_and_is_one_file_after_it(case, tmp_path):
    with follow(case.lead()) as view:
        assert view.digest() == case.digest()
        add_fact(case, "Written while it is read.")
        assert view.digest() == case.digest()
    case.close()
    assert [path.name for path in tmp_path.iterdir() if "tunnel" in path.name] == ["tunnel.hearing"]


def pages(coming: Iterator[Laid], number: int) -> list[Alone | Preview]:
    """What comes for an ask, to its whole."""
    found: list[Alone | Preview] = []
    for laid in coming:
        assert laid.number == number
        assert not isinstance(laid.pages, HearingDeskError)
        found.append(laid.pages)
        if isinstance(laid.pages, Preview):
            return found
    raise AssertionError


def test_a_warm_worker_follows_edits_and_gives_the_section_first(case):
    with Layouts(case) as layouts:
        coming = layouts.laid()
        layouts.ask(1, OPTIONS, "chronology")
        (first,) = pages(coming, 1)
        assert isinstance(first, Preview)
        assert first.made.data == preview(case, OPTIONS).made.data
        add_fact(case, "A second notice is written and not sent. " * 30)
        layouts.ask(2, OPTIONS, "chronology")
        alone, whole = pages(coming, 2)
        assert isinstance(alone, Alone)
        assert isinstance(whole, Preview)
        process = layouts.process
    assert gone(process)
    start = next(part.page for part in whole.made.printed.parts if part.key == "chronology")
    assert (alone.section, alone.first) == ("chronology", start)
    reading, of_whole = Reading(alone.data), Reading(whole.made.data)
    lines = reading.text(1), of_whole.text(start)
    assert all(squeezed("A second notice is written") in squeezed(words) for words in lines)
    assert f"{start} of {first.made.printed.pages}" in lines[0]
    assert alone.labels[0] == str(start)


def test_what_cannot_be_laid_out_is_a_sentence_and_the_worker_stays(case):
    with Layouts(case) as layouts:
        coming = layouts.laid()
        layouts.ask(1, PackOptions(pack="No such pack"))
        laid = next(coming)
        assert isinstance(laid.pages, HearingDeskError)
        assert "No such pack" in str(laid.pages)
        layouts.ask(2, OPTIONS)
        assert len(pages(coming, 2)) == 1


def test_a_warm_worker_that_is_killed_is_a_sentence(case):
    with Layouts(case) as layouts:
        coming = layouts.laid()
        layouts.ask(1, OPTIONS)
        pages(coming, 1)
        os.kill(layouts.process, signal.SIGKILL)
        with pytest.raises(HearingDeskError, match="SIGKILL"):
            next(coming)


def test_a_section_that_gathers_what_the_others_tell_waits_for_them(case):
    made = preview(case, OPTIONS).made
    gathering = [name for name in made.told if SECTIONS[name].closing]
    assert gathering
    assert all(section_alone(case, OPTIONS, name, made) is None for name in gathering)
    others = [name for name in made.told if name not in gathering]
    for name in others:
        alone = section_alone(case, OPTIONS, name, made)
        assert alone is not None
        assert alone.labels == made.printed.labels[alone.first - 1 : alone.first - 1 + alone.instead], name
        reading, whole = Reading(alone.data), Reading(made.data)
        assert len(reading) == alone.instead, name
        assert squeezed(reading.text(1)) == squeezed(whole.text(alone.first)), name
