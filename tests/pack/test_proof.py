"""The proof finds what is withheld wherever a file can say it, and nothing where the file does not."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from hearingdesk.pack.book import Book
from hearingdesk.pack.cover import Meta
from hearingdesk.pack.proof.proving import prove
from hearingdesk.pack.proof.secrets import Searcher, Secret, squeeze
from hearingdesk.pack.text import Words
from hearingdesk.pack.two import Two

HIDDEN = "Orla Vennick"
HANGUL = "벤닉오를라"
SECRETS = [Secret(HIDDEN, is_name=True), Secret(HANGUL), Secret("48,215,907")]


def printed(*paragraphs: str) -> bytes:
    """A pack whose pages say these words."""
    story = [Words(text) for text in ("The lamps of the quay were out.", *paragraphs)]
    return Book(Meta(Two("Lamps", "등불"))).print(story)[0]


def changed(change: Callable[[Pdf], object], data: bytes = b"") -> bytes:
    """The same, after a change behind its pages."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data or printed())) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def in_outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(f"Called: {HIDDEN}", 0))


def in_information(pdf: Pdf) -> None:
    pdf.docinfo["/Keywords"] = f"lamps, {HIDDEN}"


def in_xmp(pdf: Pdf) -> None:
    with pdf.open_metadata() as xmp:
        xmp["dc:subject"] = ["lamps", HANGUL]


def in_attachment(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = AttachedFileSpec(pdf, f"Ask {HANGUL} again".encode("cp949"))


def in_attachment_name(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = AttachedFileSpec(pdf, b"x", filename=f"{HIDDEN}.txt")


def in_alternative_text(pdf: Pdf) -> None:
    _tagged(pdf, Alt=String(f"Photograph of {HIDDEN}"))


def in_actual_text_of_a_tag(pdf: Pdf) -> None:
    _tagged(pdf, ActualText=String(HANGUL))


def _tagged(pdf: Pdf, **more: object) -> None:
    tag = Dictionary(Type=Name.StructElem, S=Name.Figure, **more)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([tag])))


def in_link_target(pdf: Pdf) -> None:
    uri = Dictionary(
        S=Name.URI, URI=String("https://example.org/?q=%EB%B2%A4%EB%8B%89%EC%98%A4%EB%A5%BC%EB%9D%BC")
    )
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=uri)
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


def in_page_label(pdf: Pdf) -> None:
    label = Dictionary(S=Name.D, P=String(f"{HIDDEN} "))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


def in_form(pdf: Pdf) -> None:
    """A form that no page shows."""
    other = Pdf.open(BytesIO(printed(f"Ask {HANGUL} again.")))
    form = pdf.copy_foreign(other.pages[-1].as_form_xobject())
    pdf.pages[0].Resources.XObject = Dictionary(Spare=form)


def in_annotation(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(HANGUL))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def in_attached_pdf(pdf: Pdf) -> None:
    pdf.attachments["exhibit.pdf"] = AttachedFileSpec(pdf, printed(f"Signed by {HIDDEN}."))


