"""What the program remembers of a user; whatever the file says, it never stops the program."""

import json
import os
import sys
from pathlib import Path

import pytest

from hearingdesk import settings
from hearingdesk.commands.run import run
from hearingdesk.settings import RECENT, Settings


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HEARINGDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "settings.json"


def test_what_is_saved_is_loaded():
    kept = Settings(author="Ada Wick", language="ko", installation="x", recent=("/a.hearing",), scale=125)
    settings.save(kept)
    assert settings.load() == kept


def test_an_installation_gets_its_own_number_once():
    first = settings.load().installation
    assert len(first) == 32
    assert settings.load().installation == first


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"x"', "3", "\xff\xfe"])
def test_a_damaged_file_means_defaults(home, content):
    home.parent.mkdir()
    home.write_bytes(content.encode("latin-1"))
    assert settings.load().theme == "system"


def test_an_entry_of_the_wrong_sort_means_its_default(home):
    home.parent.mkdir()
    stored = {"author": 7, "scale": "big", "recent": ["/a", 3], "unknown": 1, "language": "ko"}
    home.write_text(json.dumps(stored))
    found = settings.load()
    assert (found.author, found.scale, found.recent, found.language) == ("", 100, ("/a",), "ko")


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(home):
    home.parent.write_text("a file where the folder should be")
    settings.save(Settings(author="Ada"))
    assert settings.load().author == ""


def test_the_latest_file_comes_first_and_no_file_twice(tmp_path):
    found = Settings()
    for n in [*range(RECENT + 3), 1]:
        found = found.with_recent(tmp_path / f"{n}.hearing")
    assert len(found.recent) == RECENT
    assert Path(found.recent[0]).name == "1.hearing"
    assert len(set(found.recent)) == RECENT


def test_a_machine_without_user_names_is_no_reason_to_stop(monkeypatch):
    def nobody():
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert settings.login_name() == ""


def test_a_file_that_is_no_settings_is_kept_aside_and_said_once(home):
    home.parent.mkdir()
    kept = []
    for content in ('{"author": "Ada Wi', ""):
        home.write_text(content)
        settings.load(kept.append)
    assert [path.name for path in kept] == ["settings broken 1.json", "settings broken 2.json"]
    assert [path.read_text() for path in kept] == ['{"author": "Ada Wi', ""]
    assert json.loads(home.read_text())["author"] == ""
    settings.load(kept.append)
    assert len(kept) == 2
    assert str(kept[0]) in settings.said_broken(kept[0])


def test_a_command_says_that_the_settings_were_broken_and_goes_on(home, closed, capsys):
    home.parent.mkdir(exist_ok=True)
    home.write_text("{")
    assert run(["info", str(closed)]) == 0
    assert "settings broken 1.json" in capsys.readouterr().err
    assert run(["info", str(closed)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which file a number stands for")
def test_settings_are_on_the_disk_before_their_name_and_its_folder_after(home, monkeypatch):
    done = []
    monkeypatch.setattr(os, "fsync", lambda fd: done.append(os.readlink(f"/proc/self/fd/{fd}")))
    settings.save(Settings(author="Ada"))
    assert [Path(name).suffix for name in done] == [".tmp", ""]
    assert Path(done[1]) == home.parent
    assert [path.name for path in home.parent.iterdir()] == ["settings.json"]


def test_settings_that_cannot_be_written_leave_the_old_ones_and_no_draft(home, monkeypatch):
    settings.save(Settings(author="Ada"))

    def full(fd):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    settings.save(Settings(author="Bo"))
    assert settings.load().author == "Ada"
    assert [path.name for path in home.parent.iterdir()] == ["settings.json"]
