"""What the user is told when work could not be put back, or went beside what somebody else did."""

from __future__ import annotations

from collections.abc import Callable

from hearingdesk.store.putback import NotPutBack, Published
from hearingdesk.words import _
from ui.rooms.bench import Bench

Then = Callable[[], object] | None


def failed(bench: Bench, error: NotPutBack, then: Then, asked: bool) -> None:
    """Say it quietly, and in full where somebody waits for it."""

    def show() -> None:
        show_not_put_back(bench, error, then)

    bench.desk.say(str(error), "warn", _("What can be done…"), show)
    if asked:
        show()


def parted(bench: Bench, done: Published, then: Then, asked: bool) -> None:
    """The same where both are kept."""

    def show() -> None:
        show_parted(bench, done, then)

    bench.desk.say(done.sentence, "warn", _("What can be done…"), show)
    if asked:
        show()


def show_not_put_back(bench: Bench, error: NotPutBack, then: Then) -> None:
    """The work stays here: try again, save a copy elsewhere, or leave it for later and go on."""
    from ui.dialogs.kept import KeptDialog, KeptFile

    case = bench.desk.case
    if case is None:
        return
    dialog = KeptDialog(
        _("Your work is not put back yet"),
        str(error),
        _(
            "Nothing is lost. Try again when the place can be reached, save a copy somewhere else, or leave it: it "
            "goes on from here when the case is opened again."
        ),
        [KeptFile(case.file, _("your work"))],
        bench.widget(),
    )
    putback = bench.putback

    def later() -> None:
        putback.put_off()
        if then is not None:
            then()

    if then is None:
        dialog.choice(_("Close"), lambda: None)
    else:
        dialog.choice(_("Leave it for later"), later)
    dialog.choice(_("Save a copy…"), lambda: bench.commands.run("case.copy"))
    dialog.choice(_("Try again"), lambda: putback.leave(then) if then else putback.now(), "primary")
    dialog.open()


def show_parted(bench: Bench, done: Published, then: Then) -> None:
    """Two files now: whose is which, and what to do with them."""
    from ui.dialogs.kept import KeptDialog, KeptFile

    case = bench.desk.case
    if case is None:
        return
    dialog = KeptDialog(
        _("There are two versions of this case now"),
        done.sentence,
        _(
            "What you do from here on goes into yours. Open the other one to see what was done there, and agree on "
            "which of the two you go on with."
        ),
        [KeptFile(case.path, _("the other version")), KeptFile(done.path, _("yours"))],
        bench.widget(),
    )
    dialog.choice(_("Save a copy…"), lambda: bench.commands.run("case.copy"))
    if then is None:
        dialog.choice(_("Go on with mine"), lambda: None, "primary")
    else:
        dialog.choice(_("Stay"), lambda: None)
        dialog.choice(_("Close the case"), then, "primary")
    dialog.open()
