"""A case file made to do harm is refused with a sentence, or contained: nothing runs, hangs, grows or changes."""

import os
import re
import shutil
import sys
import time

import pytest

from hearingdesk import backups, birth
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.errors import CannotOpen, HearingDeskError, Invalid
from hearingdesk.record import LONGEST
from hearingdesk.records.notes import Note
from hearingdesk.store.connection import raw
from hearingdesk.store.hardened import Altered
from tests.build import footprint, lamps_case, new_case
from tests.store.hostile import HARMLESS, SCHEMAS, forged
from tests.store.hostile_rows import CONTAINED, REFUSED, TOO_LARGE, UNCHECKED
from tests.store.using import use

OWN = pytest.mark.parametrize("ours", [False, True], ids=["from elsewhere", "ours"])
PATIENCE = 10.0  # seconds that nothing may take


@pytest.fixture(scope="module")
def undone(template, tmp_path_factory):
    """A case whose last change is undone, so that there is something packed away."""
    path = shutil.copy(template[0], tmp_path_factory.mktemp("undone") / "lamps.hearing")
    with CaseFile(path, "rw", "Ada Wick") as case:
        case.undo()
    return path


def refused(path, mode):
    """The sentence of the refusal; nothing in or beside the file has changed."""
    before = footprint(path.parent)
    with pytest.raises(CannotOpen) as refusal:
        CaseFile(path, mode)
    assert footprint(path.parent) == before
    assert path.name in str(refusal.value)
    return refusal.value


@OWN
@pytest.mark.parametrize("attack", SCHEMAS)
def test_a_file_with_parts_of_its_own_is_refused(closed, attack, ours):
    forged(closed, SCHEMAS[attack], ours)
    if ours and attack in HARMLESS:
        assert use(closed).slowest < PATIENCE
        return
    for mode in ("ro", "rw"):
        error = refused(closed, mode)
        assert isinstance(error, Altered) or "damaged" in str(error) or "cannot be opened" in str(error)


@OWN
def test_a_file_that_a_crash_left_is_looked_at_after_it_is_mended(closed, tmp_path, ours):
    forged(closed, lambda conn: None, ours)
    left = tmp_path / "left" / closed.name
    left.parent.mkdir()
    conn = raw(closed, "rw")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TRIGGER harm AFTER INSERT ON note BEGIN DELETE FROM matter; END")
    for part in (closed, closed.with_name(f"{closed.name}-wal")):
        shutil.copy(part, left.parent)
    conn.close()
    for mode in ("ro", "rw"):
        with pytest.raises(Altered, match="harm"):
            CaseFile(left, mode)


@OWN
@pytest.mark.parametrize("attack", REFUSED)
def test_a_file_with_values_no_table_of_ours_takes_is_refused(closed, attack, ours):
    forged(closed, REFUSED[attack], ours)
    for mode in ("ro", "rw"):
        assert re.search("is damaged|cannot be opened", str(refused(closed, mode)))


@OWN
@pytest.mark.parametrize("attack", UNCHECKED)
def test_a_file_with_values_no_check_lets_through_is_neither_written_nor_copied(closed, attack, ours):
    forged(closed, UNCHECKED[attack], ours)
    assert "is damaged" in str(refused(closed, "rw"))
    assert use(closed, writing=False).refused.keys() >= {"copy"}


@OWN
@pytest.mark.parametrize("attack", TOO_LARGE)
def test_a_file_with_a_huge_value_is_refused(closed, attack, ours):
    forged(closed, TOO_LARGE[attack], ours)
    for mode in ("ro", "rw"):
        assert "too large for a case" in str(refused(closed, mode))


@OWN
@pytest.mark.parametrize("attack", CONTAINED)
def test_whatever_a_file_holds_is_answered_or_refused(closed, undone, attack, ours):
    if attack.startswith("packed"):
        shutil.copy(undone, closed)
    forged(closed, CONTAINED[attack], ours)
    done = use(closed)
    assert done.slowest < PATIENCE
    assert "open" not in done.refused
    assert all(done.refused.values())
    assert footprint(closed.parent).keys() == {closed.name}


