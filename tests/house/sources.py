"""The sources as these tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def program() -> list[Path]:
    """The files that run at the user's."""
    return sorted([*ROOT.glob("hearingdesk/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("main.py")])


def suite() -> list[Path]:
    return sorted(ROOT.glob("tests/**/*.py"))


def tools() -> list[Path]:
    return sorted(ROOT.glob("packaging/*.py"))


def name(path: Path) -> str:
    """A path from the root of the project, as test ids and messages show it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name(path))


def imported(path: Path) -> Iterator[str]:
    """Every module, and every name of a module, that a file imports: "PySide6.QtSql" in either spelling."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
