"""The commands of the program, declared in groups. Importing this package fills the register."""

from __future__ import annotations

from ui.rooms.acts import (
    backups,
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
    record,
    speakers,
    testimony,
    view,
    way_out,
)

__all__ = [
    "backups",
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
    "record",
    "speakers",
    "testimony",
    "view",
    "way_out",
]

MENUS = (file.MENU, edit.MENU, record.MENU, dossier.MENU, go.MENU, view.MENU, view.HELP)
