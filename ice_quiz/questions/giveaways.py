"""What would give the key away: the only option with the article, number, length, form or words of the stem.

The rules are those of item writing (Haladyna, Downing & Rodriguez 2002, guidelines 23, 24 and 28; the quarter by which a key
may be longer is the threshold of published checkers of item-writing flaws).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from ice_quiz.language.normal import folded, names_a_note, within

LONGER = 1.25
SHORTER = 0.5

_ARTICLE = re.compile(r"(the|an?)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \([^()]*\)$")
_SMALL = 4  # letters; shorter words of a stem say nothing


class Sign(StrEnum):
    """By what the key stands out."""

    LENGTH = "length"
    FORM = "form"
    WORD = "word"
    OVERLAP = "overlap"


class Giveaway(NamedTuple):
    """Why a key stands out among the options, in words for the teacher."""

    sign: Sign
    says: str


def alike(texts: Sequence[str]) -> tuple[str, ...]:
    """Options in one form: where some have an acronym behind the name and some have none, all go without."""
    if all(_IN_BRACKETS.search(text) for text in texts):
        return tuple(texts)
    return tuple(_IN_BRACKETS.sub("", text) for text in texts)


def giveaway(key: str, others: Sequence[str], stem: str) -> Giveaway | None:
    """Why the key stands out among the options, or None."""
    if by_length := _by_length(key, others):
        return Giveaway(Sign.LENGTH, by_length)
    if by_form := _by_form(key, others):
        return Giveaway(Sign.FORM, by_form)
    shared = _telling(key, stem) - {word for other in others for word in _telling(other, stem)}
    if shared and not any(_telling(other, stem) for other in others):
        return Giveaway(Sign.WORD, f"it shares “{min(shared)}” with the question")
    return None


def _by_length(key: str, others: Sequence[str]) -> str:
    longest, shortest = max(map(len, others)), min(map(len, others))
    if " " in key and len(key) > LONGER * longest:
        return "it is longer than the others by more than a quarter"
    if len(key) < SHORTER * shortest:
        return "it is less than half as long as the others"
    return ""


def _by_form(key: str, others: Sequence[str]) -> str:
    for says, mark in (
        ("with an article", lambda text: bool(_ARTICLE.match(text)) and not names_a_note(folded(text))),
        ("with a capital", lambda text: text[:1].isupper()),
        ("with a figure", lambda text: any(sign.isdigit() for sign in text)),
    ):
        marks = {mark(other) for other in others}
        if len(marks) == 1 and mark(key) not in marks:
            return f"it is the only one {says if mark(key) else says.replace('with', 'without')}"
    if key[:1].islower() and {_plural(other) for other in others} == {not _plural(key)}:
        return f"it is the only one in the {'plural' if _plural(key) else 'singular'}"
    heads = {folded(other).split(" ")[0] for other in others}
    if len(others) > 1 and len(heads) == 1 and folded(key).split(" ")[0] not in heads:
        return "the others all begin alike"
    return ""


def _plural(text: str) -> bool:
    """Whether a phrase looks like a plural; what matters is that the key does not look otherwise than the rest."""
    return text.endswith("s") and not text.endswith(("ss", "us", "is"))


def _telling(option: str, stem: str) -> set[str]:
    """The weighty words that an option shares with the stem, plurals folded."""
    words = {word.rstrip("s") for word in folded(stem).split() if len(word) >= _SMALL}
    return {word for word in folded(option).split() if len(word) >= _SMALL and word.rstrip("s") in words}


def overlapping(texts: Sequence[str]) -> bool:
    """Whether one option stands inside another, by whole words."""
    return any(within(one, other) for one in texts for other in texts if one is not other)
