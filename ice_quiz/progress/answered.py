"""What an answer event keeps: the raw facts, so that a better grader or memory model can replay them."""

from __future__ import annotations

from typing import NamedTuple, Self

from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.event import Body


class Answered(NamedTuple):
    """The body of an `answered` event: `log.stamp(Kind.ANSWERED, card, Answered(…).body())`.

    `options` are the texts as shown, in order; `reply` is what was typed (text), chosen (the option's number from 0), listed
    (several texts) or None for "I don't know"; `ms` how long it took, `hints` how many were shown. `graded` says that the
    answer is meant to count for the schedule: it then does, if it is the card's first that study day. `purpose` is the
    session's ("due", "practice", …). `fingerprint` stands for the card's right answers at that time, `seed` makes the same
    question again, `new` is whether the card had never been learned. `exam` is the id of its exam's or its quiz's start.
    """

    deck: str
    form: str
    verdict: Outcome
    rating: Rating
    graded: bool
    fingerprint: str = ""
    variant: str = ""
    options: tuple[str, ...] = ()
    reply: str | int | tuple[str, ...] | None = None
    ms: int = 0
    hints: int = 0
    guessed: bool = False
    share: float = 1.0
    purpose: str = "due"
    seed: int = 0
    new: bool = False
    exam: str = ""

    def body(self) -> Body:
        """What the event holds."""
        return self._asdict()

    @classmethod
    def of(cls, body: Body, card: str) -> Self:
        """What an event's body says. Anything missing or of a wrong type is read as if it had not been said."""

        def whole(key: str) -> int:
            value = body.get(key)
            return value if type(value) is int else 0

        verdict, rating = storable(body.get("verdict")), storable(body.get("rating"))
        outcome = _OUTCOMES.get(verdict, Outcome.WRONG)
        share, options, reply = body.get("share"), body.get("options"), body.get("reply")
        return cls(
            deck=storable(body.get("deck")) or card.partition("/")[0],
            form=storable(body.get("form")),
            verdict=outcome,
            rating=_RATINGS.get(rating) or _USUAL[outcome],
            graded=body.get("graded") is True,
            fingerprint=storable(body.get("fingerprint")),
            variant=storable(body.get("variant")),
            options=tuple(map(str, options)) if isinstance(options, list) else (),
            reply=tuple(map(str, reply)) if isinstance(reply, list) else reply if isinstance(reply, str | int) else None,
            ms=whole("ms"),
            hints=whole("hints"),
            guessed=body.get("guessed") is True,
            share=float(share) if isinstance(share, int | float) else 0.0,
            purpose=storable(body.get("purpose")),
            seed=whole("seed"),
            new=body.get("new") is True,
            exam=storable(body.get("exam")),
        )


def storable(value: object) -> str:
    """The text, or nothing where it is none or could not be written as UTF-8 (half a surrogate pair)."""
    if not isinstance(value, str):
        return ""
    if value.isascii():  # quick, and nearly always so
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return ""
    return value


_OUTCOMES: dict[str, Outcome] = {outcome.value: outcome for outcome in Outcome}
_RATINGS: dict[str, Rating] = {rating.value: rating for rating in Rating}
_USUAL = {Outcome.RIGHT: Rating.GOOD, Outcome.CLOSE: Rating.HARD, Outcome.WRONG: Rating.AGAIN}
