"""The commands of the program, declared in groups. Importing this package fills the register."""

from __future__ import annotations

from ui.rooms.acts import edit, file, go, packing, past, record, testimony, view

__all__ = ["edit", "file", "go", "packing", "past", "record", "testimony", "view"]

MENUS = (file.MENU, edit.MENU, record.MENU, go.MENU, view.MENU, view.HELP)
