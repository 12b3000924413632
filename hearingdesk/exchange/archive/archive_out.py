"""The whole case as one ZIP that needs no program of ours: originals, tables, JSON, dictionary, log, hashes.

The same state of a case gives the same bytes: every moment in it is that of the last change.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

from hearingdesk import __version__
from hearingdesk.errors import HearingDeskError
from hearingdesk.exchange.akn_out import write_akn
from hearingdesk.exchange.archive import dictionary
from hearingdesk.exchange.archive.file_names import FileNames
from hearingdesk.exchange.archive.kinds import KindFiles, Names, file_of
from hearingdesk.exchange.archive.parcel import Parcel
from hearingdesk.exchange.tables_out import as_words
from hearingdesk.job import Progress, silent
from hearingdesk.places import resources
from hearingdesk.records import KINDS
from hearingdesk.records.sources import Source
from hearingdesk.store.connection import FORMAT
from hearingdesk.store.laying import laid
from hearingdesk.store.ledger import Offer
from hearingdesk.store.records import having
from hearingdesk.view import View
from hearingdesk.words import _, legible

_AT_ONCE = 1_000  # records between two reports of progress
_PIECE = 1 << 20  # bytes copied at a time


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive holds."""

    records: int
    files: int
    originals: int
    left_out: tuple[str, ...]


def write_archive(
    view: View, path: Path, progress: Progress = silent, *, replacing: bool = False
) -> Archived:
    """Write the archive, whole or not at all. Raises HearingDeskError with the reason.

    A file that lies there is refused unless it is to be replaced; Cancelled leaves nothing behind.
    """
    with laid(path, fresh=not replacing) as draft, view.reading():
        return _Archive(view, draft, progress).write()


