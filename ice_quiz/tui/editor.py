"""The author's own editor, opened at a line: which one, how it is told the line, and what to say where it fails."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ice_quiz.errors import UsageError
from ice_quiz.facts.problems import Place

if TYPE_CHECKING:
    from textual.app import App

USUAL = ("sensible-editor", "nano", "vim", "vi")
"""Tried where neither VISUAL nor EDITOR says which editor to use."""

# How editors are told a place, by the name of their program; from their own manuals. Others are given the file alone.
_BY_LINE = (
    "vi",
    "vim",
    "nvim",
    "nano",
    "emacs",
    "emacsclient",
    "joe",
    "jed",
    "mcedit",
    "ne",
    "kak",
    "micro",
    "sensible-editor",
)
_BY_SUFFIX = ("hx", "helix", "subl", "zed")
_BY_GOTO = ("code", "codium", "code-insiders", "cursor")


def editor_at(place: Place, environment: Mapping[str, str]) -> list[str]:
    """The command that opens a file at a line, as arguments and never for a shell. Raises `UsageError` without an editor."""
    set_ = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        command = shlex.split(set_)
    except ValueError:
        raise UsageError(f"EDITOR cannot be understood: {set_!r}.", advice="Set it to a program, such as nano.") from None
    if not command:
        found = next((name for name in USUAL if shutil.which(name, path=environment.get("PATH"))), "")
        if not found:
            raise UsageError("No editor is set.", advice="Set EDITOR to your editor's name, such as EDITOR=nano.")
        command = [found]
    return [*command, *_arguments(Path(command[0]).name, place)]


def _arguments(editor: str, place: Place) -> list[str]:
    file = str(Path(place.file).absolute())  # so that a name that begins with a dash is no option
    if editor in _BY_LINE:
        return [f"+{place.line}", file]
    if editor in _BY_SUFFIX:
        return [f"{file}:{place.line}:{place.column}"]
    if editor in _BY_GOTO:
        return ["--wait", "--goto", f"{file}:{place.line}:{place.column}"]
    return [file]


def edit(app: App[None], place: Place) -> str:
    """Leave the screen to the editor until it has ended; what went wrong, in a sentence, or nothing."""
    try:
        command = editor_at(place, os.environ)
        with app.suspend():
            # Caught in here: what is raised through `suspend` leaves the terminal as the editor had it.
            return _run(command)
    except UsageError as error:
        return str(error)
    except SuspendNotSupported:
        return "This terminal cannot be left to an editor: edit the file in another window."


def _run(command: list[str]) -> str:
    # Ctrl+Z in the editor reaches all of the job: it stops as a whole and goes on by `fg`.
    with _given_back(), _handled({signal.SIGTSTP: signal.SIG_DFL}):
        try:
            editor = subprocess.Popen(command)
        except OSError as problem:
            return f"{command[0]} cannot be started: {problem.strerror or problem}. Set EDITOR to your editor's name."
        with _handled({signal.SIGINT: signal.SIG_IGN, signal.SIGQUIT: signal.SIG_IGN}):  # they are for the editor: system(3)
            code = editor.wait()
    return how_it_ended(command[0], code)


def how_it_ended(editor: str, code: int) -> str:
    """What is told of an editor that ended with this code, as subprocess tells it: below 0 the number of a signal."""
    if code == 0:
        return ""
    if code > 0:
        return f"{editor} ended with code {code}; what it saved counts."
    try:
        name = signal.Signals(-code).name
    except ValueError:  # signals for real time have only numbers
        name = f"signal {-code}"
    return f"{editor} was ended by {name}; what it saved counts."


@contextmanager
def _handled(handlers: Mapping[signal.Signals, signal.Handlers]) -> Iterator[None]:
    """Handle signals so for a while."""
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _given_back() -> Iterator[None]:
    """The terminal afterwards as it was, also from an editor that was killed while it read single keys.

    Where the editor ended in the background, tcsetattr(3) stops this program until `fg`.
    """
    try:
        modes = termios.tcgetattr(0)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        with suppress(termios.error):  # it is gone, which is seen elsewhere
            termios.tcsetattr(0, termios.TCSANOW, modes)
