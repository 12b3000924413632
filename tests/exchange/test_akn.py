"""Akoma Ntoso: six namespaces and several habits, one reading; and what the files of the parliaments hold."""

import json

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.inner import Present, import_counts
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Cancelled
from tests.build import new_case
from tests.exchange.paper import FILES

IRISH = FILES / "akn-hearing.xml"
DRAFT = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13"
SPACES = [
    "",
    "http://www.akomantoso.org/2.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD03",
    DRAFT,
]
FOLDERS = ("akn-oasis-examples", "akn-za-hansard", "akn-sayit-edge")


def read(text: str, name: str = "debate.xml"):
    return formats.read(SourceFile(name, text.encode()))


def debate(body: str, head: str = "") -> str:
    return f"<akomaNtoso><debate>{head}<debateBody>{body}</debateBody></debate></akomaNtoso>"


def irish():
    return formats.read(SourceFile.of(IRISH))


def said(document):
    return [turn for turn in document.turns() if turn.kind in ("speech", "question", "answer")]


@pytest.mark.parametrize("space", SPACES)
def test_a_debate_is_the_same_in_any_of_its_namespaces(space):
    text = IRISH.read_text("utf-8")
    told = text.replace(f'xmlns="{DRAFT}"', f'xmlns="{space}"' if space else "")
    if space.endswith("2.0"):
        told = told.replace(" eId=", " id=")
    document = read(told)
    assert document.format == "akn"
    assert import_counts(document) == import_counts(irish())
    assert [turn.cite for turn in said(document)] == ["spk_1", "spk_2", "qst_1", "", ""]


def test_speakers_keep_their_label_and_the_mark_of_the_source():
    labels = [(turn.label, turn.who, turn.kind) for turn in said(irish())]
    assert labels == [
        ("An Cathaoirleach", "#AdaFlint", "speech"),
        ("Mr. Rex Glow", "", "speech"),
        ("Deputy Ivo Dusk", "#IvoDusk", "question"),
        ("Ada Flint", "#AdaFlint", "answer"),
        ("", "", "speech"),
    ]


def test_words_are_paragraphs_and_rows_with_the_mark_up_left_out():
    first, second, *_rest = said(irish())
    assert first.text == "Everyone is welcome.\nAre the wicks dry?"
    assert second.text == "They are:\nDry 90\nWet 10"


def test_a_time_is_the_clock_of_the_place():
    assert [turn.clock for turn in said(irish())[:2]] == ["09:35", "09:36:10"]


def test_the_roll_call_is_the_members_present_by_the_text_where_the_mark_is_another():
    (sitting,) = irish().sittings
    assert sitting.present == (
        Present(name="Ivo Dusk", office="Deputy", key="IvoDusk"),
        Present(name="Zoë Tinder", office="Senator", key="ZoeTinder"),
        Present(name="Deputy Pat Wick"),
    )


def test_those_called_and_examined_are_witnesses():
    assert [(one.name, one.title) for one in irish().witnesses] == [
        ("Mr. Rex Glow", "Keeper (acting), Lamp Office"),
        ("Dr. Una Spark", "chemist"),
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Mr. A (head), Ms B, keeper of C, and Dr. D (aide) called and examined.",
            ["Mr. A", "Ms B", "Dr. D"],
        ),
        ("Ms Anne Wick called and examined.", ["Ms Anne Wick"]),
        ("called and examined.", []),
        ("Nobody was called.", []),
    ],
)
def test_witnesses_without_mark_up_are_told_apart_by_their_styles(words, names):
    document = read(debate(f"<debateSection><summary>{words}</summary></debateSection>"))
    assert [one.name for one in document.witnesses] == names


def test_the_head_says_committee_day_and_publisher():
    document = irish()
    assert document.title == "COMMITTEE ON LAMPS"
    assert document.bodies == ("COMMITTEE ON LAMPS",)
    assert document.remarks == ("COISTE NA LAMPAÍ",)
    assert document.publisher == "Parliament of the Moor"
    assert document.language == "en"
    (sitting,) = document.sittings
    assert (str(sitting.date), sitting.opens, sitting.closes) == ("2011-05-12", "09:30", "11:05")
    assert sitting.presiding == "DEPUTY ADA FLINT"


