"""What is told for the command line, said for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from ice_quiz.study.due import BY_COMMAND


def on_screen(text: str, deck: str, key: str = "") -> str:
    """The text with the key that does the same in place of the command that asks the deck's questions."""
    return text.replace(BY_COMMAND.format(deck=deck), f" ({key})." if key else ".")


def in_lines(text: str, style: str) -> Iterator[tuple[str, str]]:
    """What happened and what to do next, as notes of their own, so that neither pushes the other out of its line."""
    return ((line, style) for line in text.split("\n"))
