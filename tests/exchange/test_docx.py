"""Word documents: by styles or by patterns, without what was struck out, and nothing outside is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import look
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.memory import Profile
from tests.exchange.office import packed, word

SESSION = [
    ("Title", "Lamps at night"),
    ("Body", "Thursday, March 6, 2031"),
    ("Speaker", "The secretary (Ada Flint)"),
    ("Body", "Good morning."),
    ("StageDirection", "(Applause.)"),
    ("Body", "We begin."),
    ("Heading1", "Wicks"),
    ("Speaker", "Bo Tinder"),
    ("Body", "I trim them."),
    ("Speaker", "This is a sentence that somebody gave the wrong style."),
    ("Speaker", "The secretary"),
    ("Body", "Noted."),
]


def read(paragraphs: list[tuple[str, str]], footnotes: str = "", profile: Profile | None = None) -> Document:
    return formats.read(SourceFile("a.docx", word(paragraphs, footnotes), profile=profile))


def said(document: Document) -> list[tuple[str, str, str]]:
    return [(turn.kind, turn.label, turn.text) for turn in document.turns()]


def test_a_speaker_has_a_style_of_its_own():
    document = read(SESSION)
    assert (document.format, document.title) == ("docx", "Lamps at night")
    assert import_counts(document)["dates"] == ["2031-03-06"]
    assert said(document) == [
        ("speech", "The secretary (Ada Flint)", "Good morning.\n(Applause.)\nWe begin."),
        ("heading", "", "Wicks"),
        (
            "speech",
            "Bo Tinder",
            "I trim them.\nThis is a sentence that somebody gave the wrong style.",
        ),
        ("speech", "The secretary", "Noted."),
    ]
    assert [turn.who for turn in document.turns()] == ["Ada Flint", "", "", "Ada Flint"]
    assert "1 paragraph in the style of a speaker is no name" in document.warnings[0]


def test_what_was_struck_out_is_not_read():
    runs = (
        "<w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>not </w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>did</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        '<w:hyperlink r:id="rId1" xmlns:r="r"><w:r><w:t xml:space="preserve"> begin</w:t></w:r></w:hyperlink>'
    )
    document = read([("Speaker", "Flint"), ("Body", runs), ("Speaker", "Tinder"), ("Body", "Yes")])
    assert said(document)[0] == ("speech", "Flint", "We did begin")


def test_a_footnote_stands_beside_the_speech():
    runs = '<w:r><w:t>See below</w:t><w:footnoteReference w:id="2"/></w:r>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>The lamp act.</w:t></w:r></w:p></w:footnote>'
    document = read([("Speaker", "Flint"), ("Body", runs), ("Speaker", "Tinder"), ("Body", "Yes")], note)
    assert ("note", "", "The lamp act.") in said(document)


def test_without_styles_the_words_are_plain_minutes():
    lines = ["The Chair: We begin.", "Ada Flint: Good morning.", "The Chair: Go on.", "Ada Flint: I do."]
    document = read([("", line) for line in lines])
    assert document.format == "docx"
    assert said(document)[1] == ("speech", "Ada Flint", "Good morning.")
    korean = read([("", "등불위원회 회의록"), ("", "◯위원장 나라별  개의합니다."), ("", "◯다라별 위원  예.")])
    assert said(korean) == [("speech", "위원장 나라별", "개의합니다."), ("speech", "다라별 위원", "예.")]


def test_a_case_may_say_which_styles_speak():
    settings = '[styles]\nWho = "speaker"\nAct = "scene"\n'
    profile = Profile(title="Ours", importer="docx", settings=settings)
    document = read([("Who", "Flint"), ("Body", "Yes"), ("Act", "(bows)")], profile=profile)
    assert said(document) == [("speech", "Flint", "Yes"), ("scene", "", "(bows)")]
    with pytest.raises(ImportFailed, match="“Ours” cannot be read"):
        read(SESSION, profile=Profile(title="Ours", importer="docx", settings="styles = 4"))


def test_a_letter_is_refused_with_a_way_out():
    with pytest.raises(ImportFailed, match="it is a Word document in which no style"):
        read([("", "Dear Ada,"), ("", "it rained.")])


def test_a_document_with_entities_of_its_own_is_refused():
    xml = '<!DOCTYPE x [<!ENTITY a "b">]><document><p>&a;</p></document>'
    with pytest.raises(ImportFailed, match="entities"):
        formats.read(SourceFile("a.docx", packed({"word/document.xml": xml})))


def test_a_document_that_grows_without_measure_is_not_unpacked(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(packed({"word/document.xml": " " * 50_000_000}))
    told = look(path)
    assert told.status == "failed"
    assert "was not unpacked" in told.message


@pytest.mark.parametrize(
    ("name", "turns"), [("PCAT-0301-09112015.docx", 39), ("PCAT-0101-17012018.docx", 19)]
)
def test_real_documents_give_the_true_counts(shared: Path, name, turns):
    path = shared / "data" / "open" / "docx-catalonia" / name
    told = look(path)
    assert (told.status, told.counts["turns"]) == ("imported", turns)
    assert told.counts["dates"] == [f"{name[14:18]}-{name[12:14]}-{name[10:12]}"]


def test_an_old_word_document_says_which_way_out(shared: Path):
    told = look(shared / "data" / "open" / "akn-za-hansard" / "502914_1.doc")
    assert told.message.endswith("it is an old Office document. Save it as DOCX, as XLSX or as plain text.")
