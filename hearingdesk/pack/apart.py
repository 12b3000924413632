"""What is done with packs in a process of its own (see `hearingdesk.working`): built, printed to be issued, laid out.

The case is read as it stands in its file; nothing is written to it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hearingdesk.casefile import follow
from hearingdesk.errors import HearingDeskError
from hearingdesk.pack.build import Leaking, Made, PackOptions, pack_of
from hearingdesk.pack.exhibits.prepared import Prepared
from hearingdesk.pack.issue import print_edition
from hearingdesk.pack.paging import Issued
from hearingdesk.pack.plain import plain, remade
from hearingdesk.pack.preview import preview, section_alone
from hearingdesk.view import View
from hearingdesk.working.child import Told


def build(arguments: dict[str, Any], told: Told) -> dict[str, Any]:
    """`lead`, `name`, `options`, `password`: an item, the bytes; the answer is the `report`, or the `proof` failed."""

    def work(view: View, options: PackOptions) -> dict[str, Any]:
        data, report = pack_of(view, arguments["name"], options, told, arguments["password"])
        told.give(data)
        return {"report": plain(report)}

    return _done(arguments, work)


def edition(arguments: dict[str, Any], told: Told) -> dict[str, Any]:
    """`lead`, `name`, `options`, `recipients`: each item a file's bytes; the answer is `pressed`, or the `proof`."""

    def work(view: View, options: PackOptions) -> dict[str, Any]:
        recipients = arguments["recipients"]
        return {
            "pressed": plain(print_edition(view, arguments["name"], options, recipients, told.give, told))
        }

    return _done(arguments, work)


def previews(arguments: dict[str, Any], told: Told) -> None:
    """`lead`: stays, and lays out the pack of every ask: `number`, `options`, `section` (the one to be seen first).

    Before each item with bytes one says whose they are: `number`, and `alone` or `whole`; an ask that comes to nothing
    says `why`.
    """
    warm = _Warm(arguments["lead"], told)
    told.serve(warm.answer)


class _Warm:
    """What is kept from one ask to the next: the pages as they were made last."""

    def __init__(self, lead: Mapping[str, Any], told: Told) -> None:
        self._lead, self._told = lead, told
        self._made: tuple[str, Made] | None = None  # the pack, and its pages
        self._prepared = Prepared()

    def answer(self, ask: Mapping[str, Any]) -> None:
        number, options = ask["number"], remade(PackOptions, ask["options"])
        try:
            with follow(self._lead) as view:
                self._first(view, number, options, ask["section"])
                self._whole(view, number, options)
        except HearingDeskError as error:
            self._told.item({"number": number, "why": str(error)})

    def _first(self, view: View, number: int, options: PackOptions, section: str) -> None:
        """The section to be seen first, where its place is known."""
        if self._made is None or self._made[0] != options.pack or not section:
            return
        alone = section_alone(view, options, section, self._made[1], self._prepared)
        if alone is not None:
            self._told.item({"number": number, "alone": plain(alone)})
            self._told.give(alone.data)

    def _whole(self, view: View, number: int, options: PackOptions) -> None:
        found = preview(view, options, self._told, self._prepared)
        issued = Issued(found.made.printed.issued.leaves)  # not the sums of all that stands on them
        made = replace(found.made, story=(), printed=replace(found.made.printed, issued=issued))
        self._made = options.pack, made
        self._told.item({"number": number, "whole": plain(replace(found, made=made))})
        self._told.give(made.data)


def _done(
    arguments: Mapping[str, Any], work: Callable[[View, PackOptions], dict[str, Any]]
) -> dict[str, Any]:
    with follow(arguments["lead"]) as view:
        try:
            return work(view, remade(PackOptions, arguments["options"]))
        except Leaking as refused:
            return {"proof": plain(refused.proof)}
