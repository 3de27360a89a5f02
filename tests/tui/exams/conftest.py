"""A learner before an exam, made by hand: what the screens are shown, and what they send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from ice_quiz.errors import IceQuizError
from ice_quiz.grading.verdict import Typed
from ice_quiz.questions.question import Answer, AnswerKey, Form, Grade, Option, Question, Rendering
from ice_quiz.study.desk import DeckDue
from ice_quiz.study.exams.plan_view import PlanDay, PlanView, Reach
from ice_quiz.study.exams.readiness import Gain, Readiness
from ice_quiz.study.exams.snapshot import Earlier, ExamEntry, ExamItem, ExamPhase, ExamResult, ExamSnapshot
from ice_quiz.study.own_answers import OutdatedAnswer, OwnAnswers, OwnQuestion
from ice_quiz.study.snapshot import Counts, Phase, Snapshot
from ice_quiz.study.statistics.steadiness import Kept, Steadiness
from ice_quiz.study.wish import Wish

TODAY = date(2026, 11, 24)
EXAM_DAY = date(2026, 12, 25)
SOURCE = "Source: U.S. Citizenship and Immigration Services, “128 Civics Questions and Answers”, 2025, checked 2026-09-25"


def _question(form: Form, stem: str, *answers: str, need: int = 1, options: tuple[str, ...] = (), **more: Any) -> Question:
    key = AnswerKey(tuple(map(Answer, answers)), need=need, **more)
    made = tuple(Option(text, text in answers) for text in options)
    return Question(f"civics/{stem}", Rendering(form), stem, key, made)


TYPED = _question(Form.TYPE, "Which document is the highest law of the United States?", "the Constitution")
LISTED = _question(Form.NAME_ALL, "Name the three branches of government.", "legislative", "executive", "judicial", need=3)
CHOSEN = _question(Form.CHOOSE, "How many amendments are there?", "27", options=("10", "27", "50"))
ORDERED = _question(
    Form.PUT_IN_ORDER, "Which came first?", "1776", "1787", "1791", need=3, options=("1791", "1776", "1787"), ordered=True
)
OWN_WORDS = _question(Form.TYPE, "Why do laws need a majority?", "so that many agree", grade=Grade.SELF)


def item(number: int, stem: str, given: str, answer: str, right: bool, **more: Any) -> ExamItem:
    """An item of a result."""
    card = f"civics/{number}"
    told: dict[str, Any] = {"item": str(number * 11 + 3), "marked": False, "flagged": False, "reason": "", "source": SOURCE}
    told["missed"] = () if right else (card,)
    return ExamItem(number, card=card, stem=stem, given=given, answer=answer, right=right, statement="", **told | more)


ITEMS = (
    item(1, TYPED.stem, "the constitution", "the Constitution", True),
    item(2, "What stops one branch from becoming too strong?", "", "checks and balances", True, marked=True, flagged=True),
    item(
        5,
        "Name one power that is only for the states.",
        "print money",
        "schooling; police; fire department; driver's licenses; zoning and land use; what else the Constitution leaves them",
        False,
        reason="Printing money is a power of the federal government.",
    ),
    item(
        8,
        "What did the Emancipation Proclamation do?",
        "ended the war",
        "freed the slaves",
        False,
        marked=True,
        flagged=True,
    ),
    item(11, "When is Flag Day?", "", "June 14", False),
)

PASSED = ExamResult(True, 12, 2, 14, 20, 12, 312.0, stopped=True, items=(*ITEMS[:3], ITEMS[4]))
FAILED = ExamResult(False, 11, 9, 20, 20, 12, 640.0, items=ITEMS)
EARLIER = (
    Earlier(date(2026, 11, 3), False, 8, 9, 17),
    Earlier(date(2026, 11, 9), False, 11, 9, 20),
    Earlier(date(2026, 11, 17), True, 12, 3, 15),
    Earlier(TODAY, True, 12, 2, 14),
)


def asked(question: Question, **more: Any) -> ExamSnapshot:
    """An item that waits for its answer."""
    told: dict[str, Any] = {"number": 7, "total": 20, "passing": 12, "spoken": True, "flags": (3,)}
    return ExamSnapshot(
        ExamPhase.ASKED,
        deck="civics",
        deck_title="U.S. civics 2025",
        exam="civics 2025",
        title="2025 civics test",
        about="Up to 20 of the 128.",
        question=question,
        **told | more,
    )


def ended(result: ExamResult, **more: Any) -> ExamSnapshot:
    """An exam that is over."""
    return replace(asked(TYPED), phase=ExamPhase.FINISHED, question=None, result=result, earlier=EARLIER, **more)


SNAPSHOTS: dict[str, ExamSnapshot] = {
    "typed": asked(TYPED),
    "listed": asked(LISTED, flags=()),
    "chosen": asked(CHOSEN, spoken=False, seconds_left=690.0, flags=()),
    "ordered": asked(ORDERED, seconds_left=42.0, flags=(2, 3, 5)),
    "own-words": asked(OWN_WORDS, flagged=True, flags=(3, 7)),
    "resumed": asked(TYPED, message="You left this exam after 6 of 20 items; it goes on there.", resumed=True),
    "told-at-once": asked(TYPED, last=ITEMS[2], flags=()),
    "unsaved": asked(
        TYPED, banner="2 answers are not saved: there is no space left on the disk. They are kept and tried again."
    ),
    "marking": replace(
        asked(TYPED), phase=ExamPhase.REVEALED, answer="the Constitution", reply=Typed("the law of the land")
    ),
    "marking-aloud": replace(
        asked(LISTED), phase=ExamPhase.REVEALED, answer="legislative; executive; judicial", flagged=True
    ),
    "passed": ended(PASSED),
    "failed": ended(FAILED),
    "given-up": ended(ExamResult(False, 3, 1, 4, 20, 12, 80.0, given_up=True, items=ITEMS[:3])),
    "late": ended(ExamResult(False, 5, 1, 6, 20, 12, 1200.0, late=True, items=ITEMS[2:])),
    "all-right": ended(ExamResult(True, 12, 0, 12, 20, 12, 200.0, stopped=True, items=ITEMS[:1]), banner=""),
}

EXAMS = (
    ExamEntry(
        "civics 2025",
        "2025 civics test",
        "Up to 20 of the 128, drawn at random and asked aloud. 12 right answers pass.",
        20,
        12,
        128,
        4,
        True,
        "spoken",
        0,
        left_at=7,
        day=EXAM_DAY,
        earlier=EARLIER,
        answers_wanted=4,
    ),
    ExamEntry("65/20", "2025 civics test, 65/20", "10 of the 20 marked ones.", 10, 6, 20, 0, False, "typed", 12),
)

READY = Readiness(
    "civics 2025",
    EXAM_DAY.toordinal(),
    expected_share=0.74,
    pass_chance=0.94,
    items=128,
    items_unseen=31,
    items_withheld=4,
    sat=5,
    passed=4,
    between=(0.376, 0.964),
    gains=(
        Gain("System of government", 0.12, 6.4, 0.05),
        Gain("Rights and responsibilities of everyone who lives here", 0.04, 2.0, 0.02),
        Gain("Geography", 0.001, 0.8, 0.02),
        Gain("Symbols", 0.001, 0.8, 0.01),
    ),
)
NEVER_SAT = replace(READY, sat=0, passed=0, between=(0.0, 1.0), pass_chance=0.004, dated=False, exam_day=TODAY.toordinal())


def calendar(days: int, final: int) -> tuple[PlanDay, ...]:
    """Days of a plan whose minutes rise and fall."""
    return tuple(
        PlanDay(TODAY + timedelta(day), 10.0 if day >= days - final else 3.0 + day % 7, day >= days - final)
        for day in range(days)
    )


PLAN = PlanView(
    "civics",
    "U.S. civics 2025",
    "civics 2025",
    "2025 civics test",
    READY,
    exam_day=EXAM_DAY,
    days_left=31,
    minutes=10,
    minutes_said=True,
    final_from=date(2026, 12, 20),
    calendar=calendar(31, 5),
    reach=Reach(10, 0.66, 0.71),
    enough=Reach(16, 0.75, 0.9),
    sentence="At 10 minutes a day you reach a chance of 71 %; 16 minutes would reach 90 %.",
)
NO_DAY = PlanView("civics", PLAN.deck_title, PLAN.exam, PLAN.title, NEVER_SAT, sentence="No exam day is set.")
PLANS: dict[str, PlanView] = {
    "plan": PLAN,
    "plan-no-day": NO_DAY,
    "plan-too-near": replace(
        PLAN,
        exam_day=TODAY + timedelta(1),
        days_left=1,
        minutes_said=False,
        final_from=TODAY,
        calendar=calendar(1, 1),
        reach=Reach(10, 0.1, 0.001),
        enough=None,
        most=Reach(120, 0.5, 0.34),
        sentence="At 10 minutes a day you reach a chance of under 1 %; even 120 minutes would reach only 34 %.",
    ),
    "plan-a-year": replace(
        PLAN, exam_day=TODAY + timedelta(365), days_left=365, calendar=calendar(365, 9), final_from=TODAY + timedelta(356)
    ),
    "plan-too-far": replace(
        PLAN,
        exam_day=TODAY + timedelta(4000),
        days_left=4000,
        final_from=None,
        calendar=(),
        reach=None,
        enough=None,
        sentence="The exam is so far ahead that nothing can be said of it yet. Study as usual.",
    ),
    "plan-today": replace(
        PLAN,
        exam_day=TODAY,
        days_left=0,
        final_from=None,
        calendar=(),
        reach=None,
        enough=None,
        sentence="The exam is today. The chance to pass it is 94 %.",
    ),
}

STATE = OwnQuestion(
    "state", "In which state do you live?", "", ("Ohio", "Oklahoma", "Oregon", "Texas"), cards=("civics/62",)
)
OWN = OwnAnswers(
    "civics",
    "U.S. civics 2025",
    questions=(
        STATE,
        OwnQuestion(
            "senator",
            "Who is one of the two U.S. senators of your state? D.C. and the territories have none.",
            "A. Learner",
            look_up="https://www.senate.gov/senators/senators-contact.htm",
            check_by=date(2027, 1, 3),
            cards=("civics/23", "civics/24"),
        ),
    ),
    outdated=(
        OutdatedAnswer(
            "civics/30",
            "Who is the Speaker of the House of Representatives now?",
            ("The Speaker",),
            as_of=date(2025, 9, 18),
            check_by=date(2026, 11, 3),
            look_up="https://www.house.gov/leadership",
        ),
    ),
    corrected={"civics/39": ("Somebody Else",)},
    withheld=("civics/62",),
)

DECKS = (
    DeckDue("ice", "ICE – What is ICE?", counts=Counts(5, 0, 18), cards=102, minutes=4, studied=True, known=0.62),
    DeckDue(
        "civics",
        "U.S. civics 2025",
        counts=Counts(10, 3, 0),
        cards=128,
        minutes=3,
        exams=2,
        exam="2025 civics test",
        exam_day=EXAM_DAY,
        exam_days=31,
        withheld=1,
        outdated=1,
        notice="1 card waits for an answer about you: `ice-quiz you civics`.",
    ),
    DeckDue("rivers", "Rivers of Europe", cards=20, next_day=TODAY + timedelta(3), studied=True, known=0.998),
)


@dataclass
class Sat:
    """An exam in use that shows snapshots one after the other, and keeps what it was sent."""

    snapshots: list[ExamSnapshot]
    sent: list[object]
    ticks: list[ExamSnapshot]

    @property
    def snapshot(self) -> ExamSnapshot:
        return self.snapshots[0]

    def _next(self, *sent: object) -> ExamSnapshot:
        self.sent.append(sent)
        if len(self.snapshots) > 1:
            self.snapshots.pop(0)
        return self.snapshot

    def reply(self, reply: object) -> ExamSnapshot:
        return self._next("reply", reply)

    def reveal(self) -> ExamSnapshot:
        return self._next("reveal")

    def mark(self, right: bool) -> ExamSnapshot:
        return self._next("mark", right)

    def flag(self) -> ExamSnapshot:
        return self._next("flag")

    def give_up(self) -> ExamSnapshot:
        return self._next("give-up")

    def tick(self) -> ExamSnapshot:
        if self.ticks:
            self.snapshots[0] = self.ticks.pop(0)
        return self.snapshot

    def leave(self) -> ExamSnapshot:
        self.sent.append(("leave",))
        return replace(self.snapshot, phase=ExamPhase.FINISHED, question=None)


@dataclass
class Candidate:
    """A desk that shows exams, plans and questions, and keeps what it was sent; it can refuse what it is asked."""

    snapshots: list[ExamSnapshot] = field(default_factory=list)
    ticks: list[ExamSnapshot] = field(default_factory=list)
    plans: list[PlanView] = field(default_factory=lambda: [PLAN])
    own: OwnAnswers = OWN
    ready: Readiness = READY
    decks: tuple[DeckDue, ...] = DECKS
    entries: tuple[ExamEntry, ...] = EXAMS
    today: date = TODAY
    sent: list[object] = field(default_factory=list)
    refusal: IceQuizError | None = None
    banner = ""
    due_takes_long = False

    def look_after(self) -> tuple[str, ...]:
        return ()

    def _sent(self, *sent: object) -> None:
        self.sent.append(sent)
        if self.refusal:
            raise self.refusal

    @property
    def snapshot(self) -> Snapshot:
        return Snapshot(Phase.FINISHED)

    def changed_elsewhere(self) -> bool:
        return False

    def steadiness(self) -> Steadiness:
        return Steadiness(Kept(200, 182), 12)

    def due(self, _watch: object = None) -> tuple[DeckDue, ...]:
        return self.decks

    def leave(self) -> Snapshot:
        return self.snapshot

    def begin(self, wish: Wish) -> Snapshot:
        self._sent("start", wish.deck, wish.purpose, *([wish.cards] if wish.cards else []))
        return self.snapshot

    def exams(self, deck: str) -> tuple[ExamEntry, ...]:
        assert deck == "civics"
        return self.entries

    def exam(self, deck: str, name: str | None = None) -> Sat:
        self._sent("exam", deck, name)
        return Sat(self.snapshots, self.sent, self.ticks)

    def readiness(self, deck: str, exam: str | None = None, day: date | None = None) -> Readiness:
        assert (deck, exam) == ("civics", "civics 2025") or exam == "65/20"
        return replace(self.ready, pass_chance=0.31) if day == self.today else self.ready

    def _plan(self, *sent: object) -> PlanView:
        self._sent(*sent)
        if len(self.plans) > 1:
            return self.plans.pop(0)
        return self.plans[0]

    def plan(self, deck: str, exam: str | None = None) -> PlanView:
        return self._plan("plan", deck, exam)

    def set_exam_day(
        self, deck: str, exam: str | None = None, day: date | None = None, minutes: int | None = None
    ) -> PlanView:
        return self._plan("set", deck, exam, day, minutes)

    def questions(self, deck: str) -> OwnAnswers:
        self._sent("questions", deck)
        return self.own

    def say(self, deck: str, key: str, value: str) -> OwnAnswers:
        self._sent("say", deck, key, value)
        told = tuple(replace(each, value=value) if each.key == key else each for each in self.own.questions)
        self.own = replace(self.own, questions=told, message=f"Kept: {value}." if value else "Taken back.")
        return self.own

    def correct(self, card: str, answers: object) -> OwnAnswers:
        self._sent("correct", card, answers)
        self.own = replace(self.own, message="Kept.")
        return self.own


@pytest.fixture
def candidate() -> Callable[..., Candidate]:
    """A desk that shows the named snapshots of an exam, one after the other."""

    def make(*names: str, **more: Any) -> Candidate:
        return Candidate([SNAPSHOTS[name] for name in names], **more)

    return make


@pytest.fixture
def exam_snapshots() -> dict[str, ExamSnapshot]:
    return SNAPSHOTS


@pytest.fixture
def plans() -> dict[str, PlanView]:
    return PLANS


@pytest.fixture
def never_sat() -> Readiness:
    return NEVER_SAT
