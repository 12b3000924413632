"""Making a clone ready, as far as a machine that is ready can show it."""

import ctypes.util
import subprocess
import sys

import pytest

import debian
import prepare
from tests.house.sources import ROOT

TEXT = "# ---- To run ----\nrunner>=1  # runs\n\n# ---- To develop ----\ntester>=1  # tests\n"


def test_running_needs_the_first_block_and_developing_both():
    assert "runner" in prepare.block(TEXT, "run")
    assert "tester" not in prepare.block(TEXT, "run")
    assert prepare.block(TEXT, "develop") == TEXT


def test_requirements_without_the_line_between_the_blocks_are_refused():
    with pytest.raises(prepare.CannotPrepare, match="To develop"):
        prepare.block("runner>=1", "run")


def test_a_stamp_holds_until_the_block_changes(tmp_path):
    stamp = prepare.Stamp(tmp_path)
    assert not stamp.holds("run", "a")
    stamp.write({"run": "a"})
    assert stamp.holds("run", "a")
    assert not stamp.holds("run", "b")
    assert not stamp.holds("develop", "a")


def test_an_environment_that_was_moved_is_made_anew(tmp_path):
    (old := tmp_path / "old").mkdir()
    prepare.Stamp(old).write({"run": "a"})
    assert prepare.Stamp(old).here()
    assert not prepare.Stamp(old.rename(tmp_path / "new")).here()


def test_a_damaged_stamp_counts_as_none(tmp_path):
    (tmp_path / "hearingdesk.json").write_text("{", "utf-8")
    assert not prepare.Stamp(tmp_path).holds("run", "a")


@pytest.mark.parametrize(
    ("version", "good"), [((3, 10), False), ((3, 11), True), ((3, 14), True), ((3, 15), False)]
)
def test_python_from_3_11_to_3_14_fits(version, good):
    assert prepare.fits(version) is good


def test_an_interpreter_says_its_version_and_what_is_none_says_nothing(tmp_path):
    assert prepare.version_of(sys.executable) == sys.version_info[:2]
    assert prepare.version_of(str(tmp_path / "python")) is None


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Qt brings its libraries on Windows and macOS"
)
def test_libraries_that_are_missing_are_named():
    assert debian.absent(lambda library: "xcb" not in library) == [
        *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxcb-shape.so.0")
    ]


def test_a_library_counts_as_there_when_it_loads():
    assert not debian.loads("libnosuchthing.so.7")
    if there := ctypes.util.find_library("c"):
        assert debian.loads(there)


def test_the_name_of_the_package_is_the_one_this_release_has():
    glib = debian.LIBRARIES["libglib-2.0.so.0"]
    assert debian.first_known(glib, lambda name: True) == "libglib2.0-0t64"
    assert debian.first_known(glib, lambda name: "t64" not in name) == "libglib2.0-0"
    assert debian.first_known(glib, lambda name: False) is None


def test_sudo_stands_before_apt_only_where_it_is_needed_and_never_waits_for_nobody():
    assert "sudo" not in debian.as_root(root=True, terminal=True)
    assert debian.as_root(root=False, terminal=True)[:2] == ["sudo", "env"]
    assert debian.as_root(root=False, terminal=False)[:2] == ["sudo", "-n"]


def test_an_unknown_purpose_is_a_sentence():
    told = subprocess.run(
        [sys.executable, ROOT / "packaging/prepare.py", "fly"], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout.count("\n")) == (2, 1)
