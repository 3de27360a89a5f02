"""What a face sees of a mock exam: one frozen picture after each step, without a word on right or wrong before its end.

Only where the learner has to mark an answer is that one told before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ice_quiz.grading.verdict import Reply, Verdict
from ice_quiz.language.differences import Piece
from ice_quiz.questions.question import Question
from ice_quiz.study.due import wait_for_you
from ice_quiz.study.snapshot import Phase, Snapshot


class ExamPhase(StrEnum):
    """Where the learner stands."""

    ASKED = "asked"
    ANSWERED = "answered"  # in a quiz: what was right is shown, and `go_on` leads on
    REVEALED = "revealed"  # the answer is shown, and the learner marks what they said
    FINISHED = "finished"  # `result` is there; without one the learner left, and the exam waits to be gone on with


_TOLD_WHEN = {
    True: "What was right is told at the end, or when you have to mark an answer yourself.",
    False: "What was right is told after each item.",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sitting of an exam that ended: on which study day, and how. `asked` items were asked."""

    day: date
    passed: bool
    right: int
    wrong: int
    asked: int


@dataclass(frozen=True, slots=True)
class ExamEntry:
    """An exam that a deck has, for a list to choose from.

    `asked` items are drawn from the `items` of its pool, `passing` right answers pass. `items_withheld` wait for
    `answers_wanted`, which only the learner knows. `form` is spoken, typed or choose; `minutes` is 0 where time is not
    limited. `left_at` is the number of the item at which a sitting was left, 0 where none was. `day` is the exam day that is
    set, `earlier` are the sittings that ended, oldest first. `feedback_at_end` is False where each item is told
    before the next.
    """

    name: str
    title: str
    about: str
    asked: int
    passing: int
    items: int
    items_withheld: int
    stops_when_decided: bool
    form: str
    minutes: int
    left_at: int = 0
    day: date | None = None
    earlier: tuple[Earlier, ...] = ()
    answers_wanted: int = 0
    feedback_at_end: bool = True

    @property
    def told_when(self) -> str:
        """When the learner is told what was right, in a sentence."""
        return _TOLD_WHEN[self.feedback_at_end]

    @property
    def withheld(self) -> str:
        """How many items wait for what the learner says, without its stop; nothing where none do."""
        many = self.items_withheld
        return wait_for_you(f"{many} of its items", many, self.answers_wanted) if many else ""


@dataclass(frozen=True, slots=True)
class ExamItem:
    """An item of an exam that ended.

    `item` is its number in the exam's own list, or empty. `given` is what was typed or chosen, empty where nothing was;
    `marked` says that the learner marked what they said. `reason` is the grader's sentence, `answer` all right answers in
    one line, `statement` the fact, `source` its citation. `missed` are its cards that were not
    right: of a matching, those of the wrong pairs.
    """

    number: int
    item: str
    card: str
    stem: str
    given: str
    answer: str
    right: bool
    marked: bool
    flagged: bool
    reason: str
    statement: str
    source: str
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExamResult:
    """How an exam ended.

    `asked` of `total` items were asked, `needed` right answers pass. `stopped` says that it was decided before all were
    asked, `late` that its time was over, `given_up` that the learner ended it (such a sitting counts nowhere). `missed` are
    the cards that were not right, for `Desk.start(purpose=Purpose.PRACTICE, cards=…)`. `share` is how much of all
    that was asked was right, lists by their parts. `new` of the cards were never answered before: they count as new ones.
    """

    passed: bool
    right: int
    wrong: int
    asked: int
    total: int
    needed: int
    seconds: float
    stopped: bool = False
    late: bool = False
    given_up: bool = False
    items: tuple[ExamItem, ...] = ()
    share: float = 0.0
    new: int = 0

    @property
    def new_said(self) -> str:
        """That new cards of the day were met here, for the learner who looks for them later; nothing where none were."""
        if not self.new:
            return ""
        met = "1 card was new to you and counts" if self.new == 1 else f"{self.new} cards were new to you and count"
        return f"{met} among today's new ones; a session offers more at its end."

    @property
    def missed(self) -> tuple[str, ...]:
        """The cards of the items that were not right."""
        return tuple(card for item in self.items for card in item.missed)


@dataclass(frozen=True, slots=True)
class ExamSnapshot:
    """Everything a face needs to draw one step of a mock exam.

    `deck` is what opens it: its id, or the path it was asked for by.
    The question is item `number` of `total`. `flagged` says that the learner marked it to be looked at afterwards, `flags`
    are the numbers of all items so marked. `spoken` says that the answer may be shown and marked instead of typed. When it
    is REVEALED, `answer` is the right answer and `reply` what was typed, if anything. `seconds_left` is None without a
    limit; call `Examining.tick()` now and then where there is one. `resumed` says that this sitting was begun earlier.
    `message` tells what just happened or why nothing did, `banner` stands as long as answers cannot be saved. `earlier` are
    the ended sittings of this exam, oldest first, the one that just ended included. A `quiz` has no pass mark; when it is
    ANSWERED, `question`, `reply` and `verdict` are those of the last item, `why` and `citation` explain it.
    `feedback_at_end` is False where each item is told before the next.
    """

    phase: ExamPhase
    deck: str
    deck_title: str
    exam: str
    title: str
    about: str
    number: int
    total: int
    passing: int
    question: Question | None = None
    spoken: bool = False
    flagged: bool = False
    flags: tuple[int, ...] = ()
    answer: str = ""
    reply: Reply | None = None
    seconds_used: float = 0.0
    seconds_left: float | None = None
    resumed: bool = False
    message: str = ""
    banner: str = ""
    result: ExamResult | None = None
    earlier: tuple[Earlier, ...] = ()
    last: ExamItem | None = None
    quiz: bool = False
    verdict: Verdict | None = None
    why: tuple[str, ...] = ()
    citation: str = ""
    spelling: tuple[Piece, ...] = ()
    feedback_at_end: bool = True

    @property
    def told_when(self) -> str:
        """When the learner is told what was right, in a sentence."""
        return _TOLD_WHEN[self.feedback_at_end]

    @property
    def one(self) -> str:
        """What one of those that are asked is called."""
        return "question" if self.quiz else "item"

    @property
    def told(self) -> Snapshot:
        """The answered item of a quiz as a session would show it."""
        return Snapshot(
            Phase.ANSWERED,
            self.deck_title,
            question=self.question,
            reply=self.reply,
            verdict=self.verdict,
            why=self.why,
            citation=self.citation,
            spelling=self.spelling,
        )
