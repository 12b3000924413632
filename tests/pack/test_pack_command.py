"""main.py pack: one PDF, one report, one sentence when it cannot be."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from hearingdesk.casefile import CaseFile
from hearingdesk.commands.run import run
from hearingdesk.records.packs import Pack
from tests.pack.reading import Reading
from tests.pack.tunnel import tunnel


@pytest.fixture
def file(tmp_path: Path) -> Path:
    tunnel(tmp_path / "tunnel.hearing").close()
    return tmp_path / "tunnel.hearing"


def call(*arguments: object) -> int:
    return run(["pack", *map(str, arguments)])


def test_it_prints_a_pack_and_says_so(file, capsys):
    out = file.with_name("out.pdf")

    assert call(file, "-o", out, "--audience", "staff") == 0
    assert f"{out}: {len(Reading(out.read_bytes()))} pages" in capsys.readouterr().out


def test_json_has_the_keys_of_the_contract(file, capsys):
    assert call(file, "-o", file.with_name("out.pdf"), "--lang", "both", "--paper", "letter", "--json") == 0

    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {
        "pages",
        "sections",
        "sha256",
        "missing_glyphs",
        "withheld",
        "seconds",
        "looked_for",
        "too_short",
    }
    assert set(answer["sections"][0]) == {"name", "title", "page"}


@pytest.mark.parametrize("style", ["office", "large"])
def test_every_style_is_printed_for_both_sides_too(file, capsys, style):
    out = file.with_name("out.pdf")
    assert call(file, "-o", out, "--style", style, "--duplex") == 0
    assert capsys.readouterr().err == ""
    assert out.read_bytes().startswith(b"%PDF")


def test_an_unknown_pack_is_a_sentence(file, capsys):
    assert call(file, "-o", file.with_name("out.pdf"), "--pack", "Nothing") == 2
    assert "Second sitting" in capsys.readouterr().err


def test_a_case_file_is_no_place_for_a_pack(file, capsys):
    before = file.read_bytes()

    assert call(file, "-o", file) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert file.read_bytes() == before


def test_a_missing_case_is_a_sentence(tmp_path, capsys):
    assert call(tmp_path / "none.hearing", "-o", tmp_path / "out.pdf") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_it_prints_by_the_outline_of_the_pack_and_says_which_section_cannot_be(file, capsys):
    with CaseFile(file) as case, case.change("Choose") as edit:
        pack = next(iter(case.packs.all()))
        wanted = [
            {"name": "sources", "detail": "short"},
            {"name": "claims", "off": True},
            {"name": "chronology"},
        ]
        edit.update(replace(pack, sections=json.dumps(wanted)))
        edit.add(Pack(title="Limited", sections=json.dumps([{"name": "claims", "filter": "saved:7"}])))
    assert call(file, "-o", file.with_name("out.pdf"), "--pack", pack.title, "--json") == 0
    names = [section["name"] for section in json.loads(capsys.readouterr().out)["sections"]]
    assert names == ["cover", "contents", "sources", "chronology"]
    assert call(file, "-o", file.with_name("no.pdf"), "--pack", "Limited") == 2
    assert "“Claims in dispute”" in capsys.readouterr().err
    assert not file.with_name("no.pdf").exists()


def test_a_pipe_of_the_system_is_no_place_for_a_pack(file, capsys):
    if not hasattr(os, "mkfifo"):
        pytest.skip("There are no pipes in folders on this system.")
    pipe = file.with_name("pipe.pdf")
    os.mkfifo(pipe)
    assert call(file, "-o", pipe) == 2
    assert call(file, "-o", pipe, "--matrix", "Hearing on the Haeram Tunnel") == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert pipe.is_fifo()


def test_a_name_that_no_disk_takes_is_a_sentence(file, capsys):
    assert call(file, "-o", file.with_name("x" * 300 + ".pdf")) == 2
    assert "could not be written" in capsys.readouterr().err
