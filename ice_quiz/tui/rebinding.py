"""Giving a command other keys, on their screen and by `ice-quiz config`: kept in settings.toml, or refused in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ice_quiz.errors import UsageError
from ice_quiz.machine import KEYS, MachineFile, Rebound, change
from ice_quiz.tui.key_names import written_key
from ice_quiz.tui.keyring import clash_of, keyring, meant, read_keys, usual, with_keys

EVERY = ""
"""In place of a screen: every one that has the command."""


def give_keys(file: MachineFile, screen: str, name: str, written: Sequence[str] | None) -> str:
    """Give a command these keys, or those it was delivered with (None); what that does, in words.

    Nothing else loses a key by it. Raises `UsageError` for keys that it cannot have, with the command that has them, and
    `IceQuizError` where they cannot be kept.
    """
    places = meant(screen, name)
    others = tuple(each for each in file.keys if (each.screen, each.command) != (screen, name))
    if screen and written is not None and list(read_keys(written)) == usual(places[0]).keys.split(","):
        written = None
    if written is None and screen and any((each.screen, each.command) == (EVERY, name) for each in others):
        written = [written_key(key) for key in usual(places[0]).keys.split(",")]  # unlike on all other screens
    added: tuple[Rebound, ...] = ()
    if written is not None:
        keys = read_keys(written)
        own = {at: with_keys(usual(at), keys) for at in places}
        given = {**keyring(replace(file, keys=others)).given, **own}
        if said := next(filter(None, (clash_of(at, given) for at in own)), ""):
            raise UsageError(f"{said}.")
        added = (Rebound(screen, name, tuple(written)),)
    after = keyring(replace(file, keys=(*others, *added)))
    for at, command in keyring(file).given.items():
        if at not in places and at not in after.given:
            raise UsageError(
                f"“{name}” cannot have that: “{command.key}” is the key of “{command.name}” on the screen “{at[0]}” now.",
                advice=f"Give “{command.name}” another one first.",
            )
    change(file.path.parent, tuple(filter(None, (KEYS, screen, name))), None if written is None else list(written))
    now = after.given.get(places[0], usual(places[0]))
    on = f" on {len(places)} screens" if len(places) > 1 else ""
    delivered = now.keys == usual(places[0]).keys
    return f"“{name}” is as delivered{on}: {now.shown}." if delivered else f"“{name}” has the key {now.shown}{on}."
