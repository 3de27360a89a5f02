"""Grading of a matching: each pair by itself, the share is how many of them are right."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.grading.verdict import NotCounted, Outcome, Verdict
from ice_quiz.language.normal import folded
from ice_quiz.language.words import capital, count
from ice_quiz.questions.question import Question


def grade_pairs(question: Question, texts: Sequence[str]) -> Verdict | NotCounted:
    """The texts are the answers in the order of the question's pairs."""
    answers = question.key.answers
    if len(texts) != len(answers):
        return NotCounted("Give an answer to each of them, for example by their numbers.")
    fits = [folded(text) == folded(answer.show) for text, answer in zip(texts, answers, strict=True)]
    right, share = sum(fits), sum(fits) / len(fits)
    matched = tuple(answer.show for answer, fit in zip(answers, fits, strict=True) if fit)
    if right == len(fits):
        return Verdict(Outcome.RIGHT, 1.0, "Right: all of them.", matched)
    missing = tuple(answer.show for answer, fit in zip(answers, fits, strict=True) if not fit)
    said = f"{capital(count(right)) if right else 'None'} of {count(len(fits))} {'is' if right <= 1 else 'are'} right."
    return Verdict(Outcome.WRONG, share, said, matched, missing)
