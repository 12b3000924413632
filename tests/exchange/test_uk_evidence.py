"""UK oral evidence: the table's rows are the turns, its comment lines the attendance."""

import json
from pathlib import Path

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.uk_names import split_witnesses
from tests.exchange.paper import FILES, UK_HEAD


@pytest.fixture(scope="module")
def evidence() -> Document:
    return formats.read(SourceFile.of(FILES / "uk-oral-20240312.csv"))


def of(text: str, name: str = "table.csv") -> Document:
    return formats.read(SourceFile(name, text.encode()))


def test_the_comment_lines_say_what_it_is(evidence):
    assert (evidence.title, evidence.serial) == ("The keeping of umbrellas", "HC 9901")
    assert evidence.bodies == ("Weather and Umbrellas Committee",)
    assert evidence.remarks[-1] == "- Society of Umbrella Menders"
    assert evidence.kind == "oral_evidence"


def test_the_figures_are_those_of_the_table(evidence):
    counts = import_counts(evidence)
    assert counts["dates"] == ["2024-03-12"]
    assert [counts[name] for name in ("turns", "speakers", "witnesses", "present")] == [10, 6, 3, 3]


def test_the_day_is_that_of_the_evidence_not_of_its_publication(evidence):
    assert str(evidence.sittings[0].date) == "2024-03-12"


def test_a_question_and_its_answers_share_a_number(evidence):
    turns = [(turn.cite, turn.kind) for turn in evidence.turns() if turn.cite == "Q2"]
    assert turns == [("Q2", "question"), ("Q2", "answer"), ("Q2", "answer")]


def test_the_chair_is_an_office(evidence):
    chair = evidence.sittings[0].members[0]
    assert (chair.name, chair.office) == ("Dame Hilda Brolly", "Chair")
    assert next(evidence.turns()).label == "Chair"


def test_each_line_of_witnesses_is_a_panel(evidence):
    assert [(one.name, one.title, one.panel) for one in evidence.witnesses] == [
        ("Barnaby Ferrule", "Chief Mender, Society of Umbrella Menders, Clear Skies", 1),
        ("Dr Saoirse Canopy", "Professor of Shelter, University of Leith", 1),
        ("Professor Ottoline van Drip", "Head of Puddles, Hydrology Office", 2),
    ]


def test_comments_between_rows_are_notes_in_their_place(evidence):
    texts = [turn.text for turn in evidence.turns()]
    assert texts.index("Examination of Witness") == 8


def test_words_that_begin_with_another_label_are_told_and_kept(evidence):
    assert evidence.warnings == ("Line 16: the words of “Barnaby Ferrule” begin with “Dr Canopy:”.",)


def test_the_day_may_stand_in_the_file_name_alone():
    text = UK_HEAD.replace(" Thursday 12 May 2011", "") + "Q1|Chair|Yes.\n"
    assert str(of(text, "oral_12052011.csv").sittings[0].date) == "2011-05-12"


def test_a_file_name_that_says_another_day_is_told():
    found = of(UK_HEAD + "Q1|Chair|Yes.\n", "oral_20110513.csv")
    assert found.warnings == ("The source says 2011-05-12, its file name 2011-05-13.",)


def test_questions_the_heading_claims_and_the_table_lacks_are_told():
    found = of("#Questions 1-3\n" + UK_HEAD + "Q1|Chair|Yes.\nQ3|Chair|No.\n")
    assert found.warnings == ("The heading claims 1 question that is not in the table: Q2.",)


def test_a_bar_in_the_words_is_kept():
    found = of(UK_HEAD + "Q1|Chair|Yes|no.\n")
    assert [turn.text for turn in found.turns()] == ["Yes|no."]
    assert found.warnings == ("Line 4: “|” in the words, kept.",)


def test_a_row_with_too_few_cells_is_refused_with_its_line():
    with pytest.raises(ImportFailed, match=r"“table\.csv”, line 6: the row has 2 cells, and the table has 3"):
        of(UK_HEAD + "Q1|Chair|Yes.\nQ1|Chair|No.\nQ1|Cha\n")


def test_a_table_without_rows_is_refused():
    with pytest.raises(ImportFailed, match="line 3: the table has no rows"):
        of(UK_HEAD)


def test_another_table_is_not_this_one_even_when_asked_for():
    with pytest.raises(ImportFailed, match="it has no row with the columns question, person, oralEvidence"):
        formats.read(SourceFile("a.csv", b"a,b\n1,2\n"), "uk-oral")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Ada Flint, Director, Lamps, and Bo Tinder, Chair, Tinder Box, gave evidence.",
            ["Ada Flint", "Bo Tinder"],
        ),
        (
            "Ada Flint CBE, Regulator, Lamps; and Dr Bo Tinder, Deputy, Lamps.",
            ["Ada Flint CBE", "Dr Bo Tinder"],
        ),
        ("Professor Ada Flint, Professor of Lamps, University of Leith", ["Professor Ada Flint"]),
        ("Rt Hon Ada Flint MP, Minister for Lamps, gave evidence.", ["Rt Hon Ada Flint MP"]),
        ("Ada Flint, Lamps, Sal Match, Matches, gave evidence.", ["Ada Flint", "Sal Match"]),
    ],
)
def test_witnesses_in_a_running_line_are_told_apart(line, names):
    assert [name for name, _title in split_witnesses(line, ("Chair", "Sal Match"))] == names


def test_the_open_table_is_read_as_counted(shared: Path):
    folder = shared / "data/open/csv-uk-oral-evidence"
    truth = json.loads((shared / "data/truth.json").read_text("utf-8"))["csv-uk-oral-evidence"]
    true = truth["u1720146_CN8001_oral_20140618.csv"]
    document = formats.read(SourceFile.of(folder / "u1720146_CN8001_oral_20140618.csv"))
    counts = import_counts(document)
    assert [counts[name] for name in ("turns", "speakers", "present", "dates")] == [
        true["rows"],
        true["persons"],
        true["members_present"],
        ["2014-06-18"],
    ]
    assert len({witness.panel for witness in document.witnesses}) == true["witness_lines"]
    assert len({turn.cite for turn in document.turns() if turn.cite}) == true["questions"]


def test_the_register_beside_it_is_a_table_of_people(shared: Path):
    file = SourceFile.of(shared / "data/open/csv-uk-oral-evidence/u1720146_CN8001_persons.csv")
    document = formats.read(file)
    assert (document.format, len(document.people), document.sittings) == ("table", 25, ())
