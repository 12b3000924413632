"""pack FILE -o OUT.pdf [--pack NAME | --annex COMPLAINT] [--audience A] [--lang L] [--paper P] [--to NAME] [--json]

With --matrix HEARING only the committees and witnesses of a joint hearing, on one wide sheet.
"""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from hearingdesk import codes, settings
from hearingdesk.casefile import CaseFile
from hearingdesk.commands.command import (
    DONE,
    NOT_SO,
    Command,
    hand_out,
    take_file,
    take_json,
    take_recipient,
    tell,
    tell_json,
)
from hearingdesk.errors import HearingDeskError, NotFound
from hearingdesk.store.outgoing import of_file, refuse_case
from hearingdesk.view import View
from hearingdesk.words import _, n_

if TYPE_CHECKING:
    from hearingdesk.pack.build import Leaking


def _arguments(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT.pdf", help=_("the file to make")
    )
    parser.add_argument(
        "--pack", default="", metavar=_("NAME"), help=_("a briefing pack of the case, by its title")
    )
    parser.add_argument(
        "--audience", choices=list(codes.entries("audience")), default="", help=_("who will read it")
    )
    parser.add_argument(
        "--lang", choices=list(codes.entries("language")), default="", help=_("in which language")
    )
    parser.add_argument("--paper", choices=list(codes.entries("paper")), default="", help=_("on which paper"))
    parser.add_argument(
        "--style", choices=list(codes.entries("pack_style")), default="", help=_("in which style")
    )
    parser.add_argument(
        "--duplex",
        action=BooleanOptionalAction,
        help=_("for both sides of the paper: mirrored margins, parts on right-hand pages, tabs"),
    )
    parser.add_argument(
        "--protect", action="store_true", help=_("under a password, which is asked for (AES-256, no PDF/A)")
    )
    parser.add_argument(
        "--print",
        nargs="?",
        const="",
        metavar=_("PRINTER"),
        help=_("print it too, on this or the usual printer"),
    )
    parser.add_argument(
        "--annex",
        default="",
        metavar=_("COMPLAINT"),
        help=_("only the annex of a complaint, by its title or id"),
    )
    parser.add_argument(
        "--matrix",
        default="",
        metavar=_("HEARING"),
        help=_("only the committees and witnesses of a joint hearing, by its title or id, on one wide sheet"),
    )
    take_recipient(parser)
    take_json(parser)


def _run(chosen: Namespace) -> int:
    refuse_case(chosen.out)
    if chosen.matrix:
        return _matrix(chosen)
    if chosen.pack and chosen.annex:
        raise HearingDeskError(_("--pack and --annex ask for two packs: leave one of them out."))
    from hearingdesk.pack.build import Leaking, PackOptions, build_pack

    options = PackOptions(
        chosen.pack,
        chosen.audience,
        chosen.lang,
        chosen.paper,
        prepared_by=settings.load().author,
        annex=chosen.annex,
        style=chosen.style,
        duplex=chosen.duplex,
    )
    password = _password() if chosen.protect else ""
    try:
        with CaseFile(chosen.file, "ro") as case:
            report = build_pack(case, chosen.out, options, _bar, password=password)
    except Leaking as refused:
        return _refuse(refused, chosen.json)
    hand_out(chosen.file, of_file(chosen.out, "pack", chosen.to, pages=report.pages))
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    if chosen.json:
        tell_json(report.plain())
    else:
        tell(n_("Made {file}: {n} page.", "Made {file}: {n} pages.", report.pages, file=chosen.out))
        for lost in report.missing_glyphs:
            tell(
                _("No font has the character “{letter}” on page {page}.", letter=lost.letter, page=lost.page)
            )
        if report.withheld:
            tell(_("Left out for these readers: {n}.", n=report.withheld))
        if n := report.too_short:
            tell(
                n_(
                    "{n} withheld string is too short to be looked for in the pages: look yourself.",
                    "{n} withheld strings are too short to be looked for in the pages: look yourself.",
                    n,
                )
            )
        if password:
            tell(
                _(
                    "It opens with its password only (AES-256), and is no PDF/A: keep an open copy in the archive."
                )
            )
    if chosen.print is not None:
        from hearingdesk.pack.paper import print_file

        print_file(chosen.out, chosen.print, duplex=report.duplex)
    return DONE


def _password() -> str:
    """Asked for twice at a terminal, else the first line of the input. Raises HearingDeskError for none."""
    if sys.stdin.isatty():
        found = getpass(_("Password of the pack: "))
        if found != getpass(_("The same again: ")):
            raise HearingDeskError(_("The two passwords are not the same."))
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise HearingDeskError(_("A pack is protected by a password. Give one."))
    return found


def _refuse(refused: Leaking, as_json: bool) -> int:
    """The pack was not made: say where it would have told what is withheld, not what that is."""
    if as_json:
        leaks = [
            {"place": leak.place, "kind": leak.secret.table, "id": leak.secret.id}
            for leak in refused.proof.leaks
        ]
        tell_json({"leaks": leaks, "unreadable": refused.proof.unreadable})
    sys.stderr.write(f"{refused}\n")
    return NOT_SO


def _matrix(chosen: Namespace) -> int:
    """One sheet: who asked for whom, whose vote called them, which day."""
    from hearingdesk.pack.build import Leaking
    from hearingdesk.pack.poster import print_matrix

    if chosen.pack or chosen.annex or chosen.style or chosen.duplex is not None:
        raise HearingDeskError(
            _("--matrix prints one sheet by itself: leave out --pack, --annex, --style and --duplex.")
        )
    password = _password() if chosen.protect else ""
    asked = {"audience": chosen.audience or "staff", "lang": chosen.lang, "paper": chosen.paper or "a3"}
    try:
        with CaseFile(chosen.file, "ro") as case:
            hearing = _hearing(case, chosen.matrix)
            printed = print_matrix(case, chosen.out, hearing, password=password, **asked)
    except Leaking as refused:
        return _refuse(refused, chosen.json)
    hand_out(chosen.file, of_file(chosen.out, "pack", chosen.to, pages=printed.pages))
    if chosen.json:
        digest = hashlib.sha256(chosen.out.read_bytes()).hexdigest()
        tell_json({"pages": printed.pages, "sha256": digest, "missing_glyphs": len(printed.lost)})
    else:
        tell(n_("Made {file}: {n} page.", "Made {file}: {n} pages.", printed.pages, file=chosen.out))
    return DONE


def _hearing(case: View, name: str) -> int:
    """A hearing by its title in either language, or its id. Raises NotFound with those there are."""
    listed = list(case.hearings.all())
    for one in listed:
        if name in (one.title, one.title_ko, str(one.id)):
            return one.id
    known = ", ".join(f"“{one.title}”" for one in listed)
    raise NotFound(_("There is no hearing called “{name}”. There are: {known}.", name=name, known=known))


def _bar(done: int, total: int, what: str) -> None:
    """How far it is, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        share = f"{100 * done // total:3}% " if total else ""
        sys.stderr.write(f"\r\033[K{share}{what}"[:100])


command = Command(_arguments, _run)
