"""Screens that are only read: the help, what is wrong with a deck, how to add one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ice_quiz.tui.commands import READING, KeyCommand, bindings
from ice_quiz.tui.content import MUTED, STRONG, shown
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.widgets.key_bar import Entry
from ice_quiz.tui.widgets.paragraph import Paragraph


class Reading(Sheet):
    """A title and paragraphs; it scrolls, and every usual key leads back."""

    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = READING
    BINDINGS = bindings(READING)

    def __init__(self, title: str, paragraphs: Iterable[Paragraph] = (), beside: str = "") -> None:
        """`beside` stands at the other end of the heading."""
        super().__init__()
        self._title, self._beside = title, beside
        self._paragraphs = tuple(paragraphs)

    def paragraphs(self) -> Iterable[Paragraph]:
        """What is read."""
        return self._paragraphs

    def can(self, name: str, number: int = 0) -> bool:  # noqa: ARG002
        """Everything always works here."""
        return True

    async def do(self, name: str, number: int = 0) -> None:  # noqa: ARG002
        """Scroll, or go back."""
        if name == "back":
            self.dismiss()
        else:
            self.scroll_lines(1 if name == "down" else -1)

    def draw(self) -> None:
        """Show the text."""
        if not self.is_mounted:
            return
        self.heading.show(shown(self._title, STRONG), shown(self._beside, MUTED))
        self.page.show(self.paragraphs())
        self.notify_here()
        self.key_bar.show(self._keys())

    def painted(self) -> None:
        """Only now it is known whether there is something to scroll to."""
        self.call_later(lambda: self.key_bar.show(self._keys()))

    def _keys(self) -> Iterator[Entry]:
        if self.page.overflows:
            yield self.entry("down")
        yield self.entry("back", last=True)
