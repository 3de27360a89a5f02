"""A page: paragraphs, each with something in front of it, wrapped with a hanging indent.

It is the one widget that shows a question, a list of decks or a help text. What it shows is computed elsewhere, by pure
functions; it wraps, paints, and says which paragraph was clicked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

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
            wrapped = [line.pad_right(room - line.cell_length).stylize(self.field) for line in self.body.fold(room)]
        else:
            wrapped = self.body.wrap(room)
        blank = Content(" " * indent)
        return [(blank if number else self.lead) + line for number, line in enumerate(wrapped)]


GAP = Paragraph()
"""An empty line."""


class Page(Widget, inherit_bindings=False):
    """Paragraphs on the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Page { height: auto; text-wrap: nowrap; }"

    class Pressed(Message):
        """A paragraph was clicked; `item` is its item."""

        def __init__(self, page: Page, item: int) -> None:
            super().__init__()
            self.page = page
            self.item = item

        @property
        def control(self) -> Page:
            """The page."""
            return self.page

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._laid: tuple[int, list[Content], list[Paragraph]] = (-1, [], [])

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Replace what is shown."""
        self._paragraphs = tuple(paragraphs)
        self._laid = (-1, [], [])
        self.refresh(layout=True)

    def _lay(self, width: int) -> tuple[list[Content], list[Paragraph]]:
        if self._laid[0] != width and width > 0:
            lines: list[Content] = []
            owners: list[Paragraph] = []
            for paragraph in self._paragraphs:
                own = paragraph.lines(width)
                lines += own
                owners += [paragraph] * len(own)
            self._laid = (width, lines, owners)
        return self._laid[1], self._laid[2]

    def place_of_here(self) -> tuple[int, int] | None:
        """The first line that must be in sight, and how many they are."""
        _, owners = self._lay(self.content_size.width)
        places = [number for number, paragraph in enumerate(owners) if paragraph.here]
        return (places[0], places[-1] - places[0] + 1) if places else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the paragraphs have at this width."""
        return len(self._lay(width)[0])

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lay(self.content_size.width)[0])

    def on_click(self, event: Click) -> None:
        """Say which paragraph was clicked."""
        offset = event.get_content_offset(self)
        _, owners = self._lay(self.content_size.width)
        if offset is None or not offset.y < len(owners):
            return
        item = owners[offset.y].item
        if item is not None:
            event.stop()
            self.post_message(self.Pressed(self, item))