def test_only_people_of_whom_more_is_said_than_their_label_are_people():
    assert [(person.name, person.role) for person in irish().people] == [
        ("Ada Flint", ""),
        ("Ivo Dusk", "Deputy"),
        ("Zoë Tinder", "Senator"),
    ]
    document = read(
        debate(
            '<speech by="#a"><from>Mr. Dusk:</from><p>x</p></speech>',
            '<meta><references><TLCPerson id="a" href="/p" showAs="Mr. Dusk"/></references></meta>',
        )
    )
    assert document.people == ()
    assert [(turn.label, turn.who) for turn in document.turns()] == [("Mr. Dusk", "#a")]


def test_a_member_who_is_present_and_speaks_is_one_person_in_the_case(tmp_path):
    with new_case(tmp_path) as case:
        bring_in(case, IRISH)
        assert [party.name for party in case.parties.by_name("Ivo Dusk")] == ["Ivo Dusk"]
        (dusk,) = case.parties.by_name("Ivo Dusk")
        assert case.attendances.first(party=dusk.id).state == "present"
        assert case.party_names.first(party=dusk.id, kind="identifier") is not None


MADE = '<FRBRdate date="{day}" name="generation"/>'
WORK = "<meta><identification><FRBRWork>{made}</FRBRWork></identification></meta>"
SESSION = '<coverPage><p><session>7th, <date date="2011-05-12">12 May</date></session></p></coverPage>'
UNKNOWN = '<FRBRthis value="/akn/xx/2011-05-12/main"/>' + MADE.format(day="3000-01-01")


@pytest.mark.parametrize(
    ("head", "name", "day"),
    [
        (WORK.format(made=MADE.format(day="2011-05-12")), "d.xml", "2011-05-12"),
        (WORK.format(made=UNKNOWN), "d.xml", "2011-05-12"),
        (SESSION, "d.xml", "2011-05-12"),
        ("", "d-20110512.xml", "2011-05-12"),
        ('<preface><p><docDate date="2011-13-45">x</docDate></p></preface>', "d.xml", "None"),
    ],
)
def test_without_a_date_in_the_preface_the_day_is_looked_for(head, name, day):
    document = read(debate("<speech><p>x</p></speech>", head), name)
    assert str(document.sittings[0].date) == day


def test_a_page_and_its_line_are_kept_where_they_are_marked():
    body = '<speech by="#a"><p><eop number="23"/><eol number="07"/>One<eol/>two.</p></speech><speech><p>x</p></speech>'
    first, second = read(debate(body)).turns()
    assert (first.page, first.row, first.text) == ("23", 7, "One\ntwo.")
    assert (second.page, second.row) == ("23", None)


def test_loose_words_are_not_dropped():
    document = read(debate("<debateSection>before<speech><p>x</p></speech>after</debateSection>"))
    assert [(turn.kind, turn.text) for turn in document.turns()] == [
        ("note", "before"),
        ("speech", "x"),
        ("note", "after"),
    ]


def test_a_truncated_debate_is_refused_with_the_line_and_the_reason(tmp_path):
    data = IRISH.read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(data[: data.index(b"Are the wicks")])
    with new_case(tmp_path) as case:
        before = case.digest()
        outcome = bring_in(case, cut)
        assert outcome.status == "failed"
        assert outcome.message.startswith("“cut.xml”, line ")
        assert "it is no XML that can be read: " in outcome.message
        assert case.digest() == before


def test_a_debate_without_a_body_is_refused():
    with pytest.raises(ImportFailed, match="it is no debate"):
        read("<akomaNtoso><debate><meta/></debate></akomaNtoso>")


def test_reading_stops_when_asked():
    def stop(*_told: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        formats.read(SourceFile.of(IRISH), progress=stop)


@pytest.mark.parametrize("folder", FOLDERS)
def test_real_debates_have_the_true_counts(shared, folder):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))[folder]
    for name, true in truth.items():
        document = formats.read(SourceFile.of(shared / "data" / "open" / folder / name))
        counts = import_counts(document)
        assert counts["turns"] == true["speech"] + true["question"] + true["answer"], name
        assert not true["docDate"] or counts["dates"] == true["docDate"], name


def test_the_real_irish_committee_has_its_members_and_its_witness(shared):
    path = shared / "data" / "open" / "akn-oireachtas-excerpt" / "pac_2026-09-24_excerpt-1.akn.xml"
    counts = import_counts(formats.read(SourceFile.of(path)))
    assert (counts["turns"], counts["present"], counts["witnesses"]) == (8, 11, 1)
    assert counts["dates"] == ["2026-09-24"]
