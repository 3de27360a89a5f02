"""A field to type in, behind its label."""

from __future__ import annotations

from textual.content import Content

from ice_quiz.tui.content import joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.paragraph import Paragraph

_CURSOR = "reverse"
_FIELD = "on $surface"


def field(line: TextLine, lead: Content) -> Paragraph:
    """The line with its cursor, from the end of what leads it to the end of the row."""
    under = line.text[line.at : line.at + 1]
    body = joined(shown(line.text[: line.at]), shown(under or " ", _CURSOR), shown(line.text[line.at + 1 :]))
    return Paragraph(body, lead, field=_FIELD, here=True)
