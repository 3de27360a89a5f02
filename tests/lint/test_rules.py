"""Each rule is shown by its examples: the bad one raises exactly its code, the mended one nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ice_quiz.lint.catalogue import FAMILIES, RULES
from ice_quiz.lint.check import Choice, check_text
from ice_quiz.lint.examples import whole
from ice_quiz.lint.rule import Rule

TODAY = date(2026, 11, 24)
PACKAGE = Path(__file__).parents[2] / "ice_quiz"
WITHOUT_EXAMPLE = {"Y007", "Y008", "Y012", "Y017"}  # what cannot be shown as a short text: no file, no UTF-8, megabytes
SHOWN = [rule for rule in RULES.values() if rule.code not in WITHOUT_EXAMPLE]


def codes(rule: Rule, example: str) -> set[str]:
    texts = {"atlas": rule.text} if rule.text else {}
    choice = Choice(select=(rule.code,)) if rule.asked_for else Choice()
    return {problem.code for problem in check_text(whole(example), "deck.yaml", texts, TODAY, choice).problems}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_of_a_rule_raises_it_and_nothing_else(rule: Rule) -> None:
    assert codes(rule, rule.bad) == {rule.code}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_good_example_of_a_rule_raises_nothing(rule: Rule) -> None:
    assert codes(rule, rule.good) == set()


def test_every_code_that_a_check_can_tell_is_explained() -> None:
    told = {
        code
        for folder in ("facts", "questions", "lint")
        for path in (PACKAGE / folder).rglob("*.py")
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8"))
    }
    assert told == set(RULES)


def test_every_rule_says_in_sentences_what_it_finds_why_and_what_to_do() -> None:
    for rule in RULES.values():
        assert rule.code[0] in FAMILIES
        for text in (rule.says, rule.why, rule.fix):
            assert text[0].isupper() or text[0] in "`6"
            assert text.endswith((".", "?"))
