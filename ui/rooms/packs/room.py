"""The builder: the outline of a pack, its pages as they will print, what is to be checked before it is issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from hearingdesk.change import Change
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.build import PackOptions
from hearingdesk.pack.preview import Preview
from hearingdesk.pack.section import Section, letter
from hearingdesk.pack.sections import SECTIONS
from hearingdesk.records.packs import Pack
from hearingdesk.rows import Chip
from hearingdesk.words import N_, _, language, n_
from ui.desk import Desk, Place
from ui.rooms import telling
from ui.rooms.base import Space
from ui.rooms.packs.check import Check
from ui.rooms.packs.checking import checks, left_out, to_look_at
from ui.rooms.packs.checks import ChecksPane
from ui.rooms.packs.edits import Edits
from ui.rooms.packs.exhibits import SECTION, ExhibitsPane
from ui.rooms.packs.frame import PackButtons, side_by_side
from ui.rooms.packs.outline import OutlinePane
from ui.rooms.packs.outlining import Printed, lines
from ui.rooms.packs.pages import PagesPane
from ui.rooms.packs.previews import Previews
from ui.rooms.register import BUILDER
from ui.rooms.sheet import Here
from ui.rooms.tools import PageTools
from ui.widgets.head import PageHead

UNSEEN = frozenset({"edition_part", "outgoing", "saved_filter", "template"})  # what no page is made of


class Builder(Space):
    """One pack at a time."""

    title = N_("Builder")

    def __init__(self, desk: Desk, tools: PageTools) -> None:
        super().__init__(desk, tools)
        self._pack = 0
        self._audience = ""  # of a case that cannot be changed: whom one looks at it for
        self._found: Preview | None = None
        self._stale = False
        self._edited = ""  # the section that was edited last: the new pages open there
        self._known = {section.name: section for section in SECTIONS.all()}
        self.head = PageHead()
        self.buttons = PackButtons(tools, self.head)
        self.outline, self.pages, self.checks = OutlinePane(), PagesPane(_("Pages of the pack")), ChecksPane()
        self.exhibits = ExhibitsPane(desk)
        self.outline.put_below(self.exhibits)
        self.previews = Previews(desk, self)
        self.edits = Edits(desk, self._record)
        self._lay_out()
        self._listen()

    def enter(self, place: Place) -> None:
        """Show this pack, or the one that was shown."""
        pack = place.id if place.table == "pack" else self._pack
        if pack != self._pack:
            self._pack, self._found, self._edited = pack, None, ""
            self.pages.close_down()
            self.checks.show_checks(())
            self._stale = True
        self._show()
        self.outline.tree.setFocus()
        self._freshen()

    def follow(self, change: Change) -> None:
        if change.tables - UNSEEN:
            self._stale = True
        if self.isVisible():
            self._freshen()  # first: the worker begins while the rest of the room follows
            self._show()

    def current(self) -> Place:
        return Place(BUILDER, "pack", self._pack)

    def focus_list(self) -> None:
        self.outline.tree.setFocus()

    def find_words(self) -> None:
        self.outline.options.words.setFocus()

    def close_down(self) -> None:
        self.previews.stop()
        self.pages.close_down()

    def options(self) -> PackOptions:
        """What is shown, as it is asked of the press."""
        as_of = self.desk.as_of if self.desk.as_of_chosen else None
        author = self.desk.settings.author
        return PackOptions(str(self._pack), self._readers(), prepared_by=author, as_of=as_of)

    def leaks(self) -> bool:
        """Do the pages that are shown say what is withheld?"""
        return self._found is not None and not self._found.made.proof.holds

    def _record(self) -> Pack | None:
        return self.desk.view.packs.find(self._pack)

    def _readers(self) -> str:
        pack = self._record()
        return self._audience or (pack.audience if pack else "") or "members"

    def _show(self) -> None:
        """What is known without the pages."""
        pack = self._record()
        if pack is None:
            return
        view, lang = self.desk.view, language()
        here = Here(view, lang, self.desk.as_of)
        title, other = telling.titles(here, "pack", pack)
        self.head.set_names(title, other)
        self.head.crumbs.set_steps(
            [(_("Packs"), Place("pack")), (title, Place("pack", "pack", pack.id)), (_("Builder"), None)]
        )
        last = view.editions.latest(pack.id)
        number = (last.number or 0) + 1 if last else 1
        chips = [Chip(_("Edition {n}, draft", n=number), "info", "file-text")]
        if last is not None:
            day = last.issued.say() if last.issued else ""
            chips.append(Chip(_("Edition {n} issued {day}", n=last.number, day=day), "mute", "check"))
        facts = (
            [("file-text", n_("{n} page", "{n} pages", self._found.made.printed.pages))]
            if self._found
            else []
        )
        self.head.set_facts(chips, facts)
        self.buttons.show_edition(number, writable=self.desk.writable, leaks=self.leaks())
        self.checks.readers.set(self._readers())
        self.checks.look.show_pack(pack, writable=self.desk.writable)
        self._fill()

    def _fill(self) -> None:
        items = self.edits.items()
        writable = self.desk.writable
        listed = {item.name for item in items}
        missing = [section for section in SECTIONS.all() if section.name not in listed]
        self.outline.fill(lines(items, self._known, self._printed()), missing, writable=writable)
        narrowed = {item.name for item in items if item.filter or item.words}
        silent = left_out(self._found, narrowed) if self._found else []
        self.outline.silent.tell(silent)
        self._options()

    def _options(self) -> None:
        name = self.outline.tree.current()
        item = next((one for one in self.edits.items() if one.name == name), None)
        section: Section | None = self._known.get(name)
        if section is None:
            words = {"cover": _("Cover"), "contents": _("Contents"), "changes": _("What changed")}
            self.outline.options.say_title(words.get(name, ""))
        self.outline.options.show_item(self.desk.view, item, section, writable=self.desk.writable)
        if name == SECTION:
            self.exhibits.show_pack(self._record(), self._readers(), writable=self.desk.writable)
        self.outline.show_below(special=name == SECTION)

    def _printed(self) -> dict[str, Printed]:
        """Where every part stands in the pages that are shown."""
        if self._found is None:
            return {}
        printed, new = self._found.made.printed, self._found.found.printed
        parts = [part for part in printed.parts if part.level == 0]
        ends = [part.page for part in parts[1:]] + [printed.pages + 1]
        made: dict[str, Printed] = {}
        sections = 0
        for part, end in zip(parts, ends, strict=True):
            own = part.key in self._known
            pages = printed.labels[part.page - 1 : max(end - 1, part.page)]
            label = printed.labels[part.page - 1]
            made[part.key] = Printed(
                letter(sections) if own else "", part.page, label, bool(new & set(pages))
            )
            sections += own
        return made

    def _freshen(self) -> None:
        if self._stale and self._record() is not None:
            self._stale = False
            section = self._edited or self.outline.tree.current()
            self.previews.ask(self.options(), section)

    def _arrived(self, found: Preview) -> None:
        first, self._found = self._found is None, found
        self._show()
        if first:
            self.outline.tree.choose("cover")
            self._options()
        told = checks(self.desk.view, self._pack, found)
        self.checks.show_checks(told)
        self.pages.mark(found.found.printed, to_look_at(told))
        at = self._printed().get(self._edited)
        self.pages.show_file(found.made.data, found.made.printed.labels, at.page if at else 0)
        self._edited = ""

    def _failed(self, error: object) -> None:
        if isinstance(error, HearingDeskError):
            self.checks.show_checks([Check(_("Pages"), str(error), "bad")])
        elif isinstance(error, Exception):
            self.desk.failed(error)

    def _turned(self, page: int) -> None:
        """Another page is looked at: say what it belongs to, and choose it in the outline."""
        begun = [(one.page, name) for name, one in self._printed().items() if one.page <= page]
        if not begun or self._found is None:
            return
        name = max(begun)[1]
        titles = {part.key: part.title for part in self._found.made.printed.parts}
        self.pages.title(titles.get(name, ""))
        if self.pages.view.hasFocus() or self.pages.underMouse():  # somebody leafs through them
            self.outline.tree.choose(name)
            self._options()

    def _wanted(self, name: str) -> None:
        self._options()
        if (at := self._printed().get(name)) is not None:
            self.pages.go(at.page)

    def _edit(self, name: str, write: Callable[[], None]) -> None:
        """Change the outline; the new pages open at this section, and it stays chosen."""
        self._edited = name
        try:
            write()
        except HearingDeskError as error:
            self.desk.say(str(error), "warn")
        if name:
            self.outline.tree.choose(name)
            self._options()

    def _read_by(self, audience: str) -> None:
        """Other readers: kept with the pack, or looked at alone where the case cannot be changed."""
        pack = self._record()
        if pack is None or audience == self._readers():
            return
        if self.desk.writable:
            with self.desk.change(_("Change the readers of the pack")) as edit:
                edit.update(replace(pack, audience=audience))
            return
        self._audience = audience
        self._stale = True
        self._freshen()

    def _set(self, name: str, value: object) -> None:
        """Another style, paper or language; kept with the pack."""
        pack = self._record()
        if pack is not None and getattr(pack, name) != value:
            with self.desk.change(_("Change how the pack is set")) as edit:
                edit.update(replace(pack, **{name: value}))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.previews.stay()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.previews.leave()

    def _follow_check(self, check: Check) -> None:
        if check.page:
            later = [page for page in sorted(check.marked) if page > self.pages.page()]
            self.pages.go(
                later[0] if later else check.page
            )  # from one to the next, then from the first again
        elif check.to is not None:
            self.desk.visit(check.to)

    def _listen(self) -> None:
        tree = self.outline.tree
        tree.wanted.connect(self._wanted)
        tree.moved.connect(lambda name, step: self._edit(name, lambda: self.edits.move(name, step)))
        later = Qt.ConnectionType.QueuedConnection  # while it is filled the list speaks of the old line
        tree.turned.connect(lambda name: self._edit(name, lambda: self.edits.turn(name)), later)
        tree.dropped.connect(lambda name: self._edit("", lambda: self.edits.drop(name)))
        self.outline.added.connect(lambda name: self._edit(name, lambda: self.edits.add(name)))
        remake = self.edits.remake
        self.exhibits.wanted.connect(lambda title, make: self._edit(SECTION, lambda: remake(title, make)))
        wanted = self.outline.options.wanted
        wanted.connect(lambda item: self._edit(item.name, lambda: self.edits.choose(item)))
        self.checks.audience.connect(self._read_by)
        self.checks.chosen.connect(self._set)
        self.checks.followed.connect(self._follow_check)
        self.pages.turned.connect(self._turned)
        self.previews.arrived.connect(self._arrived)
        self.previews.early.connect(self.pages.show_alone)
        self.previews.failed.connect(self._failed)
        self.previews.working.connect(lambda on: self.pages.tell(_("Laying out…") if on else ""))
        self.previews.stepped.connect(lambda what: self.pages.tell(what if self.previews.busy() else ""))
        self.head.crumbs.opened.connect(lambda place: self.desk.visit(place) if place else None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(side_by_side(self.outline, self.pages, self.checks), 1)
