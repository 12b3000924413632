"""From a damaged file comes back what can be read; what cannot is named, and no wrong text passes for a right one."""

import os
import random
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from hearingdesk import birth
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.do_rescue import sentences
from hearingdesk.commands.run import run
from hearingdesk.errors import CannotOpen, HearingDeskError
from hearingdesk.records.sources import SourcePart
from hearingdesk.records.turns import Turn
from hearingdesk.store.connection import raw
from hearingdesk.store.expected import ranges
from tests.build import footprint, lamps_case

PAGE = 4096
TURNS = 4000
WORDS = (
    "the",
    "committee",
    "asked",
    "who",
    "put",
    "out",
    "lamps",
    "and",
    "when",
    "등불은",
    "언제",
    "꺼졌는가",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A case with some thousand turns, edited here and there, and its logical dump."""
    case, ids = lamps_case(tmp_path_factory.mktemp("whole"))
    chance = random.Random(3)
    with case.change("Import many") as edit:
        turns = edit.add_bulk(
            [
                Turn(
                    transcript=ids.transcript,
                    sitting=ids.sitting,
                    position=n,
                    text=" ".join(chance.choices(WORDS, k=30)),
                )
                for n in range(TURNS)
            ]
        )
    with case.change("Correct") as edit:
        edit.update(replace(case.turns.get(turns[10]), text="Corrected afterwards."))
        edit.remove(case.turns.get(turns[20]))
    case.undo()
    case.redo()
    case.index_pending()
    dump = {(table, line) for table, line in case.dump()}
    case.close()
    return case.path, dump


@pytest.fixture
def wreck(whole, tmp_path):
    return shutil.copy(whole[0], tmp_path / "wreck.hearing")


def overwrite(path, pages, chance):
    with open(path, "r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))


def root_of(path, name):
    conn = raw(path, "ro")
    (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [name]).fetchone()
    conn.close()
    return page - 1


def looked_over(path, whole, done, original):
    """The rescued case opens and is in order; each of its rows is as it was, or named as altered."""
    with CaseFile(path) as case:
        faults = Counter(fault.what for fault in case.check().problems)
        assert faults["texts"] == len(done.altered)
        assert faults.keys() <= {"texts", "log"} or done.loosened
        assert ("log" in faults) == bool(done.broken_at) or not done.entries
        back = set(case.dump())
        lost = {m.table: {i for a, b in m.ranges for i in range(a, b + 1)} for m in done.missing}
        for table, found in lost.items():
            assert not found & set(case.of(table).ids())
        if not done.broken_at:
            there = {row.id for row in original.turns.all()}
            assert there - set(case.turns.ids()) == lost.get("turn", set())
        wrong = back - whole[1]
        assert len(wrong) <= len(done.altered) + done.loosened + sum(b - a + 1 for _t, a, b in done.doubtful)
        return back


def test_an_undamaged_file_comes_back_whole(whole, wreck, tmp_path):
    before = footprint(tmp_path)[wreck.name]
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.whole
    assert (done.rebuilt, done.unproven, done.missing) == (0, 0, [])
    with CaseFile(wreck, "ro") as original:
        assert looked_over(tmp_path / "out.hearing", whole, done, original) == whole[1]
        with CaseFile(tmp_path / "out.hearing") as case:
            assert [entry.change for entry in case.history()] == [
                entry.change for entry in original.history()
            ]
            assert case.undo().title == "Correct"
            assert list(case.execute("SELECT count(*) FROM import_ledger")) == [(0,)]
    assert footprint(tmp_path)[wreck.name] == before


@pytest.mark.parametrize("seed", range(10))
def test_random_pages_lose_their_own_rows_and_no_others(whole, wreck, tmp_path, seed):
    chance = random.Random(seed)
    size = os.path.getsize(wreck) // PAGE
    overwrite(wreck, chance.sample(range(size), 4), chance)
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    with CaseFile(whole[0], "ro") as original:
        back = looked_over(tmp_path / "out.hearing", whole, done, original)
    assert len(back) > len(whole[1]) * 0.9
    assert list(sentences(done))


def test_the_first_page_is_put_in_from_a_fresh_file(whole, wreck, tmp_path):
    overwrite(wreck, [0], random.Random(1))
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.whole
    with CaseFile(whole[0], "ro") as original:
        assert looked_over(tmp_path / "out.hearing", whole, done, original) == whole[1]


@pytest.mark.parametrize("table", ["hearing", "party", "summons", "transcript", "citation", "source"])
def test_rows_that_came_one_by_one_are_written_anew_from_the_log(whole, wreck, tmp_path, table):
    overwrite(wreck, [root_of(wreck, table)], random.Random(2))
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.whole
    assert done.rebuilt > 0
    with CaseFile(tmp_path / "out.hearing") as case:
        assert set(case.dump()) == whole[1]
        assert case.check().ok


@pytest.mark.parametrize(
    "index", ["turn_place", "turn_sitting", "change_of", "search_index_data", "text_hash"]
)
def test_a_lost_index_or_hash_loses_no_row(whole, wreck, tmp_path, index):
    overwrite(wreck, [root_of(wreck, index)], random.Random(2))
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.whole
    with CaseFile(tmp_path / "out.hearing") as case:
        assert set(case.dump()) == whole[1]
        assert case.check().ok


@pytest.mark.parametrize("table", ["turn", "text_hash"])
def test_a_lost_branch_loses_no_leaf(whole, wreck, tmp_path, table):
    root = root_of(wreck, table)
    assert wreck.read_bytes()[root * PAGE] == 5  # it is a branch
    overwrite(wreck, [root], random.Random(6))
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.whole
    with CaseFile(tmp_path / "out.hearing") as case:
        assert set(case.dump()) == whole[1]


def test_long_rows_come_from_leaves_with_all_their_pages(tmp_path):
    case, ids = lamps_case(tmp_path)
    with case.change("Long") as edit:
        edit.add_bulk([Turn(transcript=ids.transcript, text=f"{n} 등불 " * 700 * n) for n in range(30)])
        edit.add_bulk(
            [SourcePart(source=ids.source, number=n, content=bytes(range(256)) * 300) for n in range(9)]
        )
    dump = set(case.dump())
    case.close()
    overwrite(case.path, [root_of(case.path, "turn"), root_of(case.path, "source_part")], random.Random(7))
    done = birth.rescue(case.path, tmp_path / "out.hearing")
    assert done.whole
    with CaseFile(tmp_path / "out.hearing") as rescued:
        assert set(rescued.dump()) == dump


def test_a_text_that_came_back_wrong_is_named(whole, wreck, tmp_path):
    with CaseFile(wreck, "ro") as case:
        victim = case.turns.get(case.turns.ids()[1000])
    content = wreck.read_bytes()
    at = content.find(victim.text.encode())
    wreck.write_bytes(content[:at] + b"X" + content[at + 1 :])
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.altered == [("turn", victim.id)]
    assert not done.whole
    with CaseFile(tmp_path / "out.hearing", "ro") as case:
        assert [fault.where for fault in case.check().problems] == [f"turn {victim.id}"]


def test_a_text_that_is_no_text_any_more_is_named(whole, wreck, tmp_path):
    with CaseFile(wreck, "ro") as case:
        victim = case.turns.get(case.turns.ids()[1000])
    content = wreck.read_bytes()
    at = content.find(victim.text.encode())
    wreck.write_bytes(content[:at] + b"\xff\xfe" + content[at + 2 :])
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.altered == [("turn", victim.id)]


def test_a_field_that_came_back_wrong_is_found_by_the_digest_of_its_import(whole, wreck, tmp_path):
    conn = raw(wreck, "rw")
    conn.execute("UPDATE source_page SET number = 99 WHERE number = 2")
    conn.close()
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert [table for table, _first, _last in done.doubtful] == ["source_page"]
    assert done.altered == []


def test_a_file_cut_short_gives_what_is_left(whole, wreck, tmp_path):
    os.truncate(wreck, os.path.getsize(wreck) * 3 // 10 + 100)
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert not done.whole
    with CaseFile(tmp_path / "out.hearing") as case:
        assert set(case.dump()) & whole[1]


def test_a_log_that_is_gone_is_said_and_the_rows_come_all_the_same(whole, wreck, tmp_path):
    overwrite(wreck, [root_of(wreck, "change")], random.Random(4))
    done = birth.rescue(wreck, tmp_path / "out.hearing")
    assert done.broken_at
    assert any("log of changes is not whole" in line for line in sentences(done))
    with CaseFile(tmp_path / "out.hearing") as case:
        assert set(case.dump()) == whole[1]
        with case.change("Go on") as edit:
            edit.update(replace(case.matter, title="Gone on"))


def test_what_lies_beside_the_damaged_file_is_taken_in(whole, wreck, tmp_path):
    case = CaseFile(wreck)
    with case.change("Late") as edit:
        edit.update(replace(case.matter, title="In the log beside"))
    folder = tmp_path / "crashed"
    folder.mkdir()
    for part in tmp_path.glob("wreck.hearing*"):
        shutil.copy(part, folder)
    case.close()
    before = footprint(folder)
    done = birth.rescue(folder / "wreck.hearing", tmp_path / "out.hearing")
    assert footprint(folder) == before
    assert done.whole
    with CaseFile(tmp_path / "out.hearing", "ro") as case:
        assert case.matter.title == "In the log beside"


@pytest.mark.parametrize("content", [b"", b"x", b"Minutes\n" * 4000, bytes(90_000)])
def test_a_file_of_another_sort_is_refused(tmp_path, content):
    (tmp_path / "minutes.hearing").write_bytes(content)
    with pytest.raises(CannotOpen, match="Nothing can be read"):
        birth.rescue(tmp_path / "minutes.hearing", tmp_path / "out.hearing")
    assert not (tmp_path / "out.hearing").exists()


def test_a_missing_file_and_a_taken_name_are_refused(wreck, tmp_path):
    with pytest.raises(CannotOpen, match="is not there"):
        birth.rescue(tmp_path / "gone.hearing", tmp_path / "out.hearing")
    with pytest.raises(HearingDeskError, match="exists already"):
        birth.rescue(wreck, wreck)


def test_the_command_names_what_is_missing_and_says_so_by_its_status(wreck, tmp_path, capsys):
    assert run(["rescue", str(wreck), str(tmp_path / "one.hearing")]) == 0
    assert "Nothing is missing." in capsys.readouterr().out
    with CaseFile(wreck, "ro") as case:
        victim = case.turns.get(case.turns.ids()[1000])
    page = wreck.read_bytes().find(victim.text.encode()) // PAGE
    overwrite(wreck, [page], random.Random(5))
    assert run(["rescue", str(wreck), str(tmp_path / "two.hearing")]) == 1
    said = capsys.readouterr().out
    assert "Missing: " in said
    assert "–" in said
    assert run(["rescue", str(wreck), str(tmp_path / "three.hearing"), "--json"]) == 1
    assert '"kind": "turn"' in capsys.readouterr().out


def test_ids_are_named_in_runs():
    assert ranges({5, 1, 2, 3, 9}) == ((1, 3), (5, 5), (9, 9))
    assert ranges(set()) == ()
