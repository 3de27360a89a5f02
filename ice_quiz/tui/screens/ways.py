"""The menu "study …": every kind of session that a deck offers, and a time box for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from ice_quiz.errors import IceQuizError
from ice_quiz.study.ways import Way
from ice_quiz.tui.commands import WAYS, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, WRONG, shown
from ice_quiz.tui.on_screen import in_lines
from ice_quiz.tui.screens.sheet import COLUMN, Sheet
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.page import Page
from ice_quiz.tui.widgets.paragraph import GAP, Paragraph
from ice_quiz.tui.widgets.way_list import way_rows

BOXES = (0, 5, 10, 20, 30)
"""The minutes that can be chosen; 0 is no time box."""


class WaysScreen(Sheet):
    """Choose how to study a deck: one Enter begins."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = WAYS
    BINDINGS = bindings(WAYS)

    def __init__(self, deck: str, title: str, ways: tuple[Way, ...]) -> None:
        super().__init__()
        self._deck, self._title, self._ways = deck, title, ways
        self._selected = _first(ways)
        self._box = 0
        self._message = ""
        self._covered = False

    def on_screen_suspend(self) -> None:
        """Another screen covers this one: a session there changes what waits."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Ask the desk again where a session came between."""
        if self._covered and self.app.screen is self:
            self._covered = False
            try:
                self._ways = self.quiz.desk.ways(self._deck)
            except IceQuizError as error:
                self._message = str(error)
            self._selected = 0 if self._ways[0].left else min(self._selected, len(self._ways) - 1)

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Whether the command does something now."""
        if name == "begin":
            return self._chosen.cards > 0
        return name != "time-box" or not self._chosen.left

    @property
    def _chosen(self) -> Way:
        return self._ways[self._selected]

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Do it."""
        special: Mapping[str, Callable[[], object]] = {
            "begin": self._begin,
            "time-box": self._next_box,
            "down": lambda: self._select(min(self._selected + 1, len(self._ways) - 1)),
            "up": lambda: self._select(max(self._selected - 1, 0)),
            "back": self.dismiss,
        }
        special[name]()

    def _select(self, index: int) -> None:
        self._selected, self._message = index, ""
        self.bring_into_sight()
        self.draw()

    def _next_box(self) -> None:
        self._box = BOXES[(BOXES.index(self._box) + 1) % len(BOXES)]
        self.draw()

    def _begin(self) -> None:
        way = self._chosen
        wish = way.wish if way.left else replace(way.wish, minutes=self._box)
        try:
            snapshot = self.quiz.desk.begin(wish)
        except IceQuizError as error:
            self._message = str(error)
            self.draw()
        else:
            self.quiz.show_study(snapshot, wish)

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """A kind of session was clicked: begin it."""
        if event.item < len(self._ways):
            self._select(event.item)
            await self.action_do("begin")

    def draw(self) -> None:
        """Show them."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown("study …", MUTED))
        self.page.show(self._paragraphs())
        box = f"Time box: {self._box} minutes, then the card in hand" if self._box else "Time box: none"
        self.notify_here(*in_lines(self._message, WRONG), *([(box, MUTED)] if self.can("time-box") else []))
        self.key_bar.show(self._keys())

    def _paragraphs(self) -> Iterator[Paragraph]:
        yield from way_rows(self._ways, self._selected, self._box, min(self.size.width, COLUMN) - 1)
        if self._chosen.about:
            yield GAP
            yield Paragraph(shown(self._chosen.about, MUTED), lead=shown("  "))

    def _keys(self) -> Iterator[Entry]:
        if self.can("begin"):
            yield self.entry("begin", "go on" if self._chosen.left else None, last=True)
        if self.can("time-box"):
            yield self.entry("time-box")
        yield self.entry("help", last=True)
        yield self.entry("back", last=True)


def _first(ways: tuple[Way, ...]) -> int:
    """The first one in which something waits."""
    return next((place for place, way in enumerate(ways) if way.cards), 0)
