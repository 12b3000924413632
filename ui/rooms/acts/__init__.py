"""The commands of the program, declared in groups. Importing this package fills the register."""

from __future__ import annotations

from ui.rooms.acts import (
    backups,
    citing,
    deadlines,
    dossier,
    edit,
    file,
    go,
    imports,
    joint,
    law,
    packing,
    past,
    profiles,
    reading,
    record,
    sources,
    speakers,
    testimony,
    view,
    way_out,
)

__all__ = [
    "backups",
    "citing",
    "deadlines",
    "dossier",
    "edit",
    "file",
    "go",
    "imports",
    "joint",
    "law",
    "packing",
    "past",
    "profiles",
    "reading",
    "record",
    "sources",
    "speakers",
    "testimony",
    "view",
    "way_out",
]

MENUS = (
    file.MENU,
    edit.MENU,
    record.MENU,
    sources.MENU,
    dossier.MENU,
    citing.MENU,
    go.MENU,
    view.MENU,
    view.HELP,
)
