from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.grading.verdict import Chose, DontKnow, Listed, Reply, Typed
from ice_quiz.library.library import Library
from ice_quiz.memory.rating import Rating
from ice_quiz.places import Places
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.question import Form
from ice_quiz.settings import Settings
from ice_quiz.study.desk import Desk
from ice_quiz.study.exams.examining import Examining
from ice_quiz.study.exams.snapshot import ExamPhase, ExamSnapshot
from ice_quiz.study.snapshot import Command, Phase, Snapshot

WATERS = """\
deck: waters
title: Waters
sources:
  atlas: {title: The Atlas, as of: 2020}
relations:
  flows into: {single: object}
things:
  river: {Danube: , Inn: , Main: , Rhine: , Rhone: , Saale: , Elbe: , Vltava: }
topics:
  - topic: Rivers
    source: atlas
    facts:
      - {fact: [Inn, flows into, Danube], hint: It is a long one., why: They meet at Passau.}
      - [Main, flows into, Rhine]
      - [Saale, flows into, Elbe]
      - [Vltava, flows into, Elbe]
    numbers:
      - {of: Danube, what: capital cities on its banks, value: 4, near: [2, 3, 6]}
    lists:
      - {list: colours of the flag, items: [black, red, gold], complete: yes, ordered: yes, wrong: [green, blue]}
    cards:
      - {ask: Why do rivers meander?, answer: they wear away the outer bank, grade: self}
      - {ask: Which sea takes the Danube?, answer: the Black Sea, wrong: [the Adriatic Sea, the Aegean Sea]}
      - {ask: What is the old name of the Danube?, answer: Istros}
"""

TOWN = """\
deck: town
title: The town
sources:
  hall: {title: Town hall, as of: 2026}
things:
  quarter: {North End: [North End, the North], South Side: , Old Town: }
you:
  quarter: {ask: Where do you live?, type: quarter}
  teacher: {ask: Who is your teacher?, look up: "https://example.org", check by: 2026-12-10}
exams:
  whole: {title: The town test, from: all, items: 12, ask: 8, pass: 5, stop: decided, form: spoken}
  starred: {from: {tags: [star]}, items: 4, ask: 3, pass: 2, form: typed}
  quick: {from: all, ask: 4, pass: 2, form: typed, time: 2 minutes}
topics:
  - topic: Now
    source: hall
    cards:
      - {item: 1, ask: Who is the mayor now?, answer: Ada Berg, wrong: [Bo Lind, Cy Holm], tags: [star],
         changes: {as of: 2026-01-01, check by: 2026-12-01, look up: "https://example.org/mayor"}}
      - {item: 2, ask: Which bus stops in your quarter?, by: quarter,
         answers: {North End: bus 1, South Side: [bus 2, bus 3]}}
      - {item: 3, ask: Who is your teacher now?, by: teacher, changes: {check by: 2026-12-10}}
  - topic: Then
    source: hall
    cards:
      - {item: 4, ask: What burned in 1666?, answer: the mill, tags: [star]}
      - {item: 5, ask: What is brewed here?, answer: cider, tags: [star]}
      - {item: 6, ask: What is sold on Mondays?, answer: fish, tags: [star]}
      - {item: 7, ask: What stands on the hill?, answer: the windmill}
      - {item: 8, ask: What flows by?, answer: the brook}
      - {item: 9, ask: What rings at noon?, answer: the bell}
      - {item: 10, ask: Why was the wall torn down?, answer: the town had outgrown it, grade: self}
      - {item: 11, ask: What grows in the park?, answers: [limes, elms, oaks, yews], need: 2}
      - {item: 12, ask: Which colour has the flag?, answer: green}
"""
"""A deck with exams, with answers that only its learner knows, and with one that changes."""


