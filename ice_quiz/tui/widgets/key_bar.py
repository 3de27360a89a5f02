"""The footer: the keys that do something now, each of which can also be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from ice_quiz.tui.content import KEY, MUTED, joined

_GAPS = (3, 2)  # cells between two entries, less where that saves a row
_ROWS = 3  # rows at most, so that the question keeps the most of the screen


class Entry(NamedTuple):
    """A key and the words beside it. `command` and `number` are what it does.

    An entry that `joins` stands right after the one before it, without a gap. A `last` one is never left out where the rows
    do not hold everything. An entry without a command is a word between the others. A `row` begins a new row where one row
    does not hold all.
    """

    key: str
    words: str
    command: str = ""
    number: int = 0
    joins: bool = False
    last: bool = False
    row: bool = False

    def content(self) -> Content:
        """The entry as it is painted."""
        key = Content.styled(self.key, KEY)
        if not self.words:
            return key
        words = Content.styled(self.words, MUTED)
        return joined(key, Content(" "), words) if self.key else words


class Placed(NamedTuple):
    """An entry at its place."""

    entry: Entry
    x: int
    y: int
    width: int


def laid_out(entries: Iterable[Entry], width: int) -> list[Placed]:
    """The entries in as few rows of this width as can be.

    Where there are too many for `_ROWS`, the less needed ones, those at the end that are not `last`, are left out.
    """
    kept = list(entries)
    while True:
        ways = [_flow(kept, width, gap, breaks=breaks) for breaks in (False, True) for gap in _GAPS]
        one_row = next((placed for placed in ways[:2] if not placed or not placed[-1].y), None)
        placed = one_row if one_row is not None else min(ways[2:], key=lambda way: way[-1].y)
        if not placed or placed[-1].y < _ROWS or all(entry.last for entry in kept):
            return placed
        kept.remove([entry for entry in kept if not entry.last][-1])


def _flow(entries: list[Entry], width: int, gap: int, *, breaks: bool) -> list[Placed]:
    placed: list[Placed] = []
    x = y = 0
    for entry in entries:
        size = entry.content().cell_length
        start = x + (1 if entry.joins else gap) if x else 0
        if x and (start + size > width or (breaks and entry.row)):
            start, y = 0, y + 1
        placed.append(Placed(entry, start, y, size))
        x = start + size
    return placed


class KeyBar(Widget, inherit_bindings=False):
    """The keys that do something now."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyBar { height: auto; text-wrap: nowrap; }"

    class Pressed(Message):
        """An entry was clicked."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    def show(self, entries: Iterable[Entry]) -> None:
        """Replace what is shown."""
        shown = tuple(entries)
        if shown != self._entries:
            self._entries = shown
            self.refresh(layout=True)

    def placed(self) -> list[Placed]:
        """The entries at their places in this width."""
        return laid_out(self._entries, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as the entries need at this width."""
        placed = laid_out(self._entries, width)
        return placed[-1].y + 1 if placed else 1

    def render(self) -> Content:
        """The rows."""
        rows: list[Content] = []
        x = 0
        for place in self.placed():
            if place.y == len(rows):
                rows.append(Content(""))
                x = 0
            rows[-1] = joined(rows[-1], Content(" " * (place.x - x)), place.entry.content())
            x = place.x + place.width
        return Content("\n").join(rows)

    def on_click(self, event: Click) -> None:
        """Say which entry was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for place in self.placed():
            if place.entry.command and place.y == offset.y and place.x <= offset.x < place.x + place.width:
                self.post_message(self.Pressed(place.entry))