@pytest.mark.parametrize("attack", CONTAINED)
def test_no_command_breaks_on_what_a_file_holds(closed, attack, capsys):
    forged(closed, CONTAINED[attack])
    for call in (
        ["info"],
        ["history"],
        ["history", "--json"],
        ["search", "lamps"],
        ["list", "note"],
        ["undo"],
    ):
        name, *more = call
        run([name, str(closed), *more])
        said = capsys.readouterr()
        assert "inside HearingDesk" not in said.err
        assert said.out or said.err


def test_a_description_of_the_file_that_is_no_text_is_damage(closed):
    content = closed.read_bytes()
    place = content.index(b"CREATE INDEX note_about")
    closed.write_bytes(content[: place + 8] + b"\xff\x80" + content[place + 10 :])
    for mode in ("ro", "rw"):
        assert "is damaged" in str(refused(closed, mode))


def test_a_good_file_from_elsewhere_is_opened_and_used(closed):
    forged(closed, lambda conn: None)
    assert use(closed).refused.keys() == {"redo"}


@OWN
@pytest.mark.parametrize("claimed", [False, True], ids=["behind it", "claimed by it"])
def test_two_gigabytes_of_nothing_are_contained(closed, claimed, ours):
    forged(closed, lambda conn: None, ours)
    size = 2_000_000_000 // 4096 * 4096
    os.truncate(closed, size)
    if closed.stat().st_blocks * 512 > 100_000_000:
        pytest.skip("the disk keeps no holes in files")
    if claimed:
        with closed.open("r+b") as file:
            file.seek(28)
            file.write((size // 4096).to_bytes(4, "big"))
    done = use(closed, writing=False)
    assert done.slowest < PATIENCE
    assert ("open" in done.refused) == claimed  # a file says itself whose it is: that spares it no look


EVERY = {**SCHEMAS, **REFUSED, **UNCHECKED, **TOO_LARGE, **CONTAINED}


@pytest.mark.parametrize("attack", EVERY)
def test_whatever_a_file_holds_a_rescue_of_it_is_a_good_case_or_a_sentence(closed, undone, attack, tmp_path):
    if attack.startswith("packed"):
        shutil.copy(undone, closed)
    forged(closed, EVERY[attack])
    out, began = tmp_path / "out.hearing", time.perf_counter()
    if sentence := rescued(closed, out):
        assert sentence.endswith(".")
        assert not out.exists()
    else:
        with CaseFile(out, "ro") as case:
            assert not [fault for fault in case.check().problems if fault.what in ("pages", "tables")]
    assert time.perf_counter() - began < PATIENCE


def rescued(path, out):
    """The sentence of the refusal; "" where a file was made."""
    try:
        birth.rescue(path, out)
    except HearingDeskError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("attack", [*SCHEMAS, *REFUSED, *TOO_LARGE])
def test_a_backup_that_was_exchanged_is_not_given_back(tmp_path, monkeypatch, attack):
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    case, _ids = lamps_case(tmp_path)
    with case:
        made = backups.backup(case)
        forged(made.path, EVERY[attack], ours=attack not in HARMLESS)
        began = time.perf_counter()
        (listed,) = backups.backups(case)
        with pytest.raises(HearingDeskError):
            backups.counts(case, listed)
        with pytest.raises(HearingDeskError):
            backups.restore(case, listed)
        assert time.perf_counter() - began < PATIENCE
        assert case.check().ok


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full"])
def test_a_device_under_the_name_of_a_case_is_refused(tmp_path, device):
    path = tmp_path / "lamps.hearing"
    path.symlink_to(device)
    for mode in ("ro", "rw"):
        with pytest.raises(CannotOpen, match="is not a HearingDesk case file"):
            CaseFile(path, mode)


@pytest.mark.parametrize("bulk", [False, True])
def test_we_never_write_ourselves_what_would_not_be_opened_again(tmp_path, bulk):
    note = Note(text="등" * (LONGEST // 3 + 1))
    with new_case(tmp_path) as case:
        with pytest.raises(Invalid, match="nothing can be longer than 67 MB"), case.change("Add") as edit:
            edit.add_bulk([note]) if bulk else edit.add(note)
        with case.change("Add") as edit:
            edit.add(Note(text="x" * LONGEST))
    with CaseFile(case.path) as again:
        assert len(next(iter(again.notes.all())).text) == LONGEST
