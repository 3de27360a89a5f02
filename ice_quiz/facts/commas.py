"""What YAML split at a comma, and the quotes that hold it together."""

from __future__ import annotations

from collections.abc import Iterable

from ice_quiz.facts.problems import Edit
from ice_quiz.facts.reader import Text


def split_number(texts: Iterable[str]) -> tuple[Text, str] | None:
    """Where YAML split a number at its comma (`[10,000, 7,600]`): the place, and the number as it was meant.

    The sign is a text of three digits right behind a comma, without a space.
    """
    earlier: Text | None = None
    for text in texts:
        if not isinstance(text, Text):
            return None
        if (
            earlier is not None
            and text.plain
            and len(text) == 3
            and text.isdigit()
            and earlier.split(" ")[-1].isdigit()
            and len(earlier.split(" ")[-1]) <= 3
            and text.line == earlier.line
            and text.column == earlier.column + len(earlier) + 1
        ):
            return earlier, f"{earlier},{text}"
        earlier = text
    return None


def quoted(first: Text, whole: str) -> Edit:
    """Quotes around what YAML split, as far as it stands in one line with one space, or none, behind each comma."""
    return Edit(first.line, first.column, whole, f'"{whole}"')
