"""A record as an Akoma Ntoso 3.0 debate: what another parliament's programs read, and what this one reads back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.marked.akn_names import CALLED, NAMESPACE, SITTING
from hearingdesk.exchange.marked.akn_parts import Chosen, Part, choose
from hearingdesk.exchange.marked.akn_speakers import Speakers
from hearingdesk.exchange.marked.akn_write import Writer, roles
from hearingdesk.exchange.marked.days import long_language
from hearingdesk.exchange.marked.wording import squeezed
from hearingdesk.job import Progress, silent
from hearingdesk.view import View
from hearingdesk.words import _, n_

_COUNTRIES = {"kr": "kr", "us-house": "us", "us-senate": "us", "uk": "gb", "ep": "eu", "none": "un"}
_PUBLISHER, _PROGRAM = "publisher", "hearingdesk"


def write_akn(
    view: View,
    path: Path,
    *,
    sitting: int = 0,
    transcript: int = 0,
    progress: Progress = silent,
    made: datetime | None = None,
) -> list[str]:
    """Write a sitting, or a transcript, or the only one there is; sentences on what the format cannot hold.

    `made`: the moment it says it was made at; None is now.
    The file is written whole or not at all. Raises HearingDeskError.
    """
    chosen = choose(view, sitting, transcript)
    draft = path.with_name(path.name + ".part")
    try:
        warnings = _Document(chosen, progress, path.name, made or datetime.now(UTC)).write(draft)
        os.replace(draft, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise HearingDeskError(
            _("{name} cannot be written: {reason}.", name=path.name, reason=reason)
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return warnings


class _Document:
    """One document being written."""

    def __init__(self, chosen: Chosen, progress: Progress, name: str, made: datetime) -> None:
        self.chosen = chosen
        self.made = made
        self.view = chosen.view
        self.name = name
        self.progress = progress
        self.speakers = Speakers(chosen.view)
        self.capacities: set[str] = set()
        self.told: list[str] = []  # what of the record calls witnesses
        self.total = sum(self.view.turns.count(part.turns) for part in chosen.parts)
        source = self.view.sources.find(chosen.transcript.source)
        self.publisher = source.publisher if source else ""

    def write(self, draft: Path) -> list[str]:
        """The whole document, in two readings of the record: its head names those who speak further down."""
        self._gather()
        with draft.open("wb") as file:
            file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
            writer = Writer(file, self.speakers)
            with writer.open("akomaNtoso", xmlns=NAMESPACE), writer.open("debate", name="hearing"):
                self._meta(writer)
                self._preface(writer)
                with writer.open("debateBody"):
                    for n, part in enumerate(self.chosen.parts, 1):
                        self._part(writer, n, part)
        return self._warnings(writer)

    def _gather(self) -> None:
        """The first reading: who speaks, in which capacity, and which witnesses the words themselves call."""
        done = 0
        for part in self.chosen.parts:
            for one, _guest in self.chosen.present(part):
                self.speakers.of_party(one.party or 0)
            for turn in self.chosen.turns(part):
                self.speakers.of_turn(turn)
                self.capacities.update([turn.capacity] if turn.capacity else [])
                if not turn.label and CALLED in turn.text.casefold():
                    self.told.append(squeezed(turn.text))
                done += 1
                if not done % 500:
                    self.progress(done, 2 * self.total, self.name)

    def _part(self, writer: Writer, n: int, part: Part) -> None:
        def tell(done: int) -> None:
            self.progress(self.total + done, 2 * self.total, self.name)

        told = "\n".join(self.told)
        if len(self.chosen.parts) == 1:
            writer.part(self.chosen, part, told, tell)
            return
        with writer.open(
            "debateSection", name="sitting", **({"refersTo": f"#sitting-{n}"} if part.day else {})
        ):
            writer.part(self.chosen, part, told, tell)

    # the head

    def _meta(self, writer: Writer) -> None:
        with writer.open("meta"):
            with writer.open("identification", source=f"#{_PROGRAM}"):
                for level in ("FRBRWork", "FRBRExpression", "FRBRManifestation"):
                    self._level(writer, level)
            with writer.open("references", source=f"#{_PROGRAM}"):
                for name, attributes in self._references():
                    writer.put(writer.make(name, **attributes))

    def _level(self, writer: Writer, level: str) -> None:
        """Work, expression or manifestation: its address, its date, its author."""
        day = next((part.day.start for part in self.chosen.parts if part.day), "")
        made = f"{self.made:%Y-%m-%d}"
        address = f"/akn/{self._country}/debate/{day or 'undated'}/{self.chosen.hearing.id}"
        language = long_language(self.chosen.transcript.language)
        if level != "FRBRWork":
            address += f"/{language}@"
        ending = {"FRBRWork": "/!main", "FRBRExpression": "/!main", "FRBRManifestation": "/!main.xml"}[level]
        of_the_work = bool(day) and level == "FRBRWork"
        with writer.open(level):
            writer.put(writer.make("FRBRthis", value=address + ending))
            writer.put(
                writer.make("FRBRuri", value=address if level != "FRBRManifestation" else f"{address}.akn")
            )
            date = {"date": day, "name": "generation"} if of_the_work else {"date": made, "name": "markup"}
            writer.put(writer.make("FRBRdate", **date))
            author = _PUBLISHER if self.publisher and level != "FRBRManifestation" else _PROGRAM
            writer.put(writer.make("FRBRauthor", href=f"#{author}"))
            if level == "FRBRWork":
                writer.put(writer.make("FRBRcountry", value=self._country))
            elif level == "FRBRExpression":
                writer.put(writer.make("FRBRlanguage", language=language))

    @property
    def _country(self) -> str:
        jurisdiction = self.view.matter.jurisdiction
        return _COUNTRIES.get(jurisdiction, jurisdiction) or "un"

    def _references(self) -> Iterator[tuple[str, dict[str, str]]]:
        yield "TLCOrganization", _entry(_PROGRAM, "/akn/ontology/organization/hearingdesk", "HearingDesk")
        if self.publisher:
            address = f"/akn/ontology/organization/{quote(self.publisher, safe='')}"
            yield "TLCOrganization", _entry(_PUBLISHER, address, self.publisher)
        for one in self.speakers:
            yield "TLCPerson", _entry(one.mark, one.address, one.name)
        for mark, shown in roles(sorted(self.capacities)):
            yield "TLCRole", _entry(mark, f"/akn/ontology/role/{mark}", shown)
        for n, part in enumerate(self.chosen.parts, 1):
            if part.day and len(self.chosen.parts) > 1:
                yield "TLCEvent", _entry(f"sitting-{n}", SITTING + part.day.start, part.day.say("en"))
            if part.sitting and part.sitting.place:
                place = part.sitting.place
                yield (
                    "TLCLocation",
                    _entry(f"place-{n}", f"/akn/ontology/location/{quote(place, safe='')}", place),
                )

    def _preface(self, writer: Writer) -> None:
        """Title, committees, and a line for each day with its hours and its place."""
        with writer.open("preface"):
            self._line(writer, writer.make("docTitle", self.chosen.hearing.title))
            for name in self.chosen.committees():
                self._line(writer, writer.make("docCommittee", name))
            for n, part in enumerate(self.chosen.parts, 1):
                self._day(writer, n, part)

    def _day(self, writer: Writer, n: int, part: Part) -> None:
        day, parts = part.day, list[Any]()
        if day is None:
            return
        parts.append(writer.make("docDate", day.say("en"), date=day.start))
        for kind, hour in (("startEvent", part.opens), ("endEvent", part.closes)):
            if hour:
                full = hour if hour.count(":") == 2 else f"{hour}:00"
                parts.append(writer.make("recordedTime", hour, time=f"{day.start}T{full}", type=kind))
        if part.sitting and part.sitting.place:
            parts.append(writer.make("location", part.sitting.place, refersTo=f"#place-{n}"))
        self._line(writer, *parts)
        if day.end:
            self._line(writer, writer.make("docDate", day.end, date=day.end))

    @staticmethod
    def _line(writer: Writer, *parts: Any) -> None:
        node = writer.make("p")
        for part in parts:
            part.tail = " "
            node.append(part)
        writer.put(node)

    def _warnings(self, writer: Writer) -> list[str]:
        """What the file does not say, though the case does."""
        found: list[str] = []
        if writer.controls:
            found.append(
                n_(
                    "{n} control character was left out: XML cannot hold it.",
                    "{n} control characters were left out: XML cannot hold them.",
                    writer.controls,
                )
            )
        if writer.times:
            found.append(
                n_(
                    "{n} time was left out: it is no time of a day.",
                    "{n} times were left out: they are no time of a day.",
                    writer.times,
                )
            )
        if away := self.chosen.away():
            found.append(
                n_(
                    "{n} entry on who was absent or excused is not in the file: the format lists those present.",
                    "{n} entries on who was absent or excused are not in the file: the format lists those present.",
                    away,
                )
            )
        vague = [
            part.sitting.day
            for part in self.chosen.parts
            if part.sitting and part.sitting.day and not part.day
        ]
        if vague:
            found.append(_("The file has no day: {day} is not one day.", day=vague[0]))
        return found


def _entry(mark: str, address: str, shown: str) -> dict[str, str]:
    return {"eId": mark, "href": address, "showAs": shown}
