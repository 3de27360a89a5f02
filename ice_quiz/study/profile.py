"""The learner's own answers, from the log and into it."""

from __future__ import annotations

from collections.abc import Sequence

from ice_quiz.language.words import sentence
from ice_quiz.library.library import Library
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.opening import save
from ice_quiz.study.own_answers import OwnAnswers, checked_answers, checked_key, checked_value, own_answers


def questions(library: Library, log: Log, deck: str, message: str = "") -> OwnAnswers:
    """What a deck asks of the learner, and what it knows. Raises `DeckError`."""
    known = at_hand(library, log)
    compiled = library.open(deck)
    return own_answers(compiled, known.learner(compiled.deck.id), date_of(log.today()), message)


def say(library: Library, log: Log, deck: str, key: str, value: str) -> OwnAnswers:
    """Keep an answer to a question of `you:`; nothing takes it back. Raises `UsageError` and `DeckError`."""
    at_hand(library, log)
    before = library.open(deck)
    asked = checked_key(before, key)
    kept = checked_value(before, asked, value) if value.strip() else ""
    save(log, log.stamp(Kind.SAID, "", {"deck": before.deck.id, "key": key, "value": kept}))
    at_hand(library, log)
    after = library.open(deck)
    shown = after.deck.things[kept].name if asked.type and kept else kept
    return questions(library, log, deck, " ".join(filter(None, (_said(before, after, key, shown), log.problem))))


def correct(library: Library, log: Log, card: str, answers: Sequence[str]) -> OwnAnswers:
    """Put answers in place of those of a card that may have changed. Raises `UsageError` and `DeckError`."""
    at_hand(library, log)
    deck = card.partition("/")[0]
    compiled = library.open(deck)
    entered = checked_answers(compiled, card, answers)
    save(log, log.stamp(Kind.CORRECTED, "", {"of": card, "answers": entered}))
    told = sentence(f"Kept: {'; '.join(entered)}") if entered else "The answer of the deck counts again."
    return questions(library, log, deck, " ".join(filter(None, (told, log.problem))))


def _said(before: Compiled, after: Compiled, key: str, value: str) -> str:
    """What an answer changes, in words."""
    waiting = [held.id for held in after.withheld.values() if held.by == key]
    if not value:
        return f"Taken back. {_many(len(waiting))} for it now."
    told = sentence(f"Kept: {value}")
    freed = len(before.withheld) - len(after.withheld)
    if freed > 0:
        told += " 1 card waited for it and can be asked now." if freed == 1 else f" {freed} cards can be asked now."
    if waiting:
        told += f" The deck has no answer for it on {waiting[0]}: enter it with `ice-quiz correct {waiting[0]} ANSWER`."
    return told


def _many(cards: int) -> str:
    return "1 card waits" if cards == 1 else f"{cards} cards wait"
