"""Small modules, small functions. 300 and 40 lines are a reason to think; here is where thinking ends."""

import ast

import pytest

from tests.house.sources import name, program, suite, tools, tree

FILE, FUNCTION = 400, 60  # lines


@pytest.mark.parametrize("path", [*program(), *suite(), *tools()], ids=name)
def test_a_file_stays_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= FILE


@pytest.mark.parametrize("path", [*program(), *tools()], ids=name)
def test_functions_stay_small(path):
    functions = [
        node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > FUNCTION] == []
