"""Captions: a cue is a turn, a voice that goes on is one turn, and what the format refuses is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from tests.exchange.paper import FILES


def read(text: str, name: str = "a.txt") -> Document:
    document = formats.read(SourceFile(name, text.encode()))
    assert document.format == "captions"
    return document


def said(document: Document) -> list[tuple[str, str]]:
    return [(turn.label, turn.text) for turn in document.turns()]


def test_voices_styles_comments_and_entities():
    document = formats.read(SourceFile.of(FILES / "captions.vtt"))
    assert said(document) == [
        ("Ada Flint", "I light them & trim them."),
        ("Bo Tinder", "And I?"),
        ("Ada Flint", "You wait."),
        ("", "A lamp goes out."),
    ]
    assert next((turn.clock, turn.cite) for turn in document.turns()) == ("00:00:00.500", "first")
    assert [turn.cite for turn in document.turns()][3] == "00:00:11.000–00:00:12.000"
    assert (document.title, document.language, document.remarks) == (
        "Lamps at night",
        "en",
        ("made by hand",),
    )
    assert document.sittings[0].date is None


def test_srt_in_any_encoding():
    text = '1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color="#fff">Où est\r\nla lampe ?</font> 2 &lt; 3\r\n\r\n'
    document = formats.read(SourceFile("a.srt", text.encode("cp1252"), "cp1252"))
    assert said(document) == [("", "Où est la lampe ? 2 < 3")]
    assert next(iter(document.turns())).clock == "00:00:01.000"


def test_srt_with_points_in_its_times():
    assert said(read("1\n00:00:01.000 --> 00:00:02.000\nyes\n\n2\n00:00:03.000 --> 00:00:04.000\nno\n")) == [
        ("", "yes"),
        ("", "no"),
    ]


def test_sbv_keeps_a_dialogue_on_its_lines():
    assert said(read("0:00:00.378,0:00:11.378\n- Who?\n- Me.\n\n0:00:12.000,0:00:13.000\n")) == [
        ("", "- Who?\n- Me."),
        ("", ""),
    ]


def test_captions_that_roll_up_say_each_line_once():
    lines = [f"line {n}" for n in range(12)]
    blocks = [
        f"00:00:{n:02}.000 --> 00:00:{n + 3:02}.000\n{lines[n]}\n{lines[n + 1]}\n"
        for n in range(len(lines) - 1)
    ]
    document = read("WEBVTT\n\n" + "\n".join(blocks))
    assert " ".join(turn.text for turn in document.turns()) == " ".join(lines)
    assert "roll up" in document.warnings[0]


def test_a_head_may_stand_before_the_signature():
    assert said(read("Committee on Lamps\n---\nWEBVTT\n\n00:01.000 --> 00:02.000\nyes\n")) == [("", "yes")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("00:00:01.000 --> 00:00:02.000\nyes\n", 1, "no line “WEBVTT”"),
        ("WEBVTT\n\nx\n0:0:0.0 --> 0:0:3.540\nyes\n", 4, "no time of a caption"),
        ("WEBVTT\n", 1, "no time of a caption"),
    ],
)
def test_what_the_format_refuses_is_refused(text, line, reason):
    with pytest.raises(ImportFailed, match=f"line {line}: .*{reason}"):
        formats.read(SourceFile("a.vtt", text.encode()))


def test_a_cue_with_a_wrong_time_is_told_and_kept_as_a_note():
    document = read("WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\n00:03.000 --> 00:0d.000\nno\n")
    assert [turn.kind for turn in document.turns()] == ["speech", "note"]
    assert "line 6" in document.warnings[0]


REFUSED = {"invalid.vtt", "invalid_format1.srt", "invalid_format3.srt", "non_padded_timestamps.vtt"}
SBV = {"invalid_timeframe.sbv": 4, "missing_caption_text.sbv": 5, "sample.sbv": 5}


def test_real_captions_give_the_true_counts(shared: Path):
    truth = json.loads((shared / "data" / "truth.json").read_text("utf-8"))["vtt-srt-edge"]
    for name, told in truth.items():
        file = SourceFile.of(shared / "data" / "open" / "vtt-srt-edge" / name)
        if name in REFUSED:
            with pytest.raises(ImportFailed, match=r"line \d"):
                formats.read(file)
        else:
            assert import_counts(formats.read(file))["turns"] == SBV.get(name, told["cues"])
