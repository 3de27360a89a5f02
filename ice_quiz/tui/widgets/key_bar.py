"""The footer: the keys that do something now, each of which can also be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message

from ice_quiz.tui.content import KEY, MUTED, joined
from ice_quiz.tui.widgets.lines import Lines

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

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cell_len(self.key) + cell_len(self.words) + (1 if self.key and self.words else 0)

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
        for gap in _GAPS:
            placed = _flow(kept, width, gap, breaks=False)
            if not placed or not placed[-1].y:
                return placed
        ways = [_flow(kept, width, gap, breaks=breaks) for breaks in (True, False) for gap in _GAPS]
        placed = min(ways, key=lambda way: (_torn(way), way[-1].y))
        if placed[-1].y < _ROWS or all(entry.last for entry in kept):
            return placed
        kept.remove([entry for entry in kept if not entry.last][-1])


def _torn(placed: Iterable[Placed]) -> bool:
    """Whether a row begins with what joins the entry before it."""
    return any(place.entry.joins and not place.x for place in placed)


def _flow(entries: list[Entry], width: int, gap: int, *, breaks: bool) -> list[Placed]:
    placed: list[Placed] = []
    x = y = 0
    for entry in entries:
        size = entry.width
        start = x + (1 if entry.joins else gap) if x else 0
        if x and (start + size > width or (breaks and entry.row)):
            start, y = 0, y + 1
        placed.append(Placed(entry, start, y, size))
        x = start + size
    return placed


class KeyBar(Lines):
    """The keys that do something now. `labels` are shown in place of the usual keys, by the names of the commands."""

    class Pressed(Message):
        """An entry was clicked."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, least: int = 1) -> None:
        super().__init__(least)
        self.labels: Mapping[str, str] = {}
        self._entries: tuple[Entry, ...] = ()
        self._placed: list[Placed] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    @property
    def placed(self) -> list[Placed]:
        """The entries at their places."""
        return self._placed

    def show(self, entries: Iterable[Entry]) -> None:
        """Replace what is shown."""
        shown = tuple(
            entry if entry.number or entry.command not in self.labels else entry._replace(key=self.labels[entry.command])
            for entry in entries
        )
        if shown != self._entries:
            self._entries = shown
            self.changed()

    def lines(self, width: int) -> list[Content]:
        """The rows."""
        self._placed = laid_out(self._entries, width)
        rows: list[list[Content]] = []
        x = 0
        for place in self._placed:
            if place.y == len(rows):
                rows.append([])
                x = 0
            rows[-1] += (Content(" " * (place.x - x)), place.entry.content())
            x = place.x + place.width
        return [joined(*row) for row in rows]

    def on_click(self, event: Click) -> None:
        """Say which entry was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        for place in self._placed:
            if place.entry.command and place.y == offset.y and place.x <= offset.x < place.x + place.width:
                self.post_message(self.Pressed(place.entry))
