"""What nobody may import. The floors between our own modules are import-linter's (pyproject.toml)."""

import sys

import pytest

from tests.house.requirement_lines import of_block
from tests.house.sources import ROOT, imported, name, program, suite, tools

SECOND_DATABASE = ("sqlite3", "pysqlite3", "PySide6.QtSql")  # one SQLite in the process, or locks are lost
HEAVY_QT = (
    "PySide6.QtPdf",
    "PySide6.QtWebEngine",
    "PySide6.QtWebChannel",
    "PySide6.QtQml",
    "PySide6.QtQuick",
)
MODULES = {"import-linter": "importlinter", "pytest-qt": "pytestqt", "pytest-xdist": "xdist"}


@pytest.mark.parametrize("path", [*program(), *suite(), *tools()], ids=name)
def test_there_is_one_database_library_and_no_heavy_qt(path):
    forbidden = [module for module in imported(path) if module.startswith((*SECOND_DATABASE, *HEAVY_QT))]
    assert forbidden == []


@pytest.mark.parametrize("path", program(), ids=name)
def test_the_program_needs_nothing_of_the_develop_block(path):
    text = (ROOT / "requirements.txt").read_text("utf-8")
    develop = {MODULES.get(line.name, line.name) for line in of_block(text, "develop")}
    assert develop.isdisjoint(module.split(".")[0] for module in imported(path))


@pytest.mark.parametrize("path", tools(), ids=name)
def test_the_tools_run_before_anything_is_installed(path):
    allowed = {"babel"} if path.name == "words.py" else {tool.stem for tool in tools()}
    foreign = {module.split(".")[0] for module in imported(path)} - sys.stdlib_module_names - allowed
    assert foreign == set()
