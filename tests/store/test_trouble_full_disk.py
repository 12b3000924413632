"""A full disk: a sentence, nothing lost, and work goes on in the same open case when there is room again."""

import sys

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.pack.build import build_pack
from hearingdesk.records.notes import Note
from tests.build import MATTER, footprint, lamps_case
from tests.house.sources import ROOT
from tests.torture.scene import Later
from tests.torture.trouble import small_disk, small_files

RECORD = ROOT / "tests" / "files" / "chrg-house.htm"


@pytest.fixture
def disk():
    with small_disk(24) as disk:
        if disk is None:
            pytest.skip("no small disk can be made here: that takes Linux and its superuser")
        yield disk


@pytest.fixture
def case(disk):
    case, _ids = lamps_case(disk.folder)
    bring_in(case, RECORD)
    case.index_pending()
    yield case
    case.close()


def add(case):
    with case.change("Add") as edit:
        edit.add(Note(text="One note."))


def paste(case):
    with case.change("Paste") as edit:
        edit.add_bulk([Note(text=f"Pasted {n} " + "x" * 1000) for n in range(1000)])


def redo(case):
    case.redo()


def copy(case):
    case.copy(case.path.with_name("copy.hearing"))


def pack(case):
    build_pack(case, case.path.with_name("pack.pdf"))


def create(case):
    CaseFile.create(case.path.with_name("new.hearing"), MATTER).close()


def bring_in_a_duplicate(case):
    bring_in(case, RECORD)


def bring_in_what_cannot_be_read(case):
    bring_in(case, ROOT / "main.py")


ACTIONS = (
    *(add, paste, CaseFile.undo, copy, pack, create),
    *(bring_in_a_duplicate, bring_in_what_cannot_be_read),
)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_a_full_disk_is_a_sentence_and_the_same_case_works_on(disk, case, action):
    before, told = case.digest(), len(list(case.history()))
    disk.fill()
    files = footprint(disk.folder)
    for _again in range(2):
        with pytest.raises(HearingDeskError, match=r"full|No space left") as refusal:
            action(case)
        assert str(refusal.value).endswith((".", "device"))
    assert case.digest() == before
    assert len(list(case.history())) == told
    assert footprint(disk.folder).keys() == files.keys()
    disk.free()
    action(case)
    add(case)
    assert case.check().ok


def bring_it_in(case):
    bring_in(case, RECORD)


@pytest.mark.parametrize(
    ("action", "back"),
    [(paste, CaseFile.undo), (CaseFile.undo, CaseFile.redo), (bring_it_in, CaseFile.undo)],
    ids=["paste", "undo", "import"],
)
def test_a_disk_that_fills_up_in_the_middle_leaves_all_or_nothing(disk, case, action, back):
    if action is bring_it_in:
        case.undo()
    refusals = []
    for leave in range(0, 1_200_000, 100_000):
        before, told = case.digest(), len(list(case.history()))
        disk.fill(leave)
        try:
            action(case)
        except HearingDeskError as refusal:
            refusals.append(str(refusal))
        disk.free()
        if len(list(case.history())) > told:
            back(case)
        assert case.digest() == before
    assert refusals
    assert all("full" in refusal for refusal in refusals)
    assert case.check().ok


def test_redo_on_a_full_disk(disk, case):
    paste(case)
    case.undo()
    before = case.digest()
    disk.fill()
    with pytest.raises(HearingDeskError, match="full"):
        case.redo()
    assert case.digest() == before
    disk.free()
    case.redo()
    assert case.check().ok


def test_an_import_on_a_full_disk_leaves_neither_records_nor_a_line_in_the_ledger(disk, case):
    case.undo()
    before, offers = case.digest(), len(list(case.ledger.all()))
    disk.fill()
    with pytest.raises(HearingDeskError, match="full"):
        bring_in(case, RECORD)
    assert case.digest() == before
    assert len(list(case.ledger.all())) == offers
    disk.free()
    assert bring_in(case, RECORD).status == "imported"


def test_an_index_that_found_no_room_is_made_later(disk, case):
    paste(case)
    disk.fill()
    for _again in range(2):
        with pytest.raises(HearingDeskError, match="full"):
            case.index_pending()
    assert case.search("Pasted").total == 1000
    disk.free()
    case.index_pending()
    assert case.search("Pasted").total == 1000


def test_an_index_of_another_version_that_found_no_room_keeps_nobody_from_writing(disk, case):
    case._conn.execute("UPDATE search_state SET version = 0")
    disk.fill()
    with pytest.raises(HearingDeskError, match="full"):
        case.index_pending()
    disk.free()
    add(case)
    case.index_pending()


def test_a_case_closed_on_a_full_disk_has_everything_when_there_is_room_again(disk):
    case, _ids = lamps_case(disk.folder)
    paste(case)
    before = case.digest()
    disk.fill()
    case.close()
    disk.free()
    with CaseFile(case.path) as again:
        assert again.digest() == before
        assert again.check().ok
    assert footprint(disk.folder).keys() == {case.path.name}


def test_a_case_can_be_read_on_a_full_disk(disk):
    case, _ids = lamps_case(disk.folder)
    before = case.digest()
    case.close()
    disk.fill()
    with CaseFile(case.path, "ro") as again:
        assert again.digest() == before
    with pytest.raises(HearingDeskError, match=r"lamps\.hearing .*\.$"):
        CaseFile(case.path)
    disk.free()
    with CaseFile(case.path) as again:
        assert again.digest() == before


def test_a_migration_on_a_full_disk_leaves_the_file_as_it_was(disk):
    case, _ids = lamps_case(disk.folder)
    paste(case)
    before = case.digest()
    case.close()
    disk.fill()
    files = footprint(disk.folder)
    with pytest.raises(HearingDeskError, match=r"full|No space left"):
        Later(case.path)
    assert footprint(disk.folder) == files
    disk.free()
    with Later(case.path) as again:
        assert again.digest() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("action", [paste, copy, create, pack], ids=lambda action: action.__name__)
def test_a_file_that_may_not_grow_is_a_sentence_and_the_same_case_works_on(tmp_path, action):
    case, _ids = lamps_case(tmp_path)
    before, files = case.digest(), footprint(tmp_path).keys()
    with small_files(40_000), pytest.raises(HearingDeskError):
        action(case)
    assert case.digest() == before
    assert footprint(tmp_path).keys() == files
    action(case)
    add(case)
    assert case.check().ok
    case.close()
