"""The statistics: reckoned beside the screen, which tells how far that is and can be left meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from ice_quiz.errors import IceQuizError
from ice_quiz.tui.commands import STATISTICS, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.screens.typing import column
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.statistics_page import View, statistics_page

if TYPE_CHECKING:
    from ice_quiz.study.statistics.snapshot import Statistics

_VIEWS = tuple(View)
_USUAL_PERIOD = 1


class _Left(Exception):
    """The screen was left, so nobody waits for the statistics any more."""


class StatisticsScreen(Sheet):
    """How the learning goes, in one deck or in all."""

    CSS_PATH = Path(__file__).with_name("exam.tcss")
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = STATISTICS
    BINDINGS = bindings(STATISTICS)

    def __init__(self, decks: tuple[tuple[str, str], ...]) -> None:
        """`decks` are the ids and titles of the decks that can be looked at one by one, after all of them."""
        super().__init__()
        self._decks: tuple[tuple[str | None, str], ...] = ((None, "All decks"), *decks)
        self._deck = 0
        self._view = 0
        self._period = _USUAL_PERIOD
        self._stats: Statistics | None = None
        self._far: tuple[str, int] = ("", 0)
        self._refused = ""

    def on_mount(self) -> None:
        """Begin to reckon."""
        self._begin()

    # Reckoning

    def _begin(self) -> None:
        self._stats, self._far, self._refused = None, ("", 0), ""
        deck = self._decks[self._deck][0]
        self.run_worker(partial(self._reckon, deck), thread=True, exclusive=True, exit_on_error=False)
        self.draw()

    def _reckon(self, deck: str | None) -> None:
        """In a thread of its own: what it tells the screen is done by the screen's thread."""
        worker = get_current_worker()

        def report(what: str, share: float) -> None:
            if worker.is_cancelled:
                raise _Left
            far = (what, round(share * 100))
            if far != self._far:
                self.call_later(self._tell, far)

        try:
            stats = self.quiz.desk.statistics(deck, report)
        except _Left:
            return
        except IceQuizError as problem:
            self.call_later(self._refuse, str(problem))
            return
        if not worker.is_cancelled:
            self.call_later(self._show, stats)

    def _tell(self, far: tuple[str, int]) -> None:
        self._far = far
        self.draw()

    def _refuse(self, problem: str) -> None:
        self._refused = problem
        self.draw()

    def _show(self, stats: Statistics) -> None:
        self._stats = stats
        self.draw()

    # Commands

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name == "deck":
            return len(self._decks) > 2
        if name == "period":
            return bool(self._stats and self._stats.answered) and _VIEWS[self._view] is not View.YEAR
        if name in ("view", "view-before"):
            return bool(self._stats and self._stats.answered)
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        special: Mapping[str, Callable[[], object]] = {
            "view": lambda: self._turn(1),
            "view-before": lambda: self._turn(-1),
            "period": self._next_period,
            "deck": self._next_deck,
            "down": lambda: self.scroll_lines(1),
            "up": lambda: self.scroll_lines(-1),
            "back": self.dismiss,
        }
        special[name]()

    def _turn(self, by: int) -> None:
        self._view = (self._view + by) % len(_VIEWS)
        self.bring_into_sight()
        self.draw()

    def _next_period(self) -> None:
        self._period = (self._period + 1) % len(self._stats.periods if self._stats else (0,))
        self.bring_into_sight()
        self.draw()

    def _next_deck(self) -> None:
        self._deck = (self._deck + 1) % len(self._decks)
        self._begin()

    # Drawing

    def draw(self) -> None:
        """Show the view, or how far the reckoning is."""
        if not self.is_mounted:
            return
        title = shown(self._decks[self._deck][1], STRONG)
        names = (shown(view, STRONG if place == self._view else MUTED) for place, view in enumerate(_VIEWS))
        views = shown("  ").join(names) if self.can("view") else shown("")
        self.heading.show(joined(shown("Statistics", STRONG), shown(" · ", MUTED), title), views, title)
        self.page.show(self._paragraphs())
        self.notify_here(*in_lines(self._refused, WRONG))
        self.key_bar.show(self._keys())

    def _paragraphs(self) -> Iterator[Paragraph]:
        stats = self._stats
        if stats is None:
            what, done = self._far
            if not self._refused:
                yield Paragraph(shown(f"{what or 'Reading your answers'} … {done} %", MUTED))
        elif not stats.answered:
            yield Paragraph(shown("Nothing was answered yet.", STRONG))
            yield GAP
            yield Paragraph(shown("After the first day of study you see here what you keep, and what is coming."))
        else:
            room, height = column(self.size.width), self.size.height
            yield from statistics_page(stats, _VIEWS[self._view], self._period, room, height)

    def painted(self) -> None:
        """Only now it is known whether there is something to scroll to."""
        self.call_later(lambda: self.key_bar.show(self._keys()))

    def _keys(self) -> Iterator[Entry]:
        if self.can("view"):
            yield self.entry("view", str(_VIEWS[(self._view + 1) % len(_VIEWS)]), last=True)
        for name in ("period", "deck"):
            if self.can(name):
                yield self.entry(name)
        if self.page.overflows:
            yield self.entry("down", "scroll", "↓")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
