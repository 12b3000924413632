"""Records of the Bundestag, the committee repository of the US House, the Public Whip; and what all mark-up shares."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import import_counts
from hearingdesk.exchange.marked import days
from hearingdesk.exchange.marked.steps import outermost
from hearingdesk.exchange.source_file import SourceFile
from tests.exchange.paper import FILES


def read(name: str):
    return formats.read(SourceFile.of(FILES / name))


def test_the_chair_speaks_under_its_name_and_heckling_stands_apart():
    assert [(turn.kind, turn.label, turn.text) for turn in read("bundestag-record.xml").turns()] == [
        ("speech", "Präsidentin Ada Funke", "Die Sitzung ist eröffnet.\nIch rufe auf."),
        ("heading", "", "Tagesordnungspunkt 1"),
        ("heading", "", "Lampengesetz"),
        ("speech", "Dr. Ivo Docht (LICHT)", "Frau Präsidentin!\nEs ist dunkel."),
        ("reaction", "", "(Beifall)"),
        ("speech", "Präsidentin Ada Funke", "Danke."),
    ]


def test_a_german_record_says_its_day_and_hours():
    (sitting,) = read("bundestag-record.xml").sittings
    assert (str(sitting.date), sitting.opens, sitting.closes) == ("2011-05-12", "09:00", "17:50")


def test_the_real_german_record_has_the_true_counts(shared):
    true = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["xml-bundestag"]["19179-data.xml"]
    document = formats.read(SourceFile.of(shared / "data" / "open" / "xml-bundestag" / "19179-data.xml"))
    counts = import_counts(document)
    assert counts["turns"] == true["turns_p_redner"] + true["turns_name_chair"]
    assert sum(turn.kind == "reaction" for turn in document.turns()) == true["kommentar"]
    assert len(document.people) == true["distinct_redner_id"]
    assert counts["dates"] == ["2020-09-30"]


def test_a_witness_list_is_people_with_posts_at_a_meeting():
    document = read("house-witnesses.xml")
    assert import_counts(document)["witnesses"] == 1
    assert [(person.name, person.kind) for person in document.people] == [
        ("Ms. Una V. Spark", "person"),
        ("Lamp Office", "organisation"),
    ]
    assert [post.title for post in document.posts] == ["Chief Lamplighter"]
    (event,) = document.events
    assert event.people == (document.people[0].key,)


def test_real_meetings_of_the_house_come_in(shared):
    folder = shared / "data" / "open" / "xml-house-committee-repository"
    meeting = formats.read(SourceFile.of(folder / "sample_hearing.xml"))
    (event,) = meeting.events
    assert (str(event.day), event.body, event.place) == ("2014-05-19", "Committee on Rules", "H-313, CAPITOL")
    witnesses = formats.read(SourceFile.of(folder / "sample_witness.xml"))
    assert [one.name for one in witnesses.witnesses] == ["Mr. James P. Cochrane"]


def test_a_whipped_debate_has_the_mark_of_its_speakers():
    document = read("publicwhip-debate.xml")
    (turn,) = [turn for turn in document.turns() if turn.kind == "speech"]
    assert (turn.label, turn.who, turn.clock) == ("Ada Flint", "uk.org.publicwhip/person/99999", "09:34")
    assert turn.text == "First.\nSecond."
    assert import_counts(document)["dates"] == ["2011-05-12"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<a/>", "a"),
        ("\n<!-- x -->\n<?pi ?><!DOCTYPE b SYSTEM 'b.dtd'><x:b y='1'>", "b"),
        ("<!DOCTYPE b [<!ENTITY x 'y'>]><b>", "b"),
        ("no mark-up <a>", ""),
        ("<!--" * 10_000, ""),
        ("", ""),
    ],
)
def test_the_outermost_element_is_found_without_reading_the_rest(head, name):
    assert outermost(head) == name


@given(st.text())
def test_any_text_is_a_day_and_a_clock_or_none(text):
    for read_day in (days.day, days.german_day, days.day_in_path):
        found = read_day(text)
        assert found is None or found.start[:4].isdecimal()
    assert days.clock(text) == "" or len(days.clock(text)) in (5, 8)
    assert isinstance(days.language(text), str)


@pytest.mark.parametrize("code", ["en", "ko", "ga", "de", "gl", "xq", ""])
def test_a_language_comes_back_from_its_three_letters(code):
    assert days.language(days.long_language(code)) == code


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI><text><body><u>&a;</u></body></text></TEI>",
        b"<!DOCTYPE TEI SYSTEM 'x.dtd'><TEI><text><body><u>&a;</u></body></text></TEI>",
        b"<!DOCTYPE TEI SYSTEM 'x.dtd'><TEI><text><body><div>x &a; y</div></body></text></TEI>",
        b"<TEI>" + b"<div>" * 200 + b"</div>" * 200 + b"</TEI>",
        b"<TEI><text><body><u>x</u></body></text>",
        b"<TEI><text><body><u>x</v></u></body></text></TEI>",
    ],
)
def test_harm_gaps_and_breaks_are_refused_with_a_sentence(data):
    with pytest.raises(ImportFailed, match=r"^“record\.xml”.*\.$"):
        formats.read(SourceFile("record.xml", data))


def test_an_encoding_that_is_named_is_used_and_a_wrong_name_is_said():
    data = "<TEI><text><body><div><u>등불</u></div></body></text></TEI>".encode("cp949")
    (turn,) = formats.read(SourceFile("record.xml", data, "cp949"), "tei").turns()
    assert turn.text == "등불"
    with pytest.raises(ImportFailed, match="there is no encoding called “harm”"):
        formats.read(SourceFile("record.xml", data, "harm"), "tei")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "euc-kr", "cp949"])
def test_an_encoding_that_is_declared_is_read(encoding):
    declared = encoding.replace("-sig", "")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<TEI><text><body><div><u>등불</u></div></body></text></TEI>'
    (turn,) = formats.read(SourceFile("record.xml", text.encode(encoding))).turns()
    assert (turn.text, turn.line) == ("등불", 2)


def test_letters_are_composed_as_everywhere_in_a_case():
    data = "<TEI><text><body><div><u>e\u0301</u></div></body></text></TEI>".encode()
    (turn,) = formats.read(SourceFile("record.xml", data)).turns()
    assert turn.text == "é"
