"""What a session is asked for: one deck, and the wishes of the command line."""

from __future__ import annotations

from dataclasses import dataclass

from ice_quiz.questions.question import Form
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Purpose, Snapshot

MORE_NEW = 10
"""How many new cards are let in when the learner asks for more."""


@dataclass(frozen=True, slots=True)
class Request:
    """A deck (its id or its file) and the wishes for the session; see `Desk.start`."""

    deck: str
    limit: int | None = None
    seed: int | None = None
    form: Form | None = None
    cards: tuple[str, ...] = ()

    def start(self, desk: Desk, purpose: Purpose | None = None) -> Snapshot:
        """Begin the session at the desk. Raises `DeckError`."""
        return desk.start(self.deck, purpose=purpose, limit=self.limit, seed=self.seed, form=self.form, cards=self.cards)
