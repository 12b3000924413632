"""The whole case leaves as an open archive: read here with the standard library alone, and found whole."""

import hashlib
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.archive.archive_out import write_archive
from hearingdesk.exchange.archive.file_names import FileNames
from hearingdesk.exchange.archive.kinds import LARGE, columns_of
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.job import Cancelled
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.records.committees import Committee
from hearingdesk.records.matters import Matter
from hearingdesk.records.notes import Note
from hearingdesk.records.parties import Party
from hearingdesk.records.sources import Source, SourcePart
from tests.exchange.open_archive import OpenArchive
from tests.exchange.paper import FILES

MATTER = Matter(title="Lanterns", title_ko="등불 사건", jurisdiction="kr")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "case.hearing", MATTER, author="Ada") as made:
        yield made


@pytest.fixture
def full(case: CaseFile) -> CaseFile:
    """A case with sources of several formats, a person by a dangerous name, a step taken back."""
    for name in ("akn-hearing.xml", "chrg-house.htm", "ko-minutes.txt", "table-witnesses.csv"):
        assert bring_in(case, FILES / name).status == "imported"
    bring_in(case, FILES / "ko-minutes.txt")
    with case.change("Name somebody") as edit:
        edit.add(Party(name="=SUM(A1)", name_ko="홍길동"))
        edit.add(Note(text="Only for us", marking="staff"))
    return case


def pieces(data: bytes) -> Iterator[bytes]:
    """What the README says of the packed rows."""
    while data:
        size = int.from_bytes(data[:8], "big")
        yield zlib.decompress(data[8 : 8 + size])
        data = data[8 + size :]


def opened(case: CaseFile, path: Path) -> OpenArchive:
    write_archive(case, path)
    return OpenArchive(path)


