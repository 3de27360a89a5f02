"""What a learner asks for when a quiz is drawn up: which cards, how many, in which forms, and when it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Body
from ice_quiz.questions.question import Form
from ice_quiz.study.wish import Wish, body_of, wish_of

COUNT = 10
"""How many items are asked where the learner says no number."""

MOST = 200
"""Items of one quiz at most."""


@dataclass(frozen=True, slots=True)
class QuizWish:
    """What is asked for.

    `cards` names the deck and the topics or tags to draw from. `count` items are asked in one of the `forms` (empty: any).
    With `at_once` each answer is told before the next item, else all are at the end. One `seed` draws one quiz.
    """

    cards: Wish
    count: int = COUNT
    forms: tuple[Form, ...] = ()
    at_once: bool = True
    seed: int | None = None


def body_of_quiz(wish: QuizWish, seed: int, items: tuple[str, ...], groups: Sequence[tuple[str, ...]] = ()) -> Body:
    """What the log keeps of a quiz that begins: what was asked for, and the cards that were drawn."""
    asked = {"count": wish.count, "forms": wish.forms, "at_once": wish.at_once}
    return {**body_of(wish.cards), **asked, "seed": seed, "items": items, "groups": tuple(groups)}


def groups_of(body: Body) -> list[tuple[str, ...]]:
    """The groups of cards that are matched in a quiz that was kept so."""
    kept = body.get("groups")
    groups = [tuple(map(storable, group)) for group in kept if isinstance(group, list)] if isinstance(kept, list) else []
    return [group for group in groups if group and all(group)]


def quiz_wish_of(body: Body) -> QuizWish:
    """The wish that was kept so."""
    count, forms = body.get("count"), body.get("forms")
    known = [storable(each) for each in forms] if isinstance(forms, list) else []
    return QuizWish(
        replace(wish_of(body), limit=None, form=None),
        count if type(count) is int and 0 < count <= MOST else COUNT,
        tuple(Form(form) for form in known if form in tuple(Form)),
        body.get("at_once") is not False,
    )
