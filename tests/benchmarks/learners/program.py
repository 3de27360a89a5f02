"""The program itself as a policy: a learner at its desk, with a real log, whose clock is moved from day to day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice, product
from pathlib import Path
from random import Random

from ice_quiz.clock import Moment, SetClock
from ice_quiz.grading.verdict import DontKnow, Typed
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.places import Places
from ice_quiz.progress.log import Log
from ice_quiz.settings import Settings
from ice_quiz.study.desk import Desk
from ice_quiz.study.snapshot import Command, Phase, Purpose
from tests.benchmarks.learners.day import DRILL, FIRST_LOOK, NEW_PER_DAY, SECONDS, Day

DECK = "words"
START = datetime(2027, 3, 1, 9, tzinfo=UTC)
READING = 10.0  # of the first look, the seconds until the question is asked


def shelf(root: Path, cards: int) -> Library:
    """A library with one deck of so many plain cards and an exam of them all."""
    places = Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")
    places.decks.mkdir(parents=True)
    (places.decks / f"{DECK}.yaml").write_text("\n".join(_lines(cards)) + "\n", encoding="utf-8")
    return Library(places, START.date())


def card_ids(cards: int) -> tuple[str, ...]:
    """The cards of that deck, in its order."""
    return tuple(f"{DECK}/{number}" for number in range(1, cards + 1))


def _lines(cards: int) -> Iterator[str]:
    yield from (f"deck: {DECK}", "title: Words of a language that nobody speaks")
    yield from ("exams:", f"  all: {{title: All the words, from: all, items: {cards}, ask: 20, pass: 12, form: spoken}}")
    yield from ("topics:", "  - topic: Words", "    cards:")
    for number, word in enumerate(islice(_words(), cards), 1):
        yield f"      - {{item: {number}, ask: What is the word for {number}?, answer: {word}}}"


def _words() -> Iterator[str]:
    syllables = [consonant + vowel for consonant, vowel in product("bdfgklmnprstvz", "aeiou")]
    words = ["".join(Random(number).sample(syllables, 4)) for number in range(20_000)]
    return iter(dict.fromkeys(words))


class AtTheDesk:
    """A learner who studies with the program: as it comes, or with an exam day set.

    What the desk shows is answered as the learner remembers it; what is said comes from the snapshot alone.
    """

    def __init__(self, library: Library, folder: Path, seed: str, settings: Settings | None = None) -> None:
        """`folder` is where the log is kept; the seed decides the ids of its events, so that a run can be repeated."""
        self._clock = SetClock(Moment(0))
        self._on(0)
        self._log = Log.open(folder, self._clock, randomness=Random(seed).randbytes)
        self._desk = Desk(library, self._log, self._clock, settings)

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def prepare(self, exam: int, minutes: int) -> float:
        """Set the day of the exam, counted from the first day, and the minutes a day; the score that they are to reach."""
        reach = self._desk.set_exam_day(DECK, None, date_of(exam), minutes).reach
        assert reach is not None
        return reach.expected_share

    def expected(self, exam: int) -> float:
        """The score that the program expects on the morning of the exam."""
        self._on(exam)
        return self._desk.readiness(DECK, day=date_of(exam)).expected_share

    def study(self, day: Day) -> None:
        """Study until nothing is left that the program offers, or the minutes are used up."""
        self._on(day.number)
        self._desk.start(DECK)
        self._answer_all(day)
        summary = self._desk.snapshot.summary
        if not day.over and summary and (more := min(summary.more_new, NEW_PER_DAY - summary.new_learned)) > 0:
            self._desk.more_new(more)
            self._answer_all(day)
        if not day.over:
            self._desk.start(DECK, Purpose.PRACTICE)
            self._answer_all(day)
        self._desk.leave()

    def _answer_all(self, day: Day) -> None:
        """Answer what the session asks; practice ends where it comes to what was asked today."""
        while not day.over and (snapshot := self._desk.snapshot).phase is not Phase.FINISHED:
            if snapshot.phase is not Phase.ASKED:
                self._wait(READING if snapshot.phase is Phase.INTRODUCED else 0.0)
                self._desk.command(Command.NEXT)
            elif snapshot.drill:
                self._reply(Rating.GOOD, DRILL)
            elif snapshot.card in day.asked:
                return
            else:
                rating = day.ask(snapshot.card)
                self._reply(rating, FIRST_LOOK - READING if snapshot.new else SECONDS[rating])

    def _reply(self, rating: Rating, seconds: float) -> None:
        """Answer the question on the desk."""
        question = self._desk.snapshot.question
        assert question is not None
        self._wait(seconds)
        shown = self._desk.reply(DontKnow() if rating is Rating.AGAIN else Typed(question.key.answers[0].show))
        assert shown.phase is Phase.ANSWERED, shown.message
        assert not shown.banner, shown.banner
        if shown.graded and shown.rating is not rating:
            self._desk.rate(rating)

    def _on(self, day: int) -> None:
        self._clock.moment = Moment(int((START + timedelta(days=day)).timestamp() * 1000))

    def _wait(self, seconds: float) -> None:
        self._clock.moment = Moment(self._clock.moment.utc_ms + round(seconds * 1000))


def date_of(day: int) -> date:
    """The date of a day, counted from the first one."""
    return (START + timedelta(days=day)).date()
