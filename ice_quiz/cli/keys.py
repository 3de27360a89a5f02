"""The keys among the settings: `ice-quiz config keys` lists them, `ice-quiz config keys.study.hint z` gives one anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from ice_quiz.errors import UsageError
from ice_quiz.machine import KEYS, Rebound, change, read
from ice_quiz.places import Places
from ice_quiz.tui.commands import SCREENS, KeyCommand
from ice_quiz.tui.key_names import key_label
from ice_quiz.tui.keyring import keyring


def key_lines(name: str) -> Iterator[str]:
    """Every key that the name means, as it is written in settings.toml, and what it does. Raises `UsageError`."""
    config = Places.from_environment(os.environ).config
    ring = keyring(read(config))
    rows = []
    for screen, commands in SCREENS.items():
        for command in ring.of(commands):
            full = f"{KEYS}.{screen}.{command.name}"
            if command.keys and (name in (KEYS, f"{KEYS}.{screen}", full, f"{KEYS}.{command.name}")):
                rows.append((full, _written(command), command.help))
    if not rows:
        raise UsageError(f"There is no key “{name}”.", advice="`ice-quiz config keys` lists them.")
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)]
    return (f"{full:{widths[0]}}  {keys:{widths[1]}}  {help_}" for full, keys, help_ in rows)


def give_keys(name: str, text: str | None) -> str:
    """Give a command the keys in the text, apart at blanks, or its usual ones (None); what that does, in words.

    Raises `UsageError` for keys it cannot have, `IceQuizError` where they cannot be kept.
    """
    *screen, command = name.split(".")[1:]
    if len(screen) > 1 or not command:
        raise UsageError(f"There is no key “{name}”.", advice="`ice-quiz config keys` lists them.")
    config = Places.from_environment(os.environ).config
    file = read(config)
    if text is not None:
        wanted = Rebound("".join(screen), command, tuple(text.split()))
        others = tuple(each for each in file.keys if each[:2] != wanted[:2])
        new = keyring(replace(file, keys=(*others, wanted))).problems
        own = [problem for problem in new if problem.startswith(f"{file.place(0)}: ")]
        if own:
            raise UsageError(own[0].removeprefix(f"{file.place(0)}: "))
    change(config, (KEYS, *screen, command), None if text is None else text.split())
    return f"{name} is {'as usual' if text is None else ' or '.join(text.split())} from now on."


def _written(command: KeyCommand) -> str:
    return " ".join(key_label(key).replace(" ", "") for key in command.keys.split(","))
