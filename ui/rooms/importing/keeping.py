"""Profiles kept in the case: added, changed, copied, written to a file and read from one, each in one change."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from hearingdesk.durable import put
from hearingdesk.errors import HearingDeskError, Invalid
from hearingdesk.exchange.profiles.common import importer_of
from hearingdesk.records.memory import Profile
from hearingdesk.view import View
from hearingdesk.words import _, legible
from ui.desk import Desk
from ui.rooms.importing.reading import check

LARGEST = 1_000_000  # bytes of a profile in a file


def keep(desk: Desk, profile: Profile) -> Profile:
    """Add a profile to the case, or change the one it is. Raises HearingDeskError."""
    check(profile.title, profile.settings, profile.importer)
    _require_apart(desk.view, profile)
    title = _("Save the import profile “{name}”", name=profile.title)
    with desk.change(title) as edit:
        if not profile.id:
            return edit.add(profile)
        edit.update(profile)
    return profile


def copied(view: View, profile: Profile) -> Profile:
    """The same under a name that nothing has yet, not stored."""
    taken = {one.title for one in view.profiles.all()}
    name = _("{name} copy", name=profile.title)
    names = [name, *(f"{name} {n}" for n in range(2, len(taken) + 3))]
    return replace(profile, id=0, title=next(one for one in names if one not in taken))


def write(profile: Profile, path: Path) -> None:
    """Write a profile to a TOML file; its name is the file's. Raises HearingDeskError."""
    settings = profile.settings
    if "importer" not in tomllib.loads(settings):
        settings = f'importer = "{profile.importer}"\n{settings}'
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(settings, "utf-8")
        put(draft, path)
    except OSError as problem:
        raise HearingDeskError(_not_written(path, problem)) from None


def read(path: Path) -> Profile:
    """The profile in a TOML file, not stored. Raises HearingDeskError."""
    name = legible(path.stem)
    try:
        if path.stat().st_size > LARGEST:
            raise Invalid(_("“{file}” is too large for an import profile.", file=legible(path.name)))
        settings = path.read_text("utf-8-sig")
    except (OSError, UnicodeError):
        raise Invalid(_("“{file}” cannot be read as an import profile.", file=legible(path.name))) from None
    importer = importer_of(name, settings)
    check(name, settings)
    return Profile(title=name, importer=importer, settings=settings)


def _require_apart(view: View, profile: Profile) -> None:
    if not profile.title.strip():
        raise Invalid(_("Give the import profile a name."))
    same = [one for one in view.profiles.where(title=profile.title) if one.id != profile.id]
    if same:
        raise Invalid(
            _("This case has an import profile “{name}” already. Choose another name.", name=profile.title)
        )


def _not_written(path: Path, problem: OSError) -> str:
    return _("“{file}” cannot be written: {why}.", file=legible(path.name), why=problem.strerror or problem)
