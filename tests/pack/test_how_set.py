"""How a pack is set is kept with it and with its editions; what is asked for wins; an edition comes again as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.pack.again import edition_again, labels_of, supplement_again
from hearingdesk.pack.asked import PackOptions, look_of
from hearingdesk.pack.issue import issue
from hearingdesk.pack.places import pages_of
from hearingdesk.pack.preview import preview
from hearingdesk.pack.templates import kept, shipped
from hearingdesk.records.facts import Fact
from hearingdesk.records.packs import Pack
from hearingdesk.when import When
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

OPTIONS = PackOptions(pack="Second sitting")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def set_pack(case: CaseFile, **values: object) -> None:
    with case.change("Set") as edit:
        edit.update(replace(next(iter(case.packs.all())), **values))


def test_what_is_asked_for_wins_over_the_pack_and_that_over_the_usual(case):
    pack, matter = next(iter(case.packs.all())), case.matter
    usual = look_of(OPTIONS, pack, matter)
    assert (usual.style, usual.duplex, usual.paper) == ("book", False, pack.paper)
    stored = replace(pack, style="office", duplex=True, paper="letter")
    assert (look := look_of(OPTIONS, stored, matter)).press().design.official
    assert (look.style, look.duplex, look.paper) == ("office", True, "letter")
    asked = replace(OPTIONS, style="large", duplex=False, paper="a4", lang="ko", audience="chair")
    look = look_of(asked, stored, matter)
    assert (look.style, look.duplex, look.paper) == ("large", False, "a4")
    assert (look.lang, look.audience) == ("ko", "chair")
    assert look_of(PackOptions(), Pack(), matter).audience == "members"


def test_the_command_prints_as_the_pack_says_unless_told_otherwise(case, tmp_path):
    set_pack(case, style="office", paper="letter", duplex=True)
    case.close()
    made, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    asked = ["pack", str(case.path), "--pack", "Second sitting"]
    assert run([*asked, "-o", str(made)]) == 0
    assert run([*asked, "-o", str(other), "--style", "book", "--paper", "a4", "--no-duplex"]) == 0
    sizes, ends = [], []
    for path in (made, other):
        with pikepdf.open(path) as pdf:
            sizes.append([round(float(side)) for side in pdf.pages[0].mediabox][2:])
        reading = Reading(path.read_bytes())
        ends.append("- 5 -" in reading.text(5))
    assert sizes == [[612, 792], [595, 842]]
    assert ends == [True, False]


def test_an_edition_knows_how_it_was_set_whatever_becomes_of_its_pack(case, tmp_path):
    set_pack(case, duplex=True, paper="letter", language="en")
    first = issue(case, tmp_path / "first.pdf", OPTIONS).edition
    with case.change("Add") as edit:
        edit.add(Fact(day=When("2025-08-20"), text="A second notice is written and not sent."))
    second = issue(case, tmp_path / "second.pdf", OPTIONS)
    set_pack(case, duplex=False, paper="a4", style="large", language="ko")
    for edition in (first, second.edition):
        kept_as = case.editions.get(edition.id)
        assert (kept_as.duplex, kept_as.paper, kept_as.style) == (True, "letter", "book")
        assert (kept_as.language, kept_as.audience) == ("en", "members")
    assert edition_again(case, second.edition) == second.path.read_bytes()
    assert second.supplement is not None
    again = supplement_again(case, second.edition)
    assert again == second.supplement.read_bytes()
    labels, of_whole = labels_of(again), labels_of(second.path.read_bytes())
    sheets = [of_whole[at : at + 2] for at in range(0, len(of_whole), 2)]
    assert all(set(sheet) <= set(labels) or not set(sheet) & set(labels) for sheet in sheets)


def test_templates_keep_how_a_pack_is_set():
    review = next(shape for shape in shipped() if shape.settings.get("style"))
    assert review.pack().style == "office"
    template = kept(Pack(title="Large", style="large", duplex=True), "For one member")
    assert '"style": "large"' in template.settings
    assert '"duplex": true' in template.settings


def test_a_leak_in_a_later_edition_is_named_by_the_label_of_its_page(case, tmp_path):
    issue(case, tmp_path / "first.pdf", OPTIONS)
    said = "A second notice is written and not sent to anybody."
    with case.change("Add") as edit:
        edit.add(Fact(day=When("2025-08-20"), text=f"{said} " * 60))
    set_pack(case, withheld=said)
    made = preview(case, OPTIONS).made
    labels, found = made.printed.labels, pages_of(made.proof, made.printed.labels)
    reading = Reading(made.data)
    assert found >= {n for n in range(1, len(reading) + 1) if squeezed(said) in squeezed(reading.text(n))}
    named = {leak.place for leak in made.proof.leaks}
    assert {f"the text of page {labels[n - 1]}" for n in found} & named
    assert any(not labels[n - 1].isdecimal() for n in found)
