"""What is told above the footer: what just happened, what cannot be saved, that the clock was set."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from ice_quiz.tui.content import wrapped
from ice_quiz.tui.widgets.lines import Lines


class Notes(Lines):
    """Short texts, each on lines of its own."""

    def __init__(self, least: int = 0) -> None:
        super().__init__(least)
        self._notes: tuple[Content, ...] = ()

    def show(self, notes: Iterable[Content]) -> None:
        """Replace what is shown."""
        shown = tuple(notes)
        if len(shown) != len(self._notes) or not all(map(Content.is_same, shown, self._notes)):
            self._notes = shown
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """The notes, wrapped."""
        return [line for note in self._notes for line in wrapped(note, width)]
