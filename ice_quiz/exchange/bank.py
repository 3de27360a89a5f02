"""A question as question banks know it: a choice, true or false, a short text, a number, or free text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ice_quiz.exchange.handing import handed
from ice_quiz.facts.model import Bound, Value
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form, Grade, Question


class Kind(StrEnum):
    """What is marked, and how."""

    CHOICE = "choice"
    TRUE_FALSE = "true or false"
    SHORT = "short answer"
    NUMBER = "number"
    FREE = "free text"  # marked by a person


@dataclass(frozen=True, slots=True)
class BankAnswer:
    """An answer that the bank knows; `slack` is how far a number may be off."""

    text: str
    right: bool = True
    feedback: str = ""
    slack: str = ""


@dataclass(frozen=True, slots=True)
class BankItem:
    """One question of a bank; `name` is the card's id, `feedback` the fact with its source."""

    name: str
    topic: str
    kind: Kind
    text: str
    answers: tuple[BankAnswer, ...]
    feedback: str


_EXACT_ENOUGH = (Bound.EXACT, Bound.YEAR, Bound.ABOUT, Bound.RANGE)


def bank(compiled: Compiled, ranking: Sequence[Form], seed: int) -> Iterator[BankItem]:
    """Each card of a deck as one question of a bank, in the deck's order."""
    for card, question in handed(compiled, ranking, seed):
        yield _item(card, question)


def _item(card: Card, question: Question) -> BankItem:
    kind, answers = _answers(card, question)
    text = f"{question.lead} {question.stem}".strip()
    if question.form is Form.PUT_IN_ORDER:
        text += "\n" + "\n".join(f"- {option.text}" for option in question.options)
    feedback = "\n".join(filter(None, (card.statement, card.about.why, card.citation)))
    return BankItem(card.id, card.topic, kind, text, answers, feedback)


def _answers(card: Card, question: Question) -> tuple[Kind, tuple[BankAnswer, ...]]:
    key = question.key
    if question.options and question.form is not Form.PUT_IN_ORDER:
        kind = Kind.TRUE_FALSE if question.form is Form.TRUE_FALSE else Kind.CHOICE
        return kind, tuple(
            BankAnswer(option.text, option.key, option.proof.sentence if option.proof else "") for option in question.options
        )
    values = card.facts[0].values if question.form is Form.NUMBER else ()  # type: ignore[union-attr]
    if values and all(value.bound in _EXACT_ENOUGH for value in values):
        return Kind.NUMBER, tuple(map(_figure, values))
    if key.need > 1 or key.ordered or key.grade is Grade.SELF or question.form is Form.PUT_IN_ORDER:
        return Kind.FREE, tuple(BankAnswer(answer.show) for answer in key.answers)
    wordings = dict.fromkeys(wording for answer in key.answers for wording in answer.wordings)
    return Kind.SHORT, tuple(BankAnswer(wording) for wording in wordings)


def _figure(value: Value) -> BankAnswer:
    """A number as its middle and how far a reply may be off."""
    middle = (value.low + value.high) / 2
    slack = (value.high - value.low) / 2 + max(abs(value.low), abs(value.high)) * value.tolerance
    return BankAnswer(digits(middle), slack=digits(slack))


def digits(number: float) -> str:
    """A number in digits, without separators and without a needless point."""
    return str(int(number)) if number == int(number) else f"{number:.12g}"
