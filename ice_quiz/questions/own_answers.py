"""Plain cards whose answers depend on the learner: by what they said of themselves, or because they entered newer ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ice_quiz.facts.exams import Changes
from ice_quiz.facts.model import Item, Plain
from ice_quiz.facts.names import Names
from ice_quiz.language.normal import folded
from ice_quiz.questions.learner import Learner

BETWEEN = ";"  # between several right answers in what the learner says


def for_learner(fact: Plain, card_id: str, learner: Learner, names: Names) -> Plain | None:
    """A plain card with the answers that are right for this learner, or None while they are not known."""
    entered = entered_for(fact, card_id, learner)
    if entered:
        # What the author named as certainly wrong was wrong beside the earlier answer; nothing proves it any more.
        about = replace(fact.about, wrong_from=(), changes=_as_of(fact.about.changes, learner.corrected_on.get(entered)))
        answers = tuple(Item(text) for text in learner.corrected[entered])
        return replace(fact, about=about, answers=answers, need=min(fact.need, len(answers)), wrong=(), rows={})
    if not fact.by:
        return fact
    said = learner.said.get(fact.by, "")
    if not said:
        return None
    if fact.rows:
        answers = row_of(fact, said, names)
        return replace(fact, answers=answers, need=min(fact.need, len(answers))) if answers else None
    about = replace(fact.about, changes=_as_of(fact.about.changes, learner.said_on.get(fact.by)))
    answers = tuple(Item(text) for text in parts(said))
    return replace(fact, about=about, answers=answers, need=min(fact.need, len(answers)))


def row_of(fact: Plain, said: str, names: Names) -> tuple[Item, ...]:
    """The row of a card that what was said leads to; empty where there is none."""
    key = names.find(said)
    return next((row for name, row in fact.rows.items() if name == key or folded(name) == folded(said)), ())


def parts(said: str) -> tuple[str, ...]:
    """The right answers in what the learner said: one, or several apart at semicolons."""
    return tuple(part for each in said.split(BETWEEN) if (part := each.strip())) or (said,)


def entered_for(fact: Plain, card_id: str, learner: Learner) -> str:
    """The id, present or earlier, under which the learner entered the card's answer; empty where they did not.

    Where the deck was checked after that, it is right again.
    """
    deck = card_id.partition("/")[0]
    ids = (card_id, *(each if "/" in each else f"{deck}/{each}" for each in fact.about.was))
    found = next((each for each in ids if learner.corrected.get(each)), "")
    as_of = fact.about.changes.as_of if fact.about.changes else None
    on = learner.corrected_on.get(found)
    return "" if on is not None and as_of is not None and as_of > on else found


def _as_of(changes: Changes | None, entered: date | None) -> Changes | None:
    """When the answer is to be checked again, once the learner has entered one."""
    if changes is None or entered is None:
        return changes
    due = changes.check_by if changes.check_by and entered < changes.check_by else None
    return replace(changes, as_of=entered, check_by=due)
