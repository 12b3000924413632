"""What is done with sources: text pasted, originals opened and handed out, versions replaced, pages read."""

from __future__ import annotations

from hearingdesk.words import N_
from ui.actions import action
from ui.rooms.bench import Bench, can_edit, can_write, has_case, on_record, shown

MENU = N_("&Sources")
ROOM = "source"


def _in_room(bench: Bench) -> bool:
    return can_write(bench) and bench.desk.place.room == ROOM


def _on_source(bench: Bench) -> bool:
    return can_edit(bench) and shown(bench).table == ROOM


def _kept(bench: Bench) -> bool:
    return on_record(bench) and shown(bench).table == ROOM and bench.desk.view.sources.kept(shown(bench).id)


def _can_read_on(bench: Bench) -> bool:
    if not _on_source(bench):
        return False
    source = bench.desk.view.sources.find(shown(bench).id)
    return source is not None and source.state in ("partly", "unreadable")


def _can_recognise(bench: Bench) -> bool:
    if not _on_source(bench):
        return False
    source = bench.desk.view.sources.find(shown(bench).id)
    return source is not None and source.state in ("partly", "no_text")


def _place(bench: Bench) -> str:
    """What the mark of reading would be now."""
    from ui.rooms.sourcing import next_mark

    return next_mark(bench) if has_case(bench) and shown(bench).table == ROOM else ""


@action(
    "source.paste", N_("&Paste text as a source…"), menu=MENU, keys="Ctrl+V", icon="file-plus", when=_in_room
)
def paste(bench: Bench) -> None:
    """Make a source of the text on the clipboard, or bring in the files that were copied."""
    from ui.rooms.sourcing import paste

    paste(bench)


@action("source.open", N_("&Open the original"), menu=MENU, icon="external-link", when=_kept)
def open_original(bench: Bench) -> None:
    """Show the original in the program the machine has for it; a copy that cannot be changed."""
    from ui.rooms.sourcing import open_original

    open_original(bench)


@action("source.save", N_("&Save the original as…"), menu=MENU, icon="share", when=_kept)
def save_original(bench: Bench) -> None:
    """Write the original to a file, byte for byte; the case notes that it went out."""
    from ui.rooms.sourcing import save_original

    save_original(bench)


@action("source.exhibit", N_("Add to a pack as an e&xhibit…"), menu=MENU, icon="paperclip", when=_on_source)
def exhibit(bench: Bench) -> None:
    """Make it an exhibit of a briefing pack: its pages are printed with it, numbered and cited back."""
    from ui.rooms.packs.fromsource import add_to_pack

    add_to_pack(bench)


@action("source.replace", N_("&Replace by a newer version…"), menu=MENU, icon="file-check", when=_on_source)
def replace(bench: Bench) -> None:
    """Bring in a file that takes the place of this source; the older one stays."""
    from ui.rooms.sourcing import replace_source

    replace_source(bench)


@action(
    "source.mark",
    N_("&Mark how far I have read it"),
    menu=MENU,
    keys="Ctrl+Shift+K",
    icon="check",
    when=_on_source,
    about=_place,
)
def mark(bench: Bench) -> None:
    """Not read, being read, read: the next of the three."""
    from ui.rooms.sourcing import mark_reading

    mark_reading(bench)


@action(
    "source.readon", N_("Read the &pages that are left"), menu=MENU, icon="arrow-right", when=_can_read_on
)
def read_on(bench: Bench) -> None:
    """Go on where the reading of a PDF was stopped."""
    from ui.rooms.sourcing import read_on

    read_on(bench)


@action("source.ocr", N_("Recognise &letters (OCR)"), menu=MENU, icon="search", when=_can_recognise)
def recognise(bench: Bench) -> None:
    """Let Tesseract read the scanned pages, where this machine has it."""
    from ui.rooms.sourcing import recognise

    recognise(bench)
