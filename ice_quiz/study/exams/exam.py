"""A mock exam, or a quiz, as a pure state machine: drawn by its blueprint, asked, stopped when it is decided.

Each item is answered once and stays answered, as in a spoken exam; an answer is written before the next item is asked. Where
the blueprint says `spoken`, the learner types the answer, or says it aloud, looks and marks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from ice_quiz.facts.exams import Exam
from ice_quiz.grading.grade import grade
from ice_quiz.grading.verdict import DontKnow, NotCounted, Outcome, Reply, Verdict
from ice_quiz.questions import match
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.exam_items import items
from ice_quiz.questions.question import Form, Grade, Question, Rendering
from ice_quiz.study.form import form_seed

_SPOKEN = (Form.NAME_ALL, Form.TYPE, Form.NUMBER, Form.CLOZE, Form.PUT_IN_ORDER, Form.CHOOSE)
_CHOOSE = (Form.CHOOSE, *_SPOKEN[:-1])

MARKED = {
    True: Verdict(Outcome.RIGHT, 1.0, "You marked it as right."),
    False: Verdict(Outcome.WRONG, 0.0, "You marked it as wrong."),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """An exam as drawn: the cards of its items in the order they are asked. `id` is that of the event it began with.

    A quiz has `forms` to ask in and does not count for the schedule; an item may stand for a group of cards to be matched,
    which `groups` gives by its first card. Where it `pauses`, each answer is told before the next item is asked.
    """

    exam: Exam
    deck: str
    seed: int
    items: tuple[str, ...]
    id: str = ""
    forms: tuple[Form, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pauses: bool = False

    @property
    def quiz(self) -> bool:
        """Whether it is a quiz, which the learner drew up and which does not count."""
        return bool(self.forms)


@dataclass(frozen=True, slots=True)
class Sat:
    """An item that was answered. `seconds` is what it took; `marked` says that the learner judged it."""

    card: str
    question: Question
    reply: Reply | None
    verdict: Verdict
    seconds: float
    flagged: bool = False
    marked: bool = False

    @property
    def right(self) -> bool:
        """Whether it counts: as in the exam, all or nothing."""
        return self.verdict.outcome is Outcome.RIGHT


@dataclass(frozen=True, slots=True)
class Result:
    """How an exam ended. `stopped` says that it was decided before all was asked, `late` that its time was over."""

    passed: bool
    right: int
    wrong: int
    asked: int
    stopped: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of an exam.

    `on` is the question in front of the learner, None when it is over. With `revealed` its answer is shown, to be marked
    against the `reply` or what was said aloud. `late` says that the time was over before this item was answered. `told`
    says that the last answer is shown, and the item waits behind it.
    """

    paper: Paper
    answers: tuple[Sat, ...] = ()
    on: Question | None = None
    revealed: bool = False
    reply: Reply | None = None
    flagged: bool = False
    started: float = 0.0
    late: bool = False
    message: str = ""
    told: bool = False

    @property
    def right(self) -> int:
        """The right answers so far."""
        return sum(answer.right for answer in self.answers)

    @property
    def wrong(self) -> int:
        """The wrong answers so far."""
        return len(self.answers) - self.right


def draw(compiled: Compiled, exam: Exam, seed: int) -> Paper:
    """An exam with its items drawn without replacement; those that wait for what the learner says are left out."""
    random = Random(f"{seed} {compiled.deck.id} {exam.name}")
    drawn: list[str] = []
    for part, cards in zip(exam.draws, items(compiled, exam), strict=True):
        askable = [card for card in cards if card in compiled.cards and card not in drawn and compiled.renderings(card)]
        drawn += random.sample(askable, min(part.ask, len(askable)))
    random.shuffle(drawn)
    return Paper(exam, compiled.deck.id, seed, tuple(drawn))


def question_of(compiled: Compiled, paper: Paper, card: str) -> Question:
    """The question of an item in the form of the exam; the same one whenever it is made."""
    if paper.quiz:
        return _of_quiz(compiled, paper, card)
    wanted = _CHOOSE if paper.exam.form == "choose" else _SPOKEN
    renderings = compiled.renderings(card)
    order = {form: place for place, form in enumerate(wanted)}
    best: Rendering = min(renderings, key=lambda one: order.get(one.form, len(order)))
    return compiled.question(card, best, form_seed(paper.seed, card))


def _of_quiz(compiled: Compiled, paper: Paper, card: str) -> Question:
    """The question in one of the forms of the quiz, each as likely, whatever the number of its variants."""
    seed = form_seed(paper.seed, card)
    if card in paper.groups:
        return match.question(compiled, paper.groups[card], seed)
    random = Random(seed)
    by_form: dict[Form, list[Rendering]] = {}
    for one in compiled.renderings(card):
        by_form.setdefault(one.form, []).append(one)
    forms = [form for form in by_form if form in paper.forms] or list(by_form)
    return compiled.question(card, random.choice(by_form[random.choice(forms)]), seed)


