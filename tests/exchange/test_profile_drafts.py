"""Profiles while they are made: what is filled in becomes TOML, and the TOML the same again."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.errors import Invalid
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import import_counts
from hearingdesk.exchange.minutes.profile import bundled as minutes_bundled
from hearingdesk.exchange.minutes.profile import profile_of as minutes_profile
from hearingdesk.exchange.profiles import minutes_draft, table_draft, word_draft
from hearingdesk.exchange.profiles.common import importer_of
from hearingdesk.exchange.profiles.toml_out import written
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tables import Layout
from hearingdesk.exchange.tabular.profile import bundled, named, shipped
from hearingdesk.exchange.tabular.profile import profile_of as table_profile
from hearingdesk.records.memory import Profile
from tests.exchange.office import spreadsheet, word

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLAIN = TEXT | st.booleans() | st.integers(-1000, 1000) | st.lists(TEXT, max_size=3)


@given(told=st.dictionaries(TEXT, PLAIN | st.dictionaries(TEXT, PLAIN, min_size=1, max_size=4), max_size=5))
def test_what_is_written_as_toml_is_read_as_the_same(told):
    assert tomllib.loads(written(told)) == told


@pytest.mark.parametrize("name", shipped())
def test_every_profile_that_ships_comes_back_from_its_draft(name):
    profile = named(name)
    assert profile is not None
    if profile.importer == "table":
        before = table_profile(name, profile.settings)
        columns = tuple(headings[0] for headings in before.columns.values())
        after = table_profile(name, table_draft.draft_of(profile.settings, columns).settings())
        for one in (before, after):
            assert one.places(columns) is not None
        same = replace(after, needs=before.needs, columns=before.columns)
        assert same == before
        assert {key: set(one) for key, one in after.columns.items()} == {
            key: set(one) for key, one in before.columns.items()
        }
    elif profile.importer == "docx":
        draft = word_draft.draft_of(profile.settings)
        assert word_draft.draft_of(draft.settings()) == draft
    else:
        before = minutes_profile(name, profile.importer, profile.settings)
        draft = minutes_draft.draft_of(profile.settings, profile.importer)
        assert minutes_profile(name, profile.importer, draft.settings()) == before
        assert before in minutes_bundled(profile.importer)


@given(
    meanings=st.dictionaries(
        st.sampled_from(["Wer", "Was", "Wann", "Wo", "§ 1", "3"]),
        st.sampled_from(["", "text", "label", "date", "cite"]),
        min_size=1,
    ),
    order=st.sampled_from(["", "dmy", "mdy"]),
    header=st.none() | st.integers(0, 9),
    delimiter=st.sampled_from(["", ";", "\t", "|"]),
)
def test_a_draft_of_a_table_says_in_toml_what_it_says(meanings, order, header, delimiter):
    columns = tuple(meanings)
    draft = table_draft.TableDraft(rows="turns")
    for heading in columns:
        draft = draft.mean(heading, "")
    for heading, meaning in meanings.items():
        draft = draft.mean(heading, meaning) if meaning else draft
    draft = replace(draft, order=order, layout=Layout(delimiter, header))
    if "text" not in draft.meanings.values():
        assert any("Words said" in one for one in draft.problems())
        return
    again = table_draft.draft_of(draft.settings(), columns)
    assert again.meanings == draft.meanings
    assert (again.order, again.layout, again.rest) == (draft.order, draft.layout, True)


def test_a_column_takes_its_meaning_from_another_one():
    draft = table_draft.TableDraft(rows="turns", meanings={"a": "text", "b": ""})
    assert draft.mean("b", "text").meanings == {"a": "", "b": "text"}
    assert draft.shaped("people").meanings == {"a": "", "b": ""}


def test_columns_without_a_meaning_stand_as_notes_under_their_rows():
    draft = table_draft.TableDraft(
        rows="turns", meanings={"Wer": "label", "Was": "text", "Wo": "", "Wann": ""}
    )
    profile = Profile(title="Ours", importer="table", settings=draft.settings())
    file = SourceFile("a.csv", b"Wer;Was;Wo;Wann\nFlint;ja;hier;heute\nDusk;nein;;\n", profile=profile)
    document = formats.read(file)
    assert [(one.kind, one.label, one.text) for one in document.turns()] == [
        ("speech", "Flint", "ja"),
        ("note", "", "Wo: hier\nWann: heute"),
        ("speech", "Dusk", "nein"),
    ]
    assert import_counts(document)["turns"] == 2


def test_a_table_may_begin_anywhere_and_be_parted_by_anything():
    text = "Report of the lamps\n\nWer~Was~\nFlint~ja, und~\nDusk~nein~\n"
    settings = 'rows = "turns"\ndelimiter = "~"\nheader = 3\n[columns]\ntext = "Was"\nlabel = "Wer"\n'
    profile = Profile(title="Ours", importer="table", settings=settings)
    document = formats.read(SourceFile("a.txt", text.encode(), profile=profile))
    assert [(one.label, one.text) for one in document.turns()] == [("Flint", "ja, und"), ("Dusk", "nein")]
    assert [entry.text for entry in document.entries] == ["Report of the lamps"]


def test_a_table_without_headings_is_named_by_its_numbers():
    settings = 'rows = "turns"\ndelimiter = ";"\nheader = 0\n[columns]\ntext = "#2"\nlabel = "#1"\n'
    profile = Profile(title="Ours", importer="table", settings=settings)
    document = formats.read(SourceFile("a.txt", b"Flint;ja\nDusk;nein\n", profile=profile))
    assert [(one.label, one.text) for one in document.turns()] == [("Flint", "ja"), ("Dusk", "nein")]


def test_a_sheet_and_its_row_of_headings_may_be_said():
    def row(number: int, *cells: str) -> str:
        inner = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        return f'<row r="{number}">{inner}</row>'

    data = spreadsheet(
        {
            "First": row(1, "a", "b") + row(2, "1", "2"),
            "Lamps": row(1, "Report", "of lamps") + row(3, "Wer", "Was") + row(4, "Flint", "ja"),
        }
    )
    settings = 'rows = "turns"\nsheet = "Lamps"\nheader = 3\n[columns]\ntext = "Was"\nlabel = "Wer"\n'
    profile = Profile(title="Ours", importer="table", settings=settings)
    document = formats.read(SourceFile("a.xlsx", data, profile=profile))
    assert [(one.label, one.text) for one in document.turns()] == [("Flint", "ja")]
    assert {entry.text for entry in document.entries} == {"a\nb", "1\n2", "Report\nof lamps"}


@pytest.mark.parametrize(
    "said", ["header = -1", 'header = "x"', "delimiter = ';;'", 'order = "ymd"', 'rest = "yes"']
)
def test_a_layout_that_makes_no_sense_is_refused(said):
    with pytest.raises(Invalid, match="“Ours”"):
        table_profile("Ours", f"{said}\n")


def test_minutes_in_plain_words_give_day_present_and_witnesses():
    draft = minutes_draft.new_draft()
    for name, words in {
        "sign": ">>",
        "apart": "|",
        "date": "Held on",
        "present": "Present:",
        "witnesses": "Witnesses",
        "page": "- # -",
        "reaction": "laughter",
    }.items():
        draft = draft.say(name, words)
    text = (
        "LAMP COMMITTEE\nHeld on: 6 March 2031\nPresent: Ada Flint;\nBo Tinder; and Cy Dusk.\n\nWitnesses\n"
        "Di Wick\n\n- 7 -\n>> The Chair | We begin.\nAt last.\n(Laughter.)\n>> Di Wick | Yes.\n>> The Chair | So.\n"
    )
    profile = Profile(title="Ours", importer="plain-minutes", settings=draft.settings())
    document = formats.read(SourceFile("a.txt", text.encode(), profile=profile))
    counts = import_counts(document)
    assert (counts["turns"], counts["speakers"], counts["witnesses"], counts["present"]) == (3, 2, 1, 3)
    assert counts["dates"] == ["2031-03-06"]
    assert [one.name for one in document.sittings[0].present or ()] == ["Ada Flint", "Bo Tinder", "Cy Dusk"]
    first = next(iter(document.turns()))
    assert (first.text, first.page) == ("We begin. At last.", "7")
    assert "reaction" in {one.kind for one in document.turns()}


def test_a_pattern_gives_way_to_words_for_the_same_and_the_other_way_round():
    draft = minutes_draft.new_draft().say("turn", "^(?P<label>a)(?P<text>b)", pattern=True)
    assert draft.said("turn") == ("^(?P<label>a)(?P<text>b)", True)
    assert "apart" not in draft.lines
    draft = draft.say("apart", ";")
    assert draft.said("turn") == ("", False)
    assert minutes_draft.draft_of(draft.settings()).lines == draft.lines


def test_the_label_of_a_witness_may_be_said():
    draft = replace(minutes_draft.new_draft(), heard=("Zeuge",))
    profile = Profile(title="Ours", importer="plain-minutes", settings=draft.settings())
    document = formats.read(
        SourceFile("a.txt", b"Zeuge Flint: ja\nDusk: und?\nZeuge Flint: nein\n", profile=profile)
    )
    assert [(one.name, one.called) for one in document.witnesses] == [("Zeuge Flint", "Flint")]
    assert minutes_draft.draft_of(draft.settings()).heard == ("Zeuge",)


def test_a_word_document_may_be_read_by_a_profile_of_minutes():
    data = word([("Speaker", "Flint | ja"), ("Speaker", "Dusk | nein"), ("Speaker", "Flint | so")])
    draft = minutes_draft.new_draft().say("apart", "|")
    profile = Profile(title="Ours", importer="plain-minutes", settings=draft.settings())
    document = formats.read(SourceFile("a.docx", data, profile=profile))
    assert document.format == "docx"
    assert [(one.label, one.text) for one in document.turns()] == [
        ("Flint", "ja"),
        ("Dusk", "nein"),
        ("Flint", "so"),
    ]


def test_a_profile_says_what_it_reads():
    assert importer_of("Ours", 'importer = "docx"') == "docx"
    assert importer_of("Ours", "", "table") == "table"
    with pytest.raises(Invalid, match="does not say what it reads"):
        importer_of("Ours", 'importer = "akn"')
    with pytest.raises(Invalid, match="cannot be read"):
        importer_of("Ours", "[[")
    with pytest.raises(Invalid, match="styles"):
        word_draft.draft_of('importer = "docx"\n[styles]\na = "chief"\n')
    assert any(True for _one in word_draft.WordDraft(styles={"a": "scene"}).problems())
    assert all(bundled())


def test_columns_mean_what_they_are_called_when_the_rows_are_turns():
    draft = table_draft.TableDraft(
        rows="entries", meanings={"발언": "", "Wer": "", "speaker": "", "title": "title"}
    )
    assert draft.shaped("turns").meanings == {"발언": "text", "Wer": "", "speaker": "label", "title": ""}
