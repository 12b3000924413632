"""Transcripts as JSON: a list of stretches with their words, whoever made it: CDP, Whisper, kokkai, or plain turns.

A stretch is a turn. Machines that hear no names leave the speaker unknown: such turns are not merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from hearingdesk.exchange.importer import importer
from hearingdesk.exchange.inner import Document, Sitting, Turn, Witness
from hearingdesk.exchange.printed_dates import day_in_file_name
from hearingdesk.exchange.read_json import day_of, first_of, is_json, parsed, records, text_of, told
from hearingdesk.exchange.refusal import failed
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.exchange.tabular.turns import HEARD
from hearingdesk.job import Progress
from hearingdesk.words import N_, _

_LISTS = (
    "sentences",
    "segments",
    "speechRecord",
    "turns",
    "speeches",
    "utterances",
    "monologues",
    "transcript",
)
_MEETINGS = ("meetingRecord", "meetings", "sessions", "sittings")
_TEXT = ("text", "speech", "words", "content", "utterance", "transcript")
_LABEL = ("speaker_name", "speaker", "speakerName", "attribution_text", "label", "name")
_WHO = ("speaker_id", "speakerId", "speakerID", "creator_id", "speaker_index", "member_id", "anchor")
_START = ("start_time", "start", "startTime", "start_sec", "startSec", "from", "offset")
_CLOCK = ("time", "clock", "timestamp")
_ROLE = ("speakerRole", "speaker_role", "role", "capacity")
_CITE = ("cite", "speechOrder", "turn_id", "id", "index")
_DATE = ("date", "session_datetime", "meeting_date", "day", "datetime")
_TITLE = ("title", "nameOfMeeting", "name", "event", "meeting")
_HEAD_OF_KOKKAI = "会議録情報"
_CAPACITY = {
    "証人": "witness",
    "参考人": "reference",
    "公述人": "statement_giver",
    "witness": "witness",
    "expert": "reference",
    "nominee": "nominee",
    "minister": "minister",
}
_KEY = re.compile(r'"(\w{2,20})"\s*:\s*([\[{"]?)')
_STEP = 2_000  # turns between two reports of progress


@importer(name="transcript-json", title=N_("Transcript (JSON)"), suffixes=(".json",), version=1)
class TranscriptJson:
    """The reader of the format; it holds nothing between two files."""

    def looks(self, file: SourceFile) -> float:
        if not is_json(file):
            return 0.0
        lists, others = set[str](), set[str]()
        for found in _KEY.finditer(file.head):
            (lists if found[2] == "[" else others).add(found[1])
        spoken = others & {"text", "speech"} or lists & {"text"}
        if lists & set(_LISTS) and spoken:
            return 0.9
        return 0.92 if spoken and others & {*_LABEL[:4]} and file.head.lstrip()[:1] == "[" else 0.0

    def read(self, file: SourceFile, progress: Progress) -> Document:
        whole = parsed(file)
        sittings = [_sitting(file, held, turns, progress) for held, turns in _meetings(whole)]
        sittings = [sitting for sitting in sittings if sitting.turns]
        if not sittings:
            reason = _("it has no list of what was said: {names}.", names=", ".join(_LISTS[:4]))
            raise failed(file.name, reason, 1)
        head = whole if isinstance(whole, dict) else {}
        return Document(
            format="transcript-json",
            version=1,
            title=first_of(head, _TITLE)[:300] or PurePath(file.name).stem or file.name,
            language=first_of(head, ("language",))[:20],
            sittings=tuple(sittings),
            witnesses=tuple(_witnesses(sittings)),
            remarks=tuple(line[:1000] for line in told(head, {*_LISTS, *_MEETINGS, *_TEXT})),
            encoding=file.text.encoding,
            warnings=file.text.warnings,
        )


def _meetings(whole: Any) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each meeting with what was said there; a file of turns alone is one meeting, or one for each of its days."""
    if isinstance(whole, list):
        held = [one for one in records(whole) if any(isinstance(one.get(name), list) for name in _LISTS)]
        if held:
            for one in held:
                yield from _meetings(one)
        else:
            yield from _by_day({}, list(records(whole)))
        return
    if not isinstance(whole, dict):
        return
    for name in _MEETINGS:
        for meeting in records(whole.get(name)):
            yield from _meetings(meeting | {key: [] for key in _MEETINGS})
    for name in _LISTS:
        if turns := list(records(whole.get(name))):
            yield from _by_day(whole, turns)
            return


def _by_day(
    held: dict[str, Any], turns: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Turns that each say their day, as one meeting a day."""
    days: dict[str, list[dict[str, Any]]] = {}
    for turn in turns:
        days.setdefault(first_of(turn, ("date", "meeting_date")), []).append(turn)
    for day, said in days.items():
        yield (held | {"date": day} if day else held), said


def _sitting(
    file: SourceFile, held: dict[str, Any], turns: list[dict[str, Any]], progress: Progress
) -> Sitting:
    day = next((found for name in _DATE if (found := day_of(held.get(name)))), None)
    said: list[Turn] = []
    for number, one in enumerate(turns):
        if number % _STEP == 0:
            progress(number, len(turns), file.name)
        said.append(_turn(one))
    return Sitting(
        date=day or day_in_file_name(file.name),
        place=first_of(held, ("place", "location", "nameOfMeeting"))[:300],
        turns=tuple(said),
    )


def _turn(one: dict[str, Any]) -> Turn:
    label = first_of(one, _LABEL)[:300]
    who = next((text for name in _WHO if (text := text_of(one.get(name))) and text != label), "")
    role = first_of(one, _ROLE)
    return Turn(
        text=_words(one),
        label=label,
        kind="note" if label == _HEAD_OF_KOKKAI else "speech",
        cite=first_of(one, _CITE)[:200],
        page=first_of(one, ("startPage", "page"))[:40],
        clock=_clock(one),
        who=who[:200],
        capacity=_CAPACITY.get(role, "") or _CAPACITY.get(role.casefold(), ""),
    )


def _words(one: dict[str, Any]) -> str:
    """The words of a stretch: as text, or word by word."""
    if said := first_of(one, _TEXT):
        return said
    parts = (first_of(word, ("text", "word", "value")) for word in records(one.get("words")))
    return " ".join(part for part in parts if part)


def _clock(one: dict[str, Any]) -> str:
    """When it was said: the seconds into the recording as a time, or the time as the source has it."""
    for name in _START:
        start = one.get(name)
        if isinstance(start, (int, float)) and not isinstance(start, bool) and 0 <= start < 1_000_000:
            whole, part = divmod(round(start * 1000), 1000)
            return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"
    return first_of(one, (*_CLOCK, *_START))[:40]


def _witnesses(sittings: list[Sitting]) -> Iterator[Witness]:
    """Each label that speaks as one who is heard, once."""
    heard: dict[str, Sitting] = {}
    for sitting in sittings:
        for turn in sitting.turns:
            if turn.label and turn.capacity in HEARD:
                heard.setdefault(turn.label, sitting)
    return (Witness(name=label, day=sitting.date) for label, sitting in heard.items())
