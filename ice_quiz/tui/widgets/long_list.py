"""A list of any length: only the rows in sight are fetched and painted.

Textual's own tables and lists make something for every row, which takes seconds for ten thousand; here a hundred thousand
rows cost no more than thirty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ice_quiz.tui.widgets.lines import strip_of

AT_ONCE = 64
"""Rows that are fetched together."""

Row = TypeVar("Row")


class LongList(ScrollView, Generic[Row], can_focus=False, inherit_bindings=False):
    """Rows that are fetched when they come into sight. It never takes the focus: every key goes to the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LongList {
        height: 1fr;
        overflow: hidden scroll;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Pressed(Message):
        """A row was clicked; `place` is its place in the list."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(
        self,
        fetch: Callable[[int, int], Sequence[Row]],
        draw: Callable[[Row, int, int], Content],
    ) -> None:
        """`fetch` gives the rows from a place up to another one, `draw` paints a row at a place for a width."""
        super().__init__()
        self._fetch, self._draw = fetch, draw
        self._count = 0
        self._at = 0
        self._rows: dict[int, Row] = {}

    @property
    def at(self) -> int:
        """The place of the cursor."""
        return self._at

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def show(self, count: int, at: int = 0) -> None:
        """Show other rows, with the cursor at a place."""
        self._rows.clear()
        self._count = count
        self._at = min(max(at, 0), max(count - 1, 0))
        self._lay()
        self._into_sight()
        self.refresh()

    def again(self) -> None:
        """Fetch and paint the rows in sight anew."""
        self._rows.clear()
        self.refresh()

    def move(self, to: int) -> None:
        """Put the cursor at a place, as near as there is one."""
        self._at = min(max(to, 0), max(self._count - 1, 0))
        self._into_sight()
        self.refresh()

    @property
    def page(self) -> int:
        """How many rows are in sight."""
        return max(self.scrollable_content_region.height, 1)

    def _lay(self) -> None:
        width, height = self.scrollable_content_region.size
        if width:
            self.virtual_size = Size(width, max(self._count, height))

    def _into_sight(self) -> None:
        top, height = self.scroll_offset.y, self.page
        if not top <= self._at < top + height:
            self.scroll_to(y=self._at if self._at < top else self._at - height + 1, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._lay()
        self._into_sight()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of those in sight."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= self._count:
            return Strip.blank(width, self.visual_style.rich_style)
        if place not in self._rows:
            self._fetch_around(place)
        return strip_of(self._draw(self._rows[place], place, width), width, self)

    def _fetch_around(self, place: int) -> None:
        if len(self._rows) > 16 * AT_ONCE:
            self._rows.clear()
        first = place // AT_ONCE * AT_ONCE
        for number, row in enumerate(self._fetch(first, min(first + AT_ONCE, self._count)), first):
            self._rows[number] = row

    def on_click(self, event: Click) -> None:
        """Say which row was clicked."""
        offset = event.get_content_offset(self)
        place = self._count if offset is None else offset.y + self.scroll_offset.y
        if place < self._count:
            event.stop()
            self.post_message(self.Pressed(place))
