"""A screen with a line to search in and the list of the cards found: what takes long is done in another thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content

from ice_quiz.errors import IceQuizError
from ice_quiz.study.browsing import Browsing, Far, Found, Line, Order
from ice_quiz.tui.content import MUTED, STRONG, shown
from ice_quiz.tui.errand import Errand
from ice_quiz.tui.screens.typing import Typing
from ice_quiz.tui.text_line import TextLine
from ice_quiz.tui.widgets.browse_words import hints, how_many
from ice_quiz.tui.widgets.card_rows import Columns, row
from ice_quiz.tui.widgets.column_heads import ColumnHeads
from ice_quiz.tui.widgets.headway import so_far
from ice_quiz.tui.widgets.long_list import LongList
from ice_quiz.tui.widgets.search_line import SearchLine


class CardSearch(Typing):
    """The cards, as a list. Subclasses say what can be done with them."""

    CSS_PATH = Path(__file__).with_name("browse.tcss")

    def __init__(self, browsing: Browsing) -> None:
        super().__init__()
        self.browsing = browsing
        self.found = browsing.everything()
        self.order = Order.DECK
        self.search = TextLine()
        self.searching = False
        self.selected: set[int] = set()
        self.refused = self.far = ""
        self.search_line = SearchLine()
        self.heads = ColumnHeads(self.order)
        self.list: LongList[Line | None] = LongList(self._fetch, self._row)
        self.errand = Errand(self)
        self._today = browsing.today
        self._stale = True

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.heading
        yield self.search_line
        yield self.heads
        yield self.list
        yield self.notes
        yield self.key_bar

    def on_mount(self) -> None:
        """Show what was catalogued last, and look whether the decks have changed since."""
        self.list.show(len(self.found.rows))
        self.call_after_refresh(self.look)

    def on_unmount(self) -> None:
        """Let go of the other thread and of the catalogue."""
        self.errand.stop(then=self.browsing.close)

    def on_screen_resume(self) -> None:
        """A card may have been changed meanwhile."""
        self.list.again()

    # The line

    @property
    def line(self) -> TextLine | None:
        """The line of the search."""
        return self.search if self.searching else None

    @property
    def typing(self) -> bool:
        """Whether letters are text."""
        return self.searching

    def edited(self, line: TextLine, note: str) -> None:
        """The line was changed: search for it."""
        self.refused = note
        changed, self.search = line.text != self.search.text, line
        if changed:
            self.look()
        self.draw()

    def take(self, event: events.Key | events.Paste) -> bool:
        """A key for the line; text that is pasted anywhere is searched for."""
        if isinstance(event, events.Paste) and not self.typing and self.has_room:
            self.begin_typing()
        return super().take(event)

    def begin_typing(self) -> None:
        """Let letters go into the line."""
        self.searching = True
        self.search = self.search.end()

    async def on_search_line_pressed(self) -> None:
        """The line was clicked: type into it."""
        await self.action_do("search")

    # Finding

    def look(self) -> None:
        """Find what is searched for now; decks that have changed are read first, whatever is typed meanwhile."""
        text, order, browsing = self.search.text, self.order, self.browsing
        if not self._stale:
            self.errand.run(lambda watch: browsing.find(text, order, watch), self._came, self.failed, self.is_so_far)
        elif not self.errand.busy:
            self.errand.run(browsing.refresh, self._refreshed, self.failed, self.is_so_far)

    def _refreshed(self, _different: bool) -> None:
        self._stale = False
        self.look()

    def _came(self, found: Found) -> None:
        """Show what was found; where nothing else was looked for than before, the cursor stays."""
        same = (found.query, found.order) == (self.found.query, self.found.order)
        self.found = found
        self.far = self.refused = ""
        self.list.show(len(found.rows), self.list.at if same else 0)
        self.draw()

    def failed(self, problem: IceQuizError) -> None:
        """Tell why nothing came of it."""
        self.refused, self.far = str(problem), ""
        self.draw()

    def is_so_far(self, far: Far) -> None:
        """Tell how far it is."""
        self.far = so_far(far)
        self.draw()

    @property
    def pointed_at(self) -> int | None:
        """The row under the cursor."""
        rows, at = self.found.rows, self.list.at
        return rows[at] if at < len(rows) else None

    def _fetch(self, first: int, last: int) -> Sequence[Line | None]:
        return self.browsing.lines(self.found.rows[first:last])

    def _row(self, line: Line | None, place: int, width: int) -> Content:
        order = self.found.order
        chosen = line is not None and line.row in self.selected
        here = place == self.list.at
        return row(line, Columns.of(width, order), order, self._today, here=here, selected=chosen)

    def scroll_pages(self, pages: int) -> None:
        """Move the cursor by so many pages."""
        self.list.move(self.list.at + pages * self.list.page)

    # Drawing

    def draw(self) -> None:
        """Show everything but the rows, which the list paints by itself."""
        if not self.is_mounted:
            return
        found = self.found
        self.heading.show(shown("All cards", STRONG), shown(how_many(found, len(self.selected)), MUTED))
        self.draw_line()
        self.heads.show(found.order)
        self.draw_notes_and_keys()

    def draw_line(self) -> None:
        """Show what is searched for."""
        self.search_line.show("Search", self.search, typing=self.searching, hints=hints(self.key))

    def draw_notes_and_keys(self) -> None:
        """Show what there is to tell, and the keys that do something now."""
        raise NotImplementedError
