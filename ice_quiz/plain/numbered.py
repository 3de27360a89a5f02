"""What a typed line means where numbered options are asked."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.grading.verdict import Chose, Listed, Reply, Typed
from ice_quiz.plain.reading import NotUnderstood
from ice_quiz.questions.question import Form, Question

_TRUE_FALSE = {"t": 0, "true": 0, "f": 1, "false": 1}


def chosen(question: Question, text: str) -> Reply:
    """What was typed where options are asked: numbers, or a text that grading may know. Raises `NotUnderstood`."""
    numbers = list(_numbers(text, len(question.options)))
    if question.arranged:
        if sorted(numbers) != list(range(1, len(question.options) + 1)):
            raise NotUnderstood(f"Type all the numbers from 1 to {len(question.options)}, each once, in the right order.")
        return Listed(tuple(question.options[number - 1].text for number in numbers))
    if question.form is Form.TRUE_FALSE and text.casefold() in _TRUE_FALSE:
        return Chose(_TRUE_FALSE[text.casefold()])
    if len(numbers) == 1 and 1 <= numbers[0] <= len(question.options):
        return Chose(numbers[0] - 1)
    return Typed(text)


def _numbers(text: str, count: int) -> Iterator[int]:
    """The numbers in the text; up to nine options also without anything between them. Nothing where there is more."""
    parts = text.replace(",", " ").split()
    if len(parts) == 1 and count < 10:
        parts = list(parts[0])
    if all(part.isdecimal() and len(part) < 4 for part in parts):
        yield from map(int, parts)
