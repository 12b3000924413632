"""What every profile may say, whatever it is a profile of: its letters, the committee whose files it reads."""

from __future__ import annotations

import tomllib
from typing import Any

from hearingdesk.errors import ImportFailed, Invalid
from hearingdesk.exchange.encoding import TWICE, encoding_of
from hearingdesk.exchange.source_file import SourceFile
from hearingdesk.records.memory import Profile
from hearingdesk.words import _

FORMATS = ("table", "plain-minutes", "ko-minutes", "docx")  # the importers that go by profiles


def told(name: str, settings: str) -> dict[str, Any]:
    """What the TOML of a profile says. Raises Invalid with the line on which it says nothing."""
    try:
        return tomllib.loads(settings)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        why = _("The import profile “{name}” cannot be read: {why}.", name=name, why=problem)
        raise Invalid(why) from None


def importer_of(name: str, settings: str, otherwise: str = "") -> str:
    """Which importer a profile is for; `otherwise`: where it does not say. Raises Invalid for none that goes by any."""
    found = told(name, settings).get("importer", otherwise)
    if found not in FORMATS:
        known = ", ".join(FORMATS)
        raise Invalid(
            _(
                "The import profile “{name}” does not say what it reads: begin it with importer = one of {known}.",
                name=name,
                known=known,
            )
        )
    return str(found)


def word(profile: Profile, key: str) -> str:
    """One word that a profile says; "" where it says none or cannot be read."""
    try:
        found = told(profile.title, profile.settings).get(key, "")
    except Invalid:
        return ""
    return found if isinstance(found, str) else ""


def encoding_by(file: SourceFile, profile: Profile) -> str:
    """The encoding a profile says, for a file whose own bytes do not say it beyond doubt; else ""."""
    said = word(profile, "encoding")
    if not said or said == TWICE:
        return said
    try:
        certain = encoding_of(file.data, file.name)[2]
    except ImportFailed:
        certain = False
    return "" if certain else said
