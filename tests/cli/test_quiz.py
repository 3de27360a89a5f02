from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., Any]  # of the fixture `program`, which returns a `Ran`
Call = Callable[..., Any]


def test_a_quiz_line_by_line_tells_each_answer_and_the_result(program: Program, harbour: Path) -> None:
    ran = program("quiz", harbour, "--count", "2", "--seed", "1", "--plain", typed="?\n?\n\n")
    assert ran.code == 0
    assert "Quiz: Hafen – Über das Wasser. 2 questions; the schedule is not touched." in ran.out
    assert ran.out.count("Now you know.") == 2
    assert "Done: 0 right and 2 wrong of 2 asked" in ran.out
    assert ran.out.count("Source: “Harbour Guide”, as of 2020") >= 2


def test_a_quiz_told_at_the_end_is_left_and_gone_on_with(program: Program, harbour: Path) -> None:
    asked = ("quiz", harbour, "--count", "2", "--end", "--plain")
    left = program(*asked, typed="?\n/q\n")
    assert "The quiz waits at question 2 of 2." in left.out
    assert "Now you know." not in left.out
    again = program(*asked, typed="?\np\n/q\n")
    assert "You left this quiz after 1 of 2 questions; it goes on there." in again.out
    assert "Done: 0 right and 2 wrong of 2 asked" in again.out
    assert "0 of 2 done. What was missed." in again.out


def test_a_quiz_as_json_marks_each_answer_and_ends_with_the_result(program: Program, harbour: Path) -> None:
    ran = program("quiz", harbour, "--count", "1", "--json", typed='{"command": "dont-know"}\n')
    messages = [json.loads(line) for line in ran.out.splitlines()]
    assert [message["type"] for message in messages] == ["question", "marked", "result"]
    result = messages[-1]
    assert (result["quiz"], result["passed"], result["right"], result["asked"], result["share"]) == (True, None, 0, 1, 0.0)


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--form", "song"], "is no form"), (["--topic", "Shps"], "Did you mean “Ships”?"), (["--count", "0"], "--count")],
)
def test_what_cannot_be_asked_is_wrong_use(call: Call, harbour: Path, options: list[str], told: str) -> None:
    ran = call("quiz", harbour, *options, "--plain")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_what_the_last_quiz_missed_is_drilled_by_the_next_start(program: Program, call: Call, harbour: Path) -> None:
    none = call("study", harbour, "--missed", "--plain")
    assert (none.code, "There is nothing to drill" in none.err) == (2, True)
    program("quiz", harbour, "--count", "2", "--plain", typed="?\n?\n\n")
    drilled = program("study", harbour, "--missed", "--plain", typed="/q\n")
    assert "0 of 2 done. What was missed." in drilled.out
    both = call("study", harbour, "--missed", "--cram", "--plain")
    assert (both.code, "--missed chooses the cards" in both.err) == (2, True)


def test_the_result_of_the_last_quiz_is_shown_once_more(program: Program, call: Call, harbour: Path) -> None:
    none = call("quiz", harbour, "--result", "--plain")
    assert (none.code, "There is no result to show" in none.err) == (2, True)
    ended = program("quiz", harbour, "--count", "2", "--plain", typed="?\n?\n\n")
    again = program("quiz", harbour, "--result", "--plain", typed="\n")
    _, _, result = ended.out.partition("Done: ")
    assert result
    assert f"Done: {result}" in again.out
    shown = json.loads(program("quiz", harbour, "--result", "--json").out)
    assert (shown["type"], shown["wrong"], shown["given_up"]) == ("result", 2, False)


def test_a_quiz_that_was_ended_early_shows_its_result_and_one_that_waits_none(
    program: Program, call: Call, harbour: Path
) -> None:
    program("quiz", harbour, "--count", "2", "--plain", typed="?\n/g\n\n")
    assert "Ended early: 0 right and 1 wrong of 1 asked" in program("quiz", harbour, "--result", "--plain", typed="\n").out
    program("quiz", harbour, "--count", "2", "--plain", typed="?\n/q\n")
    assert call("quiz", harbour, "--result", "--plain").code == 2
