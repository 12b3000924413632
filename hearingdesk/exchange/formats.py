"""Every format there is: importing this module fills the register, and here a file finds its importer."""

from __future__ import annotations

from pathlib import Path, PurePath

from hearingdesk.errors import NotFound
from hearingdesk.exchange import (
    akn,
    bundestag,
    captions,
    docx,
    house_xml,
    ics,
    ko_minutes,
    plain_minutes,
    popolo,
    publicwhip,
    table,
    tei,
    transcript_json,
    uk_oral,
    us_chrg,
    us_legislators,
)
from hearingdesk.exchange import importer as register
from hearingdesk.exchange.foreign import refuse_unread, why_not
from hearingdesk.exchange.importer import SURE_ENOUGH, Importer
from hearingdesk.exchange.inner import Document
from hearingdesk.exchange.refusal import no_record
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.job import Progress, silent
from hearingdesk.records.memory import Profile
from hearingdesk.words import _

# one a format; the test of the register compares them with the folder
MODULES = (
    akn,
    bundestag,
    captions,
    docx,
    house_xml,
    ics,
    ko_minutes,
    plain_minutes,
    popolo,
    publicwhip,
    table,
    tei,
    transcript_json,
    uk_oral,
    us_chrg,
    us_legislators,
)


def importers() -> tuple[Importer, ...]:
    """All of them, by name."""
    return register.registered()


def offered(path: Path, encoding: str = "", profile: Profile | None = None) -> SourceFile:
    """A file, read whole unless its first bytes show that no importer takes it. Raises ImportFailed."""
    refuse_unread(path)
    return SourceFile.of(path, encoding, profile)


def claimed() -> frozenset[str]:
    """How the files of all formats end."""
    return frozenset(suffix for entry in importers() for suffix in entry.suffixes)


def named(name: str) -> Importer:
    """The importer of that name. Raises NotFound with the names there are."""
    for entry in importers():
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in importers())
    raise NotFound(_("There is no format called “{name}”. There are: {known}.", name=name, known=known))


def detect(file: SourceFile) -> Importer:
    """The importer whose format the content is. Raises NotARecord saying what the file is instead."""
    looks = {entry: entry.looks(file) for entry in importers()}
    best = max(looks, key=lambda entry: (looks[entry], _suffix_fits(entry, file)))
    if looks[best] < SURE_ENOUGH:
        raise no_record(file.name, *why_not(file))
    return best


def read(file: SourceFile, wanted: str = "", progress: Progress = silent) -> Document:
    """A source as a Document, by the importer asked for or the one its content shows. Raises ImportFailed."""
    return (named(wanted) if wanted else detect(file)).read(file, progress)


def _suffix_fits(entry: Importer, file: SourceFile) -> bool:
    return PurePath(file.name).suffix.lower() in entry.suffixes
