"""What lies in the project: nothing stray at the top, a licence beside all that is not ours."""

import subprocess
from pathlib import Path

import pytest

from tests.house.sources import ROOT, name

TOP = {
    *(
        ".ci",
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "pyproject.toml",
        "requirements.txt",
    ),
    *("hearingdesk", "main.py", "packaging", "resources", "tests", "ui"),
}


def test_the_top_level_holds_only_what_belongs_there():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this copy of the project is no git checkout")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} - TOP == set()


def fonts() -> list[Path]:
    return sorted(path for path in ROOT.glob("resources/**/*") if path.suffix in (".ttf", ".otf"))


@pytest.mark.parametrize("font", fonts(), ids=name)
def test_a_font_has_its_licence_beside_it(font):
    family = font.stem.replace("-", "_").split("_")[0]
    assert "SIL OPEN FONT LICENSE" in (font.parent / f"OFL-{family}.txt").read_text("utf-8").upper()


def test_a_folder_of_icons_has_its_licence():
    folders = {path.parent for path in ROOT.glob("resources/**/*.svg")}
    assert [name(folder) for folder in folders if not list(folder.glob("LICENSE*.txt"))] == []


def test_no_two_test_files_share_a_name():
    """pytest would leave the second one out."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
