"""What a crash leaves beside a case: nothing half made lies at its place, and nothing stray stays."""

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.records.notes import Note
from hearingdesk.store import draft, schema
from tests.build import footprint


def test_a_migration_begun_anew_does_not_keep_a_second_copy(closed):
    first = schema.copy_before_migration(closed, 1)
    assert schema.copy_before_migration(closed, 1) == first
    with CaseFile(closed) as case, case.change("Write a note") as edit:
        edit.add(Note(text="One more."))
    assert schema.copy_before_migration(closed, 1) != first


def left_by_a_dead_program(folder):
    """The hidden folder in which a killed program was making a file."""
    half = folder / ".hearingdesk-abcdef"
    half.mkdir()
    for name in ("copy.hearing", "copy.hearing-journal", "in-use"):
        (half / name).write_bytes(b"half")
    return half


def test_what_a_killed_program_was_making_is_swept_when_the_case_is_opened(closed):
    half = left_by_a_dead_program(closed.parent)
    CaseFile(closed, "ro").close()
    assert half.exists()
    CaseFile(closed).close()
    assert not half.exists()


def test_what_a_killed_program_was_making_is_swept_when_something_is_made_beside_it(lamps):
    case, _ids = lamps
    half = left_by_a_dead_program(case.path.parent)
    case.copy(case.path.with_name("copy.hearing"))
    assert not half.exists()


def test_what_a_living_program_is_making_is_left_alone(tmp_path):
    with draft.drafted(tmp_path / "one.pdf") as one:
        one.write_bytes(b"one")
        with draft.drafted(tmp_path / "two.pdf") as two:
            two.write_bytes(b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "one.pdf": b"one",
        "two.pdf": b"two",
    }


def test_what_cannot_be_made_leaves_nothing_and_what_lay_there_stays(tmp_path):
    place = tmp_path / "one.pdf"
    place.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), draft.drafted(place) as made:
        made.write_bytes(b"half")
        raise ZeroDivisionError
    with pytest.raises(OSError, match=r"one\.pdf"), draft.drafted(place):
        pass
    assert footprint(tmp_path).keys() == {"one.pdf"}
    assert place.read_bytes() == b"old"
    assert not any(path.is_dir() for path in tmp_path.iterdir())


def test_a_long_name_can_be_made(lamps):
    case, _ids = lamps
    target = case.path.with_name("등" * 79 + ".hearing")
    case.copy(target)
    CaseFile(target, "ro").close()
