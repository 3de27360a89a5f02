"""The decks line by line, and from them into a session and back: the home screen of a terminal that cannot draw one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from ice_quiz.errors import DeckError
from ice_quiz.plain import lines as session
from ice_quiz.plain.decks import deck_lines, due_today
from ice_quiz.study.desk import Desk
from ice_quiz.study.wish import Wish


def run(desk: Desk, lines: Iterator[str | None], output: TextIO) -> int:
    """Show the decks and hold sessions until the learner leaves; the exit code is that of the last session."""
    code = 0
    while True:
        decks = desk.due()
        _say(output, "", due_today(decks, desk.today))
        for number, deck in enumerate(decks, 1):
            _say(
                output,
                *(f"{number}. {line}" if not at else f"   {line}" for at, line in enumerate(deck_lines(deck, desk.today))),
            )
        output.write("Number of the deck to study, or Enter to leave: ")
        output.flush()
        line = (next(lines, "") or "").strip()
        if line in ("", "q", "/q", "/quit"):
            return code
        if not line.isdecimal() or len(line) > 6 or not 1 <= int(line) <= len(decks):
            _say(output, f"Type a number from 1 to {len(decks)}.")
            continue
        try:
            code = session.run(desk, Wish(decks[int(line) - 1].id), lines, output)
        except DeckError as problem:
            _say(output, str(problem))


def _say(output: TextIO, *lines: str) -> None:
    output.write("".join(f"{line}\n" for line in lines))
