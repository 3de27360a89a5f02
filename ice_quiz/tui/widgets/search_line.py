"""The line in which one searches; or another line that is asked for in its place."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message

from ice_quiz.tui.content import MUTED, cut, joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.field import field
from ice_quiz.tui.widgets.lines import Lines


class SearchLine(Lines):
    """A label, and a text that is typed or was typed."""

    class Pressed(Message):
        """It was clicked."""

    def __init__(self) -> None:
        super().__init__(least=1)
        self._label, self._line, self._typing = "", TextLine(), False
        self._hints: tuple[str, ...] = ()

    def show(self, label: str, line: TextLine, *, typing: bool, hints: tuple[str, ...] = ()) -> None:
        """Replace what is shown; as long as nothing was typed, the first of the `hints` that has room stands there."""
        wanted = (label, line, typing, hints)
        if wanted != (self._label, self._line, self._typing, self._hints):
            self._label, self._line, self._typing, self._hints = wanted
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """One line: of a long text the end that is typed at."""
        lead = shown(f"{self._label}  ", MUTED)
        room = width - lead.cell_length
        if self._typing:
            kept = max(self._line.at - room + 2, 0)
            part = TextLine(self._line.text[kept : kept + max(room - 1, 1)], self._line.at - kept)
            return field(part, lead).lines(width)[:1]
        hint = next((one for one in self._hints if len(one) <= room), "")
        text = shown(self._line.text) if self._line.text else shown(hint, MUTED)
        return [joined(lead, cut(text, room))]

    def on_click(self, event: Click) -> None:
        """Say so."""
        event.stop()
        self.post_message(self.Pressed())
