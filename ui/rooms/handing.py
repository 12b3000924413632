"""What leaves the house is noted in the case: said in the banner, with the recipient to be named at once or later."""

from __future__ import annotations

from hearingdesk.errors import HearingDeskError
from hearingdesk.store.outgoing import Outgoing
from hearingdesk.words import _
from ui.desk import Desk
from ui.rooms.bench import Bench


def hand_out(bench: Bench, words: str, entry: Outgoing) -> None:
    """Note a file that was made, say so, and offer to name who gets it."""
    id = noted(bench.desk, entry)
    if id:
        bench.desk.say(words, "ok", _("Say who got it…"), lambda: ask_recipient(bench, id))
    else:
        bench.desk.say(words)


def noted(desk: Desk, entry: Outgoing) -> int:
    """Note it; the file is made whatever becomes of the note, so a failure is only said."""
    try:
        return desk.hand_out(entry)
    except HearingDeskError as error:
        desk.say(str(error), "warn")
        return 0


def ask_recipient(bench: Bench, entry: int) -> None:
    """Ask who got it and keep the answer."""
    name = bench.voice.line(_("Handed to"), _("Who got it? A person, an office, a committee."))
    if name and name.strip():
        bench.desk.name_recipient(entry, name)
        bench.desk.say(_("Noted: handed to {name}.", name=name.strip()), "ok")
