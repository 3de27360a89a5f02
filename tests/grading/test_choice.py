from __future__ import annotations

from collections.abc import Callable

import pytest

from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, NotCounted, Outcome, Typed, Verdict
from ice_quiz.questions.question import Form, Question

Choose = Callable[..., Question]

HSI, ERO, OPLA = (
    "Homeland Security Investigations (HSI)",
    "Enforcement and Removal Operations (ERO)",
    "Office of the Principal Legal Advisor (OPLA)",
)


def test_the_option_of_the_key_is_right(choose: Choose) -> None:
    verdict = grade(choose(HSI, [ERO, OPLA]), Chose(0))
    assert verdict == Verdict(Outcome.RIGHT, 1.0, f"Right: {HSI}.", matched=(HSI,))


def test_a_wrong_option_is_answered_with_the_proof_against_it(choose: Choose) -> None:
    verdict = grade(choose(HSI, [ERO, OPLA]), Chose(2))
    assert verdict == Verdict(Outcome.WRONG, 0.0, f"{OPLA} is proven wrong.", missing=(HSI,), extra=(OPLA,))


@pytest.mark.parametrize("option", [-1, 3, 10**9])
def test_an_option_that_is_not_there_is_not_counted(choose: Choose, option: int) -> None:
    assert grade(choose(HSI, [ERO, OPLA]), Chose(option)) == NotCounted("Choose a number from 1 to 3.")


@pytest.mark.parametrize(
    "typed", ["2", " 2. ", "(2)", "ERO", "enforcement & removal operations", "Enforcement and Removal Operation", ERO]
)
def test_an_option_can_be_typed_by_number_or_by_name(choose: Choose, typed: str) -> None:
    verdict = grade(choose(HSI, [ERO, OPLA], others=[(ERO, "ERO", "Enforcement and Removal Operations")]), Typed(typed))
    assert isinstance(verdict, Verdict)
    assert verdict.extra == (ERO,)


def test_numbers_that_are_options_are_meant_as_such(choose: Choose) -> None:
    verdict = grade(choose("2", ["1", "3"]), Typed("2"))
    assert isinstance(verdict, Verdict)
    assert verdict.outcome is Outcome.RIGHT


@pytest.mark.parametrize("typed", ["4", "0", "Rhine", "x" * 100_000, "Office of Enforcement"])
def test_what_is_none_of_the_options_is_not_counted(choose: Choose, typed: str) -> None:
    assert isinstance(grade(choose(HSI, [ERO, OPLA]), Typed(typed)), NotCounted)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("true", True), ("T", True), ("yes", True), ("1", True), ("False", False), ("n", False), ("2", False)],
)
def test_true_or_false_can_be_typed_in_many_ways(choose: Choose, typed: str, right: bool) -> None:
    verdict = grade(choose("True", ["False"], form=Form.TRUE_FALSE), Typed(typed))
    assert isinstance(verdict, Verdict)
    assert (verdict.outcome is Outcome.RIGHT) == right


def test_several_options_at_once_are_not_counted(choose: Choose) -> None:
    assert isinstance(grade(choose(HSI, [ERO, OPLA]), Listed(("1", "2"))), NotCounted)


def test_not_knowing_is_wrong_and_tells_the_answer(choose: Choose) -> None:
    for reply in (DontKnow(), Typed("idk")):
        verdict = grade(choose(HSI, [ERO, OPLA]), reply)
        assert isinstance(verdict, Verdict)
        assert (verdict.outcome, verdict.missing) == (Outcome.WRONG, (HSI,))


def test_a_question_without_options_asks_to_type(ask: Callable[..., Question]) -> None:
    assert grade(ask(["Danube"]), Chose(0)) == NotCounted("There is nothing to choose from here: type the answer.")
