"""The templates that come with the program, and those a committee keeps."""

from __future__ import annotations

import pytest

from hearingdesk import codes
from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.again import supplement_again
from hearingdesk.pack.build import Bound, PackOptions, print_pack
from hearingdesk.pack.issue import issue
from hearingdesk.pack.outline import narrowed, read_outline
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.pack.templates import kept, shipped, templates
from hearingdesk.records.facts import Fact
from hearingdesk.records.packs import Pack
from tests.pack.tunnel import tunnel

TITLES = [shape.title for shape in shipped()]


def test_there_are_nine_with_names_in_both_languages():
    assert len(TITLES) == len(set(TITLES)) == 9
    assert all(shape.title_ko for shape in shipped())


@pytest.mark.parametrize("title", TITLES)
def test_every_template_names_sections_and_codes_that_there_are(title):
    pack = next(shape for shape in shipped() if shape.title == title).pack()
    known = {section.name for section in SECTIONS.all()}
    items = read_outline(pack.sections, SECTIONS.all())
    assert items
    assert {item.name for item in items} <= known
    for table, code in (("audience", pack.audience), ("language", pack.language), ("paper", pack.paper)):
        assert code in codes.entries(table)


def test_what_the_list_says_of_a_template_is_not_printed_on_the_cover():
    packs = {shape.title: shape.pack() for shape in shipped()}
    assert packs["Hearing memorandum (United States)"].title == "Hearing memorandum"
    assert packs["Chronology only"].title == "Chronology"
    assert packs["Chair’s brief"].title == "Chair’s brief"
    assert not any("(" in pack.title + pack.title_ko for pack in packs.values())


@pytest.fixture
def case(tmp_path):
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def test_every_template_prints(case: CaseFile):
    for shape in shipped():
        pack = shape.pack("Kim")
        with case.change("Make") as edit:
            made = edit.add(pack)
        printed = print_pack(case, "", PackOptions(pack=str(made.id)), bound=Bound(archival=False))
        assert printed.proof.holds
        wanted = [item.name for item in read_outline(pack.sections, SECTIONS.all()) if not item.off]
        shown = [part.key for part in printed.printed.parts if part.key in wanted]
        assert shown == [name for name in wanted if name not in printed.silent]
        for item in read_outline(pack.sections, SECTIONS.all()):
            narrowed(case, item, SECTIONS[item.name], "2026-11-21")


def test_a_committee_keeps_the_choices_of_a_pack_and_not_its_words(case: CaseFile):
    pack = Pack(
        title="Mine", audience="chair", paper="letter", sections='[{"name": "owed"}]', summary="Ours."
    )
    with case.change("Keep") as edit:
        edit.add(kept(pack, "Ours"))
        edit.add(kept(Pack(title="Plain"), "Odd"))
    own = templates(case)[len(TITLES) :]
    assert [shape.title for shape in own] == ["Odd", "Ours"]
    made = own[1].pack()
    assert (made.title, made.audience, made.paper, made.sections, made.summary) == (
        "Ours",
        "chair",
        "letter",
        pack.sections,
        "",
    )


def test_the_supplement_is_printed_again_as_it_was_made(case: CaseFile, tmp_path):
    options = PackOptions(pack="Second sitting", lang="en")
    first = issue(case, tmp_path / "one.pdf", options)
    with pytest.raises(HearingDeskError, match="no edition was issued before"):
        supplement_again(case, first.edition)
    with case.change("Add") as edit:
        edit.add(Fact(text="The night shift reports a smell of burning."))
    second = issue(case, tmp_path / "two.pdf", options)
    assert second.supplement is not None
    assert supplement_again(case, second.edition) == second.supplement.read_bytes()
