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
from hearingdesk.exchange.profiles.common import encoding_by
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

_MINUTES = ("plain-minutes", "ko-minutes")


def importers() -> tuple[Importer, ...]:
    """All of them, by name."""
    return register.registered()


def offered(path: Path, encoding: str = "", profile: Profile | None = None) -> SourceFile:
    """A file, read whole unless its first bytes show that no importer takes it. Raises ImportFailed."""
    refuse_unread(path)
    return as_said(SourceFile.of(path, encoding, profile))


def as_said(file: SourceFile) -> SourceFile:
    """The same file, in the encoding that its profile says where nothing else does."""
    if file.profile is not None and not file.encoding:
        file.encoding = encoding_by(file, file.profile)
    return file


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


def chosen(file: SourceFile, wanted: str = "") -> Importer:
    """The importer asked for, else the one of the profile, else the one that the content shows.

    A profile of minutes reads a Word document too, whose words are such minutes. Raises ImportFailed, NotFound.
    """
    asked = wanted or (file.profile.importer if file.profile else "")
    if asked in _MINUTES and named("docx").looks(file) >= SURE_ENOUGH:
        asked = "docx"
    return named(asked) if asked else detect(file)


def read(file: SourceFile, wanted: str = "", progress: Progress = silent) -> Document:
    """A source as a Document, by the importer that is `chosen`. Raises ImportFailed, NotFound."""
    return chosen(file, wanted).read(file, progress)


def _suffix_fits(entry: Importer, file: SourceFile) -> bool:
    return PurePath(file.name).suffix.lower() in entry.suffixes
