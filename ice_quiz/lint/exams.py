"""X: exams. Found while the deck is read."""

from __future__ import annotations

from ice_quiz.lint.rule import ERROR, Rule

_CARDS = "cards:\n  - {item: 1, ask: 'Who?', answer: me}\n  - {item: 2, ask: 'What?', answer: that}\n"
_GOOD = "exams: {mock: {from: all, items: 2, ask: 2, pass: 1}}\n" + _CARDS

NO_DRAW = Rule(
    "X102", ERROR, "An exam does not say what it draws.",
    why="It could not be sat.", fix="Write `from:` and `ask:`, or `draw:` with both in each part.",
    bad="exams: {mock: {from: all, pass: 1}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
UNKNOWN_POOL = Rule(
    "X103", ERROR, "An exam draws from a tag or topic that no item has.",
    why="Its pool would be empty.", fix="Correct the tag or topic; the nearest is named.",
    bad="exams: {mock: {from: {tags: [star]}, ask: 1, pass: 1}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
TOO_FEW = Rule(
    "X104", ERROR, "An exam asks more items than its pool has.",
    why="It could not be sat to its end.", fix="Lower `ask:`, or add items.",
    bad="exams: {mock: {from: all, items: 2, ask: 3, pass: 1}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
MISCOUNTED = Rule(
    "X105", ERROR, "The pool of an exam has another size than `items:` says.",
    why="An item is missing, or one too many is in it.", fix="Correct the number or the items.",
    bad="exams: {mock: {from: all, items: 3, ask: 2, pass: 1}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
UNREACHABLE = Rule(
    "X106", ERROR, "The pass mark is higher than the number asked.",
    why="Nobody could pass.", fix="Lower `pass:`.",
    bad="exams: {mock: {from: all, items: 2, ask: 2, pass: 3}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
SAME_ITEM = Rule(
    "X107", ERROR, "Two facts are one item.",
    why="An item is one card of the exam.", fix="Give one of them another number, or none.",
    bad="cards:\n  - {item: 1, ask: 'Who?', answer: me, id: who}\n  - {item: 1, ask: 'What?', answer: that, id: what}\n",
    good=_CARDS,
)  # fmt: skip
SHARED_POOL = Rule(
    "X108", ERROR, "Two parts of an exam draw from the same items.",
    why="An item could be asked twice.", fix="Give each part a pool of its own.",
    bad="exams: {mock: {draw: [{from: all, ask: 1}, {from: all, ask: 1}], pass: 1}}\n" + _CARDS, good=_GOOD,
)  # fmt: skip
