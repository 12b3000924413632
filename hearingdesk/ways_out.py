"""The formats in which any list goes out: a further one is one entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hearingdesk.errors import Unreadable
from hearingdesk.job import Progress, silent
from hearingdesk.store.outgoing import refuse_case
from hearingdesk.tabled import Tabled
from hearingdesk.words import N_, _

Write = Callable[[Tabled, Path, Progress], "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it."""

    rows: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A form of file. `paper`: it is looked at, so the fields that a list does not show are left out."""

    name: str
    suffix: str
    label: str  # declared with N_
    write: Write
    paper: bool = False


def _csv(table: Tabled, path: Path, progress: Progress) -> Written:
    from hearingdesk.exchange.tables_out import write_table

    return Written(write_table(table, path, progress))


def _xlsx(table: Tabled, path: Path, progress: Progress) -> Written:
    from hearingdesk.exchange.xlsx_out import write_xlsx

    return Written(write_xlsx(table, path, progress))


def _pdf(table: Tabled, path: Path, progress: Progress) -> Written:
    from hearingdesk.pack.listed import print_list

    printed = print_list(table, path, progress)
    return Written(table.total, printed.pages)


LIST_FORMATS: Mapping[str, ListFormat] = {
    one.name: one
    for one in (
        ListFormat("csv", ".csv", N_("Tables"), _csv),
        ListFormat("xlsx", ".xlsx", N_("Spreadsheets"), _xlsx),
        ListFormat("pdf", ".pdf", N_("PDF files"), _pdf, paper=True),
    )
}


def format_of(path: Path) -> ListFormat:
    """The format that the name of a file asks for; a table where it asks for none.

    Raises Unreadable for any other, and HearingDeskError where it is the name of a case.
    """
    refuse_case(path)
    suffix = path.suffix.lower()
    for one in LIST_FORMATS.values():
        if suffix == one.suffix:
            return one
    if not suffix:
        return next(iter(LIST_FORMATS.values()))
    known = ", ".join(one.suffix for one in LIST_FORMATS.values())
    raise Unreadable(
        _(
            "A list cannot be written as {suffix}. Give a name that ends in {known}.",
            suffix=suffix,
            known=known,
        )
    )


def named(path: Path) -> Path:
    """The path with the ending of its format, where it has none."""
    return path if path.suffix else path.with_name(path.name + format_of(path).suffix)


def choices() -> str:
    """The formats, as a dialog that saves files names them."""
    return ";;".join(f"{_(one.label)} (*{one.suffix})" for one in LIST_FORMATS.values())


def write_list(table: Tabled, path: Path, progress: Progress = silent) -> Written:
    """Write a list in the format that the name of the file asks for. Raises HearingDeskError."""
    return format_of(path).write(table, path, progress)
