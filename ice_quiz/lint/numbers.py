"""N: numbers and the values near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.facts.model import Bound, Number, Value
from ice_quiz.facts.values import excludes
from ice_quiz.language.normal import folded
from ice_quiz.language.numbers import read_number
from ice_quiz.lint.ground import Ground
from ice_quiz.lint.rule import ERROR, WARNING, Finding, Rule, rule

ENOUGH = 2  # near values; with the right one they make three options

NO_NUMBER = Rule(
    "N301", ERROR, "A value is no number.",
    why="It could not be compared with what is typed.",
    fix="Write it like 6,700, about 20, at least 5, more than 400, 10 to 30, 1/4, 3:1 or 1787.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: a lot, near: [3, 5]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 4, near: [3, 5]}\n",
)  # fmt: skip
TRUE_TOO = Rule(
    "N302", ERROR, "A near value is right as well.",
    why="It would be an option that is called wrong and is true: more than 6,700 is true where more than 10,000 is.",
    fix="Name values that are certainly wrong.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: more than 12, near: [more than 8, more than 20]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 12, near: [11, 13]}\n",
)  # fmt: skip
NO_QUESTION = Rule(
    "N305", ERROR, "A number has no question.",
    why="It needs words to be asked with, and a name to be known by.",
    fix="Write `of:` and `what:`, or `ask:` and `id:`.",
    bad="numbers:\n  - {of: the Inn, value: 4, near: [3, 5]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 4, near: [3, 5]}\n",
)  # fmt: skip
TWICE = Rule(
    "N306", ERROR, "A number has both `value:` and `values:`.",
    why="It is not known which of them is right.", fix="Keep one of the two.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: 4, values: [4, 6], near: [3, 5]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 4, near: [3, 5]}\n",
)  # fmt: skip


def _numbers(ground: Ground) -> Iterator[Number]:
    yield from (fact for fact in ground.deck.facts if isinstance(fact, Number))


@rule(
    "N307",
    WARNING,
    "A number has fewer than two near values that are proven wrong.",
    why="Then it can only be typed, never chosen; new numbers are hard to type "
    "(three options lose nothing against more: Rodriguez 2005).",
    fix="Add two values to `near:` that a learner might take for the right one.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: 4, near: [3]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 4, near: [3, 5]}\n",
)
def few_near(ground: Ground) -> Iterator[Finding]:
    """Those that exclude the value count; numbers that are only typed, or asked in an exam aloud, are left alone."""
    for fact in _numbers(ground):
        proven = [near for near in fact.near if all(excludes(value, near, fact.about.dated) for value in fact.values)]
        if fact.near and len({folded(near.text) for near in proven}) < ENOUGH:
            how = (
                "Of these near values fewer than two are certainly wrong"
                if len(fact.near) > 1
                else "One near value is too few"
            )
            yield Finding(fact.near[0].place, f"{how}: name two or more that are, so that it can be chosen.")


@rule(
    "N304",
    WARNING,
    "The right value stands out among the near ones by its digits.",
    why="Who does not know it takes the only round one, or the only one with four digits "
    "(Haladyna, Downing & Rodriguez 2002, guideline 28).",
    fix="Choose near values of the same size and roundness.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: 1200, near: [17, 83]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 12, near: [17, 83]}\n",
)
def stands_out(ground: Ground) -> Iterator[Finding]:
    """The only one with its number of digits while the others share theirs, two or more apart; or the only round one."""
    for fact in _numbers(ground):
        if len(fact.near) < ENOUGH or fact.values[0].bound in (Bound.RANGE, Bound.RATIO):
            continue
        right, sizes = _digits(fact.values[0]), {_digits(near) for near in fact.near}
        if all(abs(right - size) > 1 for size in sizes):
            yield Finding(fact.near[0].place, f"`{fact.values[0].text}` is of another size than all near values.")
        elif right > 2 and _round(fact.values[0]) and not any(_round(near) for near in fact.near):
            yield Finding(fact.near[0].place, f"`{fact.values[0].text}` is round and no near value is.")
        elif right > 2 and not _round(fact.values[0]) and all(_round(near) for near in fact.near):
            yield Finding(fact.near[0].place, f"All near values are round, and `{fact.values[0].text}` is not.")


def _digits(value: Value) -> int:
    return len(str(int(abs(value.low))))


def _round(value: Value) -> bool:
    return value.low != 0 and value.low % 10 ** (_digits(value) - 1) == 0


@rule(
    "N308",
    WARNING,
    "The near values are not written in the form of the value.",
    why="The form gives the right one away: the only one with `about`, or with a unit.",
    fix="Write them alike: about 20, about 10, about 40.",
    bad="numbers:\n  - {of: the Inn, what: bridges, value: 40, near: [about 90, 15]}\n",
    good="numbers:\n  - {of: the Inn, what: bridges, value: 40, near: [90, 15]}\n",
)
def other_form(ground: Ground) -> Iterator[Finding]:
    """The same bound, and the same last word; years are plain numbers too."""
    plain = {Bound.EXACT, Bound.YEAR}
    for fact in _numbers(ground):
        right = fact.values[0]
        for near in fact.near:
            same = near.bound is right.bound or {near.bound, right.bound} <= plain
            if not same or _unit(near.text) != _unit(right.text):
                yield Finding(near.place, f"`{near.text}` is not in the form of `{right.text}`, which gives that away.")
                break


def _unit(text: str) -> str:
    """The word behind a number, or "" where the last word is a number itself."""
    last = folded(text).split(" ")[-1]
    return "" if read_number(last) is not None or not last.isalpha() else last


_DOTTED = re.compile(r"\d{1,3}\.\d{3}")


@rule(
    "N309",
    WARNING,
    "A number has a point before three digits.",
    why="6.700 is read as six point seven; who means six thousand seven hundred writes 6,700.",
    fix='Write "6,700" or 6700; if it is a fraction, drop the last zeros or waive this.',
    bad="numbers:\n  - {of: the Inn, what: fish, value: 6.700, near: [5.300, 7.600]}\n",
    good="numbers:\n  - {of: the Inn, what: fish, value: 6700, near: [5300, 7600]}\n",
)
def dotted(ground: Ground) -> Iterator[Finding]:
    """Of values and near values, the first of each number."""
    for fact in _numbers(ground):
        for value in (*fact.values, *fact.near):
            if _DOTTED.fullmatch(value.text):
                whole = value.text.replace(".", ",")
                yield Finding(value.place, f'`{value.text}` is read as {value.low:g}. If {whole} is meant, write "{whole}".')
                break
