"""What a deck asks of the learner themselves, and which of its answers may have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """Something that a deck asks of the learner once.

    `value` is what they said, empty as long as they did not. `choices` are the answers there are, where they are limited.
    `outdated` says that it was said before `check_by` came, and may have changed since. `cards` wait for it, or depend on
    it.
    """

    key: str
    ask: str
    value: str = ""
    choices: tuple[str, ...] = ()
    look_up: str = ""
    check_by: date | None = None
    outdated: bool = False
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutdatedAnswer:
    """A card whose answer may have changed: it was right as of a day, and its day of checking has come.

    `answers` are those that are asked now; the learner enters others with `Desk.correct(card, answers)`, or the same ones
    once they have looked them up.
    """

    card: str
    ask: str
    answers: tuple[str, ...]
    as_of: date | None = None
    check_by: date | None = None
    look_up: str = ""


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """Everything that a deck needs to know of its learner.

    `questions` are in the deck's order, answered ones included; `outdated` are cards to look up; `corrected` the answers
    that the learner entered, by card. `withheld` cards wait for an answer. `message` says what just happened.
    """

    deck: str
    title: str
    questions: tuple[OwnQuestion, ...] = ()
    outdated: tuple[OutdatedAnswer, ...] = ()
    corrected: tuple[tuple[str, tuple[str, ...]], ...] = ()
    withheld: tuple[str, ...] = ()
    message: str = ""

    @property
    def open(self) -> tuple[OwnQuestion, ...]:
        """What is still to be asked, or to be asked again."""
        return tuple(each for each in self.questions if not each.value or each.outdated)
