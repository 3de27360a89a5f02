"""A quiz in use: drawn from what was asked for, every answer written, gone on with where it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ice_quiz.clock import Clock
from ice_quiz.errors import UsageError
from ice_quiz.facts.exams import Exam
from ice_quiz.facts.problems import Place
from ice_quiz.library.library import Library
from ice_quiz.progress.answered import storable
from ice_quiz.progress.event import Event, Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.questions.question import Card, Form
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.exams import exam as pure
from ice_quiz.study.exams.exam import Paper, Sitting
from ice_quiz.study.exams.held import Held
from ice_quiz.study.exams.picture import exam_picture
from ice_quiz.study.exams.snapshot import ExamSnapshot
from ice_quiz.study.form import form_seed
from ice_quiz.study.going_on import OFFERED_DAYS
from ice_quiz.study.opening import save, take_over
from ice_quiz.study.quizzes.drawing import pool_for
from ice_quiz.study.quizzes.wish import QuizWish, body_of_quiz, groups_of, quiz_wish_of
from ice_quiz.study.registers import Begun
from ice_quiz.study.selection import heard, meant

TITLE = "Quiz"


class Quizzing(Held):
    """One quiz. `snapshot` is what was returned last."""

    _name = "quiz"
    _given_up_message = ""  # its result says it

    def __init__(self, library: Library, log: Log, clock: Clock, wish: QuizWish) -> None:
        """Draw a quiz, or go on with the same one where it was left. Raises as `Desk.quiz` does."""
        self._log, self._clock = log, clock
        known = at_hand(library, log)
        self._compiled = library.open(wish.cards.deck or "")
        deck = self._compiled.deck.id
        self._wish = _in_order(replace(wish, cards=heard(wish.cards, {deck: self._compiled})), self._compiled)
        told = take_over({deck: self._compiled}, library, log)
        begun = known.quiz
        same = self._wish.seed is None and left_open(begun, log.today()) == self._wish
        self._resumed = begun is not None and same
        self._sitting, note = self._go_on(begun) if begun is not None and same else self._begin(begun)
        self._end_if_over()
        self._draw(" ".join(filter(None, (note, told, log.clock_note()))))

    def _blueprint(self) -> Exam:
        """The quiz as a blueprint without a pass mark."""
        nowhere = Place("", 0, 0)
        return Exam("", (), 0, nowhere, feedback_at_end=not self._wish.at_once, title=TITLE)

    def _paper(self, seed: int, items: tuple[str, ...], groups: Sequence[tuple[str, ...]], start: str) -> Paper:
        forms = self._wish.forms or tuple(Form)
        by_first = {group[0]: group for group in groups}
        return Paper(self._blueprint(), self._compiled.deck.id, seed, items, start, forms, by_first, self._wish.at_once)

    def _begin(self, before: Begun | None) -> tuple[Sitting, str]:
        wish = self._wish
        seed = seed_of_next(self._log, before) if wish.seed is None else wish.seed
        cards = list(filter(meant(wish.cards), answerable(self._compiled, self._log)))
        items, groups = pool_for(self._compiled, cards, wish.forms, seed, wish.count).drawn(wish.count, seed)
        if not items:
            raise UsageError("No card can be asked in that way.", advice="Choose other topics or another form.")
        start = self._log.stamp(Kind.QUIZ_STARTED, "", body_of_quiz(wish, seed, items, groups))
        save(self._log, start)
        there = "is only one such question" if len(items) == 1 else f"are only {len(items)} such questions"
        few = f"There {there}." if len(items) < wish.count else ""
        return pure.sit(self._compiled, self._paper(seed, items, groups, start.id), {}, self._now()), few

    def _go_on(self, begun: Begun) -> tuple[Sitting, str]:
        """The quiz that was left, with every answer that was written; what left the deck since then is not asked."""
        seed, kept = begun.body.get("seed"), begun.body.get("items")
        items = tuple(storable(each) for each in kept) if isinstance(kept, list) else ()
        groups = groups_of(begun.body)
        there = self._still_there(tuple(dict.fromkeys((*items, *(card for group in groups for card in group)))))
        whole = [group for group in groups if all(there.get(card) == card for card in group)]
        broken = {group[0] for group in groups if group not in whole}
        kept_items = tuple(there[item] for item in items if item in there and item not in broken)
        paper = self._paper(seed if type(seed) is int else 0, kept_items, whole, begun.id)
        sitting = self._as_left(paper, {old: card for old, card in there.items() if card in kept_items})
        return sitting, self._left_note(sitting, "question")

    def _ended(self) -> Event:
        result = pure.result(self._sitting)
        shares = sum(sat.verdict.share for sat in self._sitting.answers)
        body = {"quiz": self._sitting.paper.id, "right": result.right, "asked": result.asked, "share": round(shares, 3)}
        return self._log.stamp(Kind.QUIZ_ENDED, "", {**body, "ended_early": self._given_up})

    def _draw(self, message: str = "") -> ExamSnapshot:
        self.snapshot = exam_picture(
            self._compiled,
            self._sitting,
            self._now(),
            message=message,
            banner=self._log.problem,
            resumed=self._resumed,
            given_up=self._given_up,
            left=self._left,
            deck=self._wish.cards.deck or "",
        )
        return self.snapshot


def answerable(compiled: Compiled, log: Log) -> list[Card]:
    """The cards of a deck that a quiz may ask: all but those that are suspended."""
    states = log.card_states(compiled.deck.id)
    return [card for card in compiled.cards.values() if not (card.id in states and states[card.id].suspended)]


def seed_of_next(log: Log, before: Begun | None) -> int:
    """What the next quiz is drawn with: another one each day, after each quiz, and for each learner."""
    return form_seed(log.today(), f"quiz of {log.device} after {before.id if before else 0}")


def left_open(begun: Begun | None, today: int) -> QuizWish | None:
    """What was wished for in the quiz that was left, where it is still gone on with."""
    if begun is None or begun.ended or begun.day + OFFERED_DAYS <= today:
        return None
    return quiz_wish_of(begun.body)


def _in_order(wish: QuizWish, compiled: Compiled) -> QuizWish:
    """The wish with topics and forms in one order, however they were said: the same wish goes on with the same quiz."""
    topics = dict.fromkeys(card.topic for card in compiled.cards.values() if card.topic in wish.cards.topics)
    return replace(
        wish, cards=replace(wish.cards, topics=tuple(topics)), forms=tuple(form for form in Form if form in wish.forms)
    )
