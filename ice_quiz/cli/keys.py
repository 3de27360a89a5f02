"""The keys among the settings: `ice-quiz config keys` lists them, `ice-quiz config keys.study.hint z` gives one anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from ice_quiz.errors import UsageError
from ice_quiz.machine import KEYS, MachineFile, clear, read
from ice_quiz.places import Places
from ice_quiz.tui.commands import SCREENS, KeyCommand
from ice_quiz.tui.key_names import written_key
from ice_quiz.tui.keyring import keyring
from ice_quiz.tui.rebinding import EVERY, give_keys, usual_keys


class KeyRow(NamedTuple):
    """A command under its full name, with its keys as they are written in settings.toml, and those it is delivered with."""

    name: str
    keys: list[str]
    usual: list[str]
    help: str


def key_rows(name: str) -> list[KeyRow]:
    """Every command that the name means. Raises `UsageError` where there is none."""
    ring = keyring(read(Places.from_environment(os.environ).config))
    rows = []
    for screen, commands in SCREENS.items():
        for command, own in zip(ring.of(commands), commands, strict=True):
            full = f"{KEYS}.{screen}.{command.name}"
            if command.keys and name in (KEYS, f"{KEYS}.{screen}", full, f"{KEYS}.{command.name}"):
                rows.append(KeyRow(full, _written(command), _written(own), command.help))
    if not rows:
        raise UsageError(f"There is no key “{name}”.", advice="`ice-quiz config keys` lists them.")
    return rows


def key_lines(rows: list[KeyRow]) -> Iterator[str]:
    """The rows in columns."""
    names = max(len(row.name) for row in rows)
    keys = max(len(" ".join(row.keys)) for row in rows)
    return (f"{row.name:{names}}  {' '.join(row.keys):{keys}}  {row.help}" for row in rows)


def change_keys(name: str, text: str | None) -> str:
    """Give a command the keys in the text, apart at blanks, or its usual ones (None); what that does, in words.

    A screen has its usual ones back as a whole, unless its name is that of a command that was given a key.

    Raises `UsageError` for keys it cannot have, `IceQuizError` where they cannot be kept.
    """
    config = Places.from_environment(os.environ).config
    if name == KEYS and text is None:
        clear(config, (KEYS,))
        return "All keys are as delivered."
    _, *screen, command = name.split(".") if "." in name else (name, "")
    if len(screen) > 1 or not command:
        raise UsageError(f"There is no key “{name}”.", advice="`ice-quiz config keys` lists them.")
    file = read(config)
    if text is None and name in _screens(file):
        return usual_keys(file, command)
    return give_keys(file, "".join(screen) or EVERY, command, None if text is None else text.split())


def _screens(file: MachineFile) -> set[str]:
    """The names that mean a screen."""
    commands = {each.command for each in file.keys if each.screen == EVERY}
    return {f"{KEYS}.{screen}" for screen in SCREENS if screen not in commands}


def _written(command: KeyCommand) -> list[str]:
    return [written_key(key) for key in command.keys.split(",")]
