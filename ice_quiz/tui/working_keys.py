"""Which keys do something now, each once, with what it does: what the help tells of a screen.

A key can belong to several commands of a screen, of which one works at a time, as enter does in a session. Here each stands
where it works: the same question that decides what a press does decides what is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ice_quiz.tui.commands import KeyCommand
from ice_quiz.tui.key_names import key_label, types_text
from ice_quiz.tui.text_line import EDITS

Can = Callable[[str, int], bool]
"""Whether a command does something now; the number is that of a numbered one, else 0."""


class Working(NamedTuple):
    """What keys do, and how they are written. `later` ones are text until the line that is typed is left."""

    keys: str
    help: str
    later: bool


def working_keys(commands: Sequence[KeyCommand], can: Can, *, typing: bool) -> list[Working]:
    """The keys that do something now, in the order of the commands; those that do the same stand together."""
    claimed: set[str] = set()
    found: dict[tuple[str, bool], list[str]] = {}
    for command in commands:
        for keys in _runs(command, can):
            new = [key for key in keys if key not in claimed]
            claimed.update(new)
            for later in (False, True):
                if mine := [key for key in new if later is (typing and _goes_into_the_line(key))]:
                    found.setdefault((command.help, later), []).extend(_labels(mine))
    told = {help_ for help_, later in found if not later}
    return [Working(_or(labels), help_, later) for (help_, later), labels in found.items() if not (later and help_ in told)]


def _goes_into_the_line(key: str) -> bool:
    return types_text(key) or (key in EDITS and key != "backspace")


def _runs(command: KeyCommand, can: Can) -> Iterator[list[str]]:
    """The keys of a command that works now: those of a numbered one as the run of its numbers and that of its letters."""
    if command.numbered:
        numbers = [number for number in range(1, 10) if can(command.name, number)]
        yield [str(number) for number in numbers]
        yield [command.letters[number - 1] for number in numbers if number <= len(command.letters)]
    elif can(command.name, 0):
        yield from ([key] for key in command.keys.split(","))


def _labels(keys: Sequence[str]) -> list[str]:
    labels = [key_label(key) for key in keys]
    return [f"{labels[0]}-{labels[-1]}"] if len(labels) > 2 else labels


def _or(labels: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))
