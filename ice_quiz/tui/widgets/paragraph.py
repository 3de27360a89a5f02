"""A paragraph: a text and what stands in front of it, wrapped with a hanging indent."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from ice_quiz.tui.content import wrapped

EMPTY = Content("")


class Paragraph(NamedTuple):
    """A text and what stands in front of its first line.

    `item` is what a click on it means, a number that the screen understands; None for what cannot be clicked. `field` fills
    its lines to the width with the style, and breaks them at the width and not between words, as a field to type in does.
    `here` marks the paragraph that must be in sight.
    """

    body: Content = EMPTY
    lead: Content = EMPTY
    item: int | None = None
    field: str = ""
    here: bool = False

    def lines(self, width: int) -> list[Content]:
        """The paragraph in lines of at most `width` cells."""
        indent = self.lead.cell_length
        room = max(width - indent, 1)
        if self.field:
            lines = [line.pad_right(room - line.cell_length).stylize(self.field) for line in self.body.fold(room)]
        elif self.body.cell_length <= room and "\n" not in self.body.plain and "\t" not in self.body.plain:
            return [self.lead + self.body]  # most are so short, and wrapping is the most costly part of drawing
        else:
            lines = wrapped(self.body, room)
        if not indent:
            return lines
        blank = Content(" " * indent)
        return [(blank if number else self.lead) + line for number, line in enumerate(lines)]


GAP = Paragraph()
"""An empty line."""
