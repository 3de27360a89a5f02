"""What stands at the top of a screen: where one is, how far one is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from ice_quiz.tui.content import MUTED, cut


class Heading(Widget, inherit_bindings=False):
    """One line: something at the left, something at the right; the left gives way where both do not fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Heading { height: 1; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self._left = Content("")
        self._right = Content("")
        self._short = Content("")

    def show(self, left: Content, right: Content, short: Content | None = None) -> None:
        """Replace what is shown; `short` stands at the left where `left` does not fit."""
        self._left, self._right, self._short = left, right, left if short is None else short
        self.refresh()

    def render(self) -> Content:
        """The line, with the space between."""
        width = self.content_size.width
        right = cut(self._right, width)
        room = width - right.cell_length - 2
        left = cut(self._left if self._left.cell_length <= room else self._short, room)
        return left + Content(" " * (width - left.cell_length - right.cell_length)) + right


class Meter(Widget, inherit_bindings=False):
    """A thin bar: how much of the session is done."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Meter { height: 1; text-wrap: nowrap; }"

    share: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The bar: heavy for what is done, light for what is left, so that it is read without colour."""
        width = self.content_size.width
        done = min(max(round(self.share * width), 0), width)
        return Content.styled("━" * done, "$accent") + Content.styled("─" * (width - done), MUTED)
