"""A transcript leaves as Akoma Ntoso 3.0: valid, and what comes back is what went out."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange import formats
from hearingdesk.exchange.akn_out import write_akn
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.inner import import_counts
from hearingdesk.exchange.marked.wording import squeezed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Cancelled
from hearingdesk.records.attendance import Attendance
from hearingdesk.records.hearings import Hearing, Sitting
from hearingdesk.records.parties import Party
from hearingdesk.records.turns import Transcript, Turn
from hearingdesk.store.records import having
from hearingdesk.when import When
from tests.build import lamps_case, new_case
from tests.exchange.paper import FILES

SILENT = ("house-witnesses.xml", "calendar.ics", "committees.yaml", "popolo.json")  # nothing is said in them
SOURCES = sorted(path.name for path in FILES.iterdir() if path.name not in SILENT)
REAL = (
    "akn-oasis-examples/ke_Debate_Bungeni_2011-06-10.xml",
    "akn-oasis-examples/cl_Sesion56_2.xml",
    "akn-oireachtas-excerpt/pac_2026-09-24_excerpt-1.akn.xml",
    "akn-za-hansard/EPC110512.xml",
    "akn-za-hansard/502914_1.xml",
    "akn-sayit-edge/test_blank_speakers.xml",
    "akn-sayit-edge/test_unicode_character.xml",
    "akn-sayit-edge/test_xpath.xml",
    "tei-siparl-committee/OZKGIP-Redna-025-1998-12-08.xml",
    "tei-parla-clarin-exemplar/Parla-CLARIN-Exemplar.xml",
    "xml-bundestag/19179-data.xml",
    "txt-us-chrg-hearings/CHRG-110hhrg46594.htm",
    "csv-uk-oral-evidence/u1720146_CN8001_oral_20140618.csv",
)
NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@pytest.fixture(scope="session")
def schema(shared: Path) -> etree.XMLSchema:
    path = shared / "data" / "specs" / "akomantoso30-2017-03-30-final.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def imported(folder: Path, path: Path) -> tuple[CaseFile, dict]:
    folder.mkdir()
    case = new_case(folder)
    outcome = bring_in(case, path)
    assert outcome.status == "imported", outcome.message
    return case, {name: value for name, value in outcome.counts.items() if name != "format"}


def told(case: CaseFile) -> list[tuple]:
    return [
        (one.kind, one.label, one.text, one.cite, one.page, one.line, one.clock, one.who, one.capacity)
        for one in case.turns.all()
    ]


def there_and_back(tmp_path: Path, path: Path) -> tuple[Path, list[str]]:
    """Import, export, import again: the counts and every turn must be the same."""
    out = tmp_path / "out.xml"
    first, counts = imported(tmp_path / "first", path)
    with first:
        warnings = write_akn(first, out)
        second, again = imported(tmp_path / "second", out)
        with second:
            assert again == counts
            assert told(second) == told(first)
    return out, warnings


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_comes_back_with_the_same_counts_and_turns(tmp_path, name):
    there_and_back(tmp_path, FILES / name)


@pytest.mark.parametrize("name", REAL)
def test_real_records_come_back_and_are_valid(tmp_path, shared, schema, name):
    out, warnings = there_and_back(tmp_path, shared / "data" / "open" / name)
    schema.assertValid(etree.parse(str(out)))
    assert warnings == []


@pytest.mark.parametrize("name", ["akn-hearing.xml", "tei-session.xml", "publicwhip-debate.xml"])
def test_what_is_written_is_valid(tmp_path, schema, name):
    case, _counts = imported(tmp_path / "case", FILES / name)
    with case:
        write_akn(case, tmp_path / "out.xml")
    schema.assertValid(etree.parse(str(tmp_path / "out.xml")))


def test_people_of_the_source_keep_their_mark_and_address(tmp_path):
    out, _warnings = there_and_back(tmp_path, FILES / "akn-hearing.xml")
    people = {one.get("eId"): one for one in etree.parse(str(out)).iter("{*}TLCPerson")}
    assert people["AdaFlint"].get("href") == "/xx/member/Ada-Flint"
    assert people["AdaFlint"].get("showAs") == "Ada Flint"
    spoken = [one.get("by") for one in etree.parse(str(out)).iter("{*}speech", "{*}question", "{*}answer")]
    assert [by for by in spoken if by == "#"] == ["#"]
    assert spoken[0] == "#AdaFlint"


def test_a_hearing_of_two_days_comes_back_as_two_days(tmp_path, schema):
    out = tmp_path / "two.xml"
    with new_case(tmp_path) as case:
        transcript = two_days(case)
        write_akn(case, out, transcript=transcript)
        first = case.sittings.first(number=1)
        write_akn(case, tmp_path / "one.xml", sitting=first.id)
    schema.assertValid(etree.parse(str(out)))
    document = formats.read(SourceFile.of(out))
    days = [(str(one.date), one.opens, one.closes, one.place, len(one.turns)) for one in document.sittings]
    assert days == [("2011-05-12", "10:05", "12:30", "Room 1", 2), ("2011-05-13", "", "", "", 1)]
    assert [one.name for one in document.sittings[0].members] == ["Ivo Dusk"]
    assert [one.group for one in document.sittings[0].present] == ["member", "also"]
    assert [(one.name, one.title, str(one.day)) for one in document.witnesses] == [
        ("Rex (Glow) & Co", "Keeper (acting), the “Lamp” Office", "2011-05-13")
    ]
    assert import_counts(formats.read(SourceFile.of(tmp_path / "one.xml")))["dates"] == ["2011-05-12"]


def two_days(case: CaseFile) -> int:
    with case.change("Build") as edit:
        hearing = edit.add(Hearing(title="Lamps & <wicks>")).id
        days = [
            Sitting(
                hearing=hearing,
                number=1,
                day=When("2011-05-12T10:05"),
                closes=When("2011-05-12T12:30"),
                place="Room 1",
            ),
            Sitting(hearing=hearing, number=2, day=When("2011-05-13")),
        ]
        first, second = [edit.add(day).id for day in days]
        dusk = edit.add(Party(name="Ivo Dusk", role="Deputy")).id
        wick = edit.add(Party(name="Pat Wick")).id
        glow = edit.add(Party(name="Rex (Glow) & Co", role="Keeper (acting), the “Lamp” Office")).id
        edit.add(Attendance(sitting=first, party=dusk, state="present"))
        edit.add(Attendance(sitting=first, party=wick, state="present", capacity="counsel"))
        edit.add(Attendance(sitting=second, party=glow, state="present", capacity="witness"))
        edit.add(Attendance(sitting=second, party=wick, state="absent"))
        transcript = edit.add(Transcript(hearing=hearing, title="Both days", language="ko")).id
        words = [(first, "Mr. Dusk", "Why?"), (first, "", "(Laughter.)"), (second, "Mr. Glow", "Because.")]
        for n, (sitting, label, text) in enumerate(words, 1):
            kind = "speech" if label else "reaction"
            turn = Turn(transcript=transcript, sitting=sitting, position=n, label=label, text=text, kind=kind)
            edit.add(turn)
    return transcript


def test_who_was_absent_is_said_to_be_left_out(tmp_path):
    with new_case(tmp_path) as case:
        warnings = write_akn(case, tmp_path / "out.xml", transcript=two_days(case))
    assert warnings == [
        "1 entry on who was absent or excused is not in the file: the format lists those present."
    ]


def test_a_linked_speaker_is_the_person_and_an_unlinked_one_only_a_label(tmp_path):
    with new_case(tmp_path) as case:
        transcript = two_days(case)
        (dusk,) = case.parties.by_name("Ivo Dusk")
        with case.change("Link") as edit:
            turn = case.turns.first(label="Mr. Dusk")
            edit.update(replace(turn, party=dusk.id))
        write_akn(case, tmp_path / "out.xml", transcript=transcript)
    tree = etree.parse(str(tmp_path / "out.xml"))
    shown = {one.get("eId"): one.get("showAs") for one in tree.iter("{*}TLCPerson")}
    linked, label = [one.get("by") for one in tree.iter("{*}speech")]
    assert linked == f"#party-{dusk.id}"
    assert shown[linked[1:]] == "Ivo Dusk"
    assert label.startswith("#label-")
    document = formats.read(SourceFile.of(tmp_path / "out.xml"))
    assert [turn.who for turn in document.turns() if turn.kind == "speech"] == [linked, ""]


def test_one_transcript_needs_no_choice_and_several_name_their_sittings(tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case:
        write_akn(case, tmp_path / "one.xml")
        two_days(case)
        held = [one for one in case.sittings.all() if case.turns.count(having(sitting=one.id))]
        with pytest.raises(HearingDeskError, match="There are several transcripts") as refusal:
            write_akn(case, tmp_path / "two.xml")
        assert all(str(one.id) in str(refusal.value) for one in held)
        assert not (tmp_path / "two.xml").exists()


def test_a_case_without_a_transcript_says_so(tmp_path):
    with new_case(tmp_path) as case, pytest.raises(HearingDeskError, match="There is no transcript"):
        write_akn(case, tmp_path / "out.xml")


def test_a_file_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path):
    case, _ids = lamps_case(tmp_path)
    with case, pytest.raises(HearingDeskError, match=r"out\.xml cannot be written"):
        write_akn(case, tmp_path / "no" / "out.xml")


def test_writing_stops_when_asked_and_leaves_nothing(tmp_path):
    def stop(*_told: object) -> None:
        raise Cancelled

    with new_case(tmp_path) as case:
        with case.change("Build") as edit:
            hearing = edit.add(Hearing(title="Long")).id
            transcript = edit.add(Transcript(hearing=hearing, title="Long")).id
            edit.add_bulk([Turn(transcript=transcript, position=n, text="x") for n in range(600)])
        with pytest.raises(Cancelled):
            write_akn(case, tmp_path / "out.xml", progress=stop)
    assert [path.suffix for path in tmp_path.iterdir()] == [".hearing"]


LETTERS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u200f\u202b\x00\x0b\ufffe등א"), max_size=40
)
WORDS = LETTERS.filter(lambda text: squeezed(text.translate(NOT_XML)))
LABEL = WORDS.map(lambda text: squeezed(text.translate(NOT_XML)))
TURNS = st.lists(
    st.builds(
        Turn,
        label=st.just("") | LABEL,
        kind=st.sampled_from(
            ["speech", "question", "answer", "oath", "scene", "reaction", "note", "heading"]
        ),
        text=st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
        cite=st.sampled_from(["", "spk_1", "Q12", "page 23", "ü-1", "1"]),
        page=st.sampled_from(["", "23", "xiv"]),
        line=st.none() | st.integers(0, 99),
        clock=st.sampled_from(["", "10:05", "10:05:31", "00:12:07.500", "00:12:07", "23:59"]),
        who=st.sampled_from(["", "#chair-3", "M001234", "#a b", "#", "uk.org/person/1", "#등불", "#label-1"]),
        capacity=st.sampled_from(["", "witness", "counsel"]),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("room")
    with new_case(folder) as case:
        yield folder, case


@settings(max_examples=60)
@given(turns=TURNS)
def test_whatever_was_said_comes_back(room, turns):
    folder, case = room
    with case.change("Build") as edit:
        hearing = edit.add(Hearing(title="Lamps")).id
        sitting = edit.add(Sitting(hearing=hearing, number=1, day=When("2011-05-12"))).id
        transcript = edit.add(Transcript(hearing=hearing, title="Lamps", language="ko")).id
        for n, turn in enumerate(turns, 1):
            who = turn.who if turn.label else ""
            edit.add(replace(turn, transcript=transcript, sitting=sitting, position=n, who=who))
    write_akn(case, folder / "out.xml", transcript=transcript)
    document = formats.read(SourceFile.of(folder / "out.xml"))
    back = [
        (one.kind, one.label, one.text, one.cite, one.page, one.row, one.clock, one.who, one.capacity)
        for one in document.turns()
    ]
    assert back == [expected(turn) for turn in turns]
    assert document.language == "ko"


def expected(turn: Turn) -> tuple:
    """The same turn as XML can hold it: no control characters, one space between two words."""
    lines = turn.text.translate(NOT_XML).replace("\r", "\n").split("\n")
    text = "\n".join(words for line in lines if (words := squeezed(line)))
    voiced = turn.kind in ("speech", "question", "answer") or bool(turn.label)
    who = turn.who if turn.label else ""  # no importer keeps a mark without a label
    return (
        turn.kind,
        turn.label,
        text,
        turn.cite,
        turn.page,
        turn.line,
        turn.clock,
        who,
        turn.capacity if voiced else "",
    )


def test_the_command_writes_the_file_and_notes_it(tmp_path, capsys):
    from hearingdesk.commands.run import run

    case, ids = lamps_case(tmp_path)
    path = case.path
    case.close()
    out = tmp_path / "out.xml"
    assert (
        run(["export", str(path), "--as", "akn", "--sitting", str(ids.sitting), "-o", str(out), "--json"])
        == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert (answer["file"], answer["warnings"]) == (str(out), [])
    with CaseFile(path, "ro") as again:
        assert [entry.name for entry in again.outgoing.all()] == ["out.xml"]
    assert run(["export", str(path), "--as", "akn", "--sitting", "1", "-o", str(out)]) == 2
