"""Where the program's lines come from and go to: encodings, terminals, and the one way out for text.

Everything that a command prints passes `printable` here, so that no file name and no argument moves the cursor.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from ice_quiz.language.printable import printable

DUMB = frozenset({"dumb", "unknown"})
"""The values of TERM for a terminal that cannot move its cursor."""

_PLAIN_SIGNS = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "·": "-", "✓": "+", "✗": "x"}


def _nearest_sign(problem: UnicodeError) -> tuple[str, int]:
    """For a character that the output's encoding lacks: a plainer one, its letter without accents, or a question mark."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    text = problem.object[problem.start : problem.end]
    plain = (
        _PLAIN_SIGNS.get(each) or unicodedata.normalize("NFKD", each).encode("ascii", "ignore").decode() for each in text
    )
    return "".join(each or "?" for each in plain), problem.end


def set_up_streams() -> None:
    """Make sure that no text fails to be written or read, whatever the terminal's encoding is."""
    codecs.register_error("ice_quiz.nearest", _nearest_sign)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="ice_quiz.nearest")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def say(*lines: str) -> None:
    """Print lines on standard output."""
    if sys.stdout is not None:
        sys.stdout.write("".join(f"{printable(line)}\n" for line in lines))


def say_json(text: str) -> None:
    """Print a JSON document as UTF-8, whatever the terminal's encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")


def json_output() -> TextIO:
    """Where JSON goes line by line, which is UTF-8 everywhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout or io.StringIO()


def complain(*lines: str) -> None:
    """Print lines on standard error."""
    if sys.stderr is not None:
        try:
            sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))
            sys.stderr.flush()
        except OSError:
            pass  # nobody listens


def let_go_of_output() -> None:
    """Send what is still to be written nowhere, where nobody reads it any more: Python would complain at its end."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def has_terminal() -> bool:
    """Whether somebody sits there: input and output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def is_dumb() -> bool:
    """Whether the terminal cannot draw a screen."""
    return os.environ.get("TERM", "") in DUMB


def typed_lines() -> Iterator[str | None]:
    """What is typed, line by line; None stands for a line that is too long."""
    from ice_quiz.plain.reading import lines_of

    if sys.stdin is not None:
        encoding = sys.stdin.encoding
        yield from (None if line is None else line.decode(encoding, "replace") for line in lines_of(sys.stdin.buffer))