def in_picture(pdf: Pdf) -> None:
    """What a photograph says of itself, in a comment of its file."""
    comment = HIDDEN.encode()
    jpeg = b"\xff\xd8\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + b"\xff\xd9"
    picture = pdf.make_stream(
        jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    pdf.pages[0].Resources.XObject = Dictionary(Photo=picture)


def decomposed(pdf: Pdf) -> None:
    _tagged(pdf, Alt=String(unicodedata.normalize("NFD", HANGUL)))


BEHIND = [
    in_outline,
    in_information,
    in_xmp,
    in_attachment,
    in_attachment_name,
    in_alternative_text,
    in_actual_text_of_a_tag,
    in_link_target,
    in_page_label,
    in_form,
    in_annotation,
    in_attached_pdf,
    in_picture,
    decomposed,
]
LONG = "and so it went on until the clerk had read the whole of it aloud, line by line"
ON_PAGE = {
    "plain": f"The committee heard {HIDDEN} in private.",
    "in the order of a list": "Vennick, Orla: heard in private.",
    "broken over two lines": f"{LONG} {LONG} Orla\nVennick {LONG}",
    "hyphenated": "Heard in private: Orla Ven-\nnick, of the quay.",
    "in Hangul, with its particle": f"위원회는 {HANGUL}를 비공개로 들었다.",
    "a number without separators": "It was paid 48215907 won.",
    "a number with others": "It was paid 48.215.907 won.",
    "a number in units of ten thousand": "금액은 4,821만 5,907원이다.",
}


@pytest.mark.parametrize("plant", BEHIND, ids=lambda plant: plant.__name__)
def test_a_leak_behind_the_pages_is_found(plant):
    proof = prove(changed(plant), "pack.pdf", SECRETS)
    assert proof.leaks, plant.__doc__
    assert not proof.unreadable


@pytest.mark.parametrize("words", ON_PAGE.values(), ids=list(ON_PAGE))
def test_a_leak_on_the_page_is_found_with_its_page(words):
    proof = prove(printed(words), "pack.pdf", SECRETS)
    assert any("page" in leak.place for leak in proof.leaks)


def test_a_leak_in_the_name_of_the_file_is_found():
    proof = prove(printed(), "Brief for Orla-Vennick.pdf", SECRETS)
    assert [leak.place for leak in proof.leaks] == ["the name of the file"]


def test_a_name_begun_on_one_page_and_ended_on_the_next_is_found():
    bare = Book(Meta(Two("Lamps")), cover=False, contents=False)
    after = Pdf.open(BytesIO(bare.print([Words("Vennick, of the quay.")])[0]))
    data = changed(lambda pdf: pdf.pages.extend(after.pages), printed("The last whom it heard was Orla"))
    proof = prove(data, "pack.pdf", SECRETS)
    assert any("between" in leak.place for leak in proof.leaks)


def test_a_file_that_says_none_of_it_holds():
    proof = prove(
        printed("Orla spoke. Vennick Street was dark. 48,215 lamps, 907 of them out."), "pack.pdf", SECRETS
    )
    assert proof.holds
    assert proof.looked_for == 3


def test_a_file_that_holds_earlier_states_of_itself_is_no_proof():
    data = Book(Meta(Two("Lamps")), archival=False).print([Words("The lamps were out.")])[0]
    proof = prove(data + data[data.rindex(b"\nxref") :], "pack.pdf", SECRETS)
    assert not proof.holds
    assert proof.unreadable


def test_what_is_no_pdf_is_no_proof():
    assert not prove(b"%PDF-1.7 and then nothing", "pack.pdf", SECRETS).holds


def test_a_short_word_is_no_part_of_a_longer_one():
    searcher = Searcher([Secret("Orla"), Secret("유출")])
    assert not list(searcher.find(squeeze("Orlando")))
    assert list(searcher.find(squeeze("for Orla, of the quay")))
    assert list(searcher.find(squeeze("개인정보유출에")))


def test_what_cannot_be_told_from_chance_is_said_to_be_so():
    assert [secret.words for secret in Searcher([Secret("한"), Secret("17")]).unsearchable] == ["한", "17"]


def drawn(more: bytes) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.pages[0].contents_add(more)


def carrying(data: bytes) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.attachments.__setitem__("a.bin", AttachedFileSpec(pdf, data))


def pictured(data: bytes, filter: Name) -> Callable[[Pdf], object]:
    def plant(pdf: Pdf) -> None:
        picture = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, Filter=filter
        )
        pdf.pages[0].Resources.XObject = Dictionary(Photo=picture)

    return plant


JP2 = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + (8 + len(HIDDEN)).to_bytes(4, "big") + b"xml " + HIDDEN.encode()
BESIDES = {
    "words for what is drawn, in hexadecimal": drawn(
        b"/Span <</ActualText <"
        + b"\xfe\xff".hex().encode()
        + HIDDEN.encode("utf-16-be").hex().encode()
        + b">>> BDC EMC"
    ),
    "a property of one's own": drawn(b"/Span <</Mine (" + HIDDEN.encode() + b")>> BDC EMC"),
    "the name of a mark": drawn(b"/OrlaVennick MP"),
    "a remark in what is drawn": drawn(b"\n% " + HIDDEN.encode() + b"\n"),
    "a packed file": carrying(gzip.compress(HIDDEN.encode())),
    "an archive that nobody opens": carrying(b"7z\xbc\xaf\x27\x1c" + bytes(90)),
    "behind a photograph": pictured(b"\xff\xd8\xff\xd9" + HIDDEN.encode(), Name.DCTDecode),
    "a box of a JPEG 2000": pictured(JP2, Name.JPXDecode),
}


@pytest.mark.parametrize("plant", BESIDES.values(), ids=list(BESIDES))
def test_what_nobody_sees_is_read_too(plant):
    assert not prove(changed(plant), "brief.pdf", SECRETS).holds


@pytest.mark.parametrize("before", [True, False])
def test_what_stands_around_the_objects_is_read_too(before):
    data, words = changed(lambda _pdf: None), b"% " + HIDDEN.encode() + b"\n"
    assert prove(data, "brief.pdf", SECRETS).holds
    assert not prove(words + data if before else data + words, "brief.pdf", SECRETS).holds
    begun = data.index(b"\n") + 1
    assert not prove(data[:begun] + words + data[begun:], "brief.pdf", SECRETS).holds


def test_a_name_of_a_file_as_links_write_it_is_read_too():
    assert not prove(printed(), "Orla%20Vennick.pdf", SECRETS).holds
