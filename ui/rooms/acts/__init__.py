"""The commands of the program, declared in groups. Importing this package fills the register."""

from __future__ import annotations

from ui.rooms.acts import edit, file, go, joint, law, packing, past, record, view

__all__ = ["edit", "file", "go", "joint", "law", "packing", "past", "record", "view"]

MENUS = (file.MENU, edit.MENU, record.MENU, go.MENU, view.MENU, view.HELP)
