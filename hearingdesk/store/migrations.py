"""The register of migrations: step n makes a file of format n. Never edit one that has shipped; add the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]

_TABLES = Path(__file__).parent / "tables"


def m001_first_format(db: Database) -> None:
    """Every table there is."""
    for name in ("people", "hearings", "testimony", "matters", "working", "log", "search"):
        db.executescript((_TABLES / f"{name}.sql").read_text("utf-8"))


def m002_second_format(db: Database) -> None:
    """What the first format had no place for, a file for each subject."""
    for name in ("two_speakers", "two_grid", "two_dossier", "two_dates", "two_ownrules"):
        db.executescript((_TABLES / f"{name}.sql").read_text("utf-8"))


def m003_third_format(db: Database) -> None:
    """What the second format had no place for, a file for each subject."""
    for name in ("three_sources", "three_cites", "three_ledger", "three_found", "three_packs"):
        db.executescript((_TABLES / f"{name}.sql").read_text("utf-8"))


STEPS: tuple[Step, ...] = (m001_first_format, m002_second_format, m003_third_format)
