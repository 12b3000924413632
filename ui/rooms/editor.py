"""Adding, editing, duplicating and removing records of any kind, on a sheet built from what the kind says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from hearingdesk.edit import Edit
from hearingdesk.errors import HearingDeskError
from hearingdesk.older import Older, restored
from hearingdesk.record import meanings
from hearingdesk.records import KINDS
from hearingdesk.store.records import in_line
from hearingdesk.words import _
from ui.desk import Desk, Place
from ui.forms.form import SHAPES, Form, Part
from ui.forms.sheet import Sheet
from ui.rooms.asides import aside_of
from ui.rooms.lookup import CaseLookup
from ui.rooms.sheet import Adding
from ui.say import Voice


class Editor:
    """Opens sheets over the window; what they save goes through the desk as one named change."""

    def __init__(self, desk: Desk, voice: Voice, window: QWidget) -> None:
        self.desk, self.voice, self.window = desk, voice, window

    def add(self, adding: Adding, *, title: str = "", words: str = "") -> Sheet:
        """A sheet for a new record, filled with what is known already."""
        if adding.table == "local_rule":
            from ui.rooms import ownrule

            return ownrule.add(self, adding.preset.get("rule", ""))
        kind = KINDS[adding.table]
        title = title or _("Add: {what}", what=_(kind.one))
        record = kind.kind(**adding.preset)
        known = {name for name in adding.preset if getattr(record, name)}
        fields = [name for name, one in meanings(kind.kind).items() if one.shape in SHAPES]
        part = Part(tuple(name for name in fields if name not in known))
        return self._open(
            adding.table, record, title, words or _("Add"), self._adder(title, adding.also), part
        )

    def edit(self, place: Place) -> QDialog:
        """A sheet with a record as it is."""
        if place.table == "local_rule":
            from ui.rooms import ownrule

            return ownrule.edit(self, place.id)
        if place.table == "profile":
            from ui.rooms.importing.opening import edit_profile

            profile = self.desk.view.profiles.get(place.id)
            return edit_profile(self.desk, profile, voice=self.voice, parent=self.window)
        record = self.desk.view.of(place.table).get(place.id)
        title = _("Edit: {what}", what=_(KINDS[place.table].one))

        def save(edited: Any) -> None:
            with self.desk.change(title) as edit:
                edit.update(edited)

        return self._open(place.table, record, title, _("Save"), save)

    def some(self, place: Place, names: Sequence[str], title: str, sub: str = "") -> Sheet:
        """A sheet with some fields of a record: one event of several that it keeps."""
        record = self.desk.view.of(place.table).get(place.id)
        sub = sub or self._sub(place.table, record)

        def save(edited: Any) -> None:
            with self.desk.change(title) as edit:
                edit.update(edited)

        return self.form(record, (Part(tuple(names)),), title, save, sub=sub)

    def form(
        self,
        shown: Any,
        parts: Sequence[Part],
        title: str,
        save: Callable[[Any], None],
        *,
        sub: str = "",
        words: str = "",
        hints: Mapping[str, str] | None = None,
        below: Callable[[Form], QWidget | None] = lambda form: None,
    ) -> Sheet:
        """A sheet with a form of one’s own; what it saves is up to the caller. `below` stays in sight under it."""
        form = Form(type(shown), CaseLookup(self.desk.view), parts, hints)
        form.show_record(shown)
        sheet = Sheet(
            title,
            form,
            save,
            self.voice,
            sub=sub,
            save_words=words or _("Save"),
            below=below(form),
            parent=self.window,
        )
        form.opened.connect(lambda target, id: self._leave(sheet, target, id))
        sheet.open()
        return sheet

    def duplicate(self, place: Place) -> Sheet:
        """A sheet for a new record that begins as a copy of this one."""
        record = self.desk.view.of(place.table).get(place.id)
        title = _("Duplicate: {what}", what=_(KINDS[place.table].one))
        return self._open(place.table, replace(record, id=0), title, _("Add"), self._adder(title))

    def remove(self, place: Place) -> None:
        """Remove a record at once; the banner offers to undo. Raises StillUsed while others point to it."""
        records = self.desk.view.of(place.table)
        record = records.get(place.id)
        name = records.name(record)
        with self.desk.change(_("Remove: {what}", what=_(records.one))) as edit:
            edit.remove(record)
        self.desk.say(_("Removed: {name}", name=name), "ok", _("Undo"), self.desk.undo)

    def restore(self, older: Older) -> None:
        """Put an older value back into a record; the banner says so, or why not, and offers to undo."""
        try:
            done = restored(self.desk.view, older)
            with self.desk.change(done.title) as edit:
                edit.update(done.record)
        except HearingDeskError as error:
            self.desk.say(str(error), "bad")
            return
        self.desk.say(done.title, "ok", _("Undo"), self.desk.undo)

    def _adder(self, title: str, also: Callable[[Edit, Any], object] | None = None) -> Callable[[Any], None]:
        def save(record: Any) -> None:
            with self.desk.change(title) as edit:
                stored = edit.add(record)
                if also is not None:
                    also(edit, stored)
            table = _table(stored)
            name = self.desk.view.of(table).name(stored)
            if also is None and self._owner(table, stored) is None:
                self.desk.go(table, stored.id)
            else:  # away from its own page, a name such as a day says little
                name = in_line(_(KINDS[table].one), name)
            self.desk.say(
                _("Added: {name}", name=name),
                "ok",
                _("Undo"),
                self.desk.undo,
            )

        return save

    def _owner(self, table: str, record: Any) -> Place | None:
        """The record on whose page something was added, if that is the page shown: one stays there."""
        here = self.desk.place
        for name, meaning in meanings(type(record)).items():
            if getattr(record, name) == here.id and here.id and meaning.shape in ("link", "about"):
                return here
        return None

    def _open(
        self,
        table: str,
        record: Any,
        title: str,
        words: str,
        save: Callable[[Any], None],
        part: Part | None = None,
    ) -> Sheet:
        sub = self._sub(table, record)

        def below(form: Form) -> QWidget | None:
            return aside_of(table, self.desk.view, form)

        return self.form(record, (part or Part(),), title, save, sub=sub, words=words, below=below)

    def _sub(self, table: str, record: Any) -> str:
        """What the record belongs to, or its own name."""
        if record.id:
            return self.desk.view.of(table).name(record)
        for name, meaning in meanings(type(record)).items():
            value = getattr(record, name)
            if value and meaning.shape == "link":
                return self.desk.view.of(meaning.to).called(value)
            if value and meaning.shape == "about":
                return self.desk.view.of(getattr(record, f"{name}_kind")).called(value)
        return ""

    def _leave(self, sheet: Sheet, table: str, id: int) -> None:
        sheet.reject()
        if not sheet.isVisible():
            self.desk.go(table, id)


def _table(record: Any) -> str:
    return next(table for table, kind in KINDS.items() if kind.kind is type(record))
