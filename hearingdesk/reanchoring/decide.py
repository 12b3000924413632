"""The report of a replacement worked through: a citation is accepted, led elsewhere, left, or given up."""

from __future__ import annotations

from dataclasses import replace

from hearingdesk.casefile import Edit
from hearingdesk.citing.anchor import Anchor
from hearingdesk.errors import Invalid
from hearingdesk.reanchoring.carry import Text, put, source_of
from hearingdesk.records.replacements import CarriedCite
from hearingdesk.view import View
from hearingdesk.words import _


def accept(edit: Edit, view: View, row: CarriedCite) -> None:
    """What was found is right, or what was suggested. Raises Invalid where there is nothing to accept."""
    citation = view.citations.get(row.citation)
    found = Anchor.read(row.new_anchor)
    source = _newer_source(view, row)
    if row.outcome == "wordless":
        if source is None:
            raise Invalid(_("The newer text comes from no source that could be cited. Choose a place in it."))
        edit.update(replace(citation, source=source, state=""))
    elif found is None:
        raise Invalid(
            _(
                "No place was found for it. Choose its words in the newer text and point the citation there "
                "(Alt+6), or mark it as lost."
            )
        )
    else:
        edit.update(replace(put(citation, found, source), state=""))
    edit.update(replace(row, decision="accepted"))


def choose(edit: Edit, view: View, row: CarriedCite, found: Anchor) -> None:
    """Somebody says where the words stand now."""
    citation = view.citations.get(row.citation)
    edit.update(replace(put(citation, found, _newer_source(view, row)), state=""))
    edit.update(
        replace(
            row,
            decision="chosen",
            new_place=found.locator,
            new_words=found.quote,
            new_anchor=found.written(),
        )
    )


def keep_older(edit: Edit, view: View, row: CarriedCite, reason: str = "") -> None:
    """The citation goes on pointing at the older text."""
    _give_back(edit, view, row, "older", reason)


def mark_lost(edit: Edit, view: View, row: CarriedCite, reason: str) -> None:
    """The words are not in the newer text. The citation shows that, and keeps where it stood. Raises Invalid."""
    if not reason.strip():
        raise Invalid(_("Say why it is lost: the reason is kept in the report."))
    _give_back(edit, view, row, "lost", reason)


def _give_back(edit: Edit, view: View, row: CarriedCite, state: str, reason: str) -> None:
    citation = view.citations.get(row.citation)
    before = Anchor.read(row.old_anchor)
    if before is not None and citation.state not in ("open", "older", "lost"):
        citation = before.put_in(citation)
    edit.update(replace(citation, state=state))
    edit.update(replace(row, decision=state, reason=reason.strip()))


def _newer_source(view: View, row: CarriedCite) -> int | None:
    replacement = view.replacements.get(row.replacement)
    return source_of(view, Text(replacement.newer_kind, replacement.newer or 0))
