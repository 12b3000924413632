"""Opening the preview: over a file, or over a profile of the case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from hearingdesk.job import Progress
from hearingdesk.records.memory import Profile
from hearingdesk.words import _
from ui.desk import Desk
from ui.say import Dialogs, Voice

if TYPE_CHECKING:
    from ui.rooms.importing.dialog import PreviewDialog


def preview_import(
    desk: Desk,
    path: Path,
    *,
    voice: Voice | None = None,
    link: Callable[[int], object] | None = None,
    parent: QWidget | None = None,
) -> PreviewDialog:
    """Show what importing a file would bring, and let the user say how it is read. A case must be open.

    `link` links the speakers of the transcript it becomes: what the banner after the import offers.
    """
    return _open(desk, path, None, voice, link, parent)


def edit_profile(
    desk: Desk,
    profile: Profile,
    path: Path | None = None,
    *,
    voice: Voice | None = None,
    parent: QWidget | None = None,
) -> PreviewDialog:
    """Edit an import profile, with a file of the user's choosing to try it on."""
    return _open(desk, path, profile, voice, None, parent)


def make_ready(desk: Desk) -> None:
    """Load what a look needs while the user still chooses a file: the importers are many."""

    def load(progress: Progress) -> None:
        from hearingdesk.exchange.preview import looking

        assert looking

    desk.jobs.start(_("Preview"), load, quiet=True)


def _open(
    desk: Desk,
    path: Path | None,
    profile: Profile | None,
    voice: Voice | None,
    link: Callable[[int], object] | None,
    parent: QWidget | None,
) -> PreviewDialog:
    from ui.rooms.importing.dialog import PreviewDialog

    over = parent or QApplication.activeWindow()
    dialog = PreviewDialog(desk, path, voice or Dialogs(over), profile=profile, link=link, parent=over)
    dialog.show()
    return dialog
