"""One line of text that takes no more than its row."""

from __future__ import annotations

from textual.content import Content

from ice_quiz.tui.content import cut
from ice_quiz.tui.widgets.lines import Lines


class OneLine(Lines):
    """A line, such as the names of columns."""

    def __init__(self) -> None:
        super().__init__(least=1)
        self._text = Content("")

    def show(self, text: Content) -> None:
        """Replace what is shown."""
        if not text.is_same(self._text):
            self._text = text
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """The line."""
        return [cut(self._text, width)]