@dataclass
class Learner:
    """Somebody at a desk, with a clock that is set and folders of their own. `begin()` is a new start of the program."""

    root: Path
    settings: Settings | None = None
    clock: SetClock = field(default_factory=lambda: SetClock(Moment(0)))
    deck: str | None = "waters"
    library: Library = field(init=False)
    desk: Desk = field(init=False)
    log: Log = field(init=False)
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.root.name)  # every run draws the same quizzes and exams, and every learner others
        self.on(24)
        self.write("waters", WATERS)
        self.begin()

    @property
    def places(self) -> Places:
        root = self.root
        return Places(root / "config", root / "data", root / "cache", root / "decks", root / "shipped")

    def write(self, name: str, text: str) -> Path:
        """Put a deck file among the learner's own."""
        self.places.decks.mkdir(parents=True, exist_ok=True)
        path = self.places.decks / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def in_town(self) -> Learner:
        """Somebody who studies the deck of the town, and nothing else."""
        (self.places.decks / "waters.yaml").unlink()
        self.write("town", TOWN)
        self.deck = "town"
        return self.begin()

    def begin(self) -> Learner:
        """Start the program anew, as after a kill: nothing of the last one was closed or left."""
        self.log = Log.open(self.places.data, self.clock, randomness=self.random.randbytes)
        self.library = Library(self.places, date(2026, 11, 24))
        self.desk = Desk(self.library, self.log, self.clock, self.settings)
        return self

    def on(self, day: int, hour: int = 9, minute: int = 0) -> None:
        """Set the clock to a day of November 2026 (days over 30 reach into December), UTC."""
        start = datetime(2026, 11, 1, hour, minute, tzinfo=UTC).timestamp()
        self.clock.moment = Moment(int((start + (day - 1) * 86400) * 1000))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.moment = Moment(self.clock.moment.utc_ms + round(seconds * 1000))

    def start(self, **wish: object) -> Snapshot:
        """Start a session and go past introductions."""
        return self.to_question(self.desk.start(self.deck, **wish))  # type: ignore[arg-type]

    def to_question(self, snapshot: Snapshot) -> Snapshot:
        while snapshot.phase is Phase.INTRODUCED:
            snapshot = self.desk.command(Command.NEXT)
        return snapshot

    def answer(self, right: bool = True) -> Snapshot:
        """Answer the question on the desk (and rate it where the learner has to), and stay with the verdict."""
        assert self.desk.snapshot.phase is Phase.ASKED
        self.wait(4)
        snapshot = self.desk.reply(self.reply(right))
        if snapshot.phase is Phase.REVEALED:
            snapshot = self.desk.rate(Rating.GOOD if right else Rating.AGAIN)
        assert snapshot.phase is Phase.ANSWERED, snapshot.message
        return snapshot

    def next(self) -> Snapshot:
        """The next question, or the end."""
        return self.to_question(self.desk.command(Command.NEXT))

    def finish(self, *wrong: str) -> list[str]:
        """Answer until the end: wrong once for each card named, else right. Returns the cards in the order answered."""
        still, cards = list(wrong), []
        while self.desk.snapshot.phase is Phase.ASKED:
            card = self.desk.snapshot.card
            cards.append(card)
            if card in still:
                still.remove(card)
                self.answer(right=False)
            else:
                assert self.answer().rating is not Rating.AGAIN, self.desk.snapshot
            self.next()
        return cards

    def reply(self, right: bool = True) -> Reply:
        """A right or a wrong reply to the question on the desk."""
        question = self.desk.snapshot.question
        assert question is not None
        if question.form in (Form.CHOOSE, Form.TRUE_FALSE):
            return Chose(next(place for place, option in enumerate(question.options) if option.key is right))
        if not right:
            return DontKnow()
        if question.need == 1:
            return Typed(question.key.answers[0].show)
        return Listed(tuple(answer.show for answer in question.key.answers[: question.need]))


@dataclass
class Candidate:
    """Somebody who sits an exam of the town."""

    learner: Learner
    exam: str = "whole"
    seed: int | None = 1
    examining: Examining = field(init=False)

    def sit(self) -> ExamSnapshot:
        """Begin, or go on after the program was started anew."""
        self.examining = self.learner.begin().desk.exam("town", self.exam, self.seed)
        return self.examining.snapshot

    def right(self) -> Reply:
        question = self.examining.snapshot.question
        assert question is not None
        if question.options:
            return Chose(next(place for place, option in enumerate(question.options) if option.key))
        shown = [answer.show for answer in question.key.answers[: question.need]]
        return Typed(shown[0]) if question.need == 1 else Listed(tuple(shown))

    def answer(self, right: bool = True, seconds: float = 5) -> ExamSnapshot:
        """Answer the item; where it is the learner who judges, honestly."""
        self.learner.wait(seconds)
        snapshot = self.examining.reply(self.right() if right else DontKnow())
        return self.examining.mark(right) if snapshot.phase is ExamPhase.REVEALED else snapshot

    def answers(self, *right: bool) -> ExamSnapshot:
        for each in right:
            self.answer(each)
        return self.examining.snapshot

    def answered(self) -> list[Event]:
        return [event for event in self.learner.log.events() if event.kind == Kind.ANSWERED]


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path)


@pytest.fixture
def townsman(tmp_path: Path) -> Learner:
    """Somebody who studies the deck of the town."""
    return Learner(tmp_path).in_town()


@pytest.fixture
def candidate(townsman: Learner) -> Candidate:
    """Somebody who sits exams of the town, and has said all it asks of them."""
    townsman.desk.say("town", "quarter", "North End")
    townsman.desk.say("town", "teacher", "Roth")
    return Candidate(townsman)


@pytest.fixture(scope="session")
def new_candidate() -> Callable[..., Candidate]:
    """Makes somebody who sits an exam of the town, of a learner there."""
    return Candidate


@pytest.fixture(scope="session")
def new_learner() -> Callable[..., Learner]:
    """Makes a learner in a folder, for tests that need many."""
    return Learner


@pytest.fixture
def learner_with(tmp_path: Path) -> Callable[[Settings], Learner]:
    return lambda settings: Learner(tmp_path, settings)