def test_every_file_has_the_hash_that_is_listed_for_it(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    assert archive.wrong_files() == []
    assert archive.manifest["case"] == {"title": "Lanterns", "title_ko": "등불 사건", "jurisdiction": "kr"}
    assert archive.manifest["as_of"].startswith(next(full.history(1)).change.at[:19])
    archive.close()


def test_tables_and_objects_hold_as_many_records_of_each_kind_as_info_says(full, tmp_path, capsys):
    path = full.path
    archive = opened(full, tmp_path / "out.zip")
    full.close()
    assert run(["info", str(path), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)["records"]
    assert {kind: len(archive.table(f"tables/{kind}.csv")) for kind in counts} == counts
    assert {kind: len(archive.rows(kind)) for kind in counts} == counts
    assert archive.manifest["records"] == counts
    assert counts["turn"]
    archive.close()


def test_the_same_state_gives_the_same_bytes_whatever_was_handed_out_meanwhile(full, tmp_path):
    write_archive(full, tmp_path / "one.zip")
    with CaseFile(full.path, "ro") as other:
        write_archive(other, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_originals_come_out_byte_for_byte_and_say_what_they_were_called(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    told = {one["name"]: one for one in archive.manifest["originals"]}
    assert set(told) == {"akn-hearing.xml", "chrg-house.htm", "ko-minutes.txt", "table-witnesses.csv"}
    for name, one in told.items():
        assert archive.read(one["path"]) == (FILES / name).read_bytes()
        assert one["unchanged"]
    archive.close()


def test_the_log_follows_from_itself_by_the_recipe_of_the_readme(full, tmp_path):
    full.undo()
    whole = full.undo()  # an import: its rows are packed away
    archive = opened(full, tmp_path / "out.zip")
    assert len(archive.changes()) == full.log_length()
    assert archive.broken_links() == []
    packed = {one["id"]: one["packed"] for one in archive.changes() if one["packed"]}
    assert whole.id in packed
    for id, digest in packed.items():
        data = archive.read(f"log/packed/{id}.bin")
        assert hashlib.sha256(data).hexdigest() == digest
        assert all(json.loads(line) for piece in pieces(data) for line in piece.splitlines())
    archive.close()


def test_beside_codes_stand_their_words_and_beside_ids_the_names(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    turn = next(one for one in archive.table("tables/turn.csv") if one["kind"] == "speech")
    assert turn["transcript (name)"] == full.transcripts.called(int(turn["transcript"]))
    assert (turn["kind"], turn["kind (en)"], turn["kind (ko)"]) == ("speech", "Speech", "발언")
    (named,) = [one for one in archive.table("tables/party.csv") if one["name_ko"] == "홍길동"]
    assert named["name"] == "'=SUM(A1)"
    assert "=SUM(A1)" in [one["name"] for one in archive.rows("party")]
    archive.close()


def test_the_dictionary_knows_every_column_and_every_code_list_is_there(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    told = archive.table("dictionary.csv")
    for kind in KINDS:
        columns = [one for row in told if row["kind"] == kind for one in row["columns"].split("; ")]
        head = archive.read(f"tables/{kind}.csv").decode("utf-8-sig").partition("\r\n")[0]
        assert columns == head.split(",")
        assert len(set(columns)) == len(columns)
    assert {row["code list"] for row in told if row["code list"]} <= set(archive.zip.namelist())
    assert {row["target"] for row in told if row["target"]} <= set(KINDS)
    whole = json.loads(archive.read("dictionary.json"))["kinds"]
    assert set(whole) == set(KINDS)
    assert {one[form] for one in whole.values() for form in ("table", "json")} <= set(archive.zip.namelist())
    archive.close()


def test_columns_of_one_field_never_meet_those_of_another():
    for records in KINDS.values():
        fields = meanings(records.kind)
        columns = [column for name, one in fields.items() for column in columns_of(name, one)]
        assert len(set(columns)) == len(columns)


def test_what_is_restricted_goes_along_and_is_counted(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    assert archive.manifest["whole_case"] is True
    assert archive.manifest["restricted"]["by_kind"] == {"note": {"staff": 1}}
    assert "Only for us" in archive.read("tables/note.csv").decode("utf-8-sig")
    readme = archive.read("README.txt").decode("utf-8-sig")
    assert "THIS IS THE WHOLE CASE" in readme
    assert "이 보관본은 사건 전체입니다" in readme
    assert "등불 사건" in readme
    archive.close()


def test_the_ledger_goes_along_and_what_was_handed_out_does_not(full, tmp_path):
    archive = opened(full, tmp_path / "out.zip")
    assert [one["status"] for one in archive.table("log/imports.csv")] == [*["imported"] * 4, "duplicate"]
    assert not any("outgoing" in name or "search" in name for name in archive.zip.namelist())
    archive.close()


def test_transcripts_go_along_as_akoma_ntoso(full, tmp_path, shared):
    from lxml import etree

    schema = etree.XMLSchema(
        etree.parse(str(shared / "data" / "specs" / "akomantoso30-2017-03-30-final.xsd"))
    )
    archive = opened(full, tmp_path / "out.zip")
    found = archive.names("transcripts")
    assert len(found) == full.transcripts.count() > 1
    for name in found:
        schema.assertValid(etree.fromstring(archive.read(name)))
    assert archive.manifest["left_out"] == []
    archive.close()


def test_many_records_have_a_line_each(case, tmp_path):
    with case.change("Many") as edit:
        edit.add_bulk([Committee(name=f"Committee {n}") for n in range(LARGE + 1)])
    archive = opened(case, tmp_path / "out.zip")
    assert "records/committee.jsonl" in archive.zip.namelist()
    assert len(archive.rows("committee")) == LARGE + 1
    archive.close()


def test_names_that_would_collide_or_harm_are_made_safe_and_the_real_one_is_told(case, tmp_path):
    names = [
        "../../etc/passwd",
        "Report.PDF",
        "report.pdf",
        "CON.txt",
        "",
        "a" * 300 + ".pdf",
        "가" * 200 + ".hwp",
    ]
    with case.change("Originals") as edit:
        for n, name in enumerate(names):
            source = edit.add(Source(title=f"S{n}", file_name=name))
            edit.add(SourcePart(source=source.id, number=1, content=bytes([n])))
    archive = opened(case, tmp_path / "out.zip")
    originals = archive.manifest["originals"]
    assert sorted(one["name"] for one in originals) == sorted(names)
    paths = [one["path"] for one in originals]
    assert len({path.casefold() for path in paths}) == len(names)
    assert all(path.count("/") == 1 and ".." not in path for path in paths)
    assert archive.wrong_files() == []
    archive.close()


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_names_become_names_every_system_takes_and_tells_apart(wanted):
    names = FileNames()
    given_names = [names.give(one, "file.bin") for one in wanted]
    alike = {unicodedata.normalize("NFD", one).casefold() for one in given_names}
    assert len(alike) == len(wanted)
    for name in given_names:
        assert name
        assert len(name.encode()) <= 130
        assert not set(name) & set('<>:"/\\|?*')
        assert name.isprintable()
        assert name == name.strip(" .")
        assert name.partition(".")[0].strip().upper() not in ("CON", "NUL", "AUX", "PRN", "COM1", "LPT9")


def test_stopping_leaves_nothing(full, tmp_path):
    def stop(done: int, total: int, what: str) -> None:
        if done > 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_archive(full, tmp_path / "out.zip", stop)
    assert sorted(one.name for one in tmp_path.iterdir() if "case.hearing" not in one.name) == []


def test_it_says_how_far_it_is(full, tmp_path):
    steps: list[tuple[int, int]] = []
    write_archive(full, tmp_path / "out.zip", lambda done, total, what: steps.append((done, total)))
    assert len({total for _done, total in steps}) == 1
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)
    assert steps[-1][0] <= steps[-1][1]


def test_what_lies_there_is_not_written_over(full, tmp_path):
    (tmp_path / "out.zip").write_bytes(b"mine")
    with pytest.raises(HearingDeskError, match="exists already"):
        write_archive(full, tmp_path / "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == b"mine"
    write_archive(full, tmp_path / "out.zip", replacing=True)
    assert zipfile.is_zipfile(tmp_path / "out.zip")


@pytest.mark.parametrize("place", ["case.hearing", "other.hearing", "no/folder/out.zip", "."])
def test_a_place_that_is_no_good_is_refused_in_a_sentence(full, tmp_path, place):
    before = full.path.read_bytes()
    with pytest.raises(HearingDeskError):
        write_archive(full, tmp_path / place)
    assert full.path.read_bytes() == before
