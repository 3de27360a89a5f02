"""Where a command's document goes: to a file, whole or not at all, or to standard output."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ice_quiz.cli.terminal import complain, has_terminal, say, say_json
from ice_quiz.errors import IceQuizError, UsageError
from ice_quiz.places import put_in_place


def hand_over(text: str, target: Path | None, report: Sequence[str], *, replace: bool, mark: bool = False) -> int:
    """Write a document to its file, or print it; the report goes to where it is not in the way. The exit code.

    A file that is there is replaced only when that was said or is agreed to. `mark` puts before it the sign by which
    spreadsheets know UTF-8. Raises `IceQuizError` where it cannot be written.
    """
    if target is None:
        say_json(text.removesuffix("\n"))
        complain(*report)
        return 0
    if not may_write(target, replace=replace):
        say("Nothing was written.")
        return 1
    write(text, target, mark=mark)
    say(*report)
    return 0


def may_write(target: Path, *, replace: bool) -> bool:
    """Whether a file may be written: it is not there yet, or may be replaced. Raises `UsageError` where nobody can agree."""
    if target.is_dir():
        raise UsageError("This is a folder.", place=str(target), advice="Name a file.")
    if target.exists() and not target.is_file():
        raise UsageError("This is no file that can be replaced.", place=str(target), advice="Name another one.")
    if replace or not target.exists():
        return True
    if not has_terminal():
        raise UsageError(
            "This file is there already.", place=str(target), advice="Name another one, or add --yes to replace it."
        )
    return click.confirm(f"{target} is there already. Replace it?")


def write(text: str, target: Path, *, mark: bool = False) -> None:
    """Write a text as UTF-8, whole or not at all; where a link leads to a file, to that. Raises `IceQuizError`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)  # to be handed out, so not for its owner alone
        put_in_place(text.encode("utf-8-sig" if mark else "utf-8"), Path(os.path.realpath(target)))
    except OSError as problem:
        why = problem.strerror or type(problem).__name__
        raise IceQuizError(
            f"This file could not be written: {why}.", place=str(target), advice="Nothing was changed."
        ) from None


def document_format(said: str | None, file: Path | None) -> str:
    """Whether a document is Markdown ("md") or a web page ("html"): as said, else as the file is called, else Markdown."""
    by_name = "html" if file and file.suffix.lower() in (".html", ".htm") else "md"
    return said or by_name
