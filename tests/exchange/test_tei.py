"""Parla-CLARIN and ParlaMint: what is said and what is not, who it is, and lists of people in files of their own."""

import json

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.inner import import_counts
from hearingdesk.exchange.source_file import SourceFile
from tests.build import new_case
from tests.exchange.paper import FILES

SESSION = FILES / "tei-session.xml"
FOLDERS = (
    "tei-siparl-committee",
    "tei-parla-clarin-exemplar",
    "tei-parlamint-tr",
    "tei-parlamint-es-ct",
    "tei-parlamint-es-ga",
)
LIST = """<listPerson xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<person xml:id="GlowRex"><persName><forename>Rex</forename><surname>Glow</surname></persName>
<affiliation role="MP" ref="#MOOR" from="2010-01-01"/></person></listPerson>"""


def session():
    return formats.read(SourceFile.of(SESSION))


def read(text: str):
    return formats.read(SourceFile("record.xml", text.encode()))


def tei(body: str, day: str = "2011-05-12") -> str:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><settingDesc><setting>'
        f'<date when="{day}"/></setting></settingDesc></profileDesc></teiHeader>'
        f"<text><body><div>{body}</div></body></text></TEI>"
    )


def test_only_utterances_are_turns_and_the_rest_stands_after_them():
    assert [(turn.kind, turn.label, turn.text) for turn in session().turns()] == [
        ("heading", "", "Lamps"),
        ("note", "", "Ada Flint"),
        ("scene", "", "Opened at 10.03."),
        ("speech", "THE CHAIR", "Are the wicks […] dry?\nI see nothing."),
        ("reaction", "", "(Laughter.)"),
        ("note", "", "in the dark"),
        ("speech", "Ivo Dusk", "They are."),
        ("speech", "GlowRex", "Mostly."),
        ("speech", "", "No, not Wick Moor! can."),
        ("reaction", "", "(Applause.)"),
    ]


def test_a_mark_that_is_no_name_is_read_all_the_same():
    assert [turn.cite for turn in session().turns()][-2] == "u 4"


def test_the_sitting_is_that_of_the_setting():
    document = session()
    (sitting,) = document.sittings
    assert (str(sitting.date), sitting.opens, sitting.place) == ("2011-05-12", "10:03", "Lanternmoor")
    assert (sitting.presiding, document.term) == ("Ada Flint", "Third term")
    assert (document.title, document.bodies) == ("Committee on Lamps: meeting 7", ("Committee on Lamps",))


def test_people_and_organisations_have_their_names_and_posts():
    document = session()
    assert [(person.name, person.key, person.kind) for person in document.people] == [
        ("Ada Mae Flint", "FlintAda", "person"),
        ("Ivo Dusk", "DuskIvo", "person"),
        ("Committee on Lamps", "LAMPS", "organisation"),
    ]
    assert [(name.text, name.kind) for name in document.people[0].names] == [
        ("FlintAda", "identifier"),
        ("Ada Ash", "former"),
    ]
    chair, member = document.posts
    assert (chair.title, chair.organisation, str(chair.since), str(chair.until)) == (
        "Chairwoman",
        "LAMPS",
        "2010-01-01",
        "2011-12-31",
    )
    assert (member.title, member.organisation) == ("member, party.ELSEWHERE", "")


def test_a_list_of_its_own_has_the_marks_of_the_turns(tmp_path):
    (tmp_path / "list.xml").write_text(LIST, "utf-8")
    with new_case(tmp_path) as case:
        bring_in(case, SESSION)
        outcome = bring_in(case, tmp_path / "list.xml")
        assert (outcome.status, outcome.counts["turns"], outcome.counts["sittings"]) == ("imported", 0, 0)
        known = case.party_names.first(text="GlowRex", kind="identifier")
        assert case.parties.called(known.party) == "Rex Glow"
        assert case.turns.first(who="#GlowRex").party is None


def test_several_records_in_a_corpus_are_several_sittings():
    inner = tei('<u who="#a"><seg>One.</seg></u>') + tei('<u who="#b"><seg>Two.</seg></u>', "2011-05-13")
    document = read(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{inner}</teiCorpus>')
    assert import_counts(document)["dates"] == ["2011-05-12", "2011-05-13"]
    assert [len(sitting.turns) for sitting in document.sittings] == [1, 1]


def test_a_label_after_which_nobody_speaks_stays_as_a_note():
    label = '<note type="speaker">{}</note>'.format
    notes = f'{label("ONE:")}{label("TWO:")}<u who="#a">x</u>{label("END")}'
    assert [(turn.kind, turn.label, turn.text) for turn in read(tei(notes)).turns()] == [
        ("note", "", "ONE"),
        ("speech", "TWO", "x"),
        ("note", "", "END"),
    ]


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ('<w join="right">Yes</w><pc>,</pc> <w>no</w>', "Yes, no"),
        ("<w>Yes</w><pc>,</pc><w>no</w><pc>.</pc>", "Yes, no."),
        ('<pc join="right">(</pc><w join="right">aside</w><pc>)</pc>', "(aside)"),
        ('<w>it</w><w join="left">’s</w><w>so</w>', "it’s so"),
        ('<w join="right">del<w norm="de"/><w norm="el"/></w><pc>.</pc>', "del."),
        ("<w>one</w><note>aside</note><w>two</w>", "one two"),
    ],
)
def test_tokens_are_put_together_as_they_were_written(tokens, words):
    (turn, *_notes) = read(tei(f'<u who="#a"><seg><s>{tokens}</s></seg></u>')).turns()
    assert turn.text == words


def test_a_text_in_which_nobody_speaks_is_refused():
    with pytest.raises(ImportFailed, match="no one speaks in it"):
        read(tei("<p>A poem.</p>"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_real_records_have_the_true_counts(shared, folder):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))[folder]
    for name, true in truth.items():
        document = formats.read(SourceFile.of(shared / "data" / "open" / folder / name))
        counts = import_counts(document)
        assert counts["turns"] == true["u"], name
        assert len(document.people) == true["person"] + true["org"], name
        if true["u"]:
            assert counts["dates"] == [true["date"]], name
            assert len({turn.who for turn in document.turns()} - {""}) == true["distinct_who"], name
        else:
            assert counts["sittings"] == 0, name
