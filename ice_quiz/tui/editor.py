"""The author's own editor, opened at a line: which one, how it is told the line, and what to say where it fails."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
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
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as problem:
        return f"{command[0]} cannot be started: {problem.strerror or problem}. Set EDITOR to your editor's name."
    return "" if code == 0 else f"{command[0]} ended with code {code}; what it saved counts."