def sit(compiled: Compiled, paper: Paper, answers: Mapping[str, Sat], seconds: float) -> Sitting:
    """The exam at its first item that has no answer: at its beginning, or where it was left."""
    given = tuple(answers[card] for card in paper.items if card in answers)
    return _next(compiled, Sitting(paper, given), seconds)


def answer(compiled: Compiled, sitting: Sitting, reply: Reply, seconds: float) -> Sitting:
    """The exam after a reply to the item.

    What cannot be counted leaves it as it was, with the reason in `message`. What is nearly right, or answers in other words
    a question that takes a whole sentence, is for the learner to mark, and in a spoken exam what may be right though the
    deck does not hold it: an examiner would judge it too.
    """
    if sitting.on is None or sitting.revealed or sitting.told:
        return sitting
    key = sitting.on.key
    own_words = key.grade is Grade.SELF
    judged = replace(sitting.on, key=replace(key, grade=Grade.LENIENT)) if own_words else sitting.on
    verdict = grade(judged, reply)
    if isinstance(verdict, NotCounted):
        return replace(sitting, message=verdict.reason)
    right = verdict.outcome is Outcome.RIGHT
    spoken = sitting.paper.exam.form == "spoken"
    judge_it = own_words or _nearly(verdict) or (spoken and verdict.undecided)
    if not right and not isinstance(reply, DontKnow) and judge_it:
        return replace(sitting, revealed=True, reply=reply, message="")
    return _answered(compiled, sitting, reply, verdict, seconds)


def _nearly(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.CLOSE and not verdict.missing


def reveal(sitting: Sitting) -> Sitting:
    """Show the answer to a learner who said it aloud, to be marked."""
    if sitting.on is None or sitting.revealed or sitting.told:
        return sitting
    spoken = sitting.paper.exam.form == "spoken" or sitting.on.key.grade is Grade.SELF
    return replace(sitting, revealed=True, message="") if spoken else replace(sitting, message="Type your answer.")


def mark(compiled: Compiled, sitting: Sitting, right: bool, seconds: float) -> Sitting:
    """The learner compared what they said and marks it."""
    if sitting.on is None or not sitting.revealed:
        return replace(sitting, message="There is nothing to mark now.")
    return _answered(compiled, sitting, sitting.reply, MARKED[right], seconds, marked=True)


def go_on(sitting: Sitting, seconds: float) -> Sitting:
    """From the answer that is shown to the next item, or to the end."""
    return replace(sitting, told=False, started=seconds, message="")


def flag(sitting: Sitting) -> Sitting:
    """Mark the item to be looked at in the result, or take the mark away."""
    return sitting if sitting.told else replace(sitting, flagged=not sitting.flagged, message="")


def expire(sitting: Sitting, seconds: float) -> Sitting:
    """The exam ended where its time is over by now; the item in front of the learner then has no answer."""
    limit = sitting.paper.exam.minutes * 60
    over = limit and sitting.on is not None and time_used(sitting, seconds) >= limit
    return replace(sitting, on=None, late=True, message="") if over else sitting


def time_used(sitting: Sitting, seconds: float) -> float:
    """Seconds of the exam so far: what the answers took, and the item in front of the learner."""
    running = max(0.0, seconds - sitting.started) if sitting.on else 0.0
    return sum(each.seconds for each in sitting.answers) + running


def result(sitting: Sitting) -> Result:
    """How it ended; an item that was not reached is not wrong, but it was not right either."""
    exam = sitting.paper.exam
    asked, all_asked = len(sitting.answers), len(sitting.answers) == len(sitting.paper.items)
    decided = exam.stops_when_decided and _decided(sitting)
    late = sitting.late or _late(sitting)
    return Result(sitting.right >= exam.passing, sitting.right, sitting.wrong, asked, decided and not all_asked, late)


def _answered(
    compiled: Compiled, sitting: Sitting, reply: Reply | None, verdict: Verdict, seconds: float, *, marked: bool = False
) -> Sitting:
    assert sitting.on is not None
    took = max(0.0, seconds - sitting.started)
    sat = Sat(sitting.on.card, sitting.on, reply, verdict, took, sitting.flagged, marked)
    following = _next(compiled, Sitting(sitting.paper, (*sitting.answers, sat)), seconds)
    return replace(following, told=sitting.paper.pauses)


def _next(compiled: Compiled, sitting: Sitting, seconds: float) -> Sitting:
    answered = {each.card for each in sitting.answers}
    left = [card for card in sitting.paper.items if card not in answered and card in compiled.cards]
    over = (sitting.paper.exam.stops_when_decided and _decided(sitting)) or _late(sitting)
    if over or not left:
        return replace(sitting, on=None)
    return replace(sitting, on=question_of(compiled, sitting.paper, left[0]), started=seconds)


def _decided(sitting: Sitting) -> bool:
    passing = sitting.paper.exam.passing
    return sitting.right >= passing or sitting.wrong > len(sitting.paper.items) - passing


def _late(sitting: Sitting) -> bool:
    minutes = sitting.paper.exam.minutes
    return bool(minutes) and sum(each.seconds for each in sitting.answers) >= minutes * 60
