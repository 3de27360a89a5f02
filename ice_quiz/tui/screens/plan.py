"""The plan screen: when the exam is, how many minutes a day, and what that reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events

from ice_quiz.errors import IceQuizError
from ice_quiz.language.day_reader import read_day
from ice_quiz.language.numbers import read_number
from ice_quiz.study.exams.plan_view import PlanView
from ice_quiz.study.exams.readiness import Readiness
from ice_quiz.study.exams.snapshot import ExamEntry
from ice_quiz.tui.commands import PLAN, KeyCommand, bindings
from ice_quiz.tui.content import CLOSE, MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.typing import Typing, column
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.plan_page import ITEMS, Entered, plan_page

_NO_DAY = "That names no single day. Write it as 2026-12-25, as 25 December, or as “in 30 days”."
_NO_MINUTES = "How many minutes a day? A number is enough, such as 15."
_RECKONING = "Reckoning the plan …"
_MINUTES = re.compile(r"\s*(min|mins|minute|minutes)?( a day)?\.?\s*$", re.IGNORECASE)


class PlanScreen(Typing):
    """The plan to one exam of a deck."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = PLAN
    BINDINGS = bindings(PLAN)

    def __init__(self, deck: str, title: str, exam: str | None = None) -> None:
        """`title` is the deck's; without `exam` the plan is that to the exam that is meant (see `Desk.exam`)."""
        super().__init__()
        self._deck, self._title, self._exam = deck, title, exam
        self._view: PlanView | None = None
        self._now: Readiness | None = None
        self._exams: tuple[ExamEntry, ...] = ()
        self._line = TextLine()
        self._entered: Entered | None = None
        self._note = ""
        self._refused = ""
        self._work: Callable[[], None] | None = None

    # What takes its time: it is done once it was said that it is, or when the next key needs it

    def on_mount(self) -> None:
        """Ask for the plan. Where no exam day is set yet, that is asked for at once."""
        self._later(self._begin)

    def on_screen_resume(self) -> None:
        """Ask anew: a mock exam or a session may have changed what is remembered."""
        if self.is_mounted and self._view is not None and not self.typing:
            self._later(lambda: self._take_over(self.quiz.desk.plan(self._deck, self._exam)))

    def _later(self, work: Callable[[], None]) -> None:
        self._work = work
        self._note, self._refused = _RECKONING, ""
        self.draw()
        self.call_after_refresh(self._do_work)

    def _do_work(self) -> None:
        work, self._work = self._work, None
        if work is None:
            return
        self._note = ""
        try:
            work()
        except IceQuizError as error:
            self._refused = str(error)
        self.draw()

    def take(self, event: events.Key | events.Paste) -> bool:
        """A key: what it is about to meet is reckoned first, so that none gets lost."""
        self._do_work()
        return super().take(event)

    def _begin(self) -> None:
        desk = self.quiz.desk
        self._exams = desk.exams(self._deck)
        self._take_over(desk.plan(self._deck, self._exam))

    def _take_over(self, view: PlanView) -> None:
        self._now = self.quiz.desk.readiness(view.deck, view.exam, self.quiz.today)
        self._view, self._exam = view, view.exam
        self._enter(Entered.DAY if view.exam_day is None and not view.message else None, view.message)

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of what is entered."""
        return self._line if self._entered else None

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self._entered is not None

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed."""
        self._line = line
        self._refused = note
        self.bring_into_sight()
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if self._view is None:
            return name == "back"
        if name in ("keep", "stop-typing"):
            return self.typing
        if name == "other":
            return len(self._exams) > 1
        if self.typing:
            return name in ("page-up", "page-down", "down", "up")
        return self._view.exam_day is not None or name not in ("minutes", "no-day")

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        special: Mapping[str, Callable[[], object]] = {
            "keep": self._keep,
            "stop-typing": lambda: self._enter(None),
            "day": lambda: self._enter(Entered.DAY),
            "minutes": lambda: self._enter(Entered.MINUTES),
            "no-day": lambda: self._set(None, None),
            "other": self._other,
            "exam": lambda: self.quiz.show_exams(self._deck, self._title),
            "down": lambda: self.scroll_lines(1),
            "up": lambda: self.scroll_lines(-1),
            "back": self.dismiss,
        }
        try:
            special[name]()
        except IceQuizError as error:
            self._refuse(str(error))

    def _enter(self, entered: Entered | None, note: str = "") -> None:
        self._entered = entered
        self._line = TextLine()
        self._refused = ""
        self._note = note
        self.bring_into_sight()
        self.draw()

    def _keep(self) -> None:
        text = self._line.text.strip()
        if self._entered is Entered.DAY:
            day = read_day(text, self.quiz.today)
            if day is None:
                self._refuse(_NO_DAY.replace("2026", str(self.quiz.today.year)))
            else:
                self._set(day, None)
        else:
            number = read_number(_MINUTES.sub("", text))
            if number is None or not number.is_integer():
                self._refuse(_NO_MINUTES)
            else:
                self._set(self._view.exam_day if self._view else None, int(number))

    def _refuse(self, why: str) -> None:
        self._refused = why
        self.draw()

    def _set(self, day: date | None, minutes: int | None) -> None:
        self._later(lambda: self._take_over(self.quiz.desk.set_exam_day(self._deck, self._exam, day, minutes)))

    def _other(self) -> None:
        names = [exam.name for exam in self._exams]
        here = names.index(self._exam) if self._exam in names else -1
        self._later(lambda: self._take_over(self.quiz.desk.plan(self._deck, names[(here + 1) % len(names)])))

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """The day or the minutes were clicked."""
        entered = ITEMS[event.item]
        if self._view is not None and self.can("day" if entered is Entered.DAY else "minutes"):
            self._enter(entered)

    # Drawing

    def draw(self) -> None:
        """Show the plan."""
        if not self.is_mounted:
            return
        view, now, today = self._view, self._now, self.quiz.today
        exam = shown(view.title, STRONG) if view is not None else shown("")
        deck = shown(f" · {self._title}", MUTED) if view is not None else shown(self._title, STRONG)
        self.heading.show(joined(exam, deck), shown("plan", MUTED), exam)
        room, height = column(self.size.width), self.size.height
        bars = 4 if height >= 36 else 2
        if view is None or now is None:
            self.page.show(())
        else:
            self.page.show(plan_page(view, now, self.line, self._entered, today, room, bars, self.key))
        self.notify_here(*in_lines(self._refused, WRONG), *in_lines("" if self._refused else self._note, CLOSE))
        self.key_bar.show(self._keys())

    def _keys(self) -> Iterator[Entry]:
        if self.typing:
            yield self.entry("keep", last=True)
            yield self.entry("stop-typing", last=True)
            if self.can("other"):
                yield self.entry("other", key="tab")
            return
        for name in ("day", "minutes", "no-day", "other", "exam"):
            if self.can(name):
                yield self.entry(name, last=name == "day")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
