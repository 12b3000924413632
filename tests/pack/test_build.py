"""A pack as a whole: what its readers may see, what it reports, what it never does to the disk."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.job import Cancelled
from hearingdesk.pack.build import PackOptions, PackReport, build_pack
from hearingdesk.pack.readers import READERS, sees
from hearingdesk.records.matters import Matter
from hearingdesk.records.parties import Party
from hearingdesk.records.summonses import Summons
from hearingdesk.records.turns import Turn
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

LONG = (
    "Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley of the Office for the Prevention of Very Long Names "
    * 3
)


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def printed(case: CaseFile, **options: str) -> tuple[Reading, PackReport]:
    out = case.path.with_suffix(".pdf")
    report = build_pack(case, out, PackOptions(**options))
    return Reading(out.read_bytes()), report


def test_the_report_says_what_was_printed(case):
    reading, report = printed(case, lang="both")

    out = case.path.with_suffix(".pdf")
    assert report.pages == len(reading)
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert report.missing_glyphs == ()
    names = [name for name, _title, _page in report.sections]
    assert names[:4] == ["cover", "contents", "summary", "chronology"]
    bookmarks = {title.split("  ")[-1]: page for title, page in reading.outline}
    assert [bookmarks[title] for _name, title, _page in report.sections] == [
        p for _n, _t, p in report.sections
    ]


def test_the_language_is_the_case_s_unless_another_is_asked_for(case):
    both, _ = printed(case)
    korean, _ = printed(case, lang="ko")
    english, _ = printed(case, lang="en")

    assert both.catalog["/Lang"] == english.catalog["/Lang"] == "en-GB"
    assert korean.catalog["/Lang"] == "ko-KR"
    assert "Haeram Tunnel failure" in both.text(2)
    assert squeezed("해람터널") in both.body()
    assert "해람터널" not in english.text(1)
    assert "Haeram" not in korean.text(1)


def test_the_same_case_and_moment_give_the_same_bytes(case):
    first = printed(case)[1].sha256
    second = printed(case)[1].sha256

    assert first == second


def test_every_page_is_marked_and_counted(case):
    reading, report = printed(case, lang="both")

    for page in range(2, report.pages + 1):
        assert "대외비" in reading.text(page)
        assert f"{page} of {report.pages}" in reading.text(page)


def test_what_readers_may_not_see_is_left_out_and_counted(case):
    public, for_public = printed(case, audience="public")
    members, for_members = printed(case, audience="members")
    staff, for_staff = printed(case, audience="staff")

    assert squeezed("Zanzibar") not in public.body() + members.body()
    assert squeezed("Zanzibar") in staff.body()
    assert squeezed("Note of a call") not in members.body()
    assert squeezed("Maintenance notice") not in public.body()
    assert squeezed("Who held your seal") not in public.body()
    assert squeezed("Keep Kim and Park apart") in staff.body()
    assert (for_members.withheld, for_staff.withheld) == (3, 0)  # a source, the fact that rests on it, a note
    assert for_public.withheld > for_members.withheld


def test_withheld_words_are_nowhere_in_the_file(case):
    out = case.path.with_suffix(".pdf")
    build_pack(case, out, PackOptions(audience="members", lang="en"))

    reading = Reading(out.read_bytes())
    assert "Zanzibar" not in str(reading.outline) + str(reading.info) + "".join(
        reading.text(page) for page in range(1, len(reading) + 1)
    )


def test_readers_see_what_is_for_those_before_them():
    for marking, count in (
        ("", 4),
        ("public", 4),
        ("members", 3),
        ("closed_meeting", 3),
        ("staff", 2),
        ("new", 1),
    ):
        assert sum(sees(readers, marking) for readers in READERS) == count


def test_a_pack_is_found_by_its_title_in_either_language(case):
    for name in ("Second sitting", "제2차 회의 자료집", str(case.packs.ids()[0])):
        assert "Second sitting" in printed(case, pack=name, lang="en")[0].text(1)
    with pytest.raises(NotFound, match="Second sitting"):
        printed(case, pack="Third sitting")


def test_a_pack_prints_the_sections_it_names(case):
    pack = next(iter(case.packs.all()))
    with case.change("Choose") as edit:
        edit.update(replace(pack, sections='["sources", "chronology"]'))

    names = [name for name, _title, _page in printed(case, pack=pack.title)[1].sections]
    assert names == ["cover", "contents", "chronology", "sources"]


def test_an_empty_case_has_a_cover_and_contents(tmp_path):
    with CaseFile.create(tmp_path / "empty.hearing", Matter(title="Nothing yet")) as case:
        _reading, report = printed(case)

    assert [name for name, _title, _page in report.sections] == ["cover", "contents"]


def test_stopping_leaves_nothing_behind(case):
    def stop(done: int, total: int, what: str) -> None:
        if "Page 5" in what:
            raise Cancelled

    before = set(os.listdir(case.path.parent))
    with pytest.raises(Cancelled):
        build_pack(case, case.path.with_name("out.pdf"), progress=stop)
    assert set(os.listdir(case.path.parent)) == before


def test_the_progress_names_sections_and_pages(case):
    heard: list[str] = []
    build_pack(case, case.path.with_name("out.pdf"), progress=lambda done, total, what: heard.append(what))

    assert "Reading: Chronology" in heard
    assert any(what.startswith("Witnesses: Page") for what in heard)


def test_a_case_file_is_never_written_over(case):
    for target in (case.path, case.path.with_name("other.hearing"), case.path.with_name("other.HEARING")):
        with pytest.raises(HearingDeskError, match="case file"):
            build_pack(case, target)
    link = case.path.with_name("link.pdf")
    link.symlink_to(case.path)
    with pytest.raises(HearingDeskError, match="case file"):
        build_pack(case, link)


@pytest.mark.parametrize(("place", "sentence"), [("no/such/out.pdf", "not there"), (".", "folder")])
def test_a_place_that_cannot_be_written_is_said(case, place, sentence):
    with pytest.raises(HearingDeskError, match=sentence):
        build_pack(case, case.path.parent / place)


def test_long_names_empty_fields_and_endless_answers_stay_on_the_page(case):
    kim = case.parties.by_name("Kim Do-hyun")[0]
    minutes = case.transcripts.ids()[0]
    with case.change("Stretch") as edit:
        edit.update(replace(kim, name=LONG.strip(), name_ko="긴이름" * 40))
        text = "\n".join(f"{n}. {LONG}" for n in range(100))
        edit.add(Turn(transcript=minutes, position=99, party=kim.id, kind="answer", text=text))
        edit.add(Summons(hearing=case.hearings.ids()[0], party=edit.add(Party(name="X")).id))
    for lang in ("en", "ko", "both"):
        reading, _report = printed(case, lang=lang)
        assert not list(reading.outside())
        assert not list(reading.crossing())
        assert squeezed("99. Wilhelmina") in reading.body()


def test_two_hundred_witnesses_take_time_in_proportion(case):
    def timed() -> float:
        began = time.process_time()
        printed(case)
        return time.process_time() - began

    def call(n: int) -> None:
        hearing = case.hearings.ids()[0]
        with case.change("Call many") as edit:
            people = edit.add_bulk([Party(name=f"Person {k}", name_ko=f"사람 {k}") for k in range(n)])
            edit.add_bulk([Summons(hearing=hearing, party=id) for id in people])

    printed(case)
    call(50)
    fifty = timed()
    call(150)
    assert timed() < 8 * fifty
