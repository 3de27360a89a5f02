"""Every code that a check can tell, with its rule."""

from __future__ import annotations

from collections.abc import Mapping

from ice_quiz.lint import (
    answers,
    cards,
    distractors,
    exams,
    file,
    lists,
    numbers,
    options,
    relations,
    sources,
    stems,
    things,
    words,
)
from ice_quiz.lint.rule import Rule

_FAMILIES = (file, sources, things, relations, numbers, options, distractors, stems, words, lists, cards, answers, exams)

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (each for family in _FAMILIES for each in vars(family).values() if isinstance(each, Rule)),
        key=lambda rule: rule.code,
    )
}

FAMILIES: Mapping[str, str] = {
    "A": "typed answers",
    "C": "cards",
    "D": "wrong answers",
    "F": "sources",
    "L": "lists",
    "N": "numbers",
    "O": "options",
    "R": "relations",
    "S": "questions",
    "T": "things",
    "X": "exams",
    "Y": "the file",
}
"""What the rules are about, by the first letter of their codes."""
