"""Transcripts as JSON: a stretch is a turn, whoever is not named stays unknown, times are those of the recording."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange import formats
from hearingdesk.exchange.inner import Document, import_counts
from hearingdesk.exchange.source_file import SourceFile
from tests.exchange.paper import FILES


def read(value: object, name: str = "a.json") -> Document:
    document = formats.read(SourceFile(name, json.dumps(value, ensure_ascii=False).encode()))
    assert document.format == "transcript-json"
    return document


def test_sentences_are_turns_and_unknown_speakers_stay_apart():
    document = formats.read(SourceFile.of(FILES / "transcript.json"))
    counts = import_counts(document)
    assert (counts["turns"], counts["speakers"], counts["witnesses"]) == (3, 1, 1)
    assert counts["dates"] == ["2031-03-06"]
    assert [(turn.label, turn.who, turn.clock) for turn in document.turns()] == [
        ("", "", "00:00:01.432"),
        ("", "", "01:01:01.500"),
        ("Ada Flint", "3", "01:01:03.000"),
    ]
    assert document.title == "Lamps at night"
    assert "generator: by hand" in document.remarks


def test_a_voice_without_a_name_keeps_its_mark():
    document = read({"sentences": [{"text": "yes", "speaker_index": 2, "speaker_name": None}]})
    assert [(turn.label, turn.who) for turn in document.turns()] == [("", "2")]


def test_segments_of_a_machine():
    document = read(
        {"text": "one two", "language": "en", "segments": [{"id": 0, "start": 0.0, "text": " one"}]}
    )
    assert [(turn.text, turn.cite) for turn in document.turns()] == [("one", "0")]
    assert document.language == "en"


def test_turns_in_a_bare_list_with_their_paragraphs():
    document = read(
        [{"speaker": "Chair", "text": ["We begin.", "Now."], "anchor": "p1"}], "x_2031-03-06.json"
    )
    (turn,) = document.turns()
    assert (turn.label, turn.text, turn.who) == ("Chair", "We begin.\nNow.", "p1")
    assert import_counts(document)["dates"] == ["2031-03-06"]


def test_words_alone_make_the_text_of_a_stretch():
    document = read(
        {"segments": [{"words": [{"text": "one"}, {"text": "two"}], "speaker": "A"}], "text": "x"}
    )
    assert next(iter(document.turns())).text == "one two"


def test_speeches_of_the_diet_by_meeting():
    meeting = {
        "nameOfMeeting": "灯火委員会",
        "date": "2031-03-06",
        "speechRecord": [
            {"speechOrder": 0, "speaker": "会議録情報", "speech": "head"},
            {
                "speechOrder": 1,
                "speaker": "甲野花",
                "speakerRole": "証人",
                "speech": "○証人（甲野花君）　はい",
                "startPage": 3,
            },
        ],
    }
    document = read({"numberOfRecords": 9, "meetingRecord": [meeting, meeting | {"date": "2031-03-07"}]})
    counts = import_counts(document)
    assert (counts["sittings"], counts["turns"], counts["witnesses"]) == (2, 2, 1)
    assert [(turn.kind, turn.cite, turn.page, turn.capacity) for turn in document.turns()][:2] == [
        ("note", "0", "", ""),
        ("speech", "1", "3", "witness"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"sentences": [{"text": "a"},\n', "line 2: it is no JSON that can be read"),
        ('{"sentences": [], "text": "a"}', "it has no list of what was said"),
        ('{"sentences": ' + "[" * 100_000 + ' "text": 1', "nested deeper"),
        ('{"sentences": [{"text": ' + "1" * 10_000 + "}]}", "nested deeper"),
    ],
)
def test_what_cannot_be_read_is_refused(text, reason):
    with pytest.raises(ImportFailed, match=reason):
        formats.read(SourceFile("a.json", text.encode()), "transcript-json")


def test_a_real_transcript_gives_the_true_counts(shared: Path):
    name = "json-cdp-transcript/expected-seattle-briefing-transcript.json"
    counts = import_counts(formats.read(SourceFile.of(shared / "data" / "open" / name)))
    assert (counts["turns"], counts["speakers"]) == (7, 0)
