"""What is remembered of a card, and when it is due: FSRS-6 behind one small door.

The memory update is the `fsrs` package's (MIT), with its default parameters. The calendar is ours: whole study days in,
study days out. Recall and due day need no library, so that telling what is due does not have to load it; their formulas are
those of FSRS-6 (Open Spaced Repetition, "The Algorithm", fsrs4anki wiki; py-fsrs 6.3.2 `scheduler.py`), and a test holds
them against the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from ice_quiz.memory.rating import Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler, State
    from fsrs import Rating as Grade

DECAY = -0.1542  # the last of the 21 default parameters, negated
FACTOR: float = 0.9 ** (1 / DECAY) - 1  # makes recall 0.9 after `stability` days
LONGEST = 36_500  # days: of an interval, and of stability, which py-fsrs leaves unbounded
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_MOST_DAYS = 1_000_000  # a wrong clock must not carry the library past the year 9999


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a card.

    `stability` is in days, `difficulty` runs from 1 to 10, `last_day` is the study day of the last graded answer, `reps`
    counts the graded answers and `lapses` those that forgot what had been learned.
    """

    stability: float
    difficulty: float
    last_day: int
    reps: int
    lapses: int


def after(memory: Memory | None, rating: Rating, day: int) -> Memory:
    """The memory after a graded answer on study day `day`; None is a card never answered.

    A day before the last one counts as the last one. On the same day FSRS moves the memory by its short-term rule; whether a
    second answer of one day counts at all is for the caller to say.
    """
    library = _library()
    if memory is None:
        card = library.card(card_id=0, due=_EPOCH)
        elapsed = 0
    else:
        card = library.card(
            card_id=0,
            state=library.review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=_EPOCH,
            last_review=_EPOCH,
        )
        elapsed = min(max(day - memory.last_day, 0), _MOST_DAYS)
    card, _ = library.scheduler.review_card(card, library.grades[rating], _EPOCH + timedelta(days=elapsed))
    assert card.stability is not None and card.difficulty is not None  # noqa: PT018  # it was just reviewed
    return Memory(
        stability=min(card.stability, float(LONGEST)),
        difficulty=card.difficulty,
        last_day=day if memory is None else max(day, memory.last_day),
        reps=1 if memory is None else memory.reps + 1,
        lapses=0 if memory is None else memory.lapses + (rating is Rating.AGAIN),
    )


def recall(memory: Memory, day: int, stability_factor: float = 1.0) -> float:
    """The chance, from 0 to 1, that the card is recalled on study day `day`: the power curve of FSRS-6.

    `stability_factor` is how many times as long as the model says the learner remembers.
    """
    return faded(day - memory.last_day, memory.stability * stability_factor)


def faded(days: int, stability: float) -> float:
    """The chance of recall so many days after the last answer."""
    return float((1 + FACTOR * max(days, 0) / stability) ** DECAY)


def interval(memory: Memory, desired_retention: float = 0.9, stability_factor: float = 1.0) -> int:
    """The whole days, at least 1, after which recall has fallen to `desired_retention`."""
    days: int = round(memory.stability * stability_factor / FACTOR * (desired_retention ** (1 / DECAY) - 1))
    return min(max(days, 1), LONGEST)


def due_day(memory: Memory, card_id: str, desired_retention: float = 0.9, stability_factor: float = 1.0) -> int:
    """The study day on which the card is to be asked again.

    Intervals are spread a little, so that cards learned together do not stay together: the bounds are Anki's (rslib,
    `review_fuzz`), the draw is uniform and comes from the card's id and its repetitions alone. So a preview equals the
    result, every replay gives the same day, and a better rating never gives an earlier one.
    """
    days = interval(memory, desired_retention, stability_factor)
    low, high = fuzz_bounds(days)
    seed = blake2b(f"{memory.reps}/{card_id}".encode(errors="surrogatepass"), digest_size=8)
    return memory.last_day + low + (int.from_bytes(seed.digest(), "big") * (high - low + 1) >> 64)


def fuzz_bounds(days: int) -> tuple[int, int]:
    """The shortest and the longest that an interval of `days` may become."""
    if days < _FUZZ[0][0]:
        return days, days
    delta = 1 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ)
    return max(round(days - delta), 1), min(round(days + delta), LONGEST)


def preview(
    memory: Memory | None, card_id: str, day: int, desired_retention: float = 0.9, stability_factor: float = 1.0
) -> Mapping[Rating, int]:
    """For each rating, the study day the card would be due if it were given on `day`."""
    return {rating: due_day(after(memory, rating, day), card_id, desired_retention, stability_factor) for rating in Rating}


class _Library(NamedTuple):
    """What is used of the `fsrs` package, looked up once: a replay asks for it at every answer."""

    scheduler: Scheduler
    card: type[Card]
    review: State
    grades: Mapping[Rating, Grade]


@cache
def _library() -> _Library:
    from fsrs import Card, Scheduler, State
    from fsrs import Rating as Grade

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
    return _Library(scheduler, Card, State.Review, {rating: Grade[rating.capitalize()] for rating in Rating})
