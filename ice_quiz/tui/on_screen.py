"""What is told for the command line, said for a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ice_quiz.study.due import BY_COMMAND

_BY_COMMAND = re.compile(re.escape(BY_COMMAND).replace(r"\{deck\}", "[^`]*"))


def on_screen(text: str, key: str = "") -> str:
    """The text with the key that does the same in place of the command that asks a deck's questions."""
    return _BY_COMMAND.sub(f" ({key})." if key else ".", text)


def in_lines(text: str, style: str) -> Iterator[tuple[str, str]]:
    """What happened and what to do next, as notes of their own, so that neither pushes the other out of its line."""
    return ((line, style) for line in text.split("\n"))
