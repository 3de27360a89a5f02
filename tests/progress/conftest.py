"""What the tests of the log share: a clock that stands still, a log in a folder of its own, and answers to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.grading.verdict import Outcome
from ice_quiz.memory.rating import Rating
from ice_quiz.progress.answered import Answered
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log

NOON = Moment(1_795_518_000_000, 60)  # 2026-11-24 12:00 in Berlin
USUAL = {Rating.AGAIN: Outcome.WRONG, Rating.HARD: Outcome.CLOSE, Rating.GOOD: Outcome.RIGHT, Rating.EASY: Outcome.RIGHT}


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "data"


@pytest.fixture
def open_log(folder: Path, clock: SetClock) -> Iterator[Callable[..., Log]]:
    """Opens the log of the folder, as often as it is called, without waiting for other programs."""
    opened: list[Log] = []

    def open_(folder: Path = folder, clock: SetClock = clock, seed: int = 0) -> Log:
        opened.append(Log.open(folder, clock, patience=0, randomness=Random(seed or len(opened) + 1).randbytes))
        return opened[-1]

    yield open_
    for log in opened:
        log.close()


@pytest.fixture
def log(open_log: Callable[..., Log]) -> Log:
    return open_log()


@pytest.fixture
def answer() -> Callable[..., Event]:
    """An answer, stamped by a log: `answer(log, "ice/a", Rating.GOOD, graded=True, fingerprint="…", …)`."""

    def stamped(log: Log, card: str, rating: Rating = Rating.GOOD, **more: object) -> Event:
        facts: dict[str, object] = {
            "deck": card.partition("/")[0],
            "form": "choose",
            "graded": True,
            "verdict": USUAL[rating],
            "ms": 1500,
        }
        return log.stamp(Kind.ANSWERED, card, Answered(rating=rating, **facts | more).body())  # type: ignore[arg-type]

    return stamped


@pytest.fixture
def days_pass(clock: SetClock) -> Callable[[int], None]:
    """Moves the clock on by so many days of 24 hours."""

    def pass_(days: int) -> None:
        clock.moment = Moment(clock.moment.utc_ms + days * 86_400_000, clock.moment.offset_minutes)

    return pass_
