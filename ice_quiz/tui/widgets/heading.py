"""What stands at the top of a screen: where one is, how far one is."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from ice_quiz.tui.content import MUTED, cut, shown
from ice_quiz.tui.widgets.lines import Lines

SMALLEST = (40, 12)
"""The columns and lines below which a screen only asks for more room."""


def room_enough(size: Size) -> bool:
    """Whether a terminal of this size can show a screen."""
    return size.width >= SMALLEST[0] and size.height >= SMALLEST[1]


class Heading(Lines):
    """One line: something at the left, something at the right; the left gives way where both do not fit.

    Where the terminal is too small for any screen, it says so instead.
    """

    def __init__(self) -> None:
        super().__init__(least=1)
        self._left = self._right = self._short = Content("")

    def show(self, left: Content, right: Content, short: Content | None = None) -> None:
        """Replace what is shown; `short` stands at the left where `left` does not fit."""
        shown = (left, right, left if short is None else short)
        if not all(map(Content.is_same, shown, (self._left, self._right, self._short))):
            self._left, self._right, self._short = shown
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """The line, with the space between."""
        if not room_enough(self.app.size):
            return [cut(shown(f"Needs {SMALLEST[0]}×{SMALLEST[1]} or more."), width)]
        right = cut(self._right, width)
        room = width - right.cell_length - 2
        left = cut(self._left if self._left.cell_length <= room else self._short, room)
        return [left + Content(" " * (width - left.cell_length - right.cell_length)) + right]


class Meter(Lines):
    """A thin bar: how much of the session is done, and beside it what is left."""

    share: reactive[float] = reactive(0.0, repaint=False)
    left: reactive[str] = reactive("", repaint=False)

    def __init__(self) -> None:
        super().__init__(least=1)

    def watch_left(self) -> None:
        """Draw the bar anew."""
        self.changed()

    def watch_share(self) -> None:
        """Draw the bar anew."""
        self.changed()

    def lines(self, width: int) -> list[Content]:
        """The bar: heavy for what is done, light for what is left, so that it is read without colour."""
        beside = shown(f"  {self.left}" if self.left else "", MUTED)
        width -= beside.cell_length
        done = min(max(round(self.share * width), 0), width)
        return [Content.styled("━" * done, "$accent") + Content.styled("─" * (width - done), MUTED) + beside]
