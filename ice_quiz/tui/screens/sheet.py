"""What all screens have in common: a heading, a page that scrolls, notices, and the keys that do something now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from ice_quiz.tui.commands import EVERYWHERE, KeyCommand, named
from ice_quiz.tui.content import MUTED, cut, shown
from ice_quiz.tui.widgets.heading import Heading
from ice_quiz.tui.widgets.key_bar import Entry, KeyBar
from ice_quiz.tui.widgets.page import Page, Paragraph

if TYPE_CHECKING:
    from ice_quiz.tui.app import IceQuizApp

SMALLEST = (40, 12)
"""The columns and lines below which a screen only asks for more room."""


_COLUMN = 88  # as in sheet.tcss
_WIDTHS = [(0, "-thin"), (SMALLEST[0], "-narrow"), (72, "-wide")]
_HEIGHTS = [(0, "-flat"), (SMALLEST[1], "-short"), (22, "-lines"), (36, "-tall")]


class Scroll(ScrollableContainer, can_focus=False, inherit_bindings=False):
    """The part of a screen that scrolls. It never takes the focus: every key goes to the screen."""


class Sheet(Screen[None], inherit_bindings=False):
    """A screen of ice_quiz. Subclasses say what is drawn, which commands do something now, and do them."""

    AUTO_FOCUS = ""
    COMMANDS_HERE: ClassVar[tuple[KeyCommand, ...]] = ()
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    @property
    def quiz(self) -> IceQuizApp:
        """The app, by its own type."""
        return cast("IceQuizApp", self.app)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading()
        self.page = Page()
        self.scroll = Scroll(self.page)
        self.notices = Page(classes="notices")
        self.key_bar = KeyBar()
        self._sight_wanted = False

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.heading
        yield from self.between()
        yield self.scroll
        yield self.notices
        yield self.key_bar
        yield Static(shown(f"Needs {SMALLEST[0]}×{SMALLEST[1]} or more."), classes="small")

    def between(self) -> ComposeResult:
        """What stands between heading and page."""
        yield from ()

    def on_mount(self) -> None:
        """Draw for the first time."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.painted(), immediate=True)
        self.draw()

    def painted(self) -> None:
        """The last drawing was laid out and painted: only now is it known where everything stands."""
        if self._sight_wanted:
            self._sight_wanted = False
            self._bring_into_sight()

    def on_screen_resume(self) -> None:
        """Draw again: another screen may have changed what is shown here."""
        if self.is_mounted:
            self.draw()

    async def on_resize(self, _event: events.Resize) -> None:
        """Draw for the new size."""
        self.draw()

    def draw(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    def can(self, name: str, number: int = 0) -> bool:
        """Whether the command does something now."""
        raise NotImplementedError

    async def do(self, name: str, number: int = 0) -> None:
        """Do it. It is called only where `can` allows it."""
        raise NotImplementedError

    @property
    def has_room(self) -> bool:
        """Whether the terminal is large enough to show anything; without it nothing can be answered either."""
        width, height = self.app.size
        return width >= SMALLEST[0] and height >= SMALLEST[1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key of a binding does something now: Textual asks before it acts."""
        if action != "do":
            return True
        name, number = str(parameters[0]), int(str(parameters[1])) if len(parameters) > 1 else 0
        return (self.has_room or name in ("leave", "close", "back")) and self.can(name, number)

    async def action_do(self, name: str, number: int = 0) -> None:
        """What every binding, click and palette entry comes down to."""
        if self.check_action("do", (name, number)):
            if name in ("page-down", "page-up"):
                self.scroll_pages(1 if name == "page-down" else -1)
            else:
                await self.do(name, number)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A key of the footer was clicked."""
        entry = event.entry
        if entry.command == "help":
            await self.app.run_action("do('help')")
        else:
            await self.action_do(entry.command, entry.number)

    def scroll_pages(self, pages: int) -> None:
        """Scroll by so many pages."""
        self.scroll.scroll_relative(y=pages * max(self.scroll.size.height - 2, 1), animate=False, force=True, immediate=True)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll.scroll_relative(y=lines, animate=False, force=True, immediate=True)

    def bring_into_sight(self) -> None:
        """Scroll, once the last drawing is painted, so that the paragraphs marked `here` are seen as far as they fit."""
        self._sight_wanted = True

    def _bring_into_sight(self) -> None:
        place = self.page.place_of_here()
        if place is None:
            self.scroll.scroll_home(animate=False, force=True, immediate=True)
        else:
            self.scroll.scroll_to_region(Region(0, place[0], 1, place[1]), animate=False, force=True, immediate=True)

    def notify_here(self, *lines: tuple[str, str]) -> None:
        """Show lines above the footer, each a text and its style; the app's own note stands last, muted.

        Of a long text only the beginning is shown: the notices must not take the room of the question and the keys.
        """
        room = 2 * max(min(self.size.width, _COLUMN) - 14, 20)
        wanted = [*lines, (self.quiz.note, MUTED)]
        self.notices.show(Paragraph(cut(shown(text.replace("\n", " "), style), room)) for text, style in wanted if text)

    def entry(self, name: str, words: str | None = None, key: str = "", number: int = 0, *, last: bool = False) -> Entry:
        """The footer's entry for a command of this screen (or of every screen)."""
        command = named((*self.COMMANDS_HERE, *EVERYWHERE), name)
        return Entry(key or command.key, command.footer if words is None else words, name, number, last=last)

    def works(self, command: KeyCommand) -> bool:
        """Whether the command does something now."""
        return self.can(command.name, 1 if command.numbered else 0)

    def possible(self) -> Iterable[KeyCommand]:
        """The commands that do something now and have a title: the palette offers them."""
        return [command for command in self.COMMANDS_HERE if command.title and self.works(command)]
