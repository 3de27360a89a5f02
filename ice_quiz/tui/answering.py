"""What can be done while an answer is made: the same rules in a session and in a mock exam."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from ice_quiz.questions.question import Form, Question
from ice_quiz.tui.draft import Draft, Way


class Answering(Protocol):
    """Where a screen stands that may await an answer."""

    @property
    def question(self) -> Question | None:
        """The question that stands on the screen."""

    @property
    def draft(self) -> Draft:
        """The reply in the making."""

    @property
    def asked(self) -> bool:
        """Whether an answer is awaited."""

    @property
    def seen(self) -> bool:
        """Whether what stands on the screen was painted."""


def true_or_false(stand: Answering) -> bool:
    """Whether an answer is awaited that is true or false."""
    return stand.asked and stand.question is not None and stand.question.form is Form.TRUE_FALSE


def check(stand: Answering) -> bool:
    """Whether what was typed or put in order can be sent."""
    return stand.asked and (stand.draft.ordered or stand.draft.typing)


def _option(stand: Answering, number: int) -> bool:
    return stand.asked and stand.draft.way in (Way.CHOOSE, Way.ORDER) and 0 < number <= stand.draft.count


def _take(stand: Answering, _number: int) -> bool:
    """An arrow says which is meant; what was pointed at without one is taken only once that was seen."""
    draft = stand.draft
    return stand.asked and draft.cursor is not None and not draft.ordered and (stand.seen or not draft.offered)


def _take_back(stand: Answering, _number: int) -> bool:
    draft = stand.draft
    return stand.asked and bool(draft.picked or (draft.typing and draft.given and not draft.line.text))


RULES: Mapping[str, Callable[[Answering, int], bool]] = {
    "option": _option,
    "true": lambda stand, _: true_or_false(stand),
    "false": lambda stand, _: true_or_false(stand),
    "down": lambda stand, _: not stand.draft.typing,
    "up": lambda stand, _: not stand.draft.typing,
    "point": lambda stand, _: stand.asked and stand.seen and stand.draft.to_point,
    "take": _take,
    "check": lambda stand, _: check(stand),
    "take-back": _take_back,
    "stop-typing": lambda stand, _: stand.asked and stand.draft.typing,
    "type": lambda stand, _: stand.asked and stand.draft.typed and not stand.draft.typing,
}
"""Whether each of these commands does something now; the number is that of a numbered one."""
