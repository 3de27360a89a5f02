"""The app: it wires the screens to the desk and decides nothing."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.binding import BindingsMap
from textual.constants import TEXTUAL_ANIMATIONS
from textual.screen import Screen

from ice_quiz.errors import IceQuizError
from ice_quiz.language.printable import printable
from ice_quiz.settings import Machine
from ice_quiz.tui import garbage
from ice_quiz.tui.commands import EVERYWHERE, KeyCommand, bindings
from ice_quiz.tui.job_control import mind_the_shell, put_aside
from ice_quiz.tui.key_names import pressed_key
from ice_quiz.tui.keyring import Keyring, keyring
from ice_quiz.tui.passages import Passages
from ice_quiz.tui.screens.home import HomeScreen
from ice_quiz.tui.screens.sheet import Sheet
from ice_quiz.tui.themes import BY_SETTING, TERMINAL_COLOURS, opposite, starting_theme

if TYPE_CHECKING:
    from ice_quiz.machine import MachineFile
    from ice_quiz.study.desk import Desk
    from ice_quiz.study.wish import Wish


SWITCH_SECONDS = 0.001
"""How long another thread may keep the screens waiting, a fifth of what is usual in Python: they go first."""


PATIENCE = 1.0
"""Seconds that an answer waits for another program that holds the progress file, before the learner is told instead."""

LOST = 2.0
"""Seconds between two looks whether the terminal is still there."""


class IceQuizApp(Passages, inherit_bindings=False):
    """ice_quiz in the terminal."""

    TITLE = "ice quiz"
    CSS_PATH = Path(__file__).parent / "screens" / "sheet.tcss"
    BINDINGS = bindings(EVERYWHERE)
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        desk: Desk,
        note: str = "",
        wish: Wish | None = None,
        first: Callable[[IceQuizApp], object] | None = None,
        machine: Machine | None = None,
        keyring: Keyring | None = None,
    ) -> None:
        """`note` is a line for the learner that stays on the screen, for a clock that was set by hand.

        `wish` is what the desk was started with already; the app then begins with that session, else with `first`.
        `machine` are this machine's settings, the usual ones without; `keyring` are the keys that were given anew.
        """
        self.machine = machine or Machine()
        themed = "TEXTUAL_THEME" in os.environ  # it counts more than what is set here
        # Which colours it may send, Textual decides here, before it knows the theme; afterwards the theme says it.
        super().__init__(ansi_color=(not themed and self.machine.theme == TERMINAL_COLOURS) or None)
        self.set_reactive(App.ansi_color, None)
        self.keyring = keyring or Keyring()
        if self.keyring.given:
            self._bindings = BindingsMap(bindings(self.everywhere))
        self.desk = desk
        self.note = note
        self.studied = wish is not None
        self.alerts: tuple[str, ...] = ()
        self._wish = wish
        self._first = first
        self._painted = False
        self._day: date | None = None
        for theme in BY_SETTING.values():
            self.register_theme(theme)
        if self.machine.motion == "reduced":
            self.animation_level = "none"
        if not themed:
            # Set without its watcher, which would have all style sheets read a second time before the first frame.
            self.set_reactive(App.theme, self._theme_wanted())
            self.set_class(self.current_theme.dark, "-dark-mode", update=False)
            self.set_class(not self.current_theme.dark, "-light-mode", update=False)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """The decks. Not a mode: for the screen of a mode Textual reads all style sheets once more before it paints."""
        return HomeScreen()

    @property
    def everywhere(self) -> tuple[KeyCommand, ...]:
        """The commands of every screen, each with the keys it has now."""
        return self.keyring.of(EVERYWHERE)

    @property
    def today(self) -> date:
        """The study day."""
        return self.desk.today

    def on_mount(self) -> None:
        """End cleanly, with the terminal as it was, when the system or the terminal's window asks for it."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._ended_by, number)
        if not self.is_headless:
            self.set_interval(LOST, self._leave_a_lost_terminal)
            mind_the_shell(self)
        if self._wish:
            self.show_study(self.desk.snapshot, self._wish)
        elif self._first:
            self._first(self)

    def on_ready(self) -> None:
        """The first frame is painted."""
        self._painted = True
        garbage.release()
        self._look_after()

    def on_day(self, today: date) -> None:
        """Look after the progress file once more where a study day has begun since: the program may run for weeks."""
        if self._day is not None and today > self._day:
            self._look_after()
        self._day = today

    def _look_after(self) -> None:
        """Have the progress file looked through and backed up; it takes no time from the screens."""
        Thread(target=lambda: self.call_later(self._alert, self.desk.look_after()), name="progress file").start()

    def _alert(self, alerts: tuple[str, ...]) -> None:
        """What the learner has to know of the progress file stands among the decks until the program ends."""
        self.alerts = alerts
        if isinstance(self.screen, HomeScreen):
            if self.desk.changed_elsewhere():
                self.screen.look_again()
            self.screen.draw()

    def _ended_by(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    def _leave_a_lost_terminal(self) -> None:
        """End where the terminal is gone and no signal told so: Textual would read from it for ever, as fast as it can."""
        if not os.isatty(0):
            self._ended_by(signal.SIGHUP)

    async def on_event(self, event: events.Event) -> None:
        """Take every key here, one after the other.

        Textual gives keys to the widget that has the focus, each with a queue of its own, and looks up bindings in a third;
        keys pressed faster than they are handled could overtake each other. Text for the line goes to the study screen at
        once, and all bindings have priority, which Textual looks up right here.
        """
        if isinstance(event, events.Resize):
            event = self._at_last(event)
            if self._painted:
                self.call_later(self._paint_anew)
        if isinstance(event, events.Key):
            event.key = pressed_key(event.key)
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self._took(event):
            return
        await super().on_event(event)

    def _at_last(self, told: events.Resize) -> events.Resize:
        """The size that the terminal has now.

        Textual asks for it in the handler of SIGWINCH, which another SIGWINCH can interrupt: in a burst an older size can
        be told last. What the terminal tells by itself, with its pixels, is true as it is.
        """
        if self.is_headless or told.pixel_size is not None:
            return told
        return events.Resize.from_dimensions(shutil.get_terminal_size(), None)

    def _paint_anew(self) -> None:
        """Paint everything: a window that went smaller and back at once lost its text, though its size is the same.

        Textual paints only what it knows to have changed, and has no public way to be told otherwise.
        """
        self._display(self.screen, self.screen._compositor.render_update(full=True))

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
        elif name == "put-aside":
            put_aside(self)
        elif name == "theme":
            self._change_theme()
        elif name == "palette":
            self._open_or_close_palette()
        elif isinstance(self.screen, Sheet):
            self.show_help(self.screen)

    def _open_or_close_palette(self) -> None:
        from ice_quiz.tui.screens.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            self.screen.dismiss()
        elif isinstance(self.screen, Sheet):
            self.show_palette(self.screen)

    def _theme_wanted(self) -> str:
        return starting_theme(os.environ, self.machine.theme, few_colours=self.console.color_system == "standard")

    def _change_theme(self) -> None:
        """Light or dark, now and the next time."""
        wanted = opposite(self.theme)
        self.look(replace(self.machine, theme=wanted))
        try:
            self.desk.adjust("theme", wanted)
        except IceQuizError as problem:
            self.note = f"This look is not kept. {Path(problem.place).name}: {problem.message}"
            if isinstance(self.screen, Sheet):
                self.screen.draw()

    def look(self, machine: Machine) -> None:
        """Look as these settings of the machine say."""
        self.machine = machine
        self.animation_level = "none" if machine.motion == "reduced" else TEXTUAL_ANIMATIONS
        theme = self._theme_wanted()
        if theme != self.theme:
            self.theme = theme

    def take_keys(self) -> None:
        """Use the keys as the file of settings gives them now, on every screen that is open."""
        self.keyring = keyring(self.desk.machine())
        self._bindings = BindingsMap(bindings(self.everywhere))
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.take_keys()

    def show_help(self, screen: Sheet) -> None:
        """The keys of this screen."""
        from ice_quiz.tui.screens.help import HelpScreen

        if not isinstance(screen, HelpScreen):
            self.push_screen(HelpScreen(screen))


def _in_short(file: MachineFile, keys: Keyring) -> Iterator[str]:
    """What is wrong in this machine's file of settings: the first of it, by the file's name, and how many more."""
    problems = (*file.problems, *keys.problems)
    for problem in problems[:1]:
        yield problem.partition("\n")[0].replace(f"{file.path.parent}{os.sep}", "")
    if len(problems) > 1:
        yield f"{len(problems) - 1} more in that file: `ice-quiz config` tells all."


def run(desk: Desk, note: str = "", wish: Wish | None = None, first: Callable[[IceQuizApp], object] | None = None) -> int:
    """Run the screens until the learner leaves; the exit code of the program.

    `note` stays on the screen. With `wish` the session that the desk was started with is shown first, without it what
    `first` shows. Where answers could not be saved to the end, that is said on standard error and the code is 1; what is
    wrong with the progress file is said there too.
    """
    garbage.hold()
    sys.setswitchinterval(SWITCH_SECONDS)
    desk.wait_at_most(PATIENCE)
    file = desk.machine()
    keys = keyring(file)
    note = "\n".join(filter(None, (note, *_in_short(file, keys))))
    app = IceQuizApp(desk, note, wish, first, file.machine, keys)
    app.run()
    garbage.release()
    for alert in app.alerts:
        print(printable(alert), file=sys.stderr)
    unsaved = desk.leave().banner if app.studied else ""
    if unsaved:
        print(printable(unsaved), file=sys.stderr)
        return 1
    return app.return_code or 0
