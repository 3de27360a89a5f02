"""The statistics: reckoned beside the screen, which tells how far that is and can be left meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from ice_quiz.library.far import Far, Watch
from ice_quiz.tui.commands import STATISTICS, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, joined, shown
from ice_quiz.tui.errand import Errand
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.screens.typing import column
from ice_quiz.tui.widgets.headway import done_of
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.statistics_page import View, statistics_page

if TYPE_CHECKING:
    from ice_quiz.study.statistics.snapshot import Statistics

_VIEWS = tuple(View)
_USUAL_PERIOD = 1
_FIRST = "Reading your answers"


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
        self._far = Far(_FIRST, 0.0)
        self._errand = Errand(self)
        self._refused = ""

    def on_mount(self) -> None:
        """Begin to reckon."""
        self._begin()

    # Reckoning

    def _begin(self) -> None:
        self._stats, self._far, self._refused = None, Far(_FIRST, 0.0), ""
        deck, desk = self._decks[self._deck][0], self.quiz.desk

        def work(watch: Watch) -> Statistics:
            return desk.statistics(deck, lambda what, share: watch(Far(what, share)))

        self._errand.run(work, self._show, lambda problem: self._refuse(str(problem)), self._tell)
        self.draw()

    def on_unmount(self) -> None:
        """Nobody waits for the statistics any more."""
        self._errand.stop()

    def _tell(self, far: Far) -> None:
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
            if not self._refused:
                yield Paragraph(shown(done_of(*self._far), MUTED))
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
            yield self.entry("down")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)
