"""The commands of the program, declared in groups. Importing this package fills the register."""

from __future__ import annotations

from ui.rooms.acts import deadlines, edit, file, go, packing, past, record, view

__all__ = ["deadlines", "edit", "file", "go", "packing", "past", "record", "view"]

MENUS = (file.MENU, edit.MENU, record.MENU, go.MENU, view.MENU, view.HELP)
