"""Exhibits are chosen: which sources can be one, which pages of them, in which order, and made ready once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hearingdesk.facsimile import NoPages
from hearingdesk.pack.exhibits import choosing, leaves
from hearingdesk.pack.exhibits.chosen import Chosen, read_chosen, trouble_with_pages, write_chosen
from hearingdesk.pack.exhibits.hiding import Hider
from hearingdesk.pack.exhibits.leaves import COVERED, MISSING, RECORD_ONLY, Opened
from hearingdesk.pack.exhibits.looking import pages_of
from hearingdesk.pack.exhibits.offered import RESTRICTED, find_offers, offer
from hearingdesk.pack.exhibits.pictures import pictured
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.outline import Item, read_outline, write_outline
from hearingdesk.pack.preview import preview
from hearingdesk.pack.proof.secrets import Secret
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.records.packs import Pack
from hearingdesk.records.sources import Source
from tests.pack import exhibiting
from tests.pack.exhibiting import Desk, PackOptions, plain


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "case.hearing")
    yield made
    made.case.close()


@pytest.mark.parametrize("written", ["", "3", "1-3, 7", "1 – 3; 7", "1-3 7", " 2 ,, 4 "])
def test_pages_are_written_as_people_write_them(written):
    assert trouble_with_pages(written, 9) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("one", "“one” is no page"),
        ("1-", "“1-” is no page"),
        ("1, 5-3", "“5-3” has no page in it"),
        ("0", "“0” has no page in it"),
        ("3, 12", "There is no page 12: the source has 9 pages."),
    ],
)
def test_what_is_no_page_is_said_in_a_sentence(written, said):
    assert trouble_with_pages(written, 9).startswith(said)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9)), max_size=6))
def test_pages_that_are_no_trouble_are_the_pages_that_are_shown(ranges):
    written = ", ".join(f"{first}-{first + more}" for first, more in ranges)
    wanted = {page for first, more in ranges for page in range(first, first + more + 1)} or set(range(1, 60))
    assert trouble_with_pages(written) == ""
    assert set(Chosen(1, written).of(59)) == wanted & set(range(1, 60))


def test_sources_become_exhibits_once_and_switch_their_section_on():
    sections = write_outline([Item("chronology"), Item("exhibits", off=True)])
    pack = choosing.added(Pack(sections=sections), [7, 8, 7])
    assert [one.source for one in read_chosen(pack.exhibits)] == [7, 8]
    assert read_outline(pack.sections, SECTIONS.all()) == [Item("chronology"), Item("exhibits")]
    again = choosing.added(pack, [8, 9])
    assert [one.source for one in read_chosen(again.exhibits)] == [7, 8, 9]
    assert read_outline(
        choosing.added(Pack(sections=write_outline([Item("people")])), [1]).sections, SECTIONS.all()
    ) == [Item("people"), Item("exhibits")]
    assert choosing.added(Pack(), [1]).sections == ""  # it prints all there is


def test_exhibits_are_moved_left_out_and_shown_otherwise():
    pack = choosing.added(Pack(), [1, 2, 3])
    assert [one.source for one in read_chosen(choosing.moved(pack, 2, -2).exhibits)] == [3, 1, 2]
    assert choosing.moved(pack, 2, 1) == pack
    assert [one.source for one in read_chosen(choosing.dropped(pack, 1).exhibits)] == [1, 3]
    shown = choosing.shown(pack, 1, how="append", pages="2-3")
    assert read_chosen(shown.exhibits)[1] == Chosen(2, "2-3", "append")
    boxes = choosing.covered(shown, 1, {3: [(1.239, 2.0, 30.0, 40.0)], 2: []})
    assert read_chosen(boxes.exhibits)[1].boxes == {3: [(1.24, 2.0, 30.0, 40.0)]}


def test_what_can_be_an_exhibit_is_offered_and_what_cannot_says_why(desk):
    picture = exhibiting.telling_picture("WEBP")
    shapes = {
        "pdf": desk.source(plain(["Words."])),
        "picture": desk.source(picture, title="Photograph of the portal"),
        "text": desk.source(b"<html>", "The words of a web page."),
        "": desk.source(b"PK\x03\x04 a spreadsheet"),
    }
    view = desk.case
    for shape, id in shapes.items():
        assert offer(view, view.sources.get(id), "members").shape == shape
    assert offer(view, view.sources.get(shapes[""]), "members").why == RECORD_ONLY
    with desk.case.change("A record alone") as edit:
        alone = edit.add(Source(kind="official", title="On record only"))
    assert offer(view, alone, "members").why == RECORD_ONLY


def test_sources_are_found_by_their_title_and_by_what_they_say(desk):
    first = desk.source(plain(["A."]), "Lamp seven failed.", title="Maintenance notice")
    second = desk.source(plain(["B."]), "Nothing.", title="Fire service log", marking="staff")
    desk.case.index_pending()
    found = lambda words: [one.source.id for one in find_offers(desk.case, words, "members")]  # noqa: E731
    assert set(found("")) == {first, second}
    assert found("notice") == [first]
    assert found("lamp") == [first]
    assert found("nowhere") == []
    assert found('"half a quo') in ([], [first], [second])
    assert [one.why for one in find_offers(desk.case, "log", "members")] == [RESTRICTED]
    assert [one.why for one in find_offers(desk.case, "log", "staff")] == [""]


def test_a_picture_is_measured_on_the_screen_as_it_is_printed(desk):
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        data = exhibiting.telling_picture(kind)
        looked = pages_of(desk.case, desk.source(data))
        plate = pictured(data, 1)
        assert looked.sizes() == [pytest.approx((plate.width, plate.height))]
        shown = looked.picture(1, 0.5)
        assert (shown.width, shown.height) == tuple(max(1, round(side * 0.5)) for side in looked.sizes()[0])
        assert len(shown.data) == shown.stride * shown.height
        looked.close()


def test_every_page_of_a_picture_is_looked_at(desk):
    out = BytesIO()
    pages = [Image.new("L", (60, 40 + 10 * n)) for n in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    looked = pages_of(desk.case, desk.source(out.getvalue()))
    assert [round(high / wide * 60) for wide, high in looked.sizes()] == [40, 50, 60]
    assert looked.text(2) == ""


def test_what_has_no_pages_to_look_at_says_so(desk):
    with pytest.raises(NoPages, match="cannot be shown"):
        pages_of(desk.case, desk.source(b"\x89PNG\r\n broken"))


def test_an_exhibit_is_made_ready_once_until_anything_of_it_changes():
    data, kept = plain(["Mr Quill signed."], ["Second."]), Prepared()
    nobody, quill = Hider([]), Hider([Secret("Quill", is_name=True)])
    first = kept.leaves(Opened(Chosen(1), data, {}), nobody)
    assert kept.leaves(Opened(Chosen(1), data, {}), nobody) is first
    assert kept.leaves(Opened(Chosen(1), data, {}), quill)[0].how == COVERED
    boxed = Opened(Chosen(1, boxes={2: [(0.0, 0.0, 9.0, 9.0)]}), data, {})
    assert kept.leaves(boxed, nobody)[1].how == COVERED
    assert kept.leaves(Opened(Chosen(1, "9"), data, {}), nobody)[0].how == MISSING
    assert kept.leaves(Opened(Chosen(1), plain(["Other."]), {}), nobody) is not first
    assert kept.leaves(Opened(Chosen(1), data, {}), nobody) is first


def test_no_more_is_kept_ready_than_there_is_room_for():
    kept = Prepared(most=1000)
    opened = Opened(Chosen(1), plain(["Words."]), {})
    assert kept.leaves(opened, Hider([])) is not kept.leaves(opened, Hider([]))


def test_a_look_at_a_pack_says_what_became_of_its_exhibits(desk):
    desk.exhibit(plain(["For the staff."]), marking="staff")
    desk.exhibit(exhibiting.scan())
    chosen = [*(Chosen(source) for source in desk.sources), Chosen(4)]  # no such source is there
    desk.set_pack(withheld="Zebedee Quill", exhibits=write_chosen(chosen))
    first, second, third = preview(desk.case, PackOptions(pack="With exhibits")).made.exhibited
    assert (first.number, first.restricted, first.gone) == (1, True, False)
    assert second.cites(MISSING, leaves.UNSEARCHED) == "Ex 2/1"
    assert second.cites(COVERED) == ""
    assert (third.number, third.restricted, third.gone) == (3, False, True)


def test_words_that_are_covered_and_said_elsewhere_are_told_and_stop_nothing(desk):
    boxes = {1: [(60.0, 70.0, 400.0, 95.0)]}
    desk.exhibit(plain(["Quillon Marsh"], ["Signed: Quillon Marsh, in full."]), chosen={"boxes": boxes})
    desk.exhibit(plain(["Somebody else entirely"]), chosen={"boxes": boxes})
    made = preview(desk.case, PackOptions(pack="With exhibits")).made
    first, second = made.exhibited
    assert first.covered == ("Quillon Marsh",)
    assert {words for words, _place in first.elsewhere} == {"Quillon Marsh"}
    assert second.covered == ("Somebody else entirely",)
    assert second.elsewhere == ()
    assert made.proof.holds
    assert made.proof.looked_for == 0
    desk.set_pack(withheld="Quillon Marsh")
    made = preview(desk.case, PackOptions(pack="With exhibits")).made
    assert (made.proof.holds, made.proof.looked_for) == (True, 1)
    assert made.exhibited[0].elsewhere == ()  # it is withheld, so it is covered everywhere
