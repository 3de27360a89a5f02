"""A page: paragraphs that scroll.

It is the one widget that shows a question, a list of decks or a help text. What it shows is computed elsewhere, by pure
functions; it wraps, scrolls and paints, and says which paragraph was clicked. It fills its place whatever it shows, and
paints only lines that have changed, so that a key is answered without laying out the screen anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ice_quiz.tui.widgets.lines import strip_of
from ice_quiz.tui.widgets.paragraph import GAP as GAP
from ice_quiz.tui.widgets.paragraph import Paragraph as Paragraph


class Page(ScrollView, can_focus=False, inherit_bindings=False):
    """Paragraphs on the screen. It never takes the focus: every key goes to the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Page {
        height: 1fr;
        overflow: hidden auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Pressed(Message):
        """A paragraph was clicked; `item` is its item."""

        def __init__(self, page: Page, item: int) -> None:
            super().__init__()
            self.page = page
            self.item = item

    def __init__(self, painted: Callable[[], None]) -> None:
        """`painted` is called when what was shown last is painted."""
        super().__init__()
        self._painted = painted
        self._seen = True
        self._look = False
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._width = 0
        self._lines: list[Content] = []
        self._owners: list[Paragraph] = []
        self._strips: dict[int, Strip] = {}
        self._in_sight = False

    @property
    def text(self) -> str:
        """All lines, those out of sight too."""
        return "\n".join(line.plain for line in self._lines)

    @property
    def overflows(self) -> bool:
        """Whether there is more than is in sight."""
        return len(self._lines) > self.scrollable_content_region.height

    def look(self) -> None:
        """Let the next `show` scroll to the paragraphs marked `here`, or to the top where there are none."""
        self._look = True

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Replace what is shown."""
        self._paragraphs = tuple(paragraphs)
        self._in_sight, self._look = self._look, False
        before = self._lines
        self._lay()
        changed = [
            y
            for y in range(max(len(before), len(self._lines)))
            if y >= len(before) or y >= len(self._lines) or not before[y].is_same(self._lines[y])
        ]
        for y in changed:
            self._strips.pop(y, None)
        if not self._width:
            self._seen = False
        elif changed:
            self._seen = False
            self.refresh_lines(changed[0], changed[-1] - changed[0] + 1)
        self._scroll_into_sight()

    def _lay(self) -> None:
        """Wrap the paragraphs for the width there is."""
        width, height = self.scrollable_content_region.size
        self._wrap(width)
        if width:
            # As high as the place itself where everything fits: then nothing has to be laid out anew.
            self.virtual_size = Size(width, max(len(self._lines), height))

    def _wrap(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._strips.clear()
        self._lines = []
        self._owners = []
        if not width:
            return
        for paragraph in self._paragraphs:
            own = paragraph.lines(width)
            self._lines += own
            self._owners += [paragraph] * len(own)

    def _scroll_into_sight(self) -> None:
        if not self._in_sight or not self._lines:
            return
        places = [number for number, paragraph in enumerate(self._owners) if paragraph.here]
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if not places:
            top = 0
        elif places[-1] >= top + height or places[0] < top:
            top = max(min(places[0], places[-1] - height + 1), 0) if places[0] >= top else places[0]
        top = min(top, max(len(self._lines) - height, 0))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._seen = False
        self._lay()
        self.refresh()
        self._scroll_into_sight()

    def notify_style_update(self) -> None:
        """Paint anew in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        if not self._seen:
            self._seen = True
            self._painted()
        width = self.scrollable_content_region.width
        if width != self._width:  # the first frame comes before the news of the size
            self._wrap(width)
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        if line not in self._strips:
            self._strips[line] = strip_of(self._lines[line], width, self)
        return self._strips[line]

    def on_click(self, event: Click) -> None:
        """Say which paragraph was clicked."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        item = self._owners[line].item if 0 <= line < len(self._owners) else None
        if item is not None:
            event.stop()
            self.post_message(self.Pressed(self, item))
