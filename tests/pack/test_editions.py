"""Editions of a briefing pack: frozen, numbered, with pages that keep their labels and a supplement of what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.pack.again import supplement_again
from hearingdesk.pack.build import Leaking, PackOptions
from hearingdesk.pack.heads import ContentsLine, Heading
from hearingdesk.pack.identity import identity
from hearingdesk.pack.issue import IssuedPack, issue
from hearingdesk.pack.paging import read_map
from hearingdesk.pack.seal import verify_page
from hearingdesk.pack.two import Two
from hearingdesk.records.facts import Fact
from hearingdesk.when import When
from tests.pack.reading import Reading, squeezed
from tests.pack.tunnel import tunnel

OPTIONS = PackOptions(pack="Second sitting", lang="en")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with tunnel(tmp_path / "tunnel.hearing") as made:
        yield made


def issued(case: CaseFile, number: int, *recipients: str) -> IssuedPack:
    folder = case.path.parent / str(number)
    folder.mkdir()
    return issue(case, folder / "brief.pdf", OPTIONS, recipients)


def said(path: Path) -> list[str]:
    reading = Reading(path.read_bytes())
    return [reading.text(page) for page in range(1, len(reading) + 1)]


def add_fact(case: CaseFile, day: str, text: str) -> None:
    with case.change("Add") as edit:
        edit.add(Fact(day=When(day), text=text))


def test_issuing_freezes_the_file_in_the_case(case):
    first = issued(case, 1)
    kept = case.editions.original(first.edition.id)
    assert kept == first.path.read_bytes()
    assert sha256(kept).hexdigest() == first.edition.digest
    assert (first.edition.number, first.edition.pages) == (1, first.pages)
    assert first.supplement is None
    case.undo()
    assert case.editions.count() == case.edition_parts.count() == 0
    case.redo()
    assert case.editions.original(first.edition.id) == kept


def test_everybody_gets_a_numbered_copy_that_names_him(case):
    made = issued(case, 1, "Member Orla Vennick", "Clerk")
    assert [path.name for path in made.copies] == ["brief, copy 01.pdf", "brief, copy 02.pdf"]
    texts = said(made.copies[0])
    assert all(squeezed("Copy 1: Member Orla Vennick") in text for text in map(squeezed, texts))
    handed = {one.name: one.recipient for one in case.outgoing.all()}
    assert handed["brief, copy 01.pdf"] == "Member Orla Vennick"
    assert made.edition.copies == 2


@pytest.mark.parametrize("style", ["book", "office", "large"])
def test_a_long_name_on_a_copy_gives_way_to_its_number_and_the_code_of_the_page(case, style):
    name = "The Keeper of the Lamps and of all that is said about them, " * 3
    folder = case.path.parent / style
    folder.mkdir()
    made = issue(case, folder / "brief.pdf", replace(OPTIONS, style=style), [name])
    pages = said(made.copies[0])[1:]  # the cover has no foot
    for text in map(squeezed, pages):
        assert squeezed("Copy 1: The") in text
        assert re.search(rf"{made.edition.code}\w+[0-9A-F]{{6}}", text)


def test_after_five_edits_unchanged_pages_keep_their_labels_and_the_supplement_has_the_rest(case):
    editions = [issued(case, 1)]
    edits = [
        lambda: add_fact(case, "2025-08-20", "A second notice is written and not sent. " * 30),
        lambda: add_fact(case, "2026-07-18", "The night shift reports a smell of burning."),
        lambda: _rename(case),
        lambda: add_fact(case, "2025-03-02", "The contract is signed a second time. " * 40),
        lambda: _forget(case, "The night shift"),
    ]
    for number, edit in enumerate(edits, 2):
        edit()
        editions.append(issued(case, number))
    for before, after in pairwise(editions):
        old = {leaf.label: leaf for leaf in read_map(before.edition.pages_map).leaves}
        new = {leaf.label: leaf for leaf in read_map(after.edition.pages_map).leaves}
        same = {label for label in old.keys() & new.keys() if old[label].digest == new[label].digest}
        assert len(same) >= len(old) // 2
        assert not same & after.difference.printed
        assert after.supplement is not None
        _holds(after, after.supplement)


def _holds(made: IssuedPack, supplement: Path) -> None:
    """The supplement: cover, contents, changes, and every page that changed, under its label."""
    with pikepdf.open(supplement) as pdf:
        shown = [str(page.label) for page in pdf.pages]
    assert made.difference.printed <= set(shown)
    assert shown == [label for label in made.labels if label in set(shown)]
    texts = said(supplement)
    assert any("Contents" in text for text in texts)
    assert any("What changed since edition" in text for text in texts)
    assert len(shown) < len(made.labels)
    for label, text in zip(shown[1:], texts[1:], strict=True):
        assert f"{label} of {made.pages}" in text


def _rename(case: CaseFile) -> None:
    fact = next(iter(case.facts.all()))
    with case.change("Say it differently") as edit:
        edit.update(replace(fact, text=fact.text + " Nobody was told."))


def _forget(case: CaseFile, words: str) -> None:
    with case.change("Forget") as edit:
        for fact in list(case.facts.all()):
            if fact.text.startswith(words):
                edit.remove(fact)


def test_what_is_new_is_named_on_the_page_of_changes_and_has_a_bar(case):
    issued(case, 1)
    add_fact(case, "2025-08-20", "A second notice is written and not sent.")
    second = issued(case, 2)
    texts = said(second.path)
    page = next(text for text in texts if "What changed since edition 1" in text and "Contents" not in text)
    assert "A second notice is written" in page
    told = [label for label, text in zip(second.labels, texts, strict=True) if "A second notice" in text]
    changed = [label for label in told if label in second.difference.printed]
    assert changed
    with pikepdf.open(second.path) as pdf:
        barred = {label for label, page in zip(second.labels, pdf.pages, strict=True) if _has_bar(page)}
    assert set(changed) <= barred
    assert barred <= second.difference.printed


def _has_bar(page: pikepdf.Page) -> bool:
    """A narrow rectangle in the margin, left of all words."""
    return any(
        str(operator) == "re" and float(operands[2]) == pytest.approx(1.4) and float(operands[0]) < 60
        for operands, operator in pikepdf.parse_content_stream(page)
    )


def test_an_edition_with_nothing_new_changes_no_page_of_its_story(case):
    issued(case, 1)
    second = issued(case, 2)
    contents = {"2", "3"}  # which list the page of changes now
    assert set(second.difference.changed) <= contents
    assert second.difference.gone == ()


def test_the_code_at_the_foot_leads_back_to_edition_page_and_content(case):
    made = issued(case, 1)
    leaf = read_map(made.edition.pages_map).leaves[3]
    code = f"{made.edition.code}-{leaf.label}-{leaf.digest[:6].upper()}"
    assert squeezed(code) in squeezed(said(made.path)[int(leaf.label) - 1])
    found = verify_page(case, code.lower())
    assert (found.edition.id, found.leaf.label, found.agrees) == (made.edition.id, leaf.label, True)
    forged = f"{made.edition.code}-{leaf.label}-000000"
    assert not verify_page(case, forged).agrees
    with pytest.raises(NotFound, match="no code"):
        verify_page(case, "page 12")
    with pytest.raises(NotFound):
        verify_page(case, "AAAA-1-000000")


def test_a_pack_that_would_leak_is_not_issued(case):
    pack = next(iter(case.packs.all()))
    with case.change("Withhold") as edit:
        edit.update(replace(pack, withheld="Haeram Tunnel"))
    with pytest.raises(Leaking):
        issued(case, 1)
    assert case.editions.count() == 0
    assert not list((case.path.parent / "1").iterdir())


def test_the_supplement_keeps_tags_for_the_pages_it_has(case):
    issued(case, 1)
    add_fact(case, "2025-08-20", "A second notice is written and not sent.")
    second = issued(case, 2)
    assert second.supplement is not None
    with pikepdf.open(BytesIO(second.supplement.read_bytes())) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        found = list(_marked(pdf.Root.StructTreeRoot.K[0]))
        assert found
        assert all(kid.Pg.objgen in pages for kid in found)


def _marked(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.K:
        if kid.get("/Type") == pikepdf.Name.StructElem:
            yield from _marked(kid)
        else:
            yield kid


def test_an_edition_for_others_tells_nothing_of_what_they_saw(case):
    add_fact(case, "2025-08-20", "A second notice is written and not sent. " * 30)
    staff = issue(case, case.path.with_name("staff.pdf"), replace(OPTIONS, audience="staff"))
    public = issue(case, case.path.with_name("public.pdf"), replace(OPTIONS, audience="public"))
    assert (staff.edition.number, public.edition.number) == (1, 2)
    assert public.supplement is None
    assert list(public.labels) == [str(page) for page in range(1, public.pages + 1)]
    assert not any("What changed since" in text for text in said(public.path))
    add_fact(case, "2025-08-21", "A third notice.")
    later = issue(case, case.path.with_name("later.pdf"), replace(OPTIONS, audience="public"))
    assert later.supplement is not None
    assert any("What changed since edition 2" in text for text in said(later.path))
    assert supplement_again(case, later.edition) == later.supplement.read_bytes()
    with pytest.raises(HearingDeskError):
        supplement_again(case, public.edition)


def test_a_page_whose_tab_has_another_letter_is_in_the_supplement(case):
    options = replace(OPTIONS, style="office", duplex=True)
    first = issue(case, case.path.with_name("first.pdf"), options)
    with case.change("Forget the claims") as edit:
        for claim in list(case.claims.all()):
            for version in case.claim_versions.where(claim=claim.id):
                for cite in case.citations.where(about=version.id):
                    edit.remove(cite)
                edit.remove(version)
            edit.remove(claim)
    second = issue(case, case.path.with_name("second.pdf"), options)
    assert second.supplement is not None
    paper = dict(zip(first.labels, edges(first.path), strict=True))
    with pikepdf.open(second.supplement) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    paper |= dict(zip(labels, edges(second.supplement), strict=True))
    now = dict(zip(second.labels, edges(second.path), strict=True))
    assert {label: paper[label] for label in now} == now


def edges(path: Path) -> list[str]:
    """The letters of the tab at the outer edge of each page."""
    pages = list(pdfium.PdfDocument(path.read_bytes()))
    tabs = []
    for number, page in enumerate(pages, 1):
        wide, high = page.get_size()
        left = wide - 19 if number % 2 else 0
        tabs.append(page.get_textpage().get_text_bounded(left, 60, left + 19, high - 60).strip())
    return tabs


@pytest.mark.parametrize("duplex", [False, True])
def test_in_the_office_style_the_page_of_changes_takes_no_number_from_the_sections(case, duplex):
    options = replace(OPTIONS, style="office", duplex=duplex)
    issue(case, case.path.with_name("first.pdf"), options)
    add_fact(case, "2025-08-20", "A second notice is written and not sent.")
    second = issue(case, case.path.with_name("second.pdf"), options)
    assert second.supplement is not None
    with pikepdf.open(second.supplement) as pdf:
        assert len(pdf.pages) < second.pages / 2


def test_a_line_of_the_contents_that_is_set_tighter_is_nothing_new():
    heading = Heading("claims", 0, Two("Claims", "주장"), "B")
    loose, tight, other = (
        ContentsLine(heading), ContentsLine(heading).at(0.4), ContentsLine(replace(heading, letter="C")),
    )  # fmt: skip
    tight.keeps = True
    assert identity(loose) == identity(tight) != identity(other)
