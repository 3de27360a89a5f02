"""The line that is typed: its text, its cursor, and what each editing key makes of it.

The study screen edits it itself instead of using Textual's Input: Textual gives each focused widget its own queue of keys,
so that a key pressed right after another one could reach the wrong widget first. Here every key is taken in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ice_quiz.language.printable import printable

LONGEST = 1000
"""How many characters an answer can have: more than any answer needs, and quick to paint."""

_WORD_LEFT = re.compile(r"\w+\W*$")
_WORD_RIGHT = re.compile(r"^\W*\w+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with the cursor before its character number `at`."""

    text: str = ""
    at: int = 0

    def insert(self, text: str) -> TextLine:
        """The line with the text put in at the cursor: made printable, line breaks as spaces, as much as fits."""
        clean = printable(text[: LONGEST * 2]).replace("\n", " ").replace("\t", " ")[: LONGEST - len(self.text)]
        return TextLine(self.text[: self.at] + clean + self.text[self.at :], self.at + len(clean))

    def left(self) -> TextLine:
        """The cursor one character to the left, over marks that stand on that character."""
        at = max(self.at - 1, 0)
        while at > 0 and unicodedata.combining(self.text[at]):
            at -= 1
        return replace(self, at=at)

    def right(self) -> TextLine:
        """The cursor one character to the right, over marks that stand on that character."""
        at = min(self.at + 1, len(self.text))
        while at < len(self.text) and unicodedata.combining(self.text[at]):
            at += 1
        return replace(self, at=at)

    def word_left(self) -> TextLine:
        """The cursor at the start of the word before it."""
        found = _WORD_LEFT.search(self.text[: self.at])
        return replace(self, at=found.start() if found else 0)

    def word_right(self) -> TextLine:
        """The cursor at the end of the word after it."""
        found = _WORD_RIGHT.search(self.text[self.at :])
        return replace(self, at=self.at + found.end() if found else len(self.text))

    def home(self) -> TextLine:
        """The cursor at the start."""
        return replace(self, at=0)

    def end(self) -> TextLine:
        """The cursor at the end."""
        return replace(self, at=len(self.text))

    def _without(self, start: int, end: int) -> TextLine:
        return TextLine(self.text[:start] + self.text[end:], start)

    def backspace(self) -> TextLine:
        """The line without the character before the cursor."""
        return self._without(max(self.at - 1, 0), self.at)

    def delete(self) -> TextLine:
        """The line without the character after the cursor."""
        return self._without(self.at, self.right().at)

    def delete_word(self) -> TextLine:
        """The line without the word before the cursor."""
        return self._without(self.word_left().at, self.at)

    def delete_to_start(self) -> TextLine:
        """The line without what stands before the cursor."""
        return self._without(0, self.at)

    def delete_to_end(self) -> TextLine:
        """The line without what stands after the cursor."""
        return self._without(self.at, len(self.text))


EMPTY = TextLine()

EDITS: Mapping[str, Callable[[TextLine], TextLine]] = {
    "left": TextLine.left,
    "ctrl+b": TextLine.left,
    "right": TextLine.right,
    "ctrl+f": TextLine.right,
    "ctrl+left": TextLine.word_left,
    "alt+b": TextLine.word_left,
    "ctrl+right": TextLine.word_right,
    "alt+f": TextLine.word_right,
    "home": TextLine.home,
    "ctrl+a": TextLine.home,
    "end": TextLine.end,
    "ctrl+e": TextLine.end,
    "backspace": TextLine.backspace,
    "ctrl+h": TextLine.backspace,
    "delete": TextLine.delete,
    "ctrl+d": TextLine.delete,
    "ctrl+w": TextLine.delete_word,
    "alt+backspace": TextLine.delete_word,
    "ctrl+backspace": TextLine.delete_word,
    "ctrl+u": TextLine.delete_to_start,
    "ctrl+k": TextLine.delete_to_end,
}
"""The editing keys that shells and text fields have in common."""
