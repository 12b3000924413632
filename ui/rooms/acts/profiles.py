"""Import profiles: edited, copied, written to a file and read from one."""

from __future__ import annotations

from hearingdesk.words import N_, _
from ui.actions import action
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, can_write, has_case, shown

_TABLES = ("profile", "shipped_profile")


def _on_own(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table == "profile" and bool(shown(bench).id)


def _on_any(bench: Bench) -> bool:
    return can_write(bench) and shown(bench).table in _TABLES and bool(shown(bench).id)


def _shown_one(bench: Bench) -> bool:
    return has_case(bench) and shown(bench).table in _TABLES and bool(shown(bench).id)


@action("profile.edit", N_("Ed&it the import profile…"), menu=MENU, icon="pencil", when=_on_own)
def edit(bench: Bench) -> None:
    """Change how the profile on the page reads, with a file to try it on."""
    from ui.rooms.importing.opening import edit_profile

    profile = bench.desk.view.profiles.get(shown(bench).id)
    edit_profile(bench.desk, profile, voice=bench.voice, parent=bench.widget())


@action("profile.copy", N_("Copy the import &profile to edit it…"), menu=MENU, icon="copy", when=_on_any)
def copy(bench: Bench) -> None:
    """Begin a profile of the case as the one on the page."""
    from ui.rooms.importing.keeping import copied
    from ui.rooms.importing.opening import edit_profile
    from ui.rooms.profiles import Profiles

    space = bench.space()
    profile = space.chosen() if isinstance(space, Profiles) else None
    if profile is not None:
        begun = copied(bench.desk.view, profile)
        edit_profile(bench.desk, begun, voice=bench.voice, parent=bench.widget())


@action(
    "profile.export", N_("Write the import profile to a &file…"), menu=MENU, icon="share", when=_shown_one
)
def export(bench: Bench) -> None:
    """Write the profile on the page to a TOML file, for another case."""
    from ui.rooms.importing.keeping import write
    from ui.rooms.profiles import Profiles
    from ui.say import file_name

    space = bench.space()
    profile = space.chosen() if isinstance(space, Profiles) else None
    if profile is None:
        return
    name = f"{file_name(profile.title)}.toml"
    path = bench.voice.save_file(_("Write the import profile to a file"), name, _("Profiles (*.toml)"))
    if path is not None:
        path = path if path.suffix == ".toml" else path.with_name(f"{path.name}.toml")
        write(profile, path)
        bench.desk.say(_("Written: {name}", name=path.name), "ok")


@action(
    "profile.import", N_("Read an import profile from a fi&le…"), menu=MENU, icon="download", when=can_write
)
def bring(bench: Bench) -> None:
    """Keep the profile in a TOML file in this case."""
    from ui.desk import Place
    from ui.rooms.importing.keeping import keep, read

    files = bench.voice.open_files(_("Read an import profile from a file"), _("Profiles (*.toml)"))
    for path in files[:1]:
        stored = keep(bench.desk, read(path))
        bench.desk.visit(Place("profile", "profile", stored.id))
        bench.desk.say(_("Added: {name}", name=stored.title), "ok", _("Undo"), bench.desk.undo)
