"""Lines that are ready to be painted: what the widgets of ice_quiz have in common.

Textual wraps and formats a widget's text anew whenever it paints it. Here the lines are made once, when what they show
changes, and each is turned into a strip of the screen once: a key is answered in half the time.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

_BLANKS = str.maketrans("\n\t", "  ")


def strip_of(line: Content, width: int, widget: Widget) -> Strip:
    """One line of text, with the widget's style below it, filled up to the width; it stays one, whatever is in the text."""
    if not line.plain.isprintable():
        line = Content(line.plain.translate(_BLANKS), list(line.spans))
    base = widget.visual_style
    parse = widget.app.stylesheet.parse_style
    segments = [Segment(text, style.rich_style) for text, style in line.render(base, "", parse)]
    return Strip(segments).adjust_cell_length(width, base.rich_style)


class Lines(Widget, inherit_bindings=False):
    """A widget that shows lines, each in one row. Subclasses make them for a width."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Lines { height: auto; }"

    def __init__(self, least: int = 0) -> None:
        """`least` rows are taken even by fewer lines, so that what stands above need not move when there are more."""
        super().__init__()
        self._least = least
        self._made: tuple[int, list[Content]] = (-1, [])
        self._strips: dict[int, Strip] = {}
        self._asked_again = False

    def lines(self, width: int) -> list[Content]:
        """The lines for this width."""
        raise NotImplementedError

    def changed(self) -> None:
        """Make the lines anew; the screen is laid out anew only where their number changes."""
        self._made = (-1, [])
        self._strips.clear()
        self._asked_again = False
        self.refresh(layout=self._height(self.content_size.width) != self.content_size.height)

    def _lines(self, width: int) -> list[Content]:
        if self._made[0] != width:
            self._made = (width, self.lines(width) if width > 0 else [])
            self._strips.clear()
        return self._made[1]

    def _height(self, width: int) -> int:
        return max(len(self._lines(width)), self._least)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are lines, and `least` ones."""
        return self._height(width)

    def notify_style_update(self) -> None:
        """Paint anew in the new colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One of the lines, or an empty one."""
        width = self.content_size.width
        lines = self._lines(width)
        if self._height(width) != self.content_size.height and not self._asked_again:
            # Textual sometimes lays out with what stood here before: a row of the keys would stay hidden. Ask once more.
            self._asked_again = True
            self.call_later(self.refresh, layout=True)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        if y not in self._strips:
            self._strips[y] = strip_of(lines[y], width, self)
        return self._strips[y]
