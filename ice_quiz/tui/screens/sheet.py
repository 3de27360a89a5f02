"""What all screens have in common: a heading, a page that scrolls, notices, and the keys that do something now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.screen import Screen

from ice_quiz.tui import garbage
from ice_quiz.tui.commands import KeyCommand, bindings, named
from ice_quiz.tui.content import MUTED, cut, shown
from ice_quiz.tui.widgets.heading import SMALLEST, Heading, room_enough
from ice_quiz.tui.widgets.key_bar import Entry, KeyBar
from ice_quiz.tui.widgets.notes import Notes
from ice_quiz.tui.widgets.page import Page

if TYPE_CHECKING:
    from ice_quiz.tui.app import IceQuizApp


COLUMN = 88
"""The columns that the text takes at most, as in sheet.tcss: longer lines are hard to read."""

_WIDTHS = [(0, "-thin"), (SMALLEST[0], "-narrow"), (72, "-wide"), (110, "-broad")]
_HEIGHTS = [(0, "-flat"), (SMALLEST[1], "-short"), (22, "-lines"), (36, "-tall")]


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

    @property
    def commands(self) -> tuple[KeyCommand, ...]:
        """The commands of this screen, each with the keys it has now."""
        return self.quiz.keyring.of(self.COMMANDS_HERE)

    @property
    def is_current(self) -> bool:
        """Whether it is on top. Textual asks before it paints.

        To Textual the screen below is always seen too, and has the one above painted anew whenever it changes itself. What
        was to be painted up there at that moment is then forgotten (`Screen._on_timer_update` of Textual 8.2): a question
        could stay on the screen after the next one was asked.
        """
        return self.app.screen_stack[-1:] == [self]

    def __init__(self, *, rows: int = 1, lines: int = 0) -> None:
        """`rows` are kept for the keys at least, and `lines` for the notes: what keeps its height is painted faster."""
        super().__init__()
        self.heading = Heading()
        self.page = Page(self._page_painted)
        self.notes = Notes(lines)
        self.key_bar = KeyBar(rows)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield self.heading
        yield from self.between()
        yield self.page
        yield self.notes
        yield self.key_bar

    def between(self) -> ComposeResult:
        """What stands between heading and page."""
        yield from ()

    def on_mount(self) -> None:
        """Take the keys as the learner gave them, and draw for the first time.

        Textual itself calls each handler of a class and of those it inherits from, a subclass's own one first.
        """
        self.take_keys()
        self.draw()

    def take_keys(self) -> None:
        """Take the keys as the learner gave them."""
        # Not by Textual's keymap: it takes a key from all commands that share it, though only one of them works at a time.
        self._bindings = BindingsMap(bindings(self.commands))
        self.key_bar.labels = self.quiz.keyring.labels(self.COMMANDS_HERE)

    def on_screen_resume(self) -> None:
        """Draw again: another screen may have changed what is shown here."""
        self.draw()

    async def on_resize(self, _event: events.Resize) -> None:
        """Draw for the new size."""
        self.draw()

    def draw(self) -> None:
        """Show the state as it is now; nothing where the screen is not mounted yet."""
        raise NotImplementedError

    def _page_painted(self) -> None:
        self.painted()
        self.call_later(garbage.look)

    def painted(self) -> None:
        """What was drawn is on the terminal now: the learner can have seen it."""

    def can(self, name: str, number: int = 0) -> bool:
        """Whether the command does something now."""
        raise NotImplementedError

    async def do(self, name: str, number: int = 0) -> None:
        """Do it. It is called only where `can` allows it."""
        raise NotImplementedError

    @property
    def has_room(self) -> bool:
        """Whether the terminal is large enough to show anything; without it nothing can be answered either."""
        return room_enough(self.app.size)

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
        self.scroll_lines(pages * max(self.page.size.height - 2, 1))

    def scroll_lines(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.page.scroll_relative(y=lines, animate=False, force=True)

    def bring_into_sight(self) -> None:
        """Let the next drawing scroll to the paragraphs marked `here`, or to the top where there are none."""
        self.page.look()

    def notify_here(self, *lines: tuple[str, str]) -> None:
        """Show lines above the footer, each a text and its style; the app's own note stands last, muted.

        Of a text of more than about two lines only the beginning is shown: the notes must not take the room of the question
        and the keys.
        """
        width, height = min(self.size.width, COLUMN), self.size.height
        most = max(2 * width - 10, 130 if height >= 16 else 50)
        own = [(note, MUTED) for note in self.quiz.note.split("\n")]
        texts = [shown(text.replace("\n", " "), style) for text, style in (*lines, *own) if text]
        self.notes.show(cut(text, most) for text in texts)

    def entry(self, name: str, words: str | None = None, key: str = "", number: int = 0, *, last: bool = False) -> Entry:
        """The footer's entry for a command of this screen (or of every screen)."""
        command = named((*self.commands, *self.quiz.everywhere), name)
        return Entry(key or command.key, command.footer if words is None else words, name, number, last=last)

    def key(self, name: str) -> str:
        """The key of a command as it is now, to be told in a sentence."""
        return self.entry(name).key

    def works(self, command: KeyCommand) -> bool:
        """Whether the command does something now."""
        return self.can(command.name, 1 if command.numbered else 0)