class _Archive:
    """One archive being written."""

    def __init__(self, view: View, draft: Path, progress: Progress) -> None:
        self._view, self._draft = view, draft
        last = next(view.history(1)).change
        self._made = datetime.fromisoformat(last.at).astimezone(UTC)
        self._desk = last.desk
        self._counts = view.counts()
        self._names = Names(view)
        self._markings: dict[str, dict[str, int]] = {}
        self._originals: list[dict[str, Any]] = []
        self._left_out: list[str] = []
        self._progress, self._done = progress, 0
        turns = self._counts["turn"]
        self._total = 2 * sum(self._counts.values()) + 2 * turns + view.log_length()

    def write(self) -> Archived:
        """Everything, in an order that is the same every time."""
        with Parcel(self._draft, self._made) as parcel:
            self._parcel = parcel
            self._readme()
            self._kinds()
            self._dictionary()
            self._write_originals()
            self._transcripts()
            self._log()
            self._manifest()
            self._sums()
        records = sum(self._counts.values())
        return Archived(records, len(parcel.files), len(self._originals), tuple(self._left_out))

    def _readme(self) -> None:
        matter = self._view.matter
        text = Template(resources("archive", "README.txt").read_text("utf-8")).substitute(
            title=legible(matter.title),
            title_ko=legible(matter.title_ko or matter.title),
            as_of=self._as_of,
            records=f"{sum(self._counts.values()):,}",
            kinds=sum(1 for count in self._counts.values() if count),
            version=__version__,
            format=FORMAT,
        )
        with self._parcel.text("README.txt", marked=True) as file:
            file.write(text.replace("\n", "\r\n"))

    @property
    def _as_of(self) -> str:
        return f"{self._made:%Y-%m-%dT%H:%M:%SZ}"

    def _kinds(self) -> None:
        for table, kind in KINDS.items():
            files = KindFiles(self._view, table, self._names)
            with self._parcel.text(f"tables/{table}.csv", marked=True) as file:
                self._count(files.table(file), _(kind.many_words))
            with self._parcel.text(file_of(table, self._counts[table])) as file:
                self._count(files.json(file, self._counts[table]), _(kind.many_words))
            if files.markings:
                self._markings[table] = dict(sorted(files.markings.items()))

    def _dictionary(self) -> None:
        with self._parcel.text("dictionary.csv", marked=True) as file:
            dictionary.write_table(file)
        with self._parcel.text("dictionary.json") as file:
            dictionary.write_dictionary(file, self._counts)
        for name in dictionary.code_lists():
            with self._parcel.text(f"codes/{name}.csv", marked=True) as file:
                dictionary.write_codes(file, name)

    def _write_originals(self) -> None:
        names = FileNames()
        for source in self._view.sources.all():
            parts = self._view.source_parts.ids(having(source=source.id))
            if parts:
                self._write_original(source, parts, names.give(source.file_name, f"source-{source.id}.bin"))

    def _write_original(self, source: Source, parts: list[int], name: str) -> None:
        path = f"originals/{name}"
        with self._parcel.binary(path) as file:
            for id in parts:
                self._tell(_("Originals"))
                file.write(self._view.source_parts.get(id).content)
        digest = self._parcel.files[-1].sha256
        told = {"path": path, "name": source.file_name, "source": source.id, "title": source.title}
        told |= {"media_type": source.media_type, "sha256": digest}
        self._originals.append(told | {"unchanged": not source.digest or source.digest == digest})

    def _transcripts(self) -> None:
        names = FileNames()
        passing = self._draft.with_name("transcript.xml")
        for one in self._view.transcripts.all():
            begun = self._done
            try:
                self._view.transcripts.get(one.id)
                write_akn(
                    self._view, passing, transcript=one.id, progress=self._passing(begun), made=self._made
                )
            except HearingDeskError as error:
                self._left_out.append(f"transcript {one.id}: {error}")
                continue
            name = names.give(f"{one.title or one.title_ko}.akn.xml", f"transcript-{one.id}.akn.xml")
            with self._parcel.binary(f"transcripts/{name}") as file, passing.open("rb") as written:
                while piece := written.read(_PIECE):
                    file.write(piece)
            passing.unlink()

    def _passing(self, begun: int) -> Progress:
        """The progress of one transcript as part of the whole."""

        def tell(done: int, total: int, what: str) -> None:
            self._done = begun + done
            self._tell(_("Transcripts"))

        return tell

    def _log(self) -> None:
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        with self._parcel.text("log/changes.jsonl") as file:
            self._count(
                (file.write(encode(row) + "\n") for row in self._view.laid_open.changes()), _("History")
            )
        for id in self._view.laid_open.packing():
            with self._parcel.binary(f"log/packed/{id}.bin") as file:
                file.write(self._view.laid_open.packed(id))
        with self._parcel.text("log/imports.csv", marked=True) as file:
            _write_offers(file, reversed(list(self._view.ledger.all())))

    def _manifest(self) -> None:
        matter = self._view.matter
        total = Counter[str]()
        for counted in self._markings.values():
            total.update(counted)
        told = {
            "format": "hearingdesk-archive",
            "version": 1,
            "case": {"title": matter.title, "title_ko": matter.title_ko, "jurisdiction": matter.jurisdiction},
            "case_format": FORMAT,
            "program": f"HearingDesk {__version__}",
            "as_of": self._as_of,
            "desk": f"{self._desk:07X}",
            "whole_case": True,
            "restricted": {
                "marking_of_the_case": matter.marking,
                "records": total,
                "by_kind": self._markings,
            },
            "records": self._counts,
            "log": {"entries": self._view.log_length()},
            "left_out": self._left_out,
            "originals": self._originals,
            "files": [asdict(one) for one in self._parcel.files],
        }
        with self._parcel.text("manifest.json") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
            file.write("\n")

    def _sums(self) -> None:
        listed = [f"{one.sha256}  {one.path}\n" for one in self._parcel.files]
        with self._parcel.text("SHA256SUMS.txt") as file:
            file.writelines(listed)

    def _count(self, things: Iterable[object], what: str) -> None:
        for n, _thing in enumerate(things):
            if not n % _AT_ONCE:
                self._tell(what)
            self._done += 1

    def _tell(self, what: str) -> None:
        self._progress(min(self._done, self._total), self._total, what)


def _write_offers(file: Any, offers: Iterable[Offer]) -> None:
    names = [
        one.name for one in fields(Offer) if one.name != "place"
    ]  # where it lay is the machine's own affair
    writer = csv.writer(file)
    writer.writerow(names)
    for offer in offers:
        row: Mapping[str, Any] = asdict(offer)
        writer.writerow([_cell(row[name]) for name in names])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return legible(as_words(value))
    return "" if value is None else value
