"""A quiz line by line: told once how it ended, with every source, and what was missed drilled from there."""

from __future__ import annotations

import io
from typing import Any

import pytest

from ice_quiz.plain.exam_lines import run
from ice_quiz.questions.question import Form
from ice_quiz.study.quizzes.wish import QuizWish
from ice_quiz.study.wish import Wish

Harbour = Any
SHIPS = QuizWish(Wish("harbour"), 3, (Form.CHOOSE,), seed=1)


def held(harbour: Harbour, *lines: str, wish: QuizWish = SHIPS) -> str:
    """What a quiz prints when these lines are typed."""
    desk, output = harbour.desk(), io.StringIO()
    assert run(desk, desk.quiz(wish), lines, output) == 0
    return output.getvalue()


def test_a_quiz_that_is_ended_says_so_once(harbour: Harbour) -> None:
    assert held(harbour, "?", "/g").casefold().count("ended early") == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_the_result_has_every_question_with_the_right_answer_and_the_source(harbour: Harbour, at_once: bool) -> None:
    wish = QuizWish(Wish("harbour"), 3, (Form.CHOOSE,), at_once, seed=1)
    result = held(harbour, "1", "2", "3", wish=wish).partition("Done: ")[2]
    assert [f"\n{number}. " in result for number in (1, 2, 3)] == [True] * 3
    assert result.count("  You said: ") == result.count("  Source: “Harbour Guide”, as of 2020") == 3


@pytest.mark.parametrize("word", ["p", "d", "drill"])
def test_what_was_missed_is_drilled_from_the_result(harbour: Harbour, word: str) -> None:
    drilled = held(harbour, "?", "?", "?", word, "?", "/q").partition("Enter leaves: ")[2]
    assert "0 of 3 done." in drilled


def test_after_a_quiz_without_a_slip_there_is_nothing_to_drill(harbour: Harbour) -> None:
    said = held(harbour, "/g", "p", "1")
    assert "Nothing was missed." in said
    assert "The quiz is over." in said
