"""The result of the last quiz once more, from the log: it may have been left faster than it was read."""

from __future__ import annotations

from ice_quiz.clock import Clock
from ice_quiz.errors import UsageError
from ice_quiz.language.printable import printable
from ice_quiz.library.library import Library
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.quizzes.quizzing import Quizzing
from ice_quiz.study.quizzes.wish import quiz_wish_of
from ice_quiz.study.registers import Begun


def ended_last(begun: Begun | None, compiled: Compiled, deck: str) -> Begun | None:
    """The last quiz, where it was one of this deck and has ended."""
    if begun is None or not begun.ended:
        return None
    return begun if quiz_wish_of(begun.body).cards.deck in (deck, compiled.deck.id) else None


class LastQuiz(Quizzing):
    """A quiz that is over; nothing is written by looking at it."""

    def __init__(self, library: Library, log: Log, clock: Clock, deck: str) -> None:
        """Raises as `Desk.quiz_result` does."""
        self._log, self._clock = log, clock
        known = at_hand(library, log)
        self._compiled = library.open(deck)
        begun = ended_last(known.quiz, self._compiled, deck)
        if begun is None:
            raise UsageError(
                "There is no result to show: the last quiz was of another deck, or has not ended.",
                advice=f"`ice-quiz quiz {printable(deck)}` tests you.",
            )
        self._wish = quiz_wish_of(begun.body)
        self._resumed = False
        self._sitting, _ = self._go_on(begun)
        self._given_up = self._sitting.on is not None
        self._draw()
