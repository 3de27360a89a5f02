"""The app: it wires the screens to the desk and decides nothing."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from ice_quiz.language.printable import printable
from ice_quiz.tui.commands import EVERYWHERE, bindings
from ice_quiz.tui.screens.home import HomeScreen
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.themes import DARK, LIGHT, starting_theme

if TYPE_CHECKING:
    from ice_quiz.errors import IceQuizError
    from ice_quiz.study.desk import Desk
    from ice_quiz.study.snapshot import Snapshot


class IceQuizApp(App[None], inherit_bindings=False):
    """ice_quiz in the terminal."""

    TITLE = "ice quiz"
    CSS_PATH = Path(__file__).parent / "screens" / "sheet.tcss"
    BINDINGS = bindings(EVERYWHERE)
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, desk: Desk, note: str = "", deck: str = "") -> None:
        """`note` is a line for the learner that stays on the screen, for a clock that was set by hand.

        `deck` is what the desk was started with already; the app then begins with that session.
        """
        super().__init__()
        self.desk = desk
        self.note = note
        self.studied = bool(deck)
        self._deck = deck
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = starting_theme(os.environ)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The decks. Not a mode: for the screen of a mode Textual reads all style sheets once more before it paints."""
        return HomeScreen()

    @property
    def today(self) -> date:
        """The study day."""
        return self.desk.today

    def on_mount(self) -> None:
        """End cleanly, with the terminal as it was, when the system or the terminal's window asks for it."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._ended_by, number)
        if self._deck:
            self.show_study(self.desk.snapshot, self._deck)

    def on_ready(self) -> None:
        """The first frame is painted."""
        gc.enable()

    def _ended_by(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    async def on_event(self, event: events.Event) -> None:
        """Take every key here, one after the other.

        Textual gives keys to the widget that has the focus, each with a queue of its own, and looks up bindings in a third;
        keys pressed faster than they are handled could overtake each other. Text for the line goes to the study screen at
        once, and all bindings have priority, which Textual looks up right here.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self._took(event):
            return
        await super().on_event(event)

    def _took(self, event: events.Key | events.Paste) -> bool:
        take = getattr(self.screen, "take", None) if self.screen_stack else None
        return take is not None and take(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help only where there is something to explain."""
        if action == "do" and parameters[0] in ("help", "theme", "palette"):
            return isinstance(self.screen, Sheet)
        return True

    async def action_do(self, name: str) -> None:
        """The commands that work on every screen."""
        if name == "quit":
            self.exit()
        elif name == "theme":
            self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name
        elif name == "palette":
            self.action_command_palette()
        elif isinstance(self.screen, Sheet):
            self.show_help(self.screen)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers: the commands that do something now, here and everywhere."""
        if isinstance(screen, Sheet):
            for command in screen.possible():
                yield SystemCommand(command.title, command.help, self._on(screen, command.name))
        for command in EVERYWHERE:
            if command.title:
                yield SystemCommand(command.title, command.help, self._on(self, command.name))

    @staticmethod
    def _on(target: Sheet | IceQuizApp, name: str) -> Any:
        async def act() -> None:
            await target.action_do(name)

        return act

    def show_help(self, screen: Sheet) -> None:
        """The keys of this screen."""
        from ice_quiz.tui.screens.help import HelpScreen

        if not isinstance(screen, HelpScreen):
            self.push_screen(HelpScreen(screen.COMMANDS_HERE, screen.works))

    def show_study(self, snapshot: Snapshot, deck: str | None) -> None:
        """A session that was started."""
        from ice_quiz.tui.screens.study import StudyScreen

        self.studied = True
        self.push_screen(StudyScreen(self.desk, snapshot, deck))

    def show_problems(self, error: IceQuizError, title: str) -> None:
        """What is wrong with a deck."""
        from ice_quiz.tui.screens.problems import ProblemsScreen

        self.push_screen(ProblemsScreen(error, title))

    def show_how_to_add(self) -> None:
        """How a deck gets into the list."""
        from ice_quiz.tui.screens.adding import AddingScreen

        self.push_screen(AddingScreen())


def run(desk: Desk, note: str = "", deck: str = "") -> int:
    """Run the screens until the learner leaves; the exit code of the program.

    `note` stays on the screen. With `deck` the session that the desk was started with is shown first. Where answers could
    not be saved to the end, that is said on standard error and the code is 1.
    """
    gc.disable()  # until the first frame: nothing is garbage yet, and looking for it takes a tenth of the start
    app = IceQuizApp(desk, note, deck)
    app.run()
    gc.enable()
    unsaved = desk.leave().banner if app.studied else ""
    if unsaved:
        print(printable(unsaved), file=sys.stderr)
        return 1
    return app.return_code or 0
