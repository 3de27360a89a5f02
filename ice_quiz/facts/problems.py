"""What is wrong with a deck, told with its place: `file:line:column: code message`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the deck, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe repair: at this place of the file (as in `Place`) stands `old`, and `new` says what was meant."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: a stable code, how much it matters, and a sentence for the teacher that says what to write.

    `edits` repair it where that is safe: where nothing else can have been meant.
    """

    place: Place
    code: str
    severity: Severity
    message: str
    edits: tuple[Edit, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop the deck."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
