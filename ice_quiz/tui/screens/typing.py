"""What screens with a line to type into have in common: every key is taken in the order it was pressed."""

from __future__ import annotations

from textual import events

from ice_quiz.tui.screens.sheet import COLUMN, Sheet
from ice_quiz.tui.text_line import EDITS, LONGEST, TextLine

TOO_LONG = f"An answer has {LONGEST} characters at most; the rest was left out."


def column(width: int) -> int:
    """The cells of a line of the page on a screen of this width, as exam.tcss lays it out."""
    return min(width, COLUMN) - (8 if width >= 68 else 1)


class Typing(Sheet):
    """A screen with a line. Subclasses say which line it is and whether letters go into it, and take it back edited."""

    @property
    def line(self) -> TextLine | None:
        """The line that is on the screen, if there is one: what is pasted goes into it."""
        raise NotImplementedError

    @property
    def typing(self) -> bool:
        """Whether letters go into the line; otherwise they are commands."""
        raise NotImplementedError

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed; `note` says what was left out of it."""
        raise NotImplementedError

    def take(self, event: events.Key | events.Paste) -> bool:
        """Use the key or the pasted text for the line; False where it is not for the line (see IceQuizApp.on_event)."""
        line = self.line
        if line is None:
            return False
        text = event.text if isinstance(event, events.Paste) else event.character if event.is_printable else None
        if text is not None and (self.typing or isinstance(event, events.Paste)):
            if self.has_room:  # nobody types what cannot be seen
                self.edited(line.insert(text), TOO_LONG if len(line.text) + len(text) > LONGEST else "")
            return True
        if not (self.typing and isinstance(event, events.Key) and event.key in EDITS):
            return False
        if event.key == "backspace" and not line.text:
            return False
        self.edited(EDITS[event.key](line), "")
        return True
