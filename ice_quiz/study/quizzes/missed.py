"""What the last quiz missed, found again in the log: it can be drilled after the program was left, too."""

from __future__ import annotations

from ice_quiz.errors import UsageError
from ice_quiz.grading.verdict import Outcome
from ice_quiz.language.printable import printable
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.log import Log
from ice_quiz.progress.resolve import resolved
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.registers import Registers

OFFERED_DAYS = 30
"""Study days on which the last quiz is looked up; all that happened since it is read for it."""


def missed_last(known: Registers, log: Log, compiled: Compiled) -> tuple[str, ...]:
    """The cards of a deck that the last quiz missed, in its order; not those answered rightly since, or suspended.

    None where the last quiz was of another deck, is long ago, or has not ended: that one is gone on with.
    """
    quiz = known.quiz
    if quiz is None or not quiz.ended or quiz.day + OFFERED_DAYS <= log.today():
        return ()
    missed: dict[str, bool] = {}
    for deed in resolved([event for event in log.since(quiz.tick) if event.card]):
        answer, card = deed.answer, compiled.was.get(deed.card, deed.card)
        if answer is None or card not in compiled.cards:
            continue
        right = answer.verdict is Outcome.RIGHT
        if answer.exam == quiz.id:
            missed[card] = not right
        elif right and answer.rating is not Rating.AGAIN:
            missed.pop(card, None)
    wrong = [card for card, slipped in missed.items() if slipped]
    states = log.states_of(wrong)
    return tuple(card for card in wrong if not (card in states and states[card].suspended))


def missed_in(library: Library, log: Log, deck: str) -> tuple[str, ...]:
    """As `missed_last`. Raises `UsageError` where nothing is, and `DeckError`."""
    cards = missed_last(at_hand(library, log), log, library.open(deck))
    if not cards:
        raise UsageError(
            "There is nothing to drill: the last quiz was of another deck, has not ended, "
            "or all of it was right since or is suspended.",
            advice=f"`ice-quiz quiz {printable(deck)}` tests you.",
        )
    return cards
