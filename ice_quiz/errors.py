"""The errors that are shown to people: what happened, where, and what to do next.

The tree::

    IceQuizError            exit code 1: a problem was found
    ├── UsageError          exit code 2: the command was used wrongly
    ├── DeckError           a deck cannot be used
    └── ProgressError       answers cannot be read or written
        ├── NotSaved        this write failed; the answer is kept in memory and can be tried again
        ├── Damaged         the progress file is damaged: it can be made anew from what is still there
        └── NotOurs         the progress file belongs to another program or to a newer ice_quiz

Bad input ends in one of these, never in a traceback.
"""

from __future__ import annotations


class IceQuizError(Exception):
    """A problem told to a person.

    `message` says what happened, `place` where (a file, or file:line:column), `advice` what to do next.
    """

    exit_code = 1

    def __init__(self, message: str, *, place: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        then = f"\n{self.advice}" if self.advice else ""
        return f"{where}{self.message}{then}"

    def __rich__(self) -> str:
        """What Textual prints instead of a traceback (it escapes nothing, so markup is doubled away)."""
        return str(self).replace("[", "\\[")


class UsageError(IceQuizError):
    """The command was used wrongly."""

    exit_code = 2


class DeckError(IceQuizError):
    """A deck cannot be used; the others still can."""


class ProgressError(IceQuizError):
    """Answers cannot be read or written."""


class NotSaved(ProgressError):
    """This write failed; what was to be written is still in memory and can be tried again with the same id."""


class Damaged(ProgressError):
    """The progress file is damaged. It was not touched; `ice-quiz doctor --fix` brings back what it can."""


class NotOurs(ProgressError):
    """The progress file belongs to another program, or was made by a newer ice_quiz: it is not written to."""
