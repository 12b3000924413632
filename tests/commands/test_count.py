"""count: a deadline from the command line, with its arithmetic."""

import json

import pytest

from hearingdesk import words
from hearingdesk.commands.run import run
from tests.procedure.vectors import THRESHOLDS, WORKED


@pytest.fixture(autouse=True)
def english():
    yield
    words.use("en")


@pytest.fixture
def call(capsys):
    """Call count: (exit status, standard output, standard error)."""

    def calling(*arguments):
        status = run(["count", *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return calling


KEYS = {"rule", "due", "unrolled", "advisory", "threshold", "derivation", "basis", "confidence", "check"}


@pytest.mark.parametrize(("rule", "on", "options", "due", "unrolled", "advisory"), WORKED)
def test_a_worked_date_is_answered(call, rule, on, options, due, unrolled, advisory):
    more = ["--offset", options["number"]] if options else []
    status, out, err = call(rule, "--on", on, *more, "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert answer.keys() >= KEYS
    assert (answer["due"], answer["unrolled"], answer["advisory"] or "") == (due, unrolled, advisory)
    assert answer["derivation"]["ko"]


@pytest.mark.parametrize(("rule", "numbers", "many"), THRESHOLDS)
def test_a_threshold_is_answered(call, rule, numbers, many):
    options = [part for name, n in numbers.items() for part in (f"--{name}", n)]
    status, out, _err = call(rule, "--on", "2025-12-17", *options, "--json")
    assert (status, json.loads(out)["threshold"]) == (0, many)


def test_two_readings_are_two_answers(call):
    status, out, _err = call("JP-NOTICE-5", "--on", "2025-12-17", "--json")
    answer = json.loads(out)
    assert (status, answer["due"], answer["check"]) == (1, None, True)
    assert [reading["due"] for reading in answer["readings"]] == ["2025-12-11", "2025-12-12"]


def test_what_cannot_be_counted_is_no_error_and_says_why(call):
    status, out, err = call("KR-ACCOMPANY", "--on", "2025-12-17", "--kind", "hearing", "--json")
    answer = json.loads(out)
    assert (status, err, answer["due"], answer["check"]) == (1, "", None, True)
    assert "not available in this kind of proceeding" in answer["derivation"]["en"]


def test_people_read_the_day_first(call):
    status, out, _err = call("KR-WIT-SERVE", "--on", "17 Dec 2025")
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "KR-WIT-SERVE  Serve attendance demand"
    assert lines[1].strip() == "Wed 10 Dec 2025"
    assert "D-7 from 17 Dec 2025" in lines[2]


def test_bounds_are_shown_with_a_question_mark(call):
    status, out, _err = call("KR-NET-24", "--on", "2025-11-18")
    assert status == 1
    assert "19 Nov 2025, 00:00–23:59  ?" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("KR-WIT-SERV", "--on", "2025-12-17"), "KR-WIT-SERVE"),
        (("kr-wit-serve", "--on", "2025-12-17"), "KR-WIT-SERVE"),
        (("nonsense", "--on", "2025-12-17"), "KR-"),
        (("KR-WIT-SERVE", "--on", "2025-02-30"), "30"),
        (("KR-WIT-SERVE", "--on", "soon"), "is not a date"),
        (("KR-WIT-SERVE",), "--on"),
        (("KR-CPL-THIRD", "--on", "2025-12-17", "--members", "0"), "--members"),
        (("KR-WIT-SERVE", "--on", "2025-12-17", "--offset", "-1"), "--offset"),
        (("KR-WIT-SERVE", "--on", "2025-12-17", "--kind", "party"), "party"),
    ],
)
def test_a_call_that_is_no_good_is_one_sentence(call, arguments, said):
    status, out, err = call(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
