"""The passages from screen to screen: what is shown when something is asked for. Each screen is loaded only then."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from pathlib import Path

    from ice_quiz.errors import IceQuizError
    from ice_quiz.study.card_info import CardInfo
    from ice_quiz.study.desk import Desk
    from ice_quiz.study.exams.held import Held
    from ice_quiz.study.exams.snapshot import ExamSnapshot
    from ice_quiz.study.snapshot import Snapshot
    from ice_quiz.study.wish import Wish
    from ice_quiz.tui.screens.sheet import Sheet


class Passages(App[None], inherit_bindings=False):
    """An app that can show every screen. `studied` says that something may have been written since it began."""

    desk: Desk
    studied: bool

    def having_read(self, deck: str | None, title: str, then: Callable[[], object]) -> None:
        """Do what needs a large deck, or all decks: where it was not read yet, that is done on a screen that can be left."""
        from ice_quiz.tui.screens.waiting import WaitingScreen

        desk = self.desk
        if desk.at_once(deck):
            then()
        else:
            work = functools.partial(desk.read, deck)
            self.push_screen(WaitingScreen(title, work, then, lambda problem: self.show_problems(problem, title)))

    def show_study(self, snapshot: Snapshot, wish: Wish) -> None:
        """A session that was started."""
        from ice_quiz.tui.screens.study import StudyScreen

        self.studied = True
        self.push_screen(StudyScreen(self.desk, snapshot, wish))

    def show_ways(self, deck: str, title: str) -> None:
        """Every kind of session that a deck offers. Raises what the desk raises."""
        from ice_quiz.tui.screens.ways import WaysScreen

        self._open(WaysScreen(deck, title, self.desk.ways(deck)))

    def show_exams(self, deck: str, title: str) -> None:
        """The exams of a deck; where they are open already, back to them. Raises what the desk raises."""
        from ice_quiz.tui.screens.exams import ExamsScreen

        if any(isinstance(screen, ExamsScreen) for screen in self.screen_stack[:-1]):
            while not isinstance(self.screen, ExamsScreen):
                self.pop_screen()
        else:
            self._open(ExamsScreen(deck, title, self.desk.exams(deck)))

    def show_quiz(self, deck: str, title: str) -> None:
        """Draw up a quiz of a deck. Raises what the desk raises."""
        from ice_quiz.tui.screens.quiz import QuizScreen

        self._open(QuizScreen(deck, title, self.desk.quiz_offer(deck)))

    def show_exam(self, examining: Held) -> None:
        """A mock exam that was begun or is gone on with, or the result of one that is over."""
        from ice_quiz.tui.screens.exam import ExamScreen
        from ice_quiz.tui.screens.result import ResultScreen

        over = examining.snapshot.result is not None
        self._open(ResultScreen(examining.snapshot) if over else ExamScreen(examining))

    def tell_at_home(self, text: str) -> None:
        """Say it among the decks, where these are what is shown now."""
        from ice_quiz.tui.screens.home import HomeScreen

        if isinstance(self.screen, HomeScreen):
            self.screen.tell(text)

    def show_result(self, snapshot: ExamSnapshot) -> None:
        """How a mock exam ended, in place of the exam."""
        from ice_quiz.tui.screens.result import ResultScreen

        self.pop_screen()
        self.push_screen(ResultScreen(snapshot))

    def show_plan(self, deck: str, title: str, exam: str | None = None) -> None:
        """The plan to an exam of a deck, or to the one that is meant."""
        from ice_quiz.tui.screens.plan import PlanScreen

        self._open(PlanScreen(deck, title, exam))

    def show_questions(self, deck: str, then: Callable[[], object] | None = None) -> None:
        """What a deck asks of its learner; with `then` only what is open, and then that. Raises what the desk raises."""
        from ice_quiz.tui.screens.you import YouScreen

        own = self.desk.questions(deck)
        if then is not None and not own.open:
            then()
            return
        self._open(YouScreen(own, first=then is not None), then)

    def _open(self, screen: Sheet, then: Callable[[], object] | None = None) -> None:
        self.studied = True
        self.push_screen(screen, None if then is None else lambda _: (then(), None)[1])

    def show_cards(self) -> None:
        """All cards at hand. Raises what the desk raises."""
        from ice_quiz.tui.screens.browse import BrowseScreen

        self._open(BrowseScreen(self.desk.browsing()))

    def show_card(self, card: str, info: CardInfo | None = None) -> None:
        """Everything about a card; `info` is what is known at once, its questions then come when its deck is read.

        Raises what the desk raises.
        """
        from ice_quiz.tui.screens.card_info import CardInfoScreen

        self.push_screen(CardInfoScreen(info or self.desk.card_info(card)))

    def show_statistics(self, decks: tuple[tuple[str, str], ...]) -> None:
        """How it goes, in all decks and in each of these (ids and titles)."""
        from ice_quiz.tui.screens.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(decks))

    def show_settings(self) -> None:
        """All settings, to look at and to change."""
        from ice_quiz.tui.screens.settings import SettingsScreen

        self._open(SettingsScreen(self.desk.adjustables()))

    def show_keys(self, of: str) -> None:
        """The keys of every screen, those of the one of this name first."""
        from ice_quiz.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(of))

    def show_palette(self, of: Sheet) -> None:
        """Every command that does something on that screen now, by name."""
        from ice_quiz.tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(of))

    def show_problems(self, error: IceQuizError, title: str) -> None:
        """What is wrong with a deck."""
        from ice_quiz.tui.screens.problems import ProblemsScreen

        self.push_screen(ProblemsScreen(error, title))

    def show_author(self, file: Path, sources: Mapping[str, Path] | None = None) -> None:
        """A deck file while it is written; `sources` are the texts that its sources are checked against."""
        from ice_quiz.lint.workbench import Workbench
        from ice_quiz.tui.screens.author import AuthorScreen

        self._open(AuthorScreen(Workbench(file, sources or {}, self.desk.today)))

    def show_how_to_add(self) -> None:
        """How a deck gets into the list."""
        from ice_quiz.tui.screens.adding import AddingScreen

        self.push_screen(AddingScreen())
