"""How ready the learner is for an exam, and the plan to its day: what log and decks say, brought to the pure parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ice_quiz.errors import UsageError
from ice_quiz.facts.exams import Exam
from ice_quiz.language.days import long_day
from ice_quiz.library.library import Library
from ice_quiz.memory.fsrs import Memory
from ice_quiz.memory.study_day import date_of
from ice_quiz.progress.event import Kind
from ice_quiz.progress.log import Log
from ice_quiz.questions.compiled import Compiled
from ice_quiz.settings import Settings
from ice_quiz.study.at_hand import at_hand
from ice_quiz.study.changes import changes
from ice_quiz.study.exams.entries import meant, shown_title
from ice_quiz.study.exams.outlooks import outlooks
from ice_quiz.study.exams.plan_view import PlanView
from ice_quiz.study.exams.readiness import Readiness, readiness
from ice_quiz.study.opening import save
from ice_quiz.study.pace import daily_minutes, pace
from ice_quiz.study.planning import plan_of
from ice_quiz.study.registers import Registers

MOST_YEARS = 20
MINUTES_OF_A_DAY = 1440


class Preparing:
    """One exam of one deck, with what the log says of both now."""

    def __init__(self, library: Library, log: Log, settings: Settings, deck: str, exam: str | None) -> None:
        """Raises as `Desk.exam` does."""
        self._library, self._log, self._settings = library, log, settings
        self._known: Registers = at_hand(library, log)
        self._today = log.today()
        self._compiled: Compiled = library.open(deck)
        self._exam: Exam = meant(self._compiled, exam, self._known, self._today)
        self._of = (self._compiled.deck.id, self._exam.name)

    def readiness(self, day: date | None = None) -> Readiness:
        """The estimate for a day, for the exam day that is set, or for today."""
        if day is not None and day.toordinal() < self._today:
            raise UsageError(f"{day:%Y-%m-%d} is past.", advice="A chance can be told for today or for a later day.")
        planned = self._known.exam_days.get(self._of)
        dated = planned.day if planned and planned.day >= self._today else None
        on = day.toordinal() if day else dated
        estimate = readiness(
            self._compiled,
            self._exam,
            self._memories(),
            self._known.records,
            self._today if on is None else on,
            pace(self._log, self._settings),
            self._settings.stability_factor,
        )
        return replace(estimate, dated=on is not None)

    def plan(self, message: str = "") -> PlanView:
        """The plan to the exam day that is set, and what it reaches."""
        deck = self._compiled.deck
        view = PlanView(deck.id, deck.title, self._exam.name, shown_title(self._exam), self.readiness(), message=message)
        planned = self._known.exam_days.get(self._of)
        if planned is None:
            return replace(view, sentence="No exam day is set.")
        day = date_of(planned.day)
        if planned.day < self._today:
            return replace(view, sentence=f"The exam day, {long_day(day)} {day.year}, is past: study is as usual again.")
        usual = daily_minutes(self._log)
        plan = replace(
            plan_of(planned, usual, pace(self._log, self._settings)),
            stability_factor=self._settings.stability_factor,
            desired_retention=self._settings.desired_retention,
        )
        view = replace(
            view,
            exam_day=day,
            days_left=plan.days_left(self._today),
            minutes=planned.minutes or usual,
            minutes_said=planned.minutes > 0,
        )
        return outlooks(view, self._compiled, self._exam, self._memories(), plan, self._today, self._settings.new_per_day)

    def set_day(self, day: date | None, minutes: int | None) -> PlanView:
        """Set the exam day, or take it away. Raises `UsageError` for a day or for minutes that no plan can be made for."""
        _check(day, minutes, self._today)
        before = self._known.exam_days.get(self._of)
        kept = minutes if minutes is not None else before.minutes if before else 0
        body = {"deck": self._of[0], "exam": self._of[1], "day": day.toordinal() if day else None, "minutes": kept}
        save(self._log, self._log.stamp(Kind.EXAM_DATE, "", body))
        self._known = at_hand(self._library, self._log)
        return self.plan(" ".join(filter(None, (_set(day, self._today), self._log.problem))))

    def _memories(self) -> Mapping[str, Memory | None]:
        """What is remembered of each card, once the changes of the deck have been taken over."""
        compiled, deck = self._compiled, self._compiled.deck.id
        states = {card: state for card, state in self._log.card_states(deck).items() if card not in compiled.withheld}
        coming = changes(
            {card.id: card.fingerprint for card in compiled.cards.values()},
            compiled.was,
            {card: state.fingerprint for card, state in states.items()},
            self._library.studied_before(deck),
        )
        known = {coming.renamed.get(card, card): state.memory for card, state in states.items()}
        return {card: memory for card, memory in known.items() if card not in coming.changed}


def _check(day: date | None, minutes: int | None, today: int) -> None:
    """Raises `UsageError`."""
    now = date_of(today)
    if day is not None and day < now:
        raise UsageError(
            f"{day:%Y-%m-%d} is past: today is {now:%Y-%m-%d}.", advice="Set the day on which the exam will be."
        )
    if day is not None and day.toordinal() - today > MOST_YEARS * 366:
        raise UsageError(f"{day:%Y-%m-%d} is more than {MOST_YEARS} years ahead.", advice="Is the year right?")
    if minutes is not None and minutes <= 0:
        raise UsageError(
            f"In {minutes} minutes a day nothing can be learned, so there is no plan for it.",
            advice="Say how many minutes you can spare on most days, from 1 on.",
        )
    if minutes is not None and minutes > MINUTES_OF_A_DAY:
        raise UsageError(f"A day has {MINUTES_OF_A_DAY} minutes, not {minutes}.")


def _set(day: date | None, today: int) -> str:
    """What was done, in words."""
    if day is None:
        return "No exam day is set any more; study is as usual."
    left = day.toordinal() - today
    if not left:
        return "The exam is today: no day is left to plan. Good luck!"
    return f"The exam is {'tomorrow' if left == 1 else f'in {left} days'}, on {long_day(day)} {day.year}."
