"""requirements.txt: two blocks, a reason on each line, the pins that matter."""

from tests.house.requirement_lines import of, of_block
from tests.house.sources import ROOT

TEXT = (ROOT / "requirements.txt").read_text("utf-8")


def test_every_package_has_its_reason():
    assert [line.name for line in of(TEXT) if len(line.reason.split()) < 2] == []


def test_every_package_has_a_lower_and_an_upper_bound():
    unbound = [line.name for line in of(TEXT) if ">=" not in line.what or "<" not in line.what.split(";")[0]]
    assert unbound == ["tzdata"]  # its number is a year


def test_the_two_blocks_are_there():
    assert {"reportlab", "sqlcipher3"} <= {line.name for line in of_block(TEXT, "run")}
    assert {"pytest", "ruff"} <= {line.name for line in of_block(TEXT, "develop")}


def test_pyside_is_kept_from_the_release_that_crashes_older_pythons():
    pins = {line.what for line in of_block(TEXT, "run") if line.name == "PySide6-Essentials"}
    assert pins == {
        'PySide6-Essentials>=6.8,<6.12; python_version < "3.12"',
        'PySide6-Essentials>=6.8,<7; python_version >= "3.12"',
    }


def test_nothing_under_a_licence_that_binds_the_whole():
    assert {line.name.lower() for line in of(TEXT)}.isdisjoint(
        {"pymupdf", "borb", "pyfribidi", "pyqt6", "outloud"}
    )
