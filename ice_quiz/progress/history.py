"""The way of one card: what happened to it, one after the other, and how it stood after each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event
from ice_quiz.progress.replay import CardState, step
from ice_quiz.progress.resolve import resolved
from ice_quiz.settings import Settings


class Past(NamedTuple):
    """One thing that happened to a card; what was undone is left out.

    `answer` is set for an answer, with what the learner made of it later. `counted` says that it moved the memory. `state`
    is the card after it.
    """

    event: Event
    answer: Answered | None
    counted: bool
    state: CardState


def history(events: Sequence[Event], card: str, schedule: Settings) -> tuple[Past, ...]:
    """What the events of a card's family say of it; they are in order (`resolve.in_order`)."""
    found: list[Past] = []
    state = CardState(card)
    for deed in resolved(events):
        if deed.card == card:
            before, (state, _) = state, step(state, deed, schedule)
            counted = deed.answer is not None and state.memory is not None and state.memory != before.memory
            found.append(Past(deed.event, deed.answer, counted, state))
    return tuple(found)
