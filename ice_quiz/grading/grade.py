"""The door of grading: a question and a reply in, a verdict out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ice_quiz.grading.choice import grade_choice, grade_typed_choice
from ice_quiz.grading.lists import by_number, grade_list
from ice_quiz.grading.numbers import grade_number
from ice_quiz.grading.pairs import grade_pairs
from ice_quiz.grading.saying import EMPTY, right_is, wrong
from ice_quiz.grading.text import grade_text
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, NotCounted, Reply, Typed, Verdict
from ice_quiz.language.normal import folded
from ice_quiz.language.printable import printable
from ice_quiz.questions.question import Form, Question


def grade(question: Question, reply: Reply) -> Verdict | NotCounted:
    """What a reply to a question is worth, and why; never raises, whatever is typed.

    A reply that says nothing (blank, no number where one is asked, an option that is not there) is not counted.
    """
    match reply:
        case DontKnow():
            return wrong(question.key, f"you did not know it yet: {right_is(question.key)}")
        case Chose(option):
            return _chose(question, option)
        case Typed(text):
            return _texts(question, (printable(text),))
        case Listed(texts):
            return _texts(question, tuple(printable(text) for text in texts))


def _chose(question: Question, option: int) -> Verdict | NotCounted:
    if question.arranged:
        return NotCounted("Give all of them in their order, for example by their numbers.")
    if not question.options:
        return NotCounted("There is nothing to choose from here: type the answer.")
    return grade_choice(question, option)


def _texts(question: Question, texts: Sequence[str]) -> Verdict | NotCounted:
    texts = [text for text in texts if folded(text)]
    key = question.key
    if not texts:
        return EMPTY
    if question.form is Form.MATCH:
        return grade_pairs(question, _in_given_order(question, texts))
    if question.form is Form.PUT_IN_ORDER:
        whole = replace(key, ordered=True, need=len(key.answers))
        return grade_list(whole, _in_given_order(question, texts))
    if question.options:
        one = "Choose one of the options."
        return grade_typed_choice(question, texts[0]) if len(texts) == 1 else NotCounted(one)
    if key.need > 1 or key.ordered:
        return grade_list(key, texts)
    text = "; ".join(texts)
    return grade_text(key, text, question.stem) if key.value is None else grade_number(key, key.value, text)


def _in_given_order(question: Question, texts: Sequence[str]) -> Sequence[str]:
    """The items that a row of numbers stands for, or the texts themselves."""
    options = [option.text for option in question.options]
    if not options or any(text.strip().isdigit() for text in options):  # numbers to be sorted are texts, not places
        return texts
    return by_number(" ".join(texts), options) or texts
