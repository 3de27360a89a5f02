"""What a learner asks for when a session is started: which deck, which of its cards, why, and for how long.

A wish is kept in the log when its session begins, so that one that was left, or killed, can be gone on with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from shlex import quote

from ice_quiz.language.words import listing
from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Body
from ice_quiz.questions.question import Form
from ice_quiz.study.snapshot import MORE_DUE, Purpose

AHEAD_DAYS = 7
"""How many days are studied ahead where the learner says no number."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    `deck` is a deck's id or the path of its file, None for every deck that can be used. `limit` is how many cards are asked
    at most (drill not counted); one `seed` gives one session. `form` is used for each card that has it. `cards` are those
    to practise, in their order. With `topics` or `tags` only cards of one of them are asked. `ahead` are the days that are
    studied ahead (`Purpose.AHEAD`), `minutes` the time after which the session ends with the card in hand (0: no limit).
    With `whole` the reviews that wait are asked even beyond the day's limit.
    """

    deck: str | None = None
    purpose: Purpose = Purpose.DUE
    limit: int | None = None
    seed: int | None = None
    form: Form | None = None
    cards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ahead: int = 0
    minutes: int = 0
    whole: bool = False

    @property
    def usual(self) -> bool:
        """Whether it asks for nothing but what is due: that goes on by itself, whenever it was left."""
        return self == Wish(self.deck, limit=self.limit, seed=self.seed, form=self.form)

    @property
    def practice(self) -> Wish:
        """The same cards, practised."""
        return replace(self, purpose=Purpose.PRACTICE, ahead=0, minutes=0, whole=False)

    @property
    def more(self) -> Wish:
        """Some more of the same cards, beyond the day's limit of reviews."""
        return replace(self, whole=True, limit=MORE_DUE, minutes=0)

    def said(self) -> str:
        """The kind of session in a few words: "cram · Rivers · 10 minutes"; nothing for what is usual."""
        return " · ".join(self._parts())

    def options(self) -> str:
        """The options of `ice-quiz study` that ask for the same; nothing where the command line cannot say it."""
        if self.cards:
            return ""
        parts = [f"--{self.purpose}"] if self.purpose in (Purpose.WEAK, Purpose.CRAM) else []
        parts += ["--practise"] if self.purpose is Purpose.PRACTICE else []
        parts += ["--all"] if self.whole else []
        parts += [f"--ahead {self.ahead}"] if self.purpose is Purpose.AHEAD else []
        parts += [f"--topic {quote(each)}" for each in self.topics] + [f"--tag {quote(each)}" for each in self.tags]
        parts += [f"--minutes {self.minutes}"] if self.minutes else []
        parts += [f"--limit {self.limit}"] if self.limit else []
        parts += [f"--form {self.form.replace(' ', '-')}"] if self.form else []
        return " ".join(parts)

    def _parts(self) -> Iterator[str]:
        if self.cards:
            yield "what was missed"
        elif self.purpose is Purpose.AHEAD:
            yield "1 day ahead" if self.ahead == 1 else f"{self.ahead} days ahead"
        elif self.purpose is not Purpose.DUE:
            yield SAID[self.purpose]
        if self.whole:
            yield "all that waits"
        if self.topics or self.tags:
            yield listing([*self.topics, *self.tags], "or")
        if self.minutes:
            yield "1 minute" if self.minutes == 1 else f"{self.minutes} minutes"


SAID = {Purpose.DUE: "due", Purpose.WEAK: "weak cards", Purpose.CRAM: "cram", Purpose.PRACTICE: "practice"}
"""What each purpose is called to the learner; that of `AHEAD` names its days."""


def body_of(wish: Wish) -> Body:
    """What the log keeps of a wish: all but the seed, which follows from the day."""
    return {
        "deck": wish.deck or "",
        "purpose": wish.purpose,
        "limit": wish.limit or 0,
        "form": wish.form or "",
        "cards": wish.cards,
        "topics": wish.topics,
        "tags": wish.tags,
        "ahead": wish.ahead,
        "minutes": wish.minutes,
        "whole": wish.whole,
    }


def wish_of(body: Body) -> Wish:
    """The wish that was kept so; what is missing or of a wrong type is read as if it had not been said."""
    purpose, form = storable(body.get("purpose")), storable(body.get("form"))
    return Wish(
        deck=storable(body.get("deck")) or None,
        purpose=Purpose(purpose) if purpose in tuple(Purpose) else Purpose.DUE,
        limit=_whole(body, "limit") or None,
        form=Form(form) if form in tuple(Form) else None,
        cards=_texts(body, "cards"),
        topics=_texts(body, "topics"),
        tags=_texts(body, "tags"),
        ahead=_whole(body, "ahead"),
        minutes=_whole(body, "minutes"),
        whole=body.get("whole") is True,
    )


def _texts(body: Body, key: str) -> tuple[str, ...]:
    value = body.get(key)
    return tuple(text for each in value if (text := storable(each))) if isinstance(value, list) else ()


def _whole(body: Body, key: str) -> int:
    value = body.get(key)
    return value if type(value) is int and value > 0 else 0
