"""How a file is to be read, as chosen so far, and what the latest look at it has shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hearingdesk.errors import Invalid
from hearingdesk.exchange.minutes.patterns import FaultyPattern
from hearingdesk.exchange.minutes.profile import profile_of as minutes_profile
from hearingdesk.exchange.preview.looks import Asked, Draft, Preview, TableLook, TurnsLook
from hearingdesk.exchange.profiles import minutes_draft, table_draft, word_draft
from hearingdesk.exchange.profiles.common import importer_of, word
from hearingdesk.exchange.profiles.minutes_draft import MinutesDraft
from hearingdesk.exchange.profiles.table_draft import TableDraft
from hearingdesk.exchange.tabular.profile import profile_of as table_profile
from hearingdesk.records.memory import Profile
from hearingdesk.words import _
from ui.desk import Desk
from ui.rooms.importing.looker import Looker

TEXT = "text"  # the fault is in the TOML, and in no field
LACK = "lack"  # nothing is wrong, but something is not said yet


class Reading(QObject):
    """Knows no widget. `preview` is the latest answer, `shown` the latest that could be read."""

    changed = Signal()

    def __init__(self, desk: Desk, path: Path | None, profile: Profile | None, parent: QObject) -> None:
        super().__init__(parent)
        self.path, self.profile = path, profile
        self.encoding, self.format, self.name = "", "", profile.title if profile else ""
        self.draft: Draft | None = None
        self.left = False  # dates in doubt stay as printed
        self.preview: Preview | None = None
        self.shown: Preview | None = None
        self.fault = ("", "")  # in which part of the draft, and a sentence
        self.looker = Looker(desk, self)
        self.looker.shown.connect(self._take)

    def look(self) -> None:
        """Look at the file at once."""
        if self.path is None:
            self.changed.emit()
            return
        self.looker.ask(self._asked(self.path), at_once=True)

    def open(self, path: Path) -> None:
        """Look at another file."""
        self.path, self.preview, self.shown = path, None, None
        self.encoding, self.left = "", False
        self.look()

    def choose_encoding(self, encoding: str) -> None:
        """It is written in these letters; "" leaves it to the bytes."""
        self.encoding = encoding
        if isinstance(self.draft, TableDraft | MinutesDraft):
            self.draft = replace(self.draft, encoding=encoding)
        self.look()

    def choose_format(self, format: str) -> None:
        """It is of this format; "" leaves it to its content."""
        self.format, self.profile, self.draft, self.fault = format, None, None, ("", "")
        self.look()

    def choose_profile(self, profile: Profile | None) -> None:
        """It is read by this profile; None: as the program reads it by itself."""
        self.profile, self.draft, self.format, self.fault = profile, None, "", ("", "")
        self.name = profile.title if profile is not None and profile.id else self.name
        self.look()

    def choose_draft(self, draft: Draft) -> None:
        """It is read as this says. What is wrong with it is said, and the latest good look stays."""
        self.draft = draft
        lack = "" if isinstance(draft, MinutesDraft) else next(draft.problems(), "")
        if lack:
            self._refuse(LACK, lack)
            return
        try:
            check(self._title(), draft.settings())
        except FaultyPattern as fault:
            self._refuse(fault.part, fault.why)
        except Invalid as problem:
            self._refuse(TEXT, str(problem))
        else:
            self._go_on()

    def choose_text(self, settings: str) -> None:
        """The same, as TOML."""
        try:
            importer = importer_of(self._title(), settings, self._importer())
            check(self._title(), settings, importer)
            self.draft = self._draft_of(settings, importer)
        except FaultyPattern as fault:
            self._refuse(TEXT, str(fault))
        except Invalid as problem:
            self._refuse(TEXT, str(problem))
        else:
            self._go_on()

    def leave_days(self) -> None:
        """The dates in doubt stay as printed."""
        self.left = True
        self.changed.emit()

    def call(self, name: str) -> None:
        """Give what is drafted a name."""
        self.name = name.strip()

    def of(self) -> str:
        """The committee whose files it is for."""
        draft = self.draft or self._drafted()
        if self.draft is None and self.profile is not None:
            return word(self.profile, "of")
        return draft.of if draft is not None else ""

    def meant_for(self, committee: str) -> None:
        """It is for the files of this committee; "" for any."""
        draft = self.draft or self._drafted()
        if draft is not None and draft.of != committee:
            self.draft = replace(draft, of=committee)

    def text(self) -> str:
        """What is said so far, as TOML; "" where nothing can be."""
        if self.draft is not None:
            return self.draft.settings()
        if self.profile is not None:
            return self.profile.settings
        drafted = self._drafted()
        return drafted.settings() if drafted is not None else ""

    def wanted(self) -> Profile | None:
        """The profile to import by; None: none is needed."""
        if self.draft is None:
            return self.profile
        settings = self.draft.settings()
        number = self.profile.id if self.profile else 0
        return Profile(id=number, title=self._title(), importer=self._importer(), settings=settings)

    def doubtful(self) -> bool:
        """Dates are in doubt that nobody has decided on."""
        body = self.preview.body if self.preview else None
        return isinstance(body, TableLook) and bool(body.doubts) and not (body.draft.order or self.left)

    def why_not(self) -> str:
        """Why it cannot be imported now; "" where it can."""
        if self.fault[0] == LACK:
            return self.fault[1]
        if self.fault[1]:
            return _("Something in the settings cannot be used.")
        if self.preview is None or self.looker.busy():
            return _("Looking at the file …")
        if self.preview.wrong:
            return self.preview.wrong
        return _("Say whether the day or the month comes first.") if self.doubtful() else ""

    def close(self) -> None:
        """Wait for nothing any more."""
        self.looker.close()

    def _asked(self, path: Path) -> Asked:
        return Asked(path, self.encoding, self.format, self.wanted())

    def _title(self) -> str:
        if self.name or self.path is None:
            return self.name or _("Import profile")
        return self.path.stem

    def _drafted(self) -> Draft | None:
        body = self.shown.body if self.shown else None
        return None if body is None or isinstance(body, TurnsLook) else body.draft

    def _importer(self) -> str:
        """What is drafted now is for this importer."""
        if isinstance(self.draft, MinutesDraft):
            return self.draft.importer
        if self.draft is not None:
            return "table" if isinstance(self.draft, TableDraft) else "docx"
        return self.profile.importer if self.profile else ""

    def _draft_of(self, settings: str, importer: str) -> Draft:
        if importer == "table":
            body = self.shown.body if self.shown else None
            return table_draft.draft_of(settings, body.columns if isinstance(body, TableLook) else ())
        if importer == "docx":
            return word_draft.draft_of(settings)
        return minutes_draft.draft_of(settings, importer)

    def _refuse(self, part: str, sentence: str) -> None:
        self.fault = (part, sentence)
        self.looker.forget()
        self.changed.emit()

    def _go_on(self) -> None:
        self.fault = ("", "")
        if self.path is not None:
            self.looker.ask(self._asked(self.path))
        self.changed.emit()

    def _take(self, made: Preview) -> None:
        self.preview = made
        if made.body is not None and (self.shown is None or made.counts is not None or not made.wrong):
            self.shown = made
            if self.draft is not None and not isinstance(made.body, TurnsLook):
                self.draft = made.body.draft
        self.changed.emit()


def check(name: str, settings: str, otherwise: str = "") -> None:
    """Raises Invalid, or FaultyPattern, where a profile cannot be used. `otherwise`: its importer if it says none."""
    importer = importer_of(name, settings, otherwise)
    if importer == "table":
        table_profile(name, settings)
    elif importer == "docx":
        word_draft.draft_of(settings, name)
    else:
        minutes_profile(name, importer, settings)
