"""A field to type in, behind its label."""

from __future__ import annotations

from textual.content import Content

from ice_quiz.tui.content import joined, shown
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.paragraph import Paragraph

_CURSOR = "reverse"
FIELD = "on $surface"
"""The style of the whole line."""


def field(line: TextLine, lead: Content, item: int | None = None) -> Paragraph:
    """The line with its cursor, from the end of what leads it to the end of the row; `item` is what a click on it means."""
    under = line.text[line.at : line.at + 1]
    body = joined(shown(line.text[: line.at]), shown(under or " ", _CURSOR), shown(line.text[line.at + 1 :]))
    return Paragraph(body, lead, item, FIELD, here=True)
